using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>
/// Reads what an answer cites, as <c>[2]</c>, where there are pages to cite: a page that was looked up and not used is not shown, and the
/// guest reads no numbers.
/// </summary>
internal static class Citations
{
    private const int MostDigits = 2;

    /// <summary>The text without its citations, and the parts without the pages that it does not cite: of those that it does, the first.</summary>
    public static (string Text, IReadOnlyList<ReplyPart> Parts) Apply(string text, IReadOnlyList<ReplyPart> parts)
    {
        var links = parts.OfType<ReplyPart.Link>().Where(link => link.CitedAs is not null).ToList();
        if (links.Count == 0)
            return (text, parts);
        var (plain, cited) = Read(text);
        var used = cited.Select(number => links.Find(link => link.CitedAs == number)).FirstOrDefault(link => link is not null);
        return (plain, [.. parts.Where(part => part is not ReplyPart.Link { CitedAs: not null } || ReferenceEquals(part, used))]);
    }

    private static (string Text, ImmutableArray<int> Cited) Read(string text)
    {
        var plain = new StringBuilder();
        var cited = ImmutableArray.CreateBuilder<int>();
        for (var at = 0; at < text.Length; at++)
        {
            var end = at + 1;
            while (text[at] == '[' && end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (text[at] != '[' || end == at + 1 || end - at - 1 > MostDigits || end >= text.Length || text[end] != ']')
            {
                plain.Append(text[at]);
                continue;
            }

            cited.Add(int.Parse(text.AsSpan(at + 1, end - at - 1), CultureInfo.InvariantCulture));
            while (plain.Length > 0 && plain[^1] == ' ')
                plain.Length--;
            at = end;
        }

        return (plain.ToString().TrimEnd(), cited.ToImmutable());
    }
}
