using System.Globalization;
using System.Text.Json;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Contracts.Turns;

/// <summary>
/// A turn that a version of this product has run, with all that happened to it. Turns like it are on their way whenever a
/// new version is deployed, so today's code has to take the same steps.
/// </summary>
/// <param name="Version">Which version ran it.</param>
/// <param name="Story">What the guest did.</param>
/// <param name="Orchestration">The name it was started under.</param>
/// <param name="Input">As it was started.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Steps">What the orchestration asked for, each with the number of events that came before it.</param>
public sealed record RecordedTurn(
    string Version,
    string Story,
    string Orchestration,
    JsonElement Input,
    DateTimeOffset StartedAt,
    IReadOnlyList<RecordedEvent> Events,
    IReadOnlyList<string> Steps)
{
    private static readonly JsonSerializerOptions Json = new(TurnJson.Options) { WriteIndented = true };

    /// <summary>Reads a file of recorded turns.</summary>
    public static RecordedTurn Read(string file) => JsonSerializer.Deserialize<RecordedTurn>(File.ReadAllText(file), Json)!;

    /// <summary>Takes down a turn from a host's journal, with the steps that today's code takes.</summary>
    /// <exception cref="InvalidOperationException">Today's code cannot follow what was just recorded.</exception>
    public static RecordedTurn Record(
        string version,
        string story,
        string input,
        DateTimeOffset startedAt,
        IEnumerable<TurnEvent> history,
        OrchestrationRegistration code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var turn = new RecordedTurn(
            version,
            story,
            code.Name,
            JsonSerializer.Deserialize<JsonElement>(input),
            startedAt,
            [.. history.Select(RecordedEvent.Of)],
            []);
        turn = turn with { Steps = turn.Replay(code, out var problem) };
        return problem is null ? turn : throw new InvalidOperationException(problem);
    }

    /// <summary>Writes it as a file, which is never changed again.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Follows the history with today's code.</summary>
    /// <returns>What goes wrong and what to do about it; null when the code takes the recorded steps to the end.</returns>
    public string? FindProblem(IReadOnlyList<OrchestrationRegistration> orchestrations)
    {
        if (orchestrations.FirstOrDefault(code => code.Name == Orchestration) is not { } code)
            return Explain($"nothing is registered as '{Orchestration}' any more");

        var steps = Replay(code, out var problem);
        for (var step = 0; problem is null && step < Math.Max(steps.Count, Steps.Count); step++)
        {
            var (recorded, today) = (Steps.ElementAtOrDefault(step), steps.ElementAtOrDefault(step));
            if (recorded != today)
                problem = $"then it asked for '{recorded ?? "nothing more"}', now it asks for '{today ?? "nothing more"}'";
        }

        return problem is null ? null : Explain(problem);
    }

    private List<string> Replay(OrchestrationRegistration code, out string? problem)
    {
        var run = new OrchestrationRun(code, Input.GetRawText(), StartedAt, onBroken: () => { });
        List<string> steps = [];
        run.Start();
        Note(0);
        for (var happened = 0; happened < Events.Count && !run.IsFinished; happened++)
        {
            run.Apply(Events[happened].ToTurnEvent());
            Note(happened + 1);
        }

        problem = run.Failure?.Message ?? (run.IsFinished ? null : "it has not ended where it ended then");
        return steps;

        void Note(int events)
        {
            foreach (var call in run.TakeCalls())
                steps.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"after {events}: {call.Sequence} {(call is TurnCall.RunActivity activity ? activity.Name : "timer")}"));
        }
    }

    private string Explain(string problem) =>
        $"A turn that version {Version} has run ({Story}) does not replay: {problem}.\n"
        + "Turns like it run at the moment a new version is deployed, and would break. Either keep the old path for turns that began before, "
        + "told apart by a value that only the new version writes (a new field of TurnStart or TurnPlan, say), or register the changed orchestration "
        + "under a new name and keep the old one until its turns have ended. A recorded turn is never edited; "
        + "to add turns of a new version: dotnet run --project tests/HotelConcierge.Crash -- record VERSION";
}

/// <summary>Something that happened to a recorded turn, in the words of the Local host's journal.</summary>
/// <param name="Kind">activity, failure, timer or event.</param>
/// <param name="Payload">The activity's result as JSON, the failure's message, or what came with the event.</param>
public sealed record RecordedEvent(string Kind, int? Sequence, string? Name, string? Payload, DateTimeOffset At)
{
    public static RecordedEvent Of(TurnEvent happened) => happened switch
    {
        TurnEvent.ActivityCompleted done => new("activity", done.Sequence, done.Name, done.Result, done.At),
        TurnEvent.ActivityFailed failed => new("failure", failed.Sequence, failed.Name, failed.Message, failed.At),
        TurnEvent.TimerFired fired => new("timer", fired.Sequence, null, null, fired.At),
        TurnEvent.EventRaised raised => new("event", null, raised.Name, raised.Payload, raised.At),
        _ => throw new NotSupportedException($"Recorded turns do not know the event {happened?.GetType().Name}."),
    };

    public TurnEvent ToTurnEvent() => Kind switch
    {
        "activity" => new TurnEvent.ActivityCompleted(Sequence!.Value, Name!, Payload!, At),
        "failure" => new TurnEvent.ActivityFailed(Sequence!.Value, Name!, Payload!, At),
        "timer" => new TurnEvent.TimerFired(Sequence!.Value, At),
        "event" => new TurnEvent.EventRaised(Name!, Payload!, At),
        _ => throw new NotSupportedException($"There is no kind '{Kind}'."),
    };
}
