using System.Text.Json.Nodes;
using HotelConcierge.Forms;
using HotelConcierge.Messages;
using HotelConcierge.Requests;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Forms;

/// <summary>
/// A guest who fills in the shipped hotel's forms, turn by turn. It is Saturday, 21 November 2026, 10:00 in the hotel, and nobody's stay is
/// known.
/// </summary>
internal sealed class FillingGuest : IDisposable
{
    public const string Flowers = "order_flowers";

    private readonly ImportingHotel _hotel = new();
    private int _turn;

    public ImportingHotel Hotel => _hotel;

    public GuestContact Ana { get; } = ImportingHotel.OnTelegram("34600000777");

    public string Language { get; set; } = "en";

    public int Turn => _turn;

    public IReadOnlyList<GuestRequest> Requests =>
        _hotel.Get<GuestRequests>().OfAsync("hotel", Ana.Conversation, default).GetAwaiter().GetResult();

    public IReadOnlyList<FormOrder> Orders => _hotel.Get<FormOrders>().OfAsync(Ana.Conversation, default).GetAwaiter().GetResult();

    public OpenForm? Open(string form = Flowers) =>
        _hotel.Get<OpenForms>().FindAsync(Ana.Conversation, form, default).GetAwaiter().GetResult();

    /// <summary>A call of a form's tool as a model makes it, in a turn of its own.</summary>
    public Task<FormReply> FillAsync(string heard, string arguments, string form = Flowers) =>
        CallAsync(form, heard, (JsonObject)JsonNode.Parse(arguments)!);

    /// <summary>The same, in the turn of the call before.</summary>
    public async Task<FormReply> FillAgainAsync(string heard, string arguments, int place, Func<ToolCall, ToolCall>? with = null)
    {
        var call = CallIn(_turn, heard, (JsonObject)JsonNode.Parse(arguments)!) with { Id = $"turn-{_turn}-0-{place}" };
        return new(await Tool(Flowers).RunAsync(with?.Invoke(call) ?? call, default));
    }

    /// <summary>What the guest taps or plainly answers, carried out as a turn does; null when somebody has to understand it.</summary>
    public async Task<FormReply?> PlainlyAsync(string words, params string[] taps)
    {
        _hotel.Clock.Advance(TimeSpan.FromSeconds(1));
        var call = CallIn(++_turn, words, []) with { Taps = taps };
        foreach (var tool in Shipped.Hotel.Tools.Select(Tool).OfType<IReadsAnswers>())
        {
            if (await tool.ReadAnswersAsync(call with { Id = "" }, default) is not [var answer])
                continue;
            var said = call with { Arguments = answer.Arguments, Taps = [answer.Tap], Heard = answer.IsTap ? words : "" };
            return new(await tool.RunAsync(said, default));
        }

        return null;
    }

    public Task<FormReply> AnswerAsync(FormReply proposed, string heard, string answer = "yes") => CallAsync(
        "answer_proposal", heard, new() { ["proposal_id"] = proposed.ProposalId, ["answer"] = answer });

    public async Task<FormReply> CallAsync(string tool, string heard, JsonObject arguments, Func<ToolCall, ToolCall>? with = null)
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
        Language = Language,
    };

    public ITool Tool(string name) => _hotel.Get<ToolCatalog>().Find(name, Shipped.Hotel)!;

    public Task ForgetAsync() => _hotel.Get<GuestTables>().EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default);

    public void Dispose() => _hotel.Dispose();
}

/// <summary>What a tool answered.</summary>
internal sealed record FormReply(ToolResult Result)
{
    private JsonNode? Json => Result.Text.StartsWith('{') ? JsonNode.Parse(Result.Text) : null;

    public string Verdict => Json?["result"]?.ToString() ?? "";

    public string Line => Result.Line ?? "";

    public IReadOnlyList<ReplyChoice> Choices => Result.Attachments.OfType<ReplyPart.Choices>().SingleOrDefault()?.Options ?? [];

    public string ProposalId => Choices[0].Id is var yes ? yes[..yes.LastIndexOf('-')] : "";

    public IEnumerable<string> NotTaken => (Json?["not_taken"] as JsonArray ?? []).Select(problem => problem!["slot"]!.ToString());
}
