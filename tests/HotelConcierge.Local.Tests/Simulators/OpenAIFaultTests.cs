using System.Text.Json;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class OpenAIFaultTests
{
    [Theory]
    [InlineData(OpenAIFaultKind.InvalidKey, 401, "invalid_api_key")]
    [InlineData(OpenAIFaultKind.TooManyRequests, 429, "rate_limit_exceeded")]
    [InlineData(OpenAIFaultKind.OutOfQuota, 429, "insufficient_quota")]
    [InlineData(OpenAIFaultKind.ContextTooLong, 400, "context_length_exceeded")]
    [InlineData(OpenAIFaultKind.ServerError, 500, null)]
    [InlineData(OpenAIFaultKind.Unavailable, 503, null)]
    public async Task A_refusal_comes_once_and_leaves_the_script_for_the_next_try(OpenAIFaultKind kind, int status, string? code)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Say("Welcome"));
        openAI.Faults.Add(new OpenAIFault(kind));

        using var refused = await client.AskAsync("Hello");
        var error = (await refused.JsonAsync()).GetProperty("error");
        var answer = await client.AskAsync("Hello").JsonAsync();

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal(code, error.Text("code"));
        Assert.Null(refused.Headers.RetryAfter);
        Assert.Equal("Welcome", ContentOf(answer));
        Assert.Equal(2, openAI.Calls.Count);
    }

    [Fact]
    public async Task A_rate_limit_says_how_long_to_wait_in_seconds_and_milliseconds()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(new ScriptedAnswer { Fault = OpenAIFaultKind.TooManyRequests, RetryAfter = TimeSpan.FromSeconds(1.5) });

        using var answer = await client.AskAsync("Hello");

        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("1500", Assert.Single(answer.Headers.GetValues("retry-after-ms")));
    }

    [Fact]
    public async Task A_proxys_page_is_html()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Fail(OpenAIFaultKind.BadGateway));

        using var answer = await client.AskAsync("Hello");

        Assert.Equal((502, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Malformed_json_is_a_200_that_nobody_can_read()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Fail(OpenAIFaultKind.MalformedJson));

        using var answer = await client.AskAsync("Hello");

        Assert.Equal(200, (int)answer.StatusCode);
        await Assert.ThrowsAnyAsync<JsonException>(() => answer.JsonAsync());
    }

    [Fact]
    public async Task An_answer_can_lack_choices_or_words_or_have_far_too_many()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(
            ScriptedAnswer.Fail(OpenAIFaultKind.NoChoices),
            ScriptedAnswer.Fail(OpenAIFaultKind.NoContent),
            ScriptedAnswer.Fail(OpenAIFaultKind.LongAnswer));

        Assert.Equal(0, (await client.AskAsync("Hello").JsonAsync()).GetProperty("choices").GetArrayLength());
        Assert.Equal("", ContentOf(await client.AskAsync("Hello").JsonAsync()));
        Assert.Equal(30_000, ContentOf(await client.AskAsync("Hello").JsonAsync())!.Length);
    }

    [Theory]
    [InlineData(OpenAIFaultKind.Drop, false)]
    [InlineData(OpenAIFaultKind.DropMidway, false)]
    [InlineData(OpenAIFaultKind.DropMidway, true)]
    public async Task A_connection_can_break_before_or_in_the_middle_of_an_answer(OpenAIFaultKind kind, bool stream)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Enqueue(ScriptedAnswer.Say("A sentence that is long enough to be cut"));
        var fault = openAI.Faults.Add(new OpenAIFault(kind));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.AskAsync("Hello", stream));

        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public async Task A_hanging_call_is_answered_when_released()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        var fault = openAI.Faults.Add(new OpenAIFault(OpenAIFaultKind.Hang) { OnlyTextWith = "pool" });

        var pending = client.AskAsync("the pool");
        await fault.WaitForHitAsync(cancellationToken: Patience.Token);
        Assert.Equal("You said: the spa", ContentOf(await client.AskAsync("the spa").JsonAsync()));
        Assert.False(pending.IsCompleted);
        fault.Release();

        Assert.Equal("You said: the pool", ContentOf(await pending.JsonAsync()));
    }

    [Theory]
    [InlineData(OpenAIOperation.Embeddings)]
    [InlineData(OpenAIOperation.Transcription)]
    public async Task Other_operations_fail_on_their_own(OpenAIOperation operation)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        openAI.Faults.Add(new OpenAIFault(OpenAIFaultKind.Unavailable) { On = operation });

        Task<HttpResponseMessage> TryAsync() => operation == OpenAIOperation.Embeddings
            ? client.PostAsync("/v1/embeddings", new { model = "e", input = "pool" })
            : client.TranscribeAsync([1]);
        using var chat = await client.AskAsync("Hello");
        using var failed = await TryAsync();
        using var again = await TryAsync();

        Assert.Equal((200, 503, 200), ((int)chat.StatusCode, (int)failed.StatusCode, (int)again.StatusCode));
    }

    [Fact]
    public async Task A_fault_that_cannot_happen_is_refused()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();

        Assert.Throws<ArgumentException>(() => openAI.Faults.Add(new OpenAIFault(OpenAIFaultKind.Hang) { OnlyTo = "+34" }));
        Assert.Throws<ArgumentException>(() => openAI.Faults.Add(
            new OpenAIFault(OpenAIFaultKind.NoChoices) { On = OpenAIOperation.Embeddings }));
    }

    private static string? ContentOf(JsonElement answer) =>
        answer.GetProperty("choices")[0].GetProperty("message").Text("content");
}
