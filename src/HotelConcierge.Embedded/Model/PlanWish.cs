using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants;

namespace HotelConcierge.Embedded.Model;

/// <summary>What a plan must be like: the guest's profile, with something sensible wherever it says nothing or nothing known.</summary>
internal sealed record PlanWish(string Age, Place Place, ImmutableArray<string> Areas, int Count)
{
    public const int MinCount = 1;
    public const int MaxCount = 10;

    public static PlanWish Of(GuestProfile profile, ActivityPool pool)
    {
        var areas = (profile["areas"] ?? "").Split(',', StringSplitOptions.TrimEntries).ToImmutableHashSet(StringComparer.Ordinal);
        ImmutableArray<string> known = [.. pool.Areas.Where(areas.Contains)];
        return new PlanWish(
            pool.Ages.FirstOrDefault(age => string.Equals(age.Name, profile["age"], StringComparison.Ordinal))?.Name ?? pool.AssumedAge,
            PlaceOf(profile["place"]) ?? Place.Either,
            known.IsEmpty ? pool.Areas : known,
            int.TryParse(profile["count"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var count)
                ? Math.Clamp(count, MinCount, MaxCount)
                : pool.AssumedCount);
    }

    public static Place? PlaceOf(string? name) => name switch
    {
        "indoors" => Place.Indoors,
        "outdoors" => Place.Outdoors,
        "either" => Place.Either,
        _ => null,
    };
}
