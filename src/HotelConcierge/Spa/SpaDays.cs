using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;

namespace HotelConcierge.Spa;

/// <summary>
/// Which day a guest means. The model has read the whole conversation, so its day counts; where the guest's message is nothing but a day,
/// and names another one, they are asked.
/// </summary>
internal sealed class SpaDays(IReservations reservations, SpaConsent consent, LanguageCatalog languages)
{
    /// <param name="date">As the model understands it; null when it does not say.</param>
    /// <param name="otherwise">The day of something that is to be moved; null for none.</param>
    /// <returns>The day, or what there is to ask.</returns>
    public async Task<(DateOnly Day, SpaReply? Problem)> OfAsync(
        SpaVisit visit, DateOnly? date, DateOnly? otherwise, CancellationToken cancellationToken)
    {
        var today = visit.Spa.Hotel.Clock.Today;
        var heard = DayReader.Read(visit.Heard, visit.Language, today, languages);
        if (heard is DayReading.Impossible)
            return (today, SpaReply.Unclear(SpaDoubt.NoSuchDay, "The guest named a day that no calendar has. Ask which day is meant."));
        if (date is { } read)
        {
            return heard is DayReading.Named named && named.Day != read && consent.IsOnlyADay(visit)
                ? (today, Which([named.Day, read]))
                : (read, null);
        }

        switch (heard)
        {
            case DayReading.Named named:
                return (named.Day, null);
            case DayReading.Several several:
                return (today, Which(several.Days));
            case DayReading.Unsure unsure:
                return (today, Which(unsure.Days));
        }

        var stays = await reservations.FindAsync(visit.Spa.Hotel, visit.Guest, cancellationToken);
        return (otherwise ?? (stays is [var first, ..] && first.CheckIn > today ? first.CheckIn : today), null);
    }

    /// <summary>Whether the guest's words name a day.</summary>
    public bool IsNamed(SpaVisit visit) =>
        DayReader.Read(visit.Heard, visit.Language, visit.Spa.Hotel.Clock.Today, languages) is not DayReading.None;

    private static SpaReply Which(IEnumerable<DateOnly> days)
    {
        var named = string.Join(", ", days.Order().Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var note = named.Length == 0
            ? "It is not clear which day the guest's words mean. Ask for its date."
            : $"The guest's words can mean several days: {named}. Ask which one is meant.";
        return SpaReply.Unclear(SpaDoubt.WhichDay, note);
    }
}
