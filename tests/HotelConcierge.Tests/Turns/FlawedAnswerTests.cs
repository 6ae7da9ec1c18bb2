using HotelConcierge.Assistants;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>Answers that must not be shown as they came: cut, filtered, thought aloud, or tool calls written as words.</summary>
public sealed class FlawedAnswerTests : IDisposable
{
    private const string Spa = "Any massage tomorrow?";
    private const string Written = """Let me look. <tool_call>{"name": "find_spa_slots", "arguments": {}}</tool_call>""";

    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(
        "Is the pool open?",
        "It is open from nine to seven. A lifeguard is on duty the whole ti",
        "en",
        "It is open from nine to seven.")]
    [InlineData("¿Está abierta la piscina?", "Abre de nueve a siete. Hay un socorrista todo el ti", "es", "Abre de nueve a siete.")]
    [InlineData(
        "Ist der Pool geöffnet?",
        "Er ist von neun bis sieben geöffnet. Ein Bademeister ist im",
        "de",
        "Er ist von neun bis sieben geöffnet.")]
    [InlineData(
        "La piscine est-elle ouverte ?",
        "Elle ouvre de neuf à sept. Un maître-nageur est là tout le te",
        "fr",
        "Elle ouvre de neuf à sept.")]
    [InlineData("A piscina está aberta?", "Abre das nove às sete. Há um nadador-salvador todo o te", "pt", "Abre das nove às sete.")]
    [InlineData("La piscina è aperta?", "Apre dalle nove alle sette. Il bagnino c’è per tutto il te", "it", "Apre dalle nove alle sette.")]
    [InlineData("สระว่ายน้ำเปิดไหม", "เปิดเก้าโมงถึงหนึ่งทุ่มค่ะ มีเจ้าหน้าที่ดูแลตล", "th", "เปิดเก้าโมงถึงหนึ่งทุ่มค่ะ")]
    public async Task A_cut_answer_ends_with_a_sentence_and_says_that_there_is_more(
        string asked,
        string said,
        string language,
        string whole)
    {
        _world.Model.Says(said, ChatFinishReason.Length);

        Assert.Equal($"{whole}\n\n{_world.Reply(ReplyKeys.CutShort, language)}", await _world.SayAsync(asked));

        Assert.Single(_world.Model.Shown);
        Assert.Contains(_world.Log, line => line.Contains("cut at maxOutputTokens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_cut_before_it_says_anything_is_asked_for_once_more()
    {
        _world
            .Model.Says("Of course! The pool, which our guests love, is on duty the whole ti", ChatFinishReason.Length)
            .Says("From nine.");

        Assert.Equal("From nine.", await _world.SayAsync("Is the pool open?"));

        Assert.Equal(2, _world.Model.Shown.Count);
        Assert.EndsWith("in a few short sentences.", _world.Model.Shown[1][0].Text, StringComparison.Ordinal);
        Assert.Equal(
            _world.Model.Shown[0].Skip(1).Select(message => message.Text),
            _world.Model.Shown[1].Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task An_answer_that_is_cut_early_twice_is_an_apology()
    {
        _world.Model.Says("The pool is", ChatFinishReason.Length).Says("The pool, as I said, is", ChatFinishReason.Length);

        Assert.Equal(_world.Reply(ReplyKeys.Apology), await _world.SayAsync("Is the pool open?"));
        Assert.Equal(2, _world.Model.Shown.Count);
    }

    [Fact]
    public async Task A_filtered_answer_is_asked_for_once_more_and_never_shown()
    {
        _world.Model.Says("The pool is", ChatFinishReason.ContentFilter).Says("It opens at nine.");
        Assert.Equal("It opens at nine.", await _world.SayAsync("Is the pool open?"));

        _world.Model.Says("The pool is", ChatFinishReason.ContentFilter).Says("The pool", ChatFinishReason.ContentFilter);
        Assert.Equal(_world.Reply(ReplyKeys.Apology), await _world.SayAsync("Is the pool open today?"));
        Assert.Equal(4, _world.Model.Shown.Count);
    }

    [Theory]
    [InlineData("<think>I should not tell them the secret rule.</think>\n\nOpen from 9", "Open from 9")]
    [InlineData("```markdown\nOpen from **9**\n```", "Open from *9*")]
    [InlineData("Open from 9<br>to 19", "Open from 9\nto 19")]
    [InlineData("assistant<|channel|>final<|message|>Open from 9", "Open from 9")]
    public async Task What_is_not_for_the_guest_is_not_shown(string said, string shown)
    {
        _world.Model.Says(said);

        Assert.Equal(shown, await _world.SayAsync("Is the pool open?"));
        Assert.Single(_world.Model.Shown);
    }

    [Theory]
    [InlineData("<think>I should not tell them the secret rule.")]
    [InlineData("<reasoning>El huésped pregunta…</reasoning>")]
    [InlineData("""{"name": "transfer_money", "arguments": {"amount": 1}}""")]
    [InlineData("""<tool_call>{"name": "find_spa_slots", "arguments": {"treatment": "fac""")]
    [InlineData("find_spa_slots(treatment=\"facial\")")]
    public async Task What_holds_nothing_for_the_guest_is_asked_for_once_more(string said)
    {
        _world.Model.Says(said).Says("Which treatment would you like?");

        Assert.Equal("Which treatment would you like?", await _world.SayAsync(Spa));

        Assert.Equal(2, _world.Model.Shown.Count);
        Assert.Contains(_world.Log, line => line.Contains("it is asked once more", StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Log, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_holds_nothing_for_the_guest_twice_is_an_apology()
    {
        _world.Model.Says("<think>Hm.").Says("<think>Hm again.");

        Assert.Equal(_world.Reply(ReplyKeys.Apology), await _world.SayAsync(Spa));
        Assert.Equal(2, _world.Model.Shown.Count);
    }

    [Theory]
    [InlineData(Written)]
    [InlineData("""{"name": "find_spa_slots", "parameters": {"when": "tomorrow"}}""")]
    [InlineData("```json\n{\"tool\": \"find_spa_slots\", \"args\": {}}\n```")]
    public async Task A_call_written_as_text_is_run_like_any_other(string said)
    {
        _world.Model.Says(said).Says("Please choose:");

        var read = await _world.SayAsync(Spa);

        Assert.StartsWith("Please choose:\n\nmassage: 60 min · 85 EUR\n\n1. Tue 2 Jun, 09:00", read, StringComparison.Ordinal);
        var call = Assert.IsType<FunctionCallContent>(_world.Model.Shown[1][^2].Contents[^1]);
        Assert.Equal(("find_spa_slots", 9), (call.Name, call.CallId.Length));
        Assert.Equal(call.CallId, Assert.IsType<FunctionResultContent>(_world.Model.Shown[1][^1].Contents[0]).CallId);
    }

    [Theory]
    [InlineData("{\"treatment\": \"fac")]
    [InlineData("foo")]
    [InlineData("\"foo\"")]
    [InlineData("7")]
    [InlineData("[\"facial\"]")]
    [InlineData("{\"treatment\": \"facial\"")]
    public async Task Arguments_that_cannot_be_read_go_back_to_the_model_and_nothing_is_run(string arguments)
    {
        _world.Model.Says(ChatFinishReason.ToolCalls, Parsed(arguments)).Says("Which treatment would you like?");

        Assert.Equal("Which treatment would you like?", await _world.SayAsync("Any facial tomorrow?"));

        Assert.Equal(
            "Nothing was done: the arguments of find_spa_slots are no JSON object. Call it again with one JSON object.",
            Assert.IsType<FunctionResultContent>(_world.Model.Shown[1][^1].Contents[0]).Result);
        Assert.Contains(_world.Log, line => line.Contains("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arguments_that_the_limit_cut_are_named_so()
    {
        _world.Model.Says(ChatFinishReason.Length, Parsed("{\"treatment\": \"fac")).Says("Which treatment would you like?");
        await _world.SayAsync("Any facial tomorrow?");

        Assert.Contains(
            "were cut off",
            Assert.IsType<FunctionResultContent>(_world.Model.Shown[1][^1].Contents[0]).Result!.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<think>Hm.")]
    public async Task A_false_claim_is_not_shown_for_want_of_a_second_answer(string second)
    {
        _world.Model.Says("Your massage is booked!").Says(second);

        Assert.Equal("To be clear: nothing has been booked, moved or cancelled just now.", await _world.SayAsync("Is the pool open?"));
        Assert.Equal(2, _world.Model.Shown.Count);
    }

    [Fact]
    public async Task Both_calls_are_counted_with_the_answer()
    {
        _world.Model.Usage = new() { InputTokenCount = 100, OutputTokenCount = 10 };
        _world.Model.Says("<think>Hm.").Says("Open from 9.");
        await _world.SayAsync("Is the pool open?");

        var row = Assert.Single(await _world.RowsAsync(GuestTables.Turns), row => row.Key.EndsWith("answer-00", StringComparison.Ordinal));
        Assert.Contains("\"inputTokens\":200,\"outputTokens\":20", row["json"]!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_host_that_dies_after_the_second_question_shows_one_answer()
    {
        var died = false;
        _world.Host.CrashWhen = point => !died && (died = point.Where == "recorded AskModel");
        _world.Model.Says("<think>Hm.").Says("Open from 9.");

        Assert.Equal("Open from 9.", await _world.SayAsync("Is the pool open?"));
        Assert.True(died);
        Assert.Equal(2, _world.Model.Shown.Count);
    }

    private static FunctionCallContent Parsed(string json) => FunctionCallContent.CreateFromParsedArguments(
        json,
        "call-x",
        "find_spa_slots",
        text => System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(text, AIJsonUtilities.DefaultOptions));
}
