using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Requests;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Requests;

/// <summary>Guests who ask for things at the shipped hotel, turn by turn, and the staff who are told.</summary>
internal sealed class RequestingGuest : IDisposable
{
    private readonly ImportingHotel _hotel = new();
    private int _turn;

    public RequestingGuest() => Staff = new(_hotel.Get<RequestDesk>());

    public ImportingHotel Hotel => _hotel;

    public StaffDesk Staff { get; }

    public GuestContact Ana { get; } = ImportingHotel.OnTelegram("34600000777");

    public GuestRequests Requests => _hotel.Get<GuestRequests>();

    public RequestDelivery DeliveryTo(params IStaffRequests[] staff) => new(
        Requests, _hotel.Get<RequestCatalog>(), staff, _hotel.Clock, NullLogger<RequestDelivery>.Instance);

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

    public Task<RequestReply> AnswerAsync(RequestReply proposed, string heard, string answer) => CallAsync(
        "answer_proposal", heard, new() { ["proposal_id"] = proposed.ProposalId, ["answer"] = answer });

    public async Task<RequestReply> CallAsync(string tool, string heard, JsonObject arguments, Func<ToolCall, ToolCall>? with = null)
    {
        _hotel.Clock.Advance(TimeSpan.FromSeconds(1));
        var call = CallIn(++_turn, heard, arguments);
        return new(await Tool(tool).RunAsync(with?.Invoke(call) ?? call, default));
    }

    public ToolCall CallIn(int turn, string heard, JsonObject arguments) => new(
        $"turn-{turn}-0-0", Ana.Conversation, Shipped.Hotel, arguments)
    {
        Turn = $"turn-{turn}",
        TurnNumber = turn,
        Address = Ana.Address,
        GuestName = Ana.Name,
        Heard = heard,
        Language = "en",
    };

    public ITool Tool(string name) => _hotel.Get<ToolCatalog>().Find(name, Shipped.Hotel)!;

    public Task<IReadOnlyList<GuestRequest>> MineAsync() => Requests.OfAsync("hotel", Ana.Conversation, default);

    public Task ForgetAsync() => _hotel.Get<GuestTables>().EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default);

    public Task TidyAsync() => _hotel.Get<GuestTables>().TidyAsync(default);

    public void Dispose() => _hotel.Dispose();
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
