using System.Diagnostics;
using System.Text.Json;
using HotelConcierge.Contracts;
using HotelConcierge.Diagnostics;
using HotelConcierge.Readiness;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Readiness;

public sealed class ReadinessReporterTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedLogs _logs = new();
    private readonly ReadinessMemory _memory;

    public ReadinessReporterTests() => _memory = new(_clock);

    [Fact]
    public async Task The_deployment_is_ready_while_nothing_is_not_well_and_a_warning_is_said()
    {
        var report = await Reporter(new Thing("one"), new Thing("two") { Answer = Finding.Warning("It is old.", "Buy a new one.") })
            .CheckAsync(default);

        Assert.True(report.IsReady);
        Assert.Equal(200, report.HttpStatus);
        var json = JsonDocument.Parse(report.ToJson()).RootElement;
        Assert.Equal("ready", json.GetProperty("status").GetString());
        Assert.Equal(
            [("one", "well", "It works.", ""), ("two", "warning", "It is old.", "Buy a new one.")],
            json.GetProperty("checks")
                .EnumerateArray()
                .Select(check => (Text(check, "what"), Text(check, "status"), Text(check, "says"), Text(check, "remedy"))));
        Assert.Equal(_clock.GetUtcNow(), json.GetProperty("checks")[0].GetProperty("askedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task One_thing_that_is_not_well_makes_the_deployment_not_ready()
    {
        var report = await Reporter(new Thing("one"), new Thing("two") { Answer = Finding.NotWell("It is gone.", "Bring it back.") })
            .CheckAsync(default);

        Assert.False(report.IsReady);
        Assert.Equal(503, report.HttpStatus);
        Assert.Contains("\"status\":\"not ready\"", report.ToJson(), StringComparison.Ordinal);
        Assert.Contains(
            "\"what\":\"two\",\"status\":\"not well\",\"says\":\"It is gone.\",\"remedy\":\"Bring it back.\"",
            report.ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_answer_counts_for_as_long_as_its_probe_says_whoever_asks()
    {
        var cheap = new Thing("cheap");
        var dear = new Thing("dear") { CountsFor = TimeSpan.FromMinutes(10) };

        for (var second = 0; second < 600; second += 10)
        {
            await Reporter(cheap, dear).CheckAsync(default);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((10, 1), (cheap.Asked, dear.Asked));
        await Reporter(cheap, dear).CheckAsync(default);
        Assert.Equal((11, 2), (cheap.Asked, dear.Asked));
    }

    [Fact]
    public async Task A_bad_answer_counts_for_a_quarter_of_a_minute_so_that_mending_shows()
    {
        var thing = new Thing("model") { CountsFor = TimeSpan.FromMinutes(10), Answer = Finding.NotWell("It is gone.", "Bring it back.") };
        await Reporter(thing).CheckAsync(default);
        thing.Answer = Finding.Well("It is back.");
        _clock.Advance(TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1));
        Assert.False((await Reporter(thing).CheckAsync(default)).IsReady);

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.True((await Reporter(thing).CheckAsync(default)).IsReady);
        Assert.Equal(2, thing.Asked);
    }

    [Fact]
    public async Task A_bad_answer_that_is_paid_for_counts_for_as_long_as_its_probe_says_however_often_anybody_asks()
    {
        var thing = new Thing("model")
        {
            BadCountsFor = TimeSpan.FromMinutes(3),
            Answer = Finding.NotWell("It is gone.", "Bring it back."),
        };

        for (var second = 0; second < 3600; second += 15)
        {
            await Reporter(thing).CheckAsync(default);
            _clock.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(20, thing.Asked);
    }

    [Fact]
    public async Task What_is_asked_belongs_to_no_callers_trace()
    {
        using var call = new Activity("call").Start();
        var thing = new Thing("model");

        await Reporter(thing).CheckAsync(default);
        Assert.Same(call, Activity.Current);
        Task again;
        using (ExecutionContext.SuppressFlow())
            again = Reporter(thing).AskAnewAsync(default);
        await again;

        Assert.Equal([null, null], thing.Traces);
    }

    [Fact]
    public async Task However_many_ask_at_once_a_thing_is_asked_once()
    {
        var answer = new TaskCompletionSource<Finding>();
        var thing = new Thing("model") { Later = answer.Task };

        var askers = Enumerable
            .Range(0, 20)
            .Select(i => i % 2 == 0 ? Reporter(thing).CheckAsync(default) : Reporter(thing).AskAnewAsync(default))
            .ToList();
        answer.SetResult(Finding.Well("It works."));

        Assert.All(await Task.WhenAll(askers), report => Assert.True(report.IsReady));
        Assert.Equal(1, thing.Asked);
    }

    [Fact]
    public async Task Who_asks_anew_gets_no_old_answer()
    {
        var thing = new Thing("model");
        await Reporter(thing).CheckAsync(default);

        await Reporter(thing).AskAnewAsync(default);

        Assert.Equal(2, thing.Asked);
    }

    [Fact]
    public async Task Who_stops_waiting_takes_the_answer_from_nobody()
    {
        var answer = new TaskCompletionSource<Finding>();
        var thing = new Thing("model") { Later = answer.Task };
        using var left = new CancellationTokenSource();
        var first = Reporter(thing).CheckAsync(left.Token);
        var second = Reporter(thing).CheckAsync(default);

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(Finding.Well("It works."));

        Assert.True((await second).IsReady);
        Assert.Equal(1, thing.Asked);
    }

    [Fact]
    public async Task What_does_not_answer_in_time_is_not_well_even_if_it_cannot_be_interrupted_and_holds_up_nothing_else()
    {
        var thing = new Thing("entity") { Later = new TaskCompletionSource<Finding>().Task, Patience = TimeSpan.FromSeconds(7) };
        var asked = Reporter(thing, new Thing("other")).CheckAsync(default);
        await _clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(7));

        _clock.Advance(TimeSpan.FromSeconds(7));

        var report = await asked;
        Assert.Equal((Condition.NotWell, "No answer within 7 seconds.", "Mend it."), Of(report.Checks[0]));
        Assert.Equal(Condition.Well, report.Checks[1].Finding.Condition);
    }

    [Fact]
    public async Task A_failure_that_nobody_foresaw_is_named_by_its_type_and_its_words_stand_in_the_log_alone()
    {
        var thing = new Thing("tables")
        {
            Later = Task.FromException<Finding>(new InvalidOperationException("The account key is hunter2.")),
        };

        var report = await Reporter(thing).CheckAsync(default);

        Assert.Equal((Condition.NotWell, "InvalidOperationException; the log says more.", "Mend it."), Of(report.Checks[0]));
        Assert.DoesNotContain("hunter2", report.ToJson(), StringComparison.Ordinal);
        Assert.Contains("hunter2", Assert.Single(_logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_what_changed_and_no_more()
    {
        var thing = new Thing("tables") { Answer = Finding.NotWell("It is gone.", "Bring it back.") };
        await Reporter(thing).AskAnewAsync(default);
        await Reporter(thing).AskAnewAsync(default);
        thing.Answer = Finding.Warning("It limps.", "See a doctor.");
        await Reporter(thing).AskAnewAsync(default);
        await Reporter(thing).AskAnewAsync(default);
        thing.Answer = Finding.Well("It works.");
        await Reporter(thing).AskAnewAsync(default);
        await Reporter(thing).AskAnewAsync(default);

        Assert.Equal(
            [
                "Error: Not ready: tables. It is gone. Bring it back.",
                "Warning: Ready, but see to it: tables. It limps. See a doctor.",
                "Information: Well again: tables. It works.",
            ],
            _logs.Lines);
    }

    private static string Text(JsonElement check, string name) => check.GetProperty(name).GetString()!;

    private static (Condition, string, string) Of(ReadinessCheck check) =>
        (check.Finding.Condition, check.Finding.Says, check.Finding.Remedy);

    // A host makes one for each request.
    private ReadinessReporter Reporter(params IProbe[] probes) => new(probes, _memory, _clock, new Logger<ReadinessReporter>(_logs));

    private sealed class Thing(string what) : IProbe
    {
        private int _asked;

        public string What => what;

        public string Remedy => "Mend it.";

        public TimeSpan CountsFor { get; init; } = TimeSpan.FromMinutes(1);

        public TimeSpan BadCountsFor { get; init; } = TimeSpan.FromSeconds(15);

        public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

        public Finding Answer { get; set; } = Finding.Well("It works.");

        public Task<Finding>? Later { get; init; }

        public int Asked => Volatile.Read(ref _asked);

        public List<string?> Traces { get; } = [];

        public Task<Finding> AskAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            Traces.Add(Activity.Current?.OperationName);
            return Later ?? Task.FromResult(Answer);
        }
    }
}
