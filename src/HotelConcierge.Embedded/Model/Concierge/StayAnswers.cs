using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>The guest's reservation as a tool returned it, line by line.</summary>
internal static class StayAnswers
{
    /// <param name="write">Writes a day in the guest's language.</param>
    public static string Of(JsonObject result, ConciergePhrases phrases, Func<DateOnly, string> write)
    {
        if (result["reservations"] is not JsonArray { Count: > 0 } reservations)
            return phrases.Say("noReservation");

        // Of several stays the next one is meant.
        var stay = reservations[0];
        var room = EmbeddedConcierge.Text(stay, "room");
        string[] lines =
        [
            $"{phrases.Say("stay", ("hotel", EmbeddedConcierge.Text(result, "hotel")))}\n",
            .. room.Length > 0 ? [Line("room", room)] : Array.Empty<string>(),
            Line("arrival", phrases.Say("from", ("day", Day("checkIn")), ("time", EmbeddedConcierge.Text(stay, "checkInFrom")))),
            Line("departure", phrases.Say("until", ("day", Day("checkOut")), ("time", EmbeddedConcierge.Text(stay, "checkOutUntil")))),
            Line("nights", EmbeddedConcierge.Text(stay, "nights")),
            Line("guests", string.Join(", ", Names("adults").Concat(Names("minors")))),
            Line("number", EmbeddedConcierge.Text(stay, "number")),
        ];
        return string.Join('\n', lines);

        string Line(string label, string value) => $"- {phrases.Say(label)}: {value}";

        string Day(string name) =>
            DateOnly.TryParseExact(
                EmbeddedConcierge.Text(stay, name),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day)
                ? write(day)
                : EmbeddedConcierge.Text(stay, name);

        IEnumerable<string> Names(string list) => (stay?[list] as JsonArray ?? []).Select(name => name?.ToString() ?? "");
    }
}
