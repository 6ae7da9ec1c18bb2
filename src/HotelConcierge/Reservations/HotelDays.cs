using System.Globalization;
using HotelConcierge.Calendar;

namespace HotelConcierge.Reservations;

/// <summary>Writes the days of a stay for guests.</summary>
internal static class HotelDays
{
    /// <summary>A day in a language; with its year unless that is this one at the hotel.</summary>
    public static string Write(Hotel hotel, DateOnly day, string language) =>
        day.Year == hotel.Clock.Today.Year
            ? DayText.Of(day, language, hotel.Languages)
            : string.Create(CultureInfo.InvariantCulture, $"{DayText.Of(day, language, hotel.Languages)} {day.Year}");
}
