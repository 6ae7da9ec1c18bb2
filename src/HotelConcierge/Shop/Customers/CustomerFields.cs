using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Shop.Customers;

/// <summary>Checks what somebody says of themselves before it goes into an ERP, where staff read it.</summary>
internal static partial class CustomerFields
{
    public const int LongestName = 100;
    public const int LongestStreet = 200;
    public const int LongestCity = 100;
    public const int LongestPostalCode = 20;

    private static readonly SearchValues<char> NeverInside = SearchValues.Create("@<>{}\\");

    /// <summary>What is wrong with a text, as a part of a sentence; null for nothing.</summary>
    /// <param name="mustHaveLetters">As a name does.</param>
    public static string? FindProblem(string text, int longest, bool mustHaveLetters)
    {
        if (text.Length > longest)
            return string.Create(CultureInfo.InvariantCulture, $"is longer than {longest} characters");
        if (text.Any(IsInvisible))
            return "has to be on one line, of characters that can be seen";
        if (WebAddress.TryFind(text, 0, longest, out _, out _) || text.AsSpan().ContainsAny(NeverInside) || HostName.IsMatch(text))
            return "may hold no web or e-mail address and no signs of code";
        return mustHaveLetters && !text.Any(char.IsLetter) ? "has no letters" : null;
    }

    /// <summary>Control characters, and those that turn or hide others; what joins letters in some scripts is none.</summary>
    private static bool IsInvisible(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || (char.GetUnicodeCategory(sign) is UnicodeCategory.Format && sign is not ('\u200C' or '\u200D'));

    // "shop.example", but not "Dr.Smith" and not "Co., Ltd.".
    [GeneratedRegex(@"[\p{L}\p{N}]\.[a-z]{2,}(?!\p{L})", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex HostName { get; }
}
