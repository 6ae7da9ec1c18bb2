using System.Collections.Immutable;
using System.Globalization;

namespace HotelConcierge.Spa;

/// <summary>What the model is told about an outcome: what is true, and what to do next.</summary>
internal static class SpaNotes
{
    public const string ShowAndWait =
        "The choices are shown to the guest below your words: introduce them in one sentence, do not repeat the list, and book nothing before the guest has chosen.";

    /// <summary>After a line of the tool's own.</summary>
    public const string SaysAbove =
        "The guest reads guest_reads above your words, so do not say it again. When nothing else was asked, answer DONE and nothing else.";

    /// <summary>After a line of the tool's own to which the model's words belong.</summary>
    public const string SaysBelow = "The guest reads guest_reads above the choices, so do not say it again.";

    public static string Offered(SpaVisit visit, DateOnly asked, ImmutableArray<SpaTime> times, SpaVerdict? reason)
    {
        var clock = visit.Spa.Hotel.Clock;
        var days = times.Select(time => clock.DayOf(time.Start)).Distinct().ToList();
        var otherDays =
            days is [var only] && only == asked ? ""
            : reason is null
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" Say that not all of them are on {asked:yyyy-MM-dd}: each choice has its own date.")
            : " Each choice has its own date.";
        if (reason is null or SpaVerdict.Taken && !days.Contains(asked))
            otherDays += Wait;
        return reason is { } why
            ? $"{Because(why)} Say so first. These times can be had instead.{otherDays} {ShowAndWait}"
            : $"{ShowAndWait}{otherDays}";
    }

    public static string NothingFree(SpaVerdict? reason) => reason is { } why
        ? $"{Because(why)} There is nothing to offer instead. Say so and name reception."
        : $"No time is free any more within the guest's stay. Say so and name reception.{Wait}";

    private const string Wait = " Who wants that very day can wait for it: join_spa_waiting_list.";

    public static string Refused(SpaVerdict verdict) => $"{Because(verdict)} Nothing was booked or changed; never say that it was.";

    private static string Because(SpaVerdict verdict) =>
        verdict switch
        {
            SpaVerdict.Taken => "Somebody else has just taken that time.",
            SpaVerdict.Past => "That time is past or begins too soon.",
            SpaVerdict.BeyondHorizon => "The spa cannot be booked that far ahead yet.",
            SpaVerdict.OutsideStay => "The guest is not staying at the hotel then.",
            SpaVerdict.NoReservation => "No reservation was found for the guest, and the spa is for guests of the hotel.",
            SpaVerdict.LimitReached =>
                "The guest has as many coming spa bookings as one guest may have; one has to be cancelled or changed first.",
            SpaVerdict.AlreadyYours => "The guest has a booking at that very time already.",
            SpaVerdict.NoSuchTime => "The spa has no such time.",
            SpaVerdict.NoSuchBooking => "The guest has no such booking, or it has begun.",
            SpaVerdict.Forgotten => "What was kept about the guest was erased meanwhile.",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This is no refusal."),
        };
}
