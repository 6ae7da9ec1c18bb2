using System.Text.Json;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Contracts.Turns;

/// <summary>The orchestrations and activities of a test, and what the activities were asked to do.</summary>
internal sealed class Workbench
{
    private static readonly RetryPolicy Once = new(1, TimeSpan.Zero, TimeSpan.Zero);
    private readonly Lock _lock = new();
    private readonly List<string> _done = [];
    private readonly List<OrchestrationRegistration> _orchestrations = [];
    private readonly List<TimedActivity> _activities = [];

    /// <summary>Every run of an activity as "Name input", in order.</summary>
    public IReadOnlyList<string> Done
    {
        get
        {
            lock (_lock)
                return [.. _done];
        }
    }

    public void Orchestration(string name, Func<ITurnContext, string, Task> code) =>
        _orchestrations.Add(OrchestrationRegistration.For(name, code));

    /// <summary>An activity that takes a text to a text.</summary>
    public Activity<string, string> Activity(string name, Func<string, string> work, RetryPolicy? retry = null, TimeSpan takes = default)
    {
        _activities.Add(new(
            new(name, (_, json, _) =>
            {
                var input = JsonSerializer.Deserialize<string>(json, TurnJson.Options)!;
                lock (_lock)
                    _done.Add($"{name} {input}");
                return Task.FromResult(JsonSerializer.Serialize(work(input), TurnJson.Options));
            }),
            takes));
        return new(name, retry ?? Once);
    }

    /// <summary>An activity that only says what an orchestration found out.</summary>
    public Activity<string, string> Report() => Activity("Report", text => text);

    /// <summary>The one report that was made.</summary>
    public string Reported => Done.Single(line => line.StartsWith("Report ", StringComparison.Ordinal))["Report ".Length..];

    public Task OpenAsync(TurnHostFixture host) => host.OpenAsync(_orchestrations, _activities);
}
