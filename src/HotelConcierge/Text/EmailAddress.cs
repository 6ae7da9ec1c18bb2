using System.Text.RegularExpressions;

namespace HotelConcierge.Text;

/// <summary>E-mail addresses as people and systems write them, by their shape alone.</summary>
internal static partial class EmailAddress
{
    /// <summary>The most characters that one can have (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <returns>The address in small letters; null for what is not exactly one.</returns>
    public static string? Read(string written) =>
        written.Length <= Longest && !written.Any(char.IsControl) && Shape.IsMatch(written) ? written.ToLowerInvariant() : null;

    [GeneratedRegex(@"^[^@\s,;<>""]+@[^@\s,;<>""]+\.[^@\s,;<>"".]+$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex Shape { get; }
}
