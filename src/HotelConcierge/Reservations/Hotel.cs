using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Reservations;

/// <summary>
/// The hotel that an assistant speaks for, as its <c>hotel.json</c> describes it. Immutable; made by <see cref="HotelCatalog.Load"/>.
/// </summary>
public sealed class Hotel
{
    /// <summary>The name of the assistant whose hotel it is, by which its tables are kept apart from other hotels'.</summary>
    public required string Key { get; init; }

    /// <summary>As guests know it.</summary>
    public required string Name { get; init; }

    public required int Stars { get; init; }

    /// <summary>Its website; absolute.</summary>
    public required string Url { get; init; }

    public required HotelPlace Place { get; init; }

    /// <summary>In which country, by its ISO 3166 code, for emergency numbers; null when it is not said.</summary>
    public string? Country { get; init; }

    /// <summary>The telephone number at which somebody of the hotel answers day and night; null when it is not said.</summary>
    public string? Reception { get; init; }

    public required HotelClock Clock { get; init; }

    /// <summary>In which days and choices are read and written.</summary>
    public required LanguageCatalog Languages { get; init; }

    /// <summary>Codes of the languages in which its texts have to be there: what its assistant speaks, and English.</summary>
    public required IReadOnlyList<string> Spoken { get; init; }

    /// <summary>From when rooms are ready on the day of arrival.</summary>
    public required TimeOnly CheckInFrom { get; init; }

    /// <summary>Until when rooms are to be left on the day of departure.</summary>
    public required TimeOnly CheckOutUntil { get; init; }

    /// <summary>
    /// Whether a span of time lies in a reservation: from midnight of the day of arrival, since guests may come early, to the
    /// check-out time.
    /// </summary>
    public bool IsDuring(Reservation reservation, DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return start >= Clock.BeginningOf(reservation.CheckIn) && end <= EndOf(reservation);
    }

    /// <summary>When a reservation's guests have to leave.</summary>
    public DateTimeOffset EndOf(Reservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return Clock.MomentOf(reservation.CheckOut, CheckOutUntil) ?? Clock.BeginningOf(reservation.CheckOut.AddDays(1));
    }
}

/// <summary>Where a hotel is.</summary>
/// <param name="Latitude">In degrees, north positive.</param>
/// <param name="Longitude">In degrees, east positive.</param>
public sealed record HotelPlace(double Latitude, double Longitude, string Address);
