using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HotelConcierge.Text;

/// <summary>
/// A code that a guest sends to prove something: <c>HC-XXXX-XXXX-XXXX</c>, of letters and digits that are not taken for each
/// other. Eleven symbols are random (55 bits), the twelfth checks the others. Pure.
/// </summary>
/// <param name="Value">As it is written; empty for what has a code's shape and is none, by a slip of the pen.</param>
public readonly partial record struct OneTimeCode(string Value)
{
    /// <summary>How many random bytes <see cref="From"/> takes.</summary>
    public const int RandomBytes = 8;

    private const string Prefix = "HC";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Symbols = 12;
    private const int Group = 4;

    private static readonly SearchValues<char> Known = SearchValues.Create(Alphabet);

    /// <summary>Whether its symbols fit each other. It may still have been made up.</summary>
    public bool IsWhole => !string.IsNullOrEmpty(Value);

    /// <summary>The code of <see cref="RandomBytes"/> random bytes.</summary>
    public static OneTimeCode From(ReadOnlySpan<byte> random)
    {
        var bits = BitConverter.ToUInt64(random[..RandomBytes]);
        Span<char> symbols = stackalloc char[Symbols];
        for (var place = 0; place < Symbols - 1; place++, bits >>= 5)
            symbols[place] = Alphabet[(int)(bits & 31)];
        symbols[^1] = CheckOf(symbols[..^1]);
        return new(Write(symbols));
    }

    /// <summary>The codes in a text, and the text without them.</summary>
    /// <remarks>
    /// Case and hyphens do not matter, nor O for 0 and I or L for 1. Words with blanks between them are a code only where the symbols
    /// fit.
    /// </remarks>
    public static (IReadOnlyList<OneTimeCode> Codes, string Remainder) ReadAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var codes = new List<OneTimeCode>();
        var (rest, found) = (text, -1);

        // What stood around a code that was taken out may be one itself.
        while (found < codes.Count)
        {
            found = codes.Count;
            rest = Shape.Replace(rest, match =>
            {
                var code = Read(match.Groups["first"].Value + match.Groups["second"].Value + match.Groups["third"].Value);
                if (!code.IsWhole && match.ValueSpan.ContainsAny(' ', '\u00A0'))
                    return match.Value;
                codes.Add(code);
                return "";
            });
        }

        return (codes, codes.Count == 0 ? text : rest.Trim());
    }

    public override string ToString() => Value;

    private static OneTimeCode Read(string written)
    {
        Span<char> symbols = stackalloc char[Symbols];
        for (var place = 0; place < Symbols; place++)
        {
            symbols[place] = char.ToUpperInvariant(written[place]) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
        }

        return !symbols.ContainsAnyExcept(Known) && symbols[^1] == CheckOf(symbols[..^1]) ? new(Write(symbols)) : new("");
    }

    /// <summary>Of a digest, so that one slip in thirty-two is not found, whichever it is.</summary>
    private static char CheckOf(ReadOnlySpan<char> symbols) =>
        Alphabet[SHA256.HashData(Encoding.ASCII.GetBytes(symbols.ToArray()))[0] & 31];

    private static string Write(ReadOnlySpan<char> symbols) =>
        $"{Prefix}-{symbols[..Group]}-{symbols[Group..(2 * Group)]}-{symbols[(2 * Group)..]}";

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])HC[-–— \u00A0]?(?<first>[0-9A-Z]{4})[-–— \u00A0]?(?<second>[0-9A-Z]{4})[-–— \u00A0]?(?<third>[0-9A-Z]{4})(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex Shape { get; }
}
