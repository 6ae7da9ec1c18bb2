using System.Collections.Immutable;

namespace HotelConcierge.Embedded.Model;

/// <summary>Ages that a message says without a unit: "my daughter is two".</summary>
internal static class ProfileFacts
{
    private const int MonthsInAYear = 12;

    /// <summary>A child of six is at school.</summary>
    private const int OldestMonths = 6 * MonthsInAYear;

    /// <summary>The first age of a child that is said, in months; null when none of a small child is.</summary>
    public static int? Months(string text, ListeningRules rules)
    {
        var words = rules.Hear(text);
        if (!rules.Says(words, rules.Children))
            return null;
        var at = Array.IndexOf(MarkAges(words, rules), true);
        if (at < 0)
            return null;
        var isMonths = at + 1 < words.Length && rules.Mark(words, rules.Months)[at + 1];
        return rules.Cardinal(words[at]) * (isMonths ? 1 : MonthsInAYear) is { } months and < OldestMonths ? months : null;
    }

    /// <summary>Which words are a number of years or months: they have a unit, or come after "is" where a child is spoken of.</summary>
    public static bool[] MarkAges(ImmutableArray<string> words, ListeningRules rules)
    {
        var units = rules.Mark(words, rules.Years.AddRange(rules.Months));
        var afterIs = rules.Mark(words, rules.Is);
        var ignored = rules.Mark(words, rules.Ignored);
        var isAboutAChild = rules.Says(words, rules.Children);
        var ages = new bool[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            var hasUnit = at + 1 < words.Length && units[at + 1];
            var followsIs = at > 0 && afterIs[at - 1] && !ignored[at];
            ages[at] = rules.Cardinal(words[at]) is not null && (hasUnit || (isAboutAChild && followsIs));
        }

        return ages;
    }
}
