using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Requests;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Tools;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Requests;

/// <summary>Guests who ask for things at the shipped hotel, turn by turn, and the staff who are told.</summary>
internal sealed class RequestingGuest : CallingGuest
{
    public RequestingGuest() => Staff = new(Hotel.Get<RequestDesk>());

    public StaffDesk Staff { get; }

    public GuestRequests Requests => Hotel.Get<GuestRequests>();

    public RequestDelivery DeliveryTo(params IStaffRequests[] staff) => new(
        Requests, Hotel.Get<RequestCatalog>(), staff, Hotel.Clock, NullLogger<RequestDelivery>.Instance);

    /// <summary>A call of <c>record_request</c> as a model makes it, in a turn of its own.</summary>
    public Task<RequestReply> RecordAsync(
        string heard, string kind, string summary, string? room = null, string? urgency = "normal", Func<ToolCall, ToolCall>? with = null)
    {
        var arguments = new JsonObject { ["kind"] = kind, ["summary"] = summary };
        if (urgency is not null)
            arguments["urgency"] = urgency;
        if (room is not null)
            arguments["room"] = room;
        return CallAsync("record_request", heard, arguments, with);
    }

    public async Task<RequestReply> AnswerAsync(RequestReply proposed, string heard, string answer) =>
        new(await AnswerProposalAsync(proposed.ProposalId, heard, answer));

    public async Task<RequestReply> CallAsync(string tool, string heard, JsonObject arguments, Func<ToolCall, ToolCall>? with = null) =>
        new(await RunAsync(tool, heard, arguments, with));

    public Task<IReadOnlyList<GuestRequest>> MineAsync() => Requests.OfAsync("hotel", Ana.Conversation, default);

    public Task TidyAsync() => Hotel.Get<GuestTables>().TidyAsync(default);
}

/// <summary>The list as staff read it.</summary>
internal sealed class StaffDesk(RequestDesk desk)
{
    public async Task<List<JsonNode>> OpenAsync(string hotel = "")
    {
        var answer = await desk.ListAsync(hotel, default);
        Assert.Equal(200, answer.Status);
        return [.. JsonNode.Parse(answer.Json)!["requests"]!.AsArray().OfType<JsonNode>()];
    }

    public Task<RequestDeskAnswer> CloseAsync(string id, string hotel = "") => desk.CloseAsync(hotel, id, default);
}

/// <summary>What a tool answered.</summary>
internal sealed record RequestReply(ToolResult Result)
{
    private JsonNode? Json => Result.Text.StartsWith('{') ? JsonNode.Parse(Result.Text) : null;

    public string Verdict => Json?["result"]?.ToString() ?? "";

    public string ProposalId =>
        Result.Attachments.OfType<ReplyPart.Choices>().Single().Options[0].Id is var yes ? yes[..yes.LastIndexOf('-')] : "";
}
