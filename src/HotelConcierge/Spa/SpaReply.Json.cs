using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>What the model reads.</summary>
internal sealed partial record SpaReply
{
    /// <summary>A booking, as the model reads it.</summary>
    internal static JsonObject Json(SpaBooking booking)
    {
        var json = new JsonObject
        {
            ["booking_id"] = booking.Id,
            ["treatment"] = booking.Treatment,
            ["weekday"] = booking.Start.DayOfWeek.ToString(),
            ["day"] = ToolJson.Day(booking.Start),
            ["from"] = ToolJson.Time(booking.Start),
            ["until"] = ToolJson.Time(booking.End),
            ["room"] = booking.Rooms,
        };
        if (booking.People > 1)
            json["people"] = booking.People;
        if (booking.Therapists is { } therapists)
            json["therapist"] = therapists;
        if (booking.Price is { } price)
            json["price"] = price;
        if (booking.Notes is { } notes)
            json["notes"] = notes;
        return json;
    }

    /// <summary>A place on the waiting list, as the model reads it.</summary>
    /// <param name="line">As the guest reads it; null for not said.</param>
    internal static JsonObject Json(SpaWait wait, string? line = null)
    {
        var json = new JsonObject
        {
            ["wait_id"] = wait.Id,
            ["treatment"] = wait.Treatment,
            ["day"] = ToolJson.Day(wait.Day),
            ["people"] = wait.People,
        };
        if (SpanOf(wait) is { Length: > 0 } span)
            json["time"] = span[2..];
        if (line is not null)
            json["guest_reads"] = line;
        return json;
    }

    /// <summary>A choice, as the model reads it.</summary>
    internal static JsonObject Json(HotelSpa spa, SpaChoice choice)
    {
        var json = new JsonObject { ["choice_id"] = choice.Id, ["label"] = choice.Label };
        if (choice.Kind is not SpaChoiceKind.More && choice.Start is { } start)
        {
            var local = spa.Hotel.Clock.At(start);
            json["weekday"] = local.DayOfWeek.ToString();
            json["day"] = ToolJson.Day(local);
            json["from"] = ToolJson.Time(local);
        }

        if (choice.Kind is not SpaChoiceKind.Time)
            json["means"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.Kind.ToString());
        return json;
    }
}
