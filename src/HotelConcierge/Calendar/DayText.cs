using System.Globalization;

namespace HotelConcierge.Calendar;

/// <summary>Writes days for guests, short enough for a button.</summary>
public static class DayText
{
    /// <summary>Weekday, day and month in the guest's language: "Sat 21 Nov". English for languages we have no words for.</summary>
    public static string Of(DateOnly day, string? language)
    {
        var words = DayWords.For(language);
        var weekday = words.Weekdays[((int)day.DayOfWeek + 6) % 7].Split('|')[0];
        var month = words.Months[day.Month - 1].Split('|')[0];
        return string.Create(CultureInfo.InvariantCulture, $"{weekday} {day.Day} {month}");
    }

    /// <summary>The day and the time on the hotel's clock: "Sat 21 Nov, 10:00".</summary>
    public static string Of(DateTimeOffset moment, string? language) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(DateOnly.FromDateTime(moment.DateTime), language)}, {moment:HH:mm}");
}
