using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.Matrix;

/// <summary>Turns that are played again and again, killed at another point each time.</summary>
internal abstract class Scenario
{
    public abstract string Name { get; }

    /// <summary>What the turn does, for the report.</summary>
    public abstract string Story { get; }

    /// <summary>Whose phone is looked at.</summary>
    public virtual string Guest => Deployment.Guest;

    /// <summary>Where the guest is.</summary>
    public virtual GuestChannel Channel => GuestChannel.Twilio;

    /// <summary>Which address the guest writes to.</summary>
    public virtual string Business => Deployment.Business;

    /// <summary>Whether the deployment has an Odoo beside it.</summary>
    public virtual bool HasOdoo => false;

    public virtual TimeSpan HoldAfter => TimeSpan.FromMinutes(10);

    /// <summary>Settings of the deployment that differ.</summary>
    public virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the guest writes when all is over, and is answered at once with a fixed reply.</summary>
    public virtual string LastWords => "help";

    /// <summary>What happens before any point is armed.</summary>
    public virtual Task PrepareAsync(Deployment deployment, KilledProcess process, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>What the guest does; ends when all of it was thanked for, in whichever life of the deployment.</summary>
    /// <returns>The SID of the last message.</returns>
    public abstract Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken);

    /// <summary>What the model answers.</summary>
    public abstract ScriptedAnswer Answer(Deployment deployment, ChatRequest request);

    /// <summary>
    /// By how many more turns the guest may be answered than without a kill: what comes in several messages is one turn only while nothing
    /// keeps them apart for longer than the pause of a burst.
    /// </summary>
    public virtual int MoreTurns => 0;

    /// <summary>What has to be the same on the guest's phone wherever the process was killed.</summary>
    /// <param name="phone">What the guest read, in order.</param>
    public virtual IEnumerable<string> ToldBy(IReadOnlyList<string> phone) => phone;

    /// <summary>
    /// Whether one message may be read twice after a kill there: on a channel that can tell nothing, between its taking and our receipt
    /// (decision 0008).
    /// </summary>
    public virtual bool MayRepeatAfter(string point) => false;

    /// <summary>What is wrong with a run that nothing interrupted: the scenario has to be what its story says.</summary>
    public abstract IEnumerable<string> ProblemsOf(Played untouched);

    protected static IEnumerable<string> Unless(bool isSo, string problem) => isSo ? [] : [problem];
}

/// <summary>What came of a scenario.</summary>
/// <param name="Phone">What the guest read, in order.</param>
/// <param name="Bookings">Tables booked at the desk, and times taken at the spa.</param>
/// <param name="Turns">Turns in the journal, all of them ended.</param>
/// <param name="Wishes">What is kept of guests who want to be left alone, or wanted to be.</param>
/// <param name="Requests">Rows of what is noted for staff and ordered: a request and its note each, an order of its own.</param>
/// <param name="Entries">What stands at the desk of what people wrote and did.</param>
/// <param name="Orders">Every order of the ERP with its state and its lines.</param>
internal sealed record Played(
    IReadOnlyList<string> Phone, int Bookings, int Turns, string Wishes, int Requests, int Entries, string Orders);

/// <summary>
/// Two tool calls, one of which changes the world; a hold message; four chunks, at the second of which Twilio asks us to wait.
/// </summary>
internal sealed class LongAnswer : Scenario
{
    private const int Chunks = 4;
    private const string Held = "Part 2.";

    private static readonly string Text = string.Join(
        "\n\n",
        Enumerable.Range(1, Chunks).Select(part => $"Part {part}. " + new string('x', 1300) + "."));

    public override string Name => "answer";

    public override string Story => "two tool calls (one books a table), a hold message, four chunks, a pause that Twilio asks for";

    public override TimeSpan HoldAfter => TimeSpan.FromSeconds(1);

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        deployment.Twilio.Faults.Add(new(TwilioFaultKind.TooManyRequests) { OnlyTextWith = Held, RetryAfter = TimeSpan.FromSeconds(1) });
        return await deployment.HearAsync("Activities dinosaurs in the garden for a 2 year old", cancellationToken: cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request)
    {
        if (request.Messages.Any(message => message.Role is "tool"))
            return ScriptedAnswer.Say(Text);

        // The model thinks until the guest has read the hold message, so that every run takes the same path.
        deployment.Twilio.Phone(Deployment.Guest).WaitForMessagesAsync(1, deployment.Gone).GetAwaiter().GetResult();
        return new()
        {
            ToolCalls = [new ScriptedToolCall("remember_profile", """{"age":"3-4"}"""), new ScriptedToolCall(BookTable.ToolName, "{}")],
        };
    }

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(
                untouched.Phone.Distinct(StringComparer.Ordinal).Count() == 1 + Chunks,
                $"the guest read {untouched.Phone.Count} messages"),
            .. Unless(untouched.Bookings == 1, $"{untouched.Bookings} tables were booked"),
        ];
}

/// <summary>STOP while the model thinks: the turn is interrupted and another one confirms.</summary>
internal sealed class Stopped : Scenario
{
    public override string Name => "stop";

    public override string Story => "STOP while the model thinks";

    public override string LastWords => "START";

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await deployment.HearAsync("Explain why the sky is blue", cancellationToken: cancellationToken);
        await deployment.Model.WaitForCallAsync(1, cancellationToken);
        return await deployment.HearAsync("STOP", cancellationToken: cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Hold("never said");

    // Out by STOP, and in again by the last words.
    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(
            untouched is { Phone.Count: 1, Wishes: "in" },
            $"the guest read {untouched.Phone.Count} messages and is '{untouched.Wishes}'");
}

/// <summary>Danger while the model thinks: the turn is interrupted, another one says what to do, and staff are alerted.</summary>
internal sealed class InDanger : Scenario
{
    public override string Name => "emergency";

    public override string Story => "an emergency while the model thinks";

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await deployment.HearAsync("Explain why the sky is blue", cancellationToken: cancellationToken);
        await deployment.Model.WaitForCallAsync(1, cancellationToken);
        return await deployment.HearAsync("my baby is not breathing", cancellationToken: cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Hold("never said");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(untouched.Phone.Count == 1, $"the guest read {untouched.Phone.Count} messages");
}

/// <summary>A guest who has had an answer wants to be forgotten.</summary>
internal sealed class Forgotten : Scenario
{
    public override string Name => "forget";

    public override string Story => "\"forget me\" after an answer";

    public override async Task PrepareAsync(Deployment deployment, KilledProcess process, CancellationToken cancellationToken)
    {
        var sid = await deployment.HearAsync("Explain the moon", cancellationToken: cancellationToken);
        await deployment.Twilio.Phone(Deployment.Guest).WaitForMessagesAsync(1, cancellationToken);
        await process.WaitForEndAsync(deployment, sid, cancellationToken);
    }

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken) =>
        await deployment.HearAsync("forget me", cancellationToken: cancellationToken);

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Say("The moon is a stone.");

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(untouched.Phone.Count == 2, $"the guest read {untouched.Phone.Count} messages");
}

/// <summary>A model service that refuses our key: the guest gets an apology, and a fresh start after it.</summary>
internal sealed class Apologised : Scenario
{
    public override string Name => "apology";

    public override string Story => "a model that refuses our key, then \"new conversation\"";

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await deployment.HearAsync("Explain the moon", cancellationToken: cancellationToken);
        await deployment.Twilio.Phone(Deployment.Guest).WaitForMessagesAsync(1, cancellationToken);

        // The apology is read before its turn has ended; whether that turn is interrupted must not depend on who is quicker.
        await deployment.WaitForQuietAsync(cancellationToken);
        return await deployment.HearAsync("new conversation", cancellationToken: cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) => ScriptedAnswer.Fail(OpenAIFaultKind.InvalidKey);

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(untouched.Phone.Count == 2, $"the guest read {untouched.Phone.Count} messages");
}
