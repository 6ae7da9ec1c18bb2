using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model.Caregivers;

namespace HotelConcierge.Embedded.Model;

/// <summary>What a plan must be like: the guest's profile, with something sensible wherever it says nothing or nothing known.</summary>
/// <param name="Children">A band of ages for each child, or all of them in one; the youngest first.</param>
/// <param name="Without">Materials that are not to be used.</param>
internal sealed record PlanWish(
    ImmutableArray<AgeOfChildren> Children, Place Place, ImmutableArray<string> Areas, int Count, ImmutableArray<string> Without)
{
    public const int MinCount = 1;
    public const int MaxCount = 10;

    private const int MonthsInAYear = 12;

    /// <summary>The bands of ages that every idea has to suit.</summary>
    public ImmutableArray<string> Ages => [.. Children.Select(child => child.Band).Distinct(StringComparer.Ordinal)];

    /// <summary>How many children take part; null when nothing was said.</summary>
    public int? Group { get; init; }

    /// <summary>How many minutes there are; null when nothing was said.</summary>
    public int? Minutes { get; init; }

    /// <summary>What a child must not eat or touch, as the guest said it.</summary>
    public string? Allergies { get; init; }

    /// <summary>What is not to be used, as the guest said it.</summary>
    public string? WithoutWords { get; init; }

    public static PlanWish Of(GuestProfile profile, EmbeddedContent content)
    {
        var pool = content.Pool;
        var areas = (profile["areas"] ?? "").Split(',', StringSplitOptions.TrimEntries).ToImmutableHashSet(StringComparer.Ordinal);
        ImmutableArray<string> known = [.. pool.Areas.Where(areas.Contains)];
        return new PlanWish(
            ChildrenIn(profile, pool),
            PlaceOf(profile["place"]) ?? Place.Either,
            known.IsEmpty ? pool.Areas : known,
            NumberIn(profile["count"]) is { } count ? Math.Clamp(count, MinCount, MaxCount) : pool.AssumedCount,
            profile["without"] is { } without ? CaregiverFacts.MaterialsIn(without, content) : [])
        {
            Group = NumberIn(profile["group"]),
            Minutes = NumberIn(profile["minutes"]),
            Allergies = profile["allergies"]?.Replace(",", ", ", StringComparison.Ordinal),
            WithoutWords = profile["without"]?.Replace(",", ", ", StringComparison.Ordinal),
        };
    }

    public static Place? PlaceOf(string? name) => name switch
    {
        "indoors" => Place.Indoors,
        "outdoors" => Place.Outdoors,
        "either" => Place.Either,
        _ => null,
    };

    private static ImmutableArray<AgeOfChildren> ChildrenIn(GuestProfile profile, ActivityPool pool)
    {
        var months = profile["children"] is { } children ? AgesOfChildren.Parse(children) : [];
        if (!months.IsEmpty)
            return [.. months.Select(age => new AgeOfChildren(BandOf(age, pool).Name, age))];

        // Profiles of before ages were kept hold a band.
        var band = pool.Ages.FirstOrDefault(age => string.Equals(age.Name, profile["age"], StringComparison.Ordinal))?.Name;
        return [new(band ?? pool.AssumedAge, Months: null)];
    }

    /// <summary>The band of an age; the last one also takes whoever is older.</summary>
    private static AgeBand BandOf(int months, ActivityPool pool) =>
        pool.Ages.FirstOrDefault(age => months < age.To * MonthsInAYear) ?? pool.Ages[^1];

    private static int? NumberIn(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>How old a child is.</summary>
/// <param name="Months">Null where only the band is known.</param>
internal sealed record AgeOfChildren(string Band, int? Months);
