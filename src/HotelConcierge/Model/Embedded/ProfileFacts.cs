using System.Collections.Immutable;
using HotelConcierge.Guests;

namespace HotelConcierge.Model.Embedded;

/// <summary>What a guest's message says about the child for good: "my daughter is two", "we have no garden".</summary>
internal static class ProfileFacts
{
    /// <summary>Facts by the profile's field names; only those that the profile does not hold yet.</summary>
    public static ImmutableSortedDictionary<string, string> New(string text, ListeningRules rules, ActivityPool pool, GuestProfile profile)
    {
        var words = rules.Hear(text);
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (profile["age"] is null && rules.Says(words, rules.Children) && Age(words, rules, pool) is { } age)
            facts["age"] = age;
        if (profile["place"] is null && rules.Says(words, rules.NoGarden))
            facts["place"] = "indoors";
        return facts.ToImmutable();
    }

    /// <summary>Whether the word is a number of years or months: it has a unit, or comes after "is" where a child is spoken of.</summary>
    public static bool IsAge(ImmutableArray<string> words, int at, ListeningRules rules)
    {
        if (rules.Cardinal(words[at]) is null)
            return false;
        if (at + 1 < words.Length && rules.Says([words[at + 1]], rules.Years.AddRange(rules.Months)))
            return true;
        return at > 0 && rules.Says([words[at - 1]], rules.Is) && rules.Says(words, rules.Children) && !rules.Mark(words, rules.Ignored)[at];
    }

    private static string? Age(ImmutableArray<string> words, ListeningRules rules, ActivityPool pool)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!IsAge(words, at, rules))
                continue;
            var isMonths = at + 1 < words.Length && rules.Says([words[at + 1]], rules.Months);
            var years = isMonths ? rules.Cardinal(words[at])!.Value / 12 : rules.Cardinal(words[at])!.Value;

            // The fifth birthday is still in 4-5: the last group includes its end.
            return pool.Ages.FirstOrDefault(age => years >= age.From && (years < age.To || (years == age.To && age == pool.Ages[^1])))?.Name;
        }

        return null;
    }
}
