using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Tools;

/// <summary>
/// A guest of the shipped hotel for whom a model calls tools, each time in a turn of its own. It is Saturday, 21 November 2026, 10:00 in
/// the hotel, and nobody's stay is known.
/// </summary>
internal abstract class CallingGuest : IDisposable
{
    public ImportingHotel Hotel { get; } = new();

    public GuestContact Ana { get; } = ImportingHotel.OnTelegram("34600000777");

    public string Language { get; set; } = "en";

    /// <summary>The number of the turn of the last call.</summary>
    public int Turn { get; private set; }

    public ToolCall CallIn(int turn, string heard, JsonObject arguments) => new(
        $"turn-{turn}-0-0", Ana.Conversation, Shipped.Hotel, arguments)
    {
        Turn = $"turn-{turn}",
        TurnNumber = turn,
        Address = Ana.Address,
        GuestName = Ana.Name,
        Heard = heard,
        Language = Language,
    };

    public ITool Tool(string name) => Hotel.Get<ToolCatalog>().Find(name, Shipped.Hotel)!;

    public Task ForgetAsync() => Hotel.Get<GuestTables>().EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default);

    public void Dispose() => Hotel.Dispose();

    /// <summary>A call in the next turn, a second later.</summary>
    protected ToolCall NextCall(string heard, JsonObject arguments)
    {
        Hotel.Clock.Advance(TimeSpan.FromSeconds(1));
        return CallIn(++Turn, heard, arguments);
    }

    protected async Task<ToolResult> RunAsync(string tool, string heard, JsonObject arguments, Func<ToolCall, ToolCall>? with = null)
    {
        var call = NextCall(heard, arguments);
        return await Tool(tool).RunAsync(with?.Invoke(call) ?? call, default);
    }

    protected Task<ToolResult> AnswerProposalAsync(string proposal, string heard, string answer) => RunAsync(
        "answer_proposal", heard, new() { ["proposal_id"] = proposal, ["answer"] = answer });
}
