using System.Collections.Immutable;
using System.Globalization;

namespace HotelConcierge.Assistants;

/// <summary>The ages of one guest's children, in months.</summary>
public static class AgesOfChildren
{
    /// <summary>The most children that are remembered.</summary>
    public const int Most = 8;

    /// <summary>Older ones are no children of early years.</summary>
    public const int OldestMonths = 12 * 8;

    private const int Year = 12;

    /// <summary>Up to here months say more than years.</summary>
    private const int CountedInMonths = 24;

    /// <summary>Reads them as they are stored, youngest first; what is no age is left out.</summary>
    public static ImmutableArray<int> Parse(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return
        [
            .. stored.Split(',', StringSplitOptions.TrimEntries)
                .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : -1)
                .Where(months => months is >= 0 and <= OldestMonths)
                .Order()
                .Take(Most),
        ];
    }

    /// <summary>As they are stored.</summary>
    public static string Write(IEnumerable<int> months) =>
        string.Join(',', months.Order().Select(age => age.ToString(CultureInfo.InvariantCulture)));

    /// <summary>As a prompt says them: "18 months old and 4 years old".</summary>
    public static string Describe(IEnumerable<int> months) => string.Join(" and ", months.Select(Describe));

    private static string Describe(int months) => months switch
    {
        < CountedInMonths => string.Create(CultureInfo.InvariantCulture, $"{months} months old"),
        _ when months % Year == 0 => string.Create(CultureInfo.InvariantCulture, $"{months / Year} years old"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{months / Year} years and {months % Year} months old"),
    };
}
