using System.Net;
using System.Text.Json;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class OpenAIChatTests
{
    [Fact]
    public async Task Scripted_answers_come_in_order_and_then_the_responder_speaks()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Say("one"), ScriptedAnswer.Say("two"));

        Assert.Equal("one", await AnswerAsync(client, "Hello"));
        Assert.Equal("two", await AnswerAsync(client, "Hello"));
        Assert.Equal("You said: Hello", await AnswerAsync(client, "Hello"));
        openAI.Responder = request => ScriptedAnswer.Say($"{request.Messages.Count} messages");
        Assert.Equal("2 messages", await AnswerAsync(client, "Hello"));
    }

    [Fact]
    public async Task An_answer_has_the_shape_of_the_real_api()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(new ScriptedAnswer { Text = "Hi 🏖", FinishReason = "length", Usage = new ScriptedUsage(7, 2) });

        var json = await client.AskAsync("Hello").JsonAsync();

        Assert.Equal("chat.completion", json.Text("object"));
        Assert.Equal("gpt-simulated", json.Text("model"));
        var choice = Assert.Single(json.GetProperty("choices").EnumerateArray());
        Assert.Equal("length", choice.Text("finish_reason"));
        Assert.Equal(("assistant", "Hi 🏖"), (choice.GetProperty("message").Text("role"), choice.GetProperty("message").Text("content")));
        Assert.Equal("""{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}""", json.GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task A_tool_call_has_an_id_a_name_and_arguments_as_text()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Call("find_spa_slots", """{"day":"2026-03-01"}"""));

        var choice = (await client.AskAsync("A massage?").JsonAsync()).GetProperty("choices")[0];

        Assert.Equal("tool_calls", choice.Text("finish_reason"));
        var call = Assert.Single(choice.GetProperty("message").GetProperty("tool_calls").EnumerateArray());
        Assert.StartsWith("call_", call.Text("id"), StringComparison.Ordinal);
        Assert.Equal(
            ("find_spa_slots", """{"day":"2026-03-01"}"""),
            (call.GetProperty("function").Text("name"), call.GetProperty("function").Text("arguments")));
        Assert.Equal(JsonValueKind.Null, choice.GetProperty("message").GetProperty("content").ValueKind);
    }

    [Fact]
    public async Task A_stream_adds_up_to_the_answer_and_ends_with_its_usage()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(new ScriptedAnswer
        {
            Text = "The pool 🏊 is open until ten.",
            ToolCalls = [new ScriptedToolCall("find_spa_slots", """{"day":"2026-03-01"}""", "call_1")],
            Usage = new ScriptedUsage(7, 2),
        });

        using var answer = await client.AskAsync("Hello", stream: true);
        var events = (await answer.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var chunks = events[..^1].Select(text => JsonElement.Parse(text["data: ".Length..])).ToList();
        var deltas = chunks.Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0)
            .Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta")).ToList();
        var calls = deltas.Where(delta => delta.TryGetProperty("tool_calls", out _))
            .Select(delta => delta.GetProperty("tool_calls")[0]).ToList();

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("data: [DONE]", events[^1]);
        Assert.Equal("The pool 🏊 is open until ten.", string.Concat(deltas.Select(delta =>
            delta.TryGetProperty("content", out var content) ? content.GetString() : "")));
        Assert.Equal("call_1", calls[0].Text("id"));
        Assert.Equal("""{"day":"2026-03-01"}""", string.Concat(calls.Select(call => call.GetProperty("function").Text("arguments"))));
        Assert.Equal("tool_calls", chunks[^2].GetProperty("choices")[0].Text("finish_reason"));
        Assert.Equal(9, chunks[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task What_the_app_asked_is_recorded()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);

        (await client.AskAsync("Is the pool open?")).Dispose();
        (
            await client.PostTextAsync(
                "/v1/chat/completions",
                """
                {"model":"m","messages":[
                  {"role":"user","content":[{"type":"text","text":"one"},{"type":"image_url","image_url":{"url":"x"}},{"type":"text","text":"two"}]},
                  {"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"find","arguments":"{}"}}]},
                  {"role":"tool","tool_call_id":"call_1","content":"nothing"}]}
                """
            )
        ).Dispose();

        var first = await openAI.WaitForCallAsync(1, Patience.Token);
        var second = await openAI.WaitForCallAsync(2, Patience.Token);
        Assert.Equal(
            ("gpt-simulated", "Is the pool open?", "find_spa_slots"),
            (first.Model, first.LastUserText, Assert.Single(first.Tools)));
        Assert.Equal(("one\ntwo", "nothing"), (second.LastUserText, second.LastText));
        Assert.Equal(new RequestedToolCall("call_1", "find", "{}"), Assert.Single(second.Messages[1].ToolCalls));
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", "model")]
    [InlineData("""{"model":"m","messages":[]}""", "messages")]
    [InlineData("""{"model":"m","messages":[{"content":"x"}]}""", "role")]
    [InlineData("""{"model":""", "JSON")]
    [InlineData("""{"model":"m","messages":[{"role":"tool","tool_call_id":"c","content":"x"}]}""", "'tool'")]
    [InlineData(
        """{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c9","type":"function","function":{"name":"f","arguments":""}}]},{"role":"user","content":"x"}]}""",
        "c9"
    )]
    public async Task What_the_real_service_refuses_is_refused(string body, string named)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);

        using var answer = await client.PostTextAsync("/v1/chat/completions", body);
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_request_error", error.Text("type"));
        Assert.Contains(named, error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI, key: "wrong");

        using var answer = await client.AskAsync("Hello");
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("invalid_api_key", error.Text("code"));
        Assert.Equal(0, openAI.Calls.Count);
        Assert.Equal("/v1/chat/completions", Assert.Single(openAI.Requests.Snapshot()).Path);
    }

    [Fact]
    public async Task A_responder_that_throws_says_so_in_the_answer()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Responder = _ => throw new InvalidOperationException("out of words");

        using var answer = await client.AskAsync("Hello");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("out of words", (await answer.JsonAsync()).GetProperty("error").Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thinking_takes_as_long_as_scripted_on_the_simulators_clock()
    {
        var clock = new RingingClock();
        await using var openAI = await SimulatedOpenAI.StartAsync(new SimulatedOpenAIOptions { TimeProvider = clock });
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(new ScriptedAnswer { Text = "Welcome", Delay = TimeSpan.FromMinutes(3) });

        Assert.Equal("Welcome", await AnswerAsync(client, "Hello"));

        Assert.Equal([TimeSpan.FromMinutes(3)], clock.Asked);
    }

    [Fact]
    public async Task Models_are_listed_and_found()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);

        var list = await client.GetAsync("/v1/models").JsonAsync();
        var model = await client.GetAsync("/v1/models/gpt-simulated").JsonAsync();
        using var unknown = await client.GetAsync("/v1/models/gpt-0");

        Assert.Equal("gpt-simulated", list.GetProperty("data")[0].Text("id"));
        Assert.Equal("model", model.Text("object"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Held_calls_are_counted_and_released_together()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Hold("one"), ScriptedAnswer.Hold("two"));

        var first = client.AskAsync("Hello");
        var second = client.AskAsync("Hello");
        await openAI.WaitForCallAsync(2, Patience.Token);
        Assert.Equal(2, openAI.RunningCalls);
        openAI.ReleaseAll();
        using var one = await first;
        using var two = await second;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, two.StatusCode));
        Assert.Equal(2, openAI.MostRunningCalls);
    }

    [Fact]
    public async Task Disposal_ends_held_calls()
    {
        var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Hold("never"));
        var pending = client.AskAsync("Hello");
        await openAI.WaitForCallAsync(1, Patience.Token);

        await openAI.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    private static async Task<string?> AnswerAsync(PlainOpenAIClient client, string text) =>
        (await client.AskAsync(text).JsonAsync()).GetProperty("choices")[0].GetProperty("message").Text("content");
}
