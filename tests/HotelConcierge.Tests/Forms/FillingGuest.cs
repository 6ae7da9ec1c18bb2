using System.Text.Json.Nodes;
using HotelConcierge.Forms;
using HotelConcierge.Messages;
using HotelConcierge.Requests;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Tools;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Forms;

/// <summary>A guest who fills in the hotel's forms, turn by turn.</summary>
internal sealed class FillingGuest : CallingGuest
{
    public const string Flowers = "order_flowers";

    public IReadOnlyList<GuestRequest> Requests =>
        Hotel.Get<GuestRequests>().OfAsync("hotel", Ana.Conversation, default).GetAwaiter().GetResult();

    public IReadOnlyList<FormOrder> Orders => Hotel.Get<FormOrders>().OfAsync(Ana.Conversation, default).GetAwaiter().GetResult();

    public OpenForm? Open(string form = Flowers) =>
        Hotel.Get<OpenForms>().FindAsync(Ana.Conversation, form, default).GetAwaiter().GetResult();

    /// <summary>A call of a form's tool as a model makes it, in a turn of its own.</summary>
    public Task<FormReply> FillAsync(string heard, string arguments, string form = Flowers) =>
        CallAsync(form, heard, (JsonObject)JsonNode.Parse(arguments)!);

    /// <summary>The same, in the turn of the call before.</summary>
    public async Task<FormReply> FillAgainAsync(string heard, string arguments, int place, Func<ToolCall, ToolCall>? with = null)
    {
        var call = CallIn(Turn, heard, (JsonObject)JsonNode.Parse(arguments)!) with { Id = $"turn-{Turn}-0-{place}" };
        return new(await Tool(Flowers).RunAsync(with?.Invoke(call) ?? call, default));
    }

    /// <summary>What the guest taps or plainly answers, carried out as a turn does; null when somebody has to understand it.</summary>
    public async Task<FormReply?> PlainlyAsync(string words, params string[] taps)
    {
        var call = NextCall(words, []) with { Taps = taps };
        foreach (var tool in Shipped.Hotel.Tools.Select(Tool).OfType<IReadsAnswers>())
        {
            if (await tool.ReadAnswersAsync(call with { Id = "" }, default) is not [var answer])
                continue;
            var said = call with { Arguments = answer.Arguments, Taps = [answer.Tap], Heard = answer.IsTap ? words : "" };
            return new(await tool.RunAsync(said, default));
        }

        return null;
    }

    public async Task<FormReply> AnswerAsync(FormReply proposed, string heard, string answer = "yes") =>
        new(await AnswerProposalAsync(proposed.ProposalId, heard, answer));

    public async Task<FormReply> CallAsync(string tool, string heard, JsonObject arguments, Func<ToolCall, ToolCall>? with = null) =>
        new(await RunAsync(tool, heard, arguments, with));
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
