using System.Text;
using System.Text.RegularExpressions;

namespace HotelConcierge.Text;

/// <summary>Puts values into the <c>{slots}</c> of our own texts, in one pass: what was put in is never looked at again.</summary>
internal static partial class Template
{
    public static string Fill(string template, params ReadOnlySpan<(string Slot, string Value)> values)
    {
        var filled = new StringBuilder(template.Length);
        var from = 0;
        foreach (var slot in SlotPattern().EnumerateMatches(template))
        {
            filled.Append(template, from, slot.Index - from)
                .Append(ValueOf(template.AsSpan(slot.Index + 1, slot.Length - 2), values) ?? template.Substring(slot.Index, slot.Length));
            from = slot.Index + slot.Length;
        }

        return filled.Append(template, from, template.Length - from).ToString();
    }

    /// <summary>The names of the slots a text of ours has.</summary>
    public static IEnumerable<string> SlotsOf(string template) =>
        SlotPattern().Matches(template).Select(match => match.Value[1..^1]);

    private static string? ValueOf(ReadOnlySpan<char> slot, ReadOnlySpan<(string Slot, string Value)> values)
    {
        foreach (var (name, value) in values)
            if (slot.SequenceEqual(name))
                return value;
        return null;
    }

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex SlotPattern();
}
