using System.Globalization;
using HotelConcierge.Assistants.Loading;

namespace HotelConcierge.Reservations;

/// <summary>Reads the kinds of values that hotels' files have, noting an error for what is none.</summary>
internal static class HotelValues
{
    private static readonly Dictionary<string, MemberLevel> Levels = new(StringComparer.Ordinal)
    {
        ["NON_MEMBER"] = MemberLevel.NonMember,
        ["WHITE"] = MemberLevel.White,
        ["SILVER"] = MemberLevel.Silver,
        ["GOLD"] = MemberLevel.Gold,
        ["PLATINUM"] = MemberLevel.Platinum,
    };

    /// <summary>A day such as 2026-12-24.</summary>
    public static DateOnly Day(this DataObject data, string field)
    {
        const string Expected = "a day that the calendar has, from 1900 to 2199, such as 2026-12-24";
        var text = data.Text(field, Expected);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= 1900 and < 2200
            || text.Length == 0)
            return day;
        data.Add(field, $"'{text}' must be {Expected}");
        return default;
    }

    /// <summary>A time of day such as 09:30.</summary>
    public static TimeOnly Time(this DataObject data, string field)
    {
        const string Expected = "a time of day such as 09:30";
        var text = data.Text(field, Expected);
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || text.Length == 0)
            return time;
        data.Add(field, $"'{text}' must be {Expected}");
        return default;
    }

    /// <summary>A guest's standing.</summary>
    public static MemberLevel Level(this DataObject data, string field)
    {
        var expected = $"one of {string.Join(", ", Levels.Keys)}";
        var text = data.Text(field, expected);
        if (Levels.TryGetValue(text, out var level) || text.Length == 0)
            return level;
        data.Add(field, $"'{text}' must be {expected}");
        return default;
    }

    /// <summary>The languages of a text: those that a hotel's texts have to have, and of the others those that are there.</summary>
    public static IEnumerable<string> LanguagesFor(this DataObject byLanguage, Hotel hotel) =>
        hotel.Languages.Codes.Where(code => hotel.Spoken.Contains(code, StringComparer.Ordinal) || byLanguage.Has(code));

    /// <summary>All standings as data writes them.</summary>
    public static IReadOnlyCollection<string> LevelNames => Levels.Keys;

    /// <summary>Reads a standing as data writes it.</summary>
    public static bool TryLevel(string text, out MemberLevel level) => Levels.TryGetValue(text, out level);

    /// <summary>A standing as data and prompts write it.</summary>
    public static string NameOf(MemberLevel level) => Levels.First(entry => entry.Value == level).Key;
}
