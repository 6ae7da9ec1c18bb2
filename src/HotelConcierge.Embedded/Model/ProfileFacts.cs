using System.Collections.Immutable;
using HotelConcierge.Assistants;

namespace HotelConcierge.Embedded.Model;

/// <summary>What a guest's message says about the child for good: "my daughter is two", "we have no garden".</summary>
internal static class ProfileFacts
{
    private const int MonthsInAYear = 12;

    /// <summary>Facts by the profile's field names; only those that the profile does not hold yet.</summary>
    public static ImmutableSortedDictionary<string, string> New(string text, ListeningRules rules, ActivityPool pool, GuestProfile profile)
    {
        var words = rules.Hear(text);
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (profile["age"] is null
            && rules.Says(words, rules.Children)
            && Years(words, rules) is { } years
            && BandOf(years, pool) is { } band)
            facts["age"] = band.Name;
        if (profile["place"] is null && rules.Says(words, rules.NoGarden))
            facts["place"] = "indoors";
        return facts.ToImmutable();
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

    /// <summary>The first age said, in whole years.</summary>
    private static int? Years(ImmutableArray<string> words, ListeningRules rules)
    {
        var at = Array.IndexOf(MarkAges(words, rules), true);
        if (at < 0)
            return null;
        var isMonths = at + 1 < words.Length && rules.Mark(words, rules.Months)[at + 1];
        return rules.Cardinal(words[at]) / (isMonths ? MonthsInAYear : 1);
    }

    /// <summary>The age group; the last one includes its end, because a five-year-old is still in 4-5.</summary>
    private static AgeBand? BandOf(int years, ActivityPool pool) =>
        pool.Ages.FirstOrDefault(age => years >= age.From && (years < age.To || (years == age.To && age == pool.Ages[^1])));
}
