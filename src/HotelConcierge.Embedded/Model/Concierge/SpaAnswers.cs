using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Turns;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>What the spa's tools returned, in a sentence for the guest.</summary>
internal static class SpaAnswers
{
    /// <param name="write">Writes a day in the guest's language.</param>
    public static string Of(JsonObject result, ConciergePhrases phrases, Func<DateOnly, string> write)
    {
        var treatment = phrases.Label(EmbeddedConcierge.Text(result, "treatment"));
        var reason = EmbeddedConcierge.Text(result, "reason");
        var hasChoices = result["choices"] is JsonArray { Count: > 0 };
        return EmbeddedConcierge.Text(result, "result") switch
        {
            "offered" => phrases.Say("offered", ("treatment", treatment)),
            "booked" or "changed" or "cancelled" or "kept" or "proposed" or "waiting" or "noted" => TurnSpeech.NothingToAdd,
            "not_waiting" => result["guest_reads"] is null ? phrases.Say("noWaiting") : TurnSpeech.NothingToAdd,
            "bookings" => Bookings(result, phrases, write),
            "refused" when hasChoices => phrases.Say("offeredInstead", ("why", phrases.Why(reason)), ("treatment", treatment)),
            "refused" when reason is "" or "outside_stay" or "beyond_horizon" or "past" => phrases.Say(
                "nothingFree",
                ("why", phrases.Why(reason.Length > 0 ? reason : null))),
            "refused" => phrases.Say("refused", ("why", phrases.Why(reason))),
            "unclear" => Question(reason, phrases),
            _ => phrases.Say("failed"),
        };
    }

    private static string Question(string doubt, ConciergePhrases phrases) => doubt switch
    {
        "which_treatment" => phrases.Say("whichTreatment"),
        "which_day" => phrases.Say("whichDay"),
        "no_such_day" => phrases.Say("noSuchDay"),
        "nothing_offered" => phrases.Say("nothingOffered"),
        "several_of_them" or "another_choice" => phrases.Say("severalOfThem"),
        "which_wait" => phrases.Say("whichWait"),
        "which_notes" => phrases.Say("whichNotes"),
        "which_booking" => phrases.Say("whichBooking"),
        _ => phrases.Say("noneOfThem"),
    };

    private static string Bookings(JsonObject result, ConciergePhrases phrases, Func<DateOnly, string> write)
    {
        var bookings = result["bookings"] as JsonArray ?? [];
        var waits = (result["waiting_list"] as JsonArray ?? []).Select(wait => EmbeddedConcierge.Text(wait, "guest_reads"));
        var told = bookings.Count == 0
            ? phrases.Say("noBookings")
            : string.Join(
                '\n',
                bookings.Select(booking => $"- {Line(booking, phrases, write)}").Prepend($"{phrases.Say("bookings")}\n"));
        return string.Join("\n\n", waits.Prepend(told));
    }

    /// <summary>A booking, what else there is to know of it, and what was noted.</summary>
    private static string Line(JsonNode? booking, ConciergePhrases phrases, Func<DateOnly, string> write)
    {
        string[] parts =
        [
            Booking("booking", booking, phrases, write),
            EmbeddedConcierge.Text(booking, "details"),
            EmbeddedConcierge.Text(booking, "noted"),
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static string Booking(string sentence, JsonNode? booking, ConciergePhrases phrases, Func<DateOnly, string> write)
    {
        var day = EmbeddedConcierge.Text(booking, "day");
        var isDay = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return phrases.Say(
            sentence,
            ("treatment", phrases.Label(EmbeddedConcierge.Text(booking, "treatment"))),
            ("time", $"{(isDay ? write(date) : day)}, {EmbeddedConcierge.Text(booking, "from")}"),
            ("room", EmbeddedConcierge.Text(booking, "room")));
    }
}
