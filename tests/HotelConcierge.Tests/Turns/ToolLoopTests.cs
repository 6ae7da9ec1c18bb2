using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>A model that asks for tools: each call runs once, its result goes back, and there is an end to it.</summary>
public sealed class ToolLoopTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";
    private readonly BookingTool _tool = new();
    private readonly TurnWorld _world;

    public ToolLoopTests() => _world = new([_tool], ("Conversation:MaxModelRounds", "3"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_tool_runs_and_the_model_reads_its_result_beside_its_own_call()
    {
        _world.Model.Calls(_tool.Name, new Dictionary<string, object?> { ["at"] = "8 pm" }).Says("Booked.");
        await _world.RunAsync(Question);

        var run = Assert.Single(_tool.Runs);
        Assert.Equal((TurnWorld.Guest, "8 pm"), (run.Conversation, (string?)run.Arguments["at"]));
        var prompt = _world.Model.Shown[1];
        var call = Assert.IsType<FunctionCallContent>(Assert.Single(prompt[^2].Contents));
        var result = Assert.IsType<FunctionResultContent>(Assert.Single(prompt[^1].Contents));
        Assert.Equal((ChatRole.Assistant, ChatRole.Tool), (prompt[^2].Role, prompt[^1].Role));
        Assert.Equal(("call-1", "call-1", "booked"), (call.CallId, result.CallId, result.Result?.ToString()));
        Assert.EndsWith("Booked.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tools_of_one_answer_run_in_order_each_under_an_id_of_its_own()
    {
        _world.Model.Says(ScriptedModel.Call("a", _tool.Name, Number(1)), ScriptedModel.Call("b", _tool.Name, Number(2))).Says("Booked.");
        await _world.RunAsync(Question);

        Assert.Equal([1, 2], _tool.Runs.Select(run => (int)run.Arguments["number"]!));
        Assert.Equal(2, _tool.Bookings.Count);
        Assert.Equal(["a", "b"], _world.Model.Shown[1][^1].Contents.Cast<FunctionResultContent>().Select(result => result.CallId));
    }

    [Fact]
    public async Task A_model_that_asks_for_far_too_many_tools_gets_eight()
    {
        _world
            .Model.Says([.. Enumerable.Range(0, 20).Select(AIContent (number) => ScriptedModel.Call($"c{number}", _tool.Name))])
            .Says("Booked.");
        await _world.RunAsync(Question);

        Assert.Equal(8, _tool.Bookings.Count);
        Assert.Equal(8, _world.Model.Shown[1][^2].Contents.Count);
        Assert.Equal(8, _world.Model.Shown[1][^1].Contents.Count);
    }

    [Fact]
    public async Task The_last_round_offers_no_tools_so_that_the_model_answers()
    {
        _world.Model.Calls(_tool.Name).Calls(_tool.Name).Says("That is all I found.");
        await _world.RunAsync(Question);

        Assert.Equal([1, 1, 0], _world.Model.Options.Select(options => options!.Tools?.Count ?? 0));
        Assert.EndsWith("That is all I found.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_never_stops_asking_for_tools_is_stopped_with_an_apology()
    {
        _world.Model.Otherwise = _ => new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call("again", _tool.Name)]);
        await _world.RunAsync(Question);

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
        Assert.Equal(3, _world.Model.Shown.Count);
        // What was not offered is not run.
        Assert.Equal(2, _tool.Runs.Count);
    }

    [Fact]
    public async Task Words_beside_a_tool_that_was_not_offered_are_the_answer()
    {
        _world.Model.Calls(_tool.Name).Calls(_tool.Name)
            .Says(new TextContent("It scatters."), ScriptedModel.Call("again", _tool.Name));
        await _world.RunAsync(Question);

        Assert.EndsWith("It scatters.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no_such_tool")]
    [InlineData("remember_profile")]
    [InlineData("")]
    public async Task A_tool_that_does_not_exist_or_is_not_allowed_is_answered_and_the_turn_goes_on(string name)
    {
        _world.Model.Calls(name).Says("Without it, then.");
        await _world.RunAsync(Question);

        var result = Assert.IsType<FunctionResultContent>(_world.Model.Shown[1][^1].Contents[0]);
        Assert.StartsWith("There is no tool named", result.Result!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Without it, then.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_throws_is_reported_to_the_model_without_its_reason_and_not_run_again()
    {
        _tool.Work = _ => throw new InvalidOperationException("password=hunter2");
        _world.Model.Calls(_tool.Name).Says("That did not work just now.");
        await _world.RunAsync(Question);

        var result = Assert.IsType<FunctionResultContent>(_world.Model.Shown[1][^1].Contents[0]).Result!.ToString();
        Assert.StartsWith("The tool failed.", result, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result, StringComparison.Ordinal);
        Assert.Single(_tool.Runs);
        Assert.EndsWith("That did not work just now.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_returns_more_than_a_model_can_read_is_cut_short_and_run_once()
    {
        _tool.Work = _ => Task.FromResult(string.Concat(Enumerable.Repeat("👪", 400_000)));
        _world.Model.Calls(_tool.Name).Says("Answered.");
        await _world.RunAsync(Question);

        var result = Assert.IsType<FunctionResultContent>(_world.Model.Shown[1][^1].Contents[0]).Result!.ToString()!;
        Assert.InRange(result.Length, 10_000, 40_000);
        Assert.EndsWith("👪 (The rest was too long.)", result, StringComparison.Ordinal);
        Assert.Single(_tool.Runs);
        Assert.EndsWith("Answered.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("{\"a\":\"\\ud83d\"}")]
    [InlineData("{\"\\ud83d\":1}")]
    [InlineData("{\"a\":1e999}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":{\"b\":\"\\udc00\"},\"c\":[\"\\udc00\"]}")]
    public async Task Whatever_a_model_writes_as_arguments_the_turn_ends_with_its_answer(string json)
    {
        _tool.Work = call => Task.FromResult(call.Arguments.ToJsonString());
        _world.Model.Says(Parsed(json)).Says("Answered.");
        await _world.RunAsync(Question);

        Assert.EndsWith("Answered.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
        Assert.Equal(2, _world.Model.Shown.Count);
    }

    [Fact]
    public async Task Arguments_nested_deeper_than_any_tool_needs_do_not_cost_the_answer()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", 63)) + "1" + new string('}', 63);
        _world.Model.Says(Parsed(json)).Says("Answered.");
        await _world.RunAsync(Question);

        Assert.EndsWith("Answered.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_reach_the_tool_as_the_model_wrote_them()
    {
        _world.Model.Says(Parsed("""{"name":"Zoë 👩‍👧","count":3,"when":null,"tags":["a",{"b":true}]}""")).Says("Answered.");
        await _world.RunAsync(Question);

        var expected = JsonNode.Parse("""{"name":"Zoë 👩‍👧","count":3,"when":null,"tags":["a",{"b":true}]}""");
        Assert.True(JsonNode.DeepEquals(expected, Assert.Single(_tool.Runs).Arguments));
    }

    [Theory]
    [InlineData("after RunTool")]
    [InlineData("recorded RunTool")]
    [InlineData("before AskModel")]
    public async Task A_tool_that_was_done_before_a_crash_is_not_run_after_it(string where)
    {
        var died = false;
        _world.Host.CrashWhen = point =>
        {
            var dies = !died && point.Where == where && _tool.Runs.Count > 0;
            died |= dies;
            return dies;
        };
        _world.Model.Calls(_tool.Name).Says("Booked.");
        await _world.RunAsync(Question);

        Assert.True(died);
        Assert.Single(_tool.Runs);
        Assert.EndsWith("Booked.", Assert.Single(_world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_has_to_be_run_again_sees_the_same_id()
    {
        _tool.Passing = _world.Host.Pass;
        var died = false;
        _world.Host.CrashWhen = point =>
        {
            var dies = !died && point.Where == "after the tool booked";
            died |= dies;
            return dies;
        };
        _world.Model.Calls(_tool.Name).Says("Booked.");
        await _world.RunAsync(Question);

        Assert.Equal(2, _tool.Runs.Count);
        Assert.Single(_tool.Bookings);
    }

    [Fact]
    public async Task No_tool_is_run_for_an_answer_that_nobody_waits_for_any_more()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        _world.Model.Calls(_tool.Name);
        _world.Hear(Question);
        _world.Hear("STOP", at: 10);
        await _world.RunAsync();

        Assert.Empty(_tool.Runs);
    }

    [Fact]
    public async Task After_an_interruption_the_rest_of_the_tools_stays_undone()
    {
        _world.Host.Takes(nameof(RunTool), TimeSpan.FromSeconds(4));
        _world.Model.Says(ScriptedModel.Call("a", _tool.Name), ScriptedModel.Call("b", _tool.Name));
        _world.Hear(Question);
        _world.Hear("new conversation", at: 3);
        await _world.RunAsync();

        Assert.Single(_tool.Runs);
        Assert.Equal([_world.Reply(ReplyKeys.Reset)], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_tool_is_told_when_the_turns_time_is_up()
    {
        _tool.Work = _ =>
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(6));
            return Task.FromCanceled<string>(_tool.Cancellation);
        };
        _world.Model.Calls(_tool.Name).Says("Booked.");
        await _world.RunAsync(Question);

        Assert.Equal(_world.Reply(ReplyKeys.Apology), _world.Phone.Shown[^1]);
        Assert.DoesNotContain(_world.Phone.Shown, text => text.Contains("Booked", StringComparison.Ordinal));
        Assert.Single(_world.Model.Shown);
    }

    private FunctionCallContent Parsed(string json) => FunctionCallContent.CreateFromParsedArguments(
        json, "call-x", _tool.Name, text => JsonSerializer.Deserialize<Dictionary<string, object?>>(text, AIJsonUtilities.DefaultOptions));

    private static Dictionary<string, object?> Number(int number) => new() { ["number"] = number };
}
