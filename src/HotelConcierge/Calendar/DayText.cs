using System.Globalization;
using HotelConcierge.Languages;

namespace HotelConcierge.Calendar;

/// <summary>Writes days for guests, short enough for a button.</summary>
public static class DayText
{
    /// <summary>Weekday, day and month in the guest's language: "Sat 21 Nov". English for one that the catalogue does not have.</summary>
    public static string Of(DateOnly day, string? language, LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        var words = languages.For(language).Days;
        var weekday = words.Weekdays[((int)day.DayOfWeek + 6) % 7].Split('|')[0];
        var month = words.Months[day.Month - 1].Split('|')[0];
        return string.Create(CultureInfo.InvariantCulture, $"{weekday} {day.Day} {month}");
    }

    /// <summary>The day and the time on the hotel's clock: "Sat 21 Nov, 10:00".</summary>
    public static string Of(DateTimeOffset moment, string? language, LanguageCatalog languages) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(DateOnly.FromDateTime(moment.DateTime), language, languages)}, {moment:HH:mm}");
}
