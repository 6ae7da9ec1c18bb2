using HotelConcierge.Contracts;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed partial class RetryingChatClientTests : IDisposable
{
    private const string GuestsWords = "My room is 1207";

    private readonly ScriptedService _service = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedLogs _log = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMetrics()
        .AddSingleton<ConciergeTelemetry>()
        .BuildServiceProvider();
    private readonly HttpClient _http;
    private readonly List<TimeSpan> _waits = [];

    public RetryingChatClientTests() => _http = new HttpClient(_service);

    public void Dispose()
    {
        _http.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task An_answer_is_passed_on_without_a_word()
    {
        _service.Say("Yes.");

        Assert.Equal("Yes.", (await AskAsync()).Text);
        Assert.Empty(_log.Lines);
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task An_overloaded_service_is_asked_six_times_at_growing_distances()
    {
        _service.Fail("server_overloaded", 503).Times(6);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal(ModelTrouble.Unavailable, exception.Trouble);
        Assert.Equal("The model service is not available (503 server_overloaded), after 6 attempts.", exception.Message);
        Assert.Equal(6, _service.Requests.Count);
        Assert.Equal([1, 2, 4, 8, 16], _waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Chance_at_most_doubles_a_wait()
    {
        _service.Fail("server_overloaded", 503).Times(5).Say("Yes.");

        await AskAsync(chance: 0.5);

        Assert.Equal([1.5, 3, 6, 12, 24], _waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task Trouble_that_may_pass_is_waited_out(int status)
    {
        _service.Fail("rate_limit_exceeded", status).Say("Yes.");

        Assert.Equal("Yes.", (await AskAsync()).Text);
        Assert.Equal(2, _service.Requests.Count);
        Assert.Equal(
            [$"Warning: Attempt 1 of 6 to ask the model failed ({status} rate_limit_exceeded); the next one is in 00:00:01"],
            _log.Lines);
    }

    [Fact]
    public async Task A_gateways_html_error_is_waited_out()
    {
        _service.Answer(502, "<html>Bad gateway</html>", "text/html").Say("Yes.");

        Assert.Equal("Yes.", (await AskAsync()).Text);
        Assert.Contains("failed (502);", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    public static TheoryData<Exception, string> BrokenConnections() => new()
    {
        { new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"), "connection failed: NameResolutionError" },
        { new IOException("reset"), "connection broke" },
        { new TaskCanceledException("timed out"), "no answer in time" },
    };

    [Theory]
    [MemberData(nameof(BrokenConnections), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_connection_is_waited_out(Exception exception, string evidence)
    {
        _service.Throw(exception).Say("Yes.");

        Assert.Equal("Yes.", (await AskAsync()).Text);
        Assert.Contains($"failed ({evidence});", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_left_after_the_network_timeout()
    {
        _service.Do(async cancelled =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            throw new InvalidOperationException("The request was never given up.");
        }).Times(6);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync(networkTimeout: TimeSpan.FromMilliseconds(1)));

        Assert.Equal("The model service is not available (no answer in time), after 6 attempts.", exception.Message);
    }

    [Fact]
    public async Task An_unreadable_answer_is_asked_for_again()
    {
        _service.Answer(200, "{\"choices\":[{").Times(6);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal("The model service is not available (unreadable answer), after 6 attempts.", exception.Message);
    }

    [Fact]
    public async Task A_caller_who_cancels_during_a_request_is_obeyed_without_a_word()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Do(cancelled =>
        {
            cancellation.Cancel();
            return Task.FromCanceled<HttpResponseMessage>(cancelled);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(cancellationToken: cancellation.Token));

        Assert.Single(_service.Requests);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_caller_who_cancels_during_a_wait_is_obeyed_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Fail("overloaded", 503);
        using var client = Connect();

        var asking = client.GetResponseAsync(GuestsWords, cancellationToken: cancellation.Token);
        await _clock.WaitForTimerAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_fault_of_ours_is_not_blamed_on_the_service()
    {
        using var client = Connect();

        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetResponseAsync([new ChatMessage(new ChatRole("critic"), "Hm.")]));

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Streaming_is_tried_again_as_well()
    {
        _service.Fail("rate_limit_exceeded", 429, ("retry-after-ms", "1")).Say("Yes.");
        using var client = Connect();

        var asking = client.GetStreamingResponseAsync(GuestsWords).ToChatResponseAsync();
        await _clock.WaitForTimerAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("Yes.", (await asking).Text);
    }

    [Fact]
    public async Task An_attempt_that_takes_longer_than_set_is_one_that_failed()
    {
        _service.Do(async cancelled =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            throw new InvalidOperationException("The request was never given up.");
        }).Say("Yes.");
        using var client = Connect(longestAttempt: TimeSpan.FromSeconds(20));
        var asking = client.GetResponseAsync(GuestsWords);

        _clock.Advance(await _clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(20)));
        _clock.Advance(await _clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(1)));

        Assert.Equal("Yes.", (await asking).Text);
        Assert.Equal(["Warning: Attempt 1 of 6 to ask the model failed (no answer in time); the next one is in 00:00:01"], _log.Lines);
    }

    /// <summary>Asks, and lets every wait pass as soon as it begins.</summary>
    private async Task<ChatResponse> AskAsync(
        double chance = 0,
        TimeSpan? networkTimeout = null,
        CancellationToken cancellationToken = default)
    {
        using var client = Connect(chance, networkTimeout);
        using var over = new CancellationTokenSource();
        var asking = client.GetResponseAsync(GuestsWords, cancellationToken: cancellationToken);
        var waiting = LetWaitsPassAsync(over.Token);
        try
        {
            return await asking;
        }
        finally
        {
            await over.CancelAsync();
            await waiting;
        }
    }

    private async Task LetWaitsPassAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var wait = await _clock.WaitForTimerAsync(over);
                _waits.Add(wait);
                _clock.Advance(wait);
            }
        }
        catch (OperationCanceledException)
        {
            // The call is over, so that no further wait will come.
        }
    }

    private RetryingChatClient Connect(double chance = 0, TimeSpan? networkTimeout = null, TimeSpan? longestAttempt = null)
    {
        var options = new OpenAIOptions
        {
            ApiKey = "sk-secret",
            Endpoint = "https://models.example.com/v1",
            NetworkTimeout = networkTimeout ?? TimeSpan.FromSeconds(100),
        };
        return new RetryingChatClient(
            new OpenAIChatClient(OpenAIRegistration.Connect(options, _http), "gpt-test", _clock),
            _clock,
            new FixedChance(chance),
            _services.GetRequiredService<ConciergeTelemetry>(),
            _log.CreateLogger<RetryingChatClient>(),
            "check OpenAI__ApiKey",
            longestAttempt);
    }

    private sealed class FixedChance(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
