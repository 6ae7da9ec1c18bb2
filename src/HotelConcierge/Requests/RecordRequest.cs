using HotelConcierge.Assistants;
using HotelConcierge.Text;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Requests;

/// <summary>
/// Notes a complaint or a wish of the guest who writes for reception: at once what their own words of this turn say, and otherwise after
/// their yes. Keyed by the call's id.
/// </summary>
public sealed class RecordRequest(RequestRecording recording) : ITool
{
    private const string Kind = "kind";
    private const string Summary = "summary";
    private const string Urgency = "urgency";
    private const string Room = "room";
    private const int LongestRoom = 20;

    private static readonly string[] Kinds = [.. Enum.GetNames<RequestKind>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Urgencies = [.. Enum.GetNames<RequestUrgency>().Select(name => name.ToLowerInvariant())];

    public string Name => "record_request";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Notes for reception what the guest complains of or wants staff to do or bring, one call for each thing. It is noted and nothing " +
        "more: nobody was told to come, nothing was granted, no time is known. Call it without asking first, and before any other tool.",
        ToolParameter.OfNames(
            Kind,
            Kinds,
            "complaint: something is broken, dirty, loud, missing or wrong. service: something is to be brought, done or allowed, such " +
            "as towels, a cot, a taxi or a wake-up call. other: anything else that staff are to know.").Required(),
        ToolParameter.OfText(
            Summary,
            "What it is, in one line made of the guest's own words, in their language, with nothing added.",
            GuestRequest.LongestSummary).Required(),
        ToolParameter.OfNames(
            Urgency,
            Urgencies,
            "urgent: it cannot wait, such as water on the floor or a locked-out guest; otherwise normal.").Required(),
        ToolParameter.OfText(Room, "The room that the guest names in this message. Leave out when they name none.", LongestRoom));

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (recording.PlanOf(call) is not { } plan)
            return "This hotel takes no requests here. Say so and name reception.";
        var kind = Array.IndexOf(Kinds, ToolJson.Text(call.Arguments, Kind));
        if (kind < 0)
            return $"Nothing was noted: {Kind} has to be one of {string.Join(", ", Kinds)}.";
        var urgencyText = ToolJson.Text(call.Arguments, Urgency);
        var urgency = urgencyText.Length == 0 ? 0 : Array.IndexOf(Urgencies, urgencyText);
        if (urgency < 0)
            return $"Nothing was noted: {Urgency} has to be one of {string.Join(", ", Urgencies)}.";
        var summary = OnOneLine(ToolJson.Text(call.Arguments, Summary));
        if (summary.Length is 0 or > GuestRequest.LongestSummary)
            return $"Nothing was noted: {Summary} has to be a line of at most {GuestRequest.LongestSummary} characters.";
        var room = OnOneLine(ToolJson.Text(call.Arguments, Room));
        if (room.Length > LongestRoom)
            return $"Nothing was noted: {Room} has to be a room as the guest names it, such as 214, or left out.";
        var wish = new RequestWish(
            (RequestKind)kind,
            summary,
            (RequestUrgency)urgency,
            room.Length == 0 ? null : room,
            IsRoomSaid: room.Length > 0 && OwnWords.Name(room, call.Heard))
        {
            Said = Cut(OnOneLine(call.Heard)),
        };
        return await recording.RecordAsync(plan, call, wish, cancellationToken);
    }

    private static string Cut(string said) => said.Length <= GuestRequest.LongestSaid
        ? said
        : WellFormedText.Of(said[..GuestRequest.LongestSaid]).TrimEnd() + "…";

    private static string OnOneLine(string text) => WellFormedText.Of(string.Join(
        ' ',
        text.Split(['\r', '\n', '\t', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
}
