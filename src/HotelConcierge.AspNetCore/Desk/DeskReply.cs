using System.Text.Json.Nodes;
using HotelConcierge.Handoff;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>What the page is told of what came of something.</summary>
internal static class DeskReply
{
    private const string NotFound = "notFound";
    private const string Taken = "taken";
    private const string Closed = "closed";

    /// <summary>What the core says, as HTTP.</summary>
    /// <param name="done">The status of what was done; 204 has no body, any other one has the case.</param>
    public static IResult Of(DeskOutcome outcome, int done) => outcome switch
    {
        DeskOutcome.Done when done is StatusCodes.Status204NoContent => Results.NoContent(),
        DeskOutcome.Done it => Of(DeskJson.Of(it.Case), done),
        DeskOutcome.TakenBy it => Of(new JsonObject { ["error"] = Taken, ["owner"] = it.Owner }, StatusCodes.Status409Conflict),
        DeskOutcome.IsClosed => Of(new JsonObject { ["error"] = Closed }, StatusCodes.Status410Gone),
        DeskOutcome.WindowClosed => Of(
            new JsonObject
            {
                ["error"] = "The guest's channel takes no free text any more, since they last wrote too long ago. Nothing was sent.",
                ["field"] = "text",
                ["remedy"] = "Send a template. Once the guest answers, everything can be written again.",
                ["windowClosed"] = true,
            },
            StatusCodes.Status422UnprocessableEntity),
        DeskOutcome.Refused it => Refuse(StatusCodes.Status422UnprocessableEntity, it.Why, it.Field, it.Remedy),
        DeskOutcome.NotFound => Missing(),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
    };

    public static IResult Missing() => Of(new JsonObject { ["error"] = NotFound }, StatusCodes.Status404NotFound);

    /// <summary>Says which part of a request will not do, why, and what to do.</summary>
    public static IResult Refuse(int status, string why, string field, string remedy) =>
        Of(new JsonObject { ["error"] = why, ["field"] = field, ["remedy"] = remedy }, status);

    public static IResult Of(JsonNode json, int status = StatusCodes.Status200OK) =>
        Results.Text(json.ToJsonString(), "application/json; charset=utf-8", statusCode: status);
}
