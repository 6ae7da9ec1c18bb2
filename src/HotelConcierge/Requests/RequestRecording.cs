using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Requests;

/// <summary>
/// Records what a guest tells staff: at once where it is made of their own words of this turn, otherwise only after they have said yes to
/// it. What the guest reads about it is the hotel's own line.
/// </summary>
public sealed class RequestRecording(
    RequestCatalog hotels, GuestRequests requests, RequestDelivery delivery, StayRooms rooms, OpenProposals proposals)
{
    /// <summary>Stands in stored proposals, so it never changes.</summary>
    internal const string Kind = "request";

    private const string SaysAbove =
        "The guest reads guest_reads above your words, so do not say it again. Promise neither a time nor that somebody comes. When " +
        "nothing else was asked, answer DONE and nothing else.";

    /// <summary>Shorter messages ("yes please") are often said twice about different things.</summary>
    private const int ShortestKnownMessage = 10;

    /// <summary>How the hotel takes requests; null when the assistant's hotel takes none.</summary>
    internal RequestPlan? PlanOf(ToolCall call) => hotels.Find(call.Assistant);

    /// <summary>Records it, or asks the guest whether to.</summary>
    internal async Task<ToolResult> RecordAsync(RequestPlan plan, ToolCall call, RequestWish wish, CancellationToken cancellationToken)
    {
        var wanted = await RequestOfAsync(plan, call, wish, cancellationToken);
        if (await requests.FindAsync(plan.Hotel, call.Conversation, wanted, cancellationToken) is { } known)
            return Say(plan, call, known);
        return call.HasReadDocuments || !OwnWords.Hold(wish.Summary, call.Heard)
            ? await AskAsync(plan, call, wish, cancellationToken)
            : await CarryOutAsync(plan, call, wanted, cancellationToken);
    }

    /// <summary>Records what was proposed, on the guest's yes.</summary>
    internal async Task<ToolResult> CarryOutAsync(RequestPlan plan, ToolCall call, RequestWish wish, CancellationToken cancellationToken) =>
        await CarryOutAsync(plan, call, await RequestOfAsync(plan, call, wish, cancellationToken), cancellationToken);

    private async Task<ToolResult> CarryOutAsync(
        RequestPlan plan, ToolCall call, GuestRequest wanted, CancellationToken cancellationToken)
    {
        var outcome = await requests.RecordAsync(plan.Hotel, call.Conversation, wanted, cancellationToken);
        if (outcome is { Verdict: RequestVerdict.Noted, Request: { } noted })
            await delivery.TryNowAsync(new(call.Conversation, noted, Told: []), cancellationToken);
        return Say(plan, call, outcome);
    }

    private async Task<ToolResult> AskAsync(RequestPlan plan, ToolCall call, RequestWish wish, CancellationToken cancellationToken)
    {
        var line = plan.Text(RequestPlan.WhetherToNote, call.Language, ("summary", PlainMarkdown.Of(wish.Summary)));
        var question = new YesNoQuestion(Kind, JsonSerializer.Serialize(wish), line)
        {
            Yes = plan.Text(RequestPlan.Yes, call.Language),
            No = plan.Text(RequestPlan.No, call.Language),
            Button = plan.Text(RequestPlan.Button, call.Language),
            NumberHint = plan.Text(RequestPlan.NumberHint, call.Language),
        };
        if (await question.AskAsync(proposals, call, plan.Hotel.Clock.Now, cancellationToken) is not { } choices)
            return YesNoQuestion.NotNow;
        return Result(
            "proposed",
            "Nothing was noted yet: these are not plainly the guest's own words. They are asked whether it is to be. Wait for it.",
            line,
            choices);
    }

    private static ToolResult Say(RequestPlan plan, ToolCall call, RequestOutcome outcome)
    {
        var (result, note, line) = outcome.Verdict switch
        {
            RequestVerdict.Noted => (
                "noted",
                "This is noted for reception.",
                plan.Text(
                    outcome.Request?.Kind switch
                    {
                        RequestKind.Complaint => RequestPlan.Complaint,
                        RequestKind.Service => RequestPlan.Service,
                        _ => RequestPlan.Other,
                    },
                    call.Language)),
            RequestVerdict.NotedBefore => (
                "noted_before", "The same was noted today already, and still is.", plan.Text(RequestPlan.NotedBefore, call.Language)),
            _ => (
                "too_many", "Nothing was noted: there are too many of today already.", plan.Text(RequestPlan.TooMany, call.Language)),
        };
        return Result(result, note, plan.WithCall(line, call.Language));
    }

    /// <summary>The guest decided against it.</summary>
    internal static ToolResult Kept(RequestPlan plan, ToolCall call) =>
        Result("kept", "Nothing was noted.", plan.Text(RequestPlan.Kept, call.Language));

    private static ToolResult Result(string result, string note, string line, ReplyPart? shown = null)
    {
        var json = new JsonObject { ["result"] = result, ["note"] = $"{note} {SaysAbove}", ["guest_reads"] = line };
        return new(json.ToJsonString(ToolJson.Options), shown is null ? [] : [shown]) { Line = line, SaysAll = true };
    }

    /// <summary>The room is what the guest names, or the one of the stay they are in; a model's guess is none.</summary>
    private async Task<GuestRequest> RequestOfAsync(
        RequestPlan plan, ToolCall call, RequestWish wish, CancellationToken cancellationToken)
    {
        var isSaid = wish.Room is { Length: > 0 } && (wish.IsRoomSaid || OwnWords.Name(wish.Room, call.Heard));
        var room = isSaid ? wish.Room : await rooms.OnlyOneAsync(call, cancellationToken);
        var heard = OwnWords.Plain(call.Heard);
        return new(
            GuestRequest.IdFor(call.Conversation, call.Id),
            call.Id,
            call.Turn,
            wish.Kind,
            wish.Summary,
            wish.Urgency,
            room,
            plan.Hotel.Clock.Now.ToUniversalTime())
        {
            Hotel = plan.Hotel.Key,
            IsRoomSaid = isSaid,
            Said = wish.Said ?? "",
            Address = call.Address,
            Heard = heard.Length < ShortestKnownMessage
                ? ""
                : StableHash.Of(heard).ToString("x16", CultureInfo.InvariantCulture),
        };
    }
}

/// <summary>What is to be recorded, as a model understood it and code has checked it.</summary>
/// <param name="Room">As the model has it; null where it has none.</param>
/// <param name="IsRoomSaid">Whether the guest named it in the turn of the wish.</param>
internal sealed record RequestWish(RequestKind Kind, string Summary, RequestUrgency Urgency, string? Room, bool IsRoomSaid)
{
    /// <summary>What the guest wrote in the turn of the wish, on one line; null in proposals of before it was kept.</summary>
    public string? Said { get; init; }
}
