using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>A guest at the spa's desk: who they are, what they just wrote, and what their channel can show.</summary>
/// <param name="Call">The tool call's id.</param>
/// <param name="Turn">The turn's id.</param>
/// <param name="Heard">What the guest wrote in this turn; empty when they wrote nothing.</param>
/// <param name="Tapped">The id of the choice that they tapped; null when they typed.</param>
/// <param name="Most">How many choices the channel shows at once.</param>
public sealed record SpaVisit(
    HotelSpa Spa,
    GuestContact Guest,
    string Call,
    string Turn,
    string Heard,
    string? Tapped,
    string Language,
    int Most)
{
    /// <summary>The visit that a tool call is; null when the assistant's hotel has no spa.</summary>
    public static SpaVisit? Of(ToolCall call, SpaCatalog spas)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(spas);
        return spas.Find(call.Assistant) is { } spa
            ? new(spa, call.Guest, call.Id, call.Turn, call.Heard, call.Tapped, call.Language, Math.Max(1, call.MostChoices))
            : null;
    }
}

/// <summary>What has to be asked before anything is done.</summary>
internal enum SpaDoubt
{
    /// <summary>Which treatment is meant; the one that was named does not exist.</summary>
    WhichTreatment,

    /// <summary>Which of several days.</summary>
    WhichDay,

    /// <summary>The day that was named is in no calendar.</summary>
    NoSuchDay,

    /// <summary>Nothing was offered to choose from.</summary>
    NothingOffered,

    /// <summary>What was offered has not been seen yet.</summary>
    NotSeenYet,

    /// <summary>The words or the tap are none of the choices.</summary>
    NoneOfThem,

    /// <summary>The words fit several choices.</summary>
    SeveralOfThem,

    /// <summary>Which of several bookings.</summary>
    WhichBooking,

    /// <summary>Whether the booking is really to be cancelled.</summary>
    WhetherToCancel,
}

/// <summary>What the desk answers: for the model in words and data, and for the guest the choices.</summary>
/// <param name="Result"><c>offered</c>, <c>booked</c>, <c>changed</c>, <c>cancelled</c>, <c>kept</c>, <c>bookings</c>, <c>refused</c>
/// or <c>unclear</c>.</param>
/// <param name="Note">What the model has to know and do, in plain English.</param>
internal sealed record SpaReply(string Result, string Note)
{
    /// <summary>Why something was refused.</summary>
    public SpaVerdict? Reason { get; init; }

    /// <summary>What is unclear.</summary>
    public SpaDoubt? Doubt { get; init; }

    public SpaBooking? Booking { get; init; }

    public SpaBooking? Before { get; init; }

    public IReadOnlyList<SpaBooking>? Bookings { get; init; }

    public SpaOpenChoice? Open { get; init; }

    /// <summary>As a tool returns it: JSON for the model, the choices for the guest beside it.</summary>
    public ToolResult ToResult(SpaVisit visit)
    {
        var json = new JsonObject { ["result"] = Result };
        if ((Reason?.ToString() ?? Doubt?.ToString()) is { } reason)
            json["reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(reason);
        json["note"] = Note;
        if (Booking is not null)
            json["booking"] = Json(Booking);
        if (Before is not null)
            json["before"] = Json(Before);
        if (Bookings is not null)
            json["bookings"] = new JsonArray([.. Bookings.Select(Json)]);
        if (Open is null)
            return json.ToJsonString(ToolJson.Options);

        json["treatment"] = Open.Treatment;
        json["choices"] = new JsonArray([.. Open.Choices.Select((choice, index) => Json(visit, choice, index + 1))]);
        var words = visit.Spa.Plan.Words;
        var options = Open.Choices.Select(choice => new ReplyChoice(choice.Id, choice.Label)).ToList();
        var choices = new ReplyPart.Choices("", options, SpaWords.In(words.Button, visit.Language))
        {
            NumberHint = SpaWords.In(words.NumberHint, visit.Language),
        };
        return new(json.ToJsonString(ToolJson.Options), [choices]);
    }

    private static JsonObject Json(SpaBooking booking) => new()
    {
        ["id"] = booking.Id,
        ["treatment"] = booking.Treatment,
        ["weekday"] = booking.Start.DayOfWeek.ToString(),
        ["day"] = ToolJson.Day(booking.Start),
        ["from"] = ToolJson.Time(booking.Start),
        ["until"] = ToolJson.Time(booking.End),
        ["room"] = booking.Room,
    };

    private static JsonObject Json(SpaVisit visit, SpaChoice choice, int number)
    {
        var json = new JsonObject { ["number"] = number, ["label"] = choice.Label };
        if (choice.Start is { } start)
        {
            var local = visit.Spa.Hotel.Clock.At(start);
            json["weekday"] = local.DayOfWeek.ToString();
            json["day"] = ToolJson.Day(local);
            json["from"] = ToolJson.Time(local);
        }

        return json;
    }
}
