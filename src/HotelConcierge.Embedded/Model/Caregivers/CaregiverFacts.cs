using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Embedded.Model.Caregivers;

/// <summary>
/// What a caregiver's message says of the children and of how it is to be, by the names of the profile's fields: ages in months, allergies,
/// what is not at hand, how many take part, how long there is.
/// </summary>
internal static class CaregiverFacts
{
    private const int MostInAGroup = 60;
    private const int MostMinutes = 240;
    private const int MostAllergyWords = 3;

    /// <summary>Those that the profile does not hold yet.</summary>
    /// <param name="read">The message as it was read.</param>
    /// <param name="isPlan">Whether it is about things to do, which have a place, a number and a length.</param>
    public static ImmutableSortedDictionary<string, string> New(
        string said, Understanding read, bool isPlan, GuestProfile profile, LanguageContent language, ActivityPool pool)
    {
        var rules = language.Rules;
        var words = rules.Hear(said);
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (Children(said, read, rules, pool) is { Length: > 0 } children)
            facts["children"] = AgesOfChildren.Write(children);
        if (AllergiesIn(words, rules) is { } allergies)
            facts["allergies"] = With(profile["allergies"], [allergies]);
        if (isPlan)
        {
            foreach (var field in (string[])["areas", "place", "count"])
            {
                if (read.Profile[field] is { } value)
                    facts[field] = value;
            }

            if (rules.Says(words, rules.NoGarden))
                facts["place"] = "indoors";
            if (NumberBefore(words, rules.Mark(words, rules.People), rules) is { } group and <= MostInAGroup && !HasAgeAt(words, rules))
                facts["group"] = group.ToString(CultureInfo.InvariantCulture);
            if (NumberBefore(words, rules.Mark(words, rules.Minutes), rules) is { } minutes and <= MostMinutes)
                facts["minutes"] = minutes.ToString(CultureInfo.InvariantCulture);
            if (!rules.Says(words, rules.NoGarden) && rules.Says(words, rules.Negations)
                && MaterialsIn(words, rules) is { Length: > 0 } missing)
                facts["without"] = With(
                    profile["without"], [.. missing.Select(material => string.Join(' ', rules.Materials[material][0]))]);
        }

        return facts.Where(fact => profile[fact.Key] != fact.Value).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The materials that words of any language name.</summary>
    public static ImmutableArray<string> MaterialsIn(string text, EmbeddedContent content) =>
    [
        .. content.Languages.Values
            .SelectMany(language => MaterialsIn(language.Rules.Hear(text), language.Rules))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static ImmutableArray<string> MaterialsIn(ImmutableArray<string> words, ListeningRules rules) =>
    [
        .. rules.Materials.Where(material => rules.Says(words, material.Value))
            .Select(material => material.Key)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A list is kept whole, so what is new stands in it with what was known, as far as one holds both.</summary>
    private static string With(string? known, ImmutableArray<string> added)
    {
        var before = known?.Split(',') ?? [];
        return added.All(one => before.Contains(one, StringComparer.OrdinalIgnoreCase))
            ? string.Join(',', before)
            : string.Join(',', added.Union(before, StringComparer.OrdinalIgnoreCase).Take(RememberProfile.MostWords));
    }

    private static ImmutableArray<int> Children(string said, Understanding read, ListeningRules rules, ActivityPool pool)
    {
        var months = ProfileFacts.Months(said, rules);
        if (months is null && read.AreAgesBare && rules.Says(rules.Hear(said), rules.Children))
            return [];
        if (!read.Months.IsEmpty)
            return read.Months;
        if (months is { } only)
            return [only];

        // "A baby", "toddlers": somebody in the middle of that age.
        return pool.Ages.FirstOrDefault(age => string.Equals(age.Name, read.Profile["age"], StringComparison.Ordinal)) is { } band
            ? [(band.From + band.To) * 12 / 2]
            : [];
    }

    private static bool HasAgeAt(ImmutableArray<string> words, ListeningRules rules) => ProfileFacts.MarkAges(words, rules).Contains(true);

    private static int? NumberBefore(ImmutableArray<string> words, bool[] units, ListeningRules rules)
    {
        for (var at = 1; at < words.Length; at++)
        {
            if (units[at] && rules.Cardinal(words[at - 1]) is > 1 and var number)
                return number;
        }

        return null;
    }

    /// <summary>What stands behind "allergic to": as the guest wrote it, folded, and no more than a few words.</summary>
    private static string? AllergiesIn(ImmutableArray<string> words, ListeningRules rules)
    {
        foreach (var phrase in rules.Allergic)
        {
            for (var at = 0; at + phrase.Length < words.Length; at++)
            {
                if (rules.Mark(words[at..(at + phrase.Length)], [phrase]).Contains(true))
                    return string.Join(' ', words.Skip(at + phrase.Length).Take(MostAllergyWords));
            }
        }

        return null;
    }
}
