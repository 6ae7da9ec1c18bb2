using System.Globalization;
using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>What came of one turn in a faulty world.</summary>
/// <param name="Phone">What the guest has read.</param>
/// <param name="Log">What the operator has read meanwhile.</param>
internal sealed record FaultyTurn(string Guest, IReadOnlyList<string> Phone, ConversationState State, IReadOnlyList<string> Log);

/// <summary>
/// One app on a clock that only moves when a fault asks for patience. Every turn is of a guest who never wrote before, so
/// that all begin alike; and while its first fault strikes, Twilio repeats the guest's webhook.
/// </summary>
internal sealed class FaultyDeployment : IAsyncDisposable
{
    private static readonly TimeSpan AskedPause = TimeSpan.FromSeconds(37);
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan TwilioPatience = TimeSpan.FromSeconds(41);
    private static readonly TimeSpan ModelPatience = TimeSpan.FromSeconds(23);
    private static readonly string Plan = string.Join(
        "\n\n",
        "ab".Select(letter => $"Part {letter}. " + string.Concat(Enumerable.Repeat($"{letter} word ", 170))));

    private readonly ManualTimeProvider _clock;
    private int _guests;

    private FaultyDeployment(ManualTimeProvider clock, World world, AppInProcess app) => (_clock, World, App) = (clock, world, app);

    public World World { get; }

    public AppInProcess App { get; }

    public static async Task<FaultyDeployment> OpenAsync(params (string Name, string Value)[] changes)
    {
        var clock = new ManualTimeProvider();
        var world = await World.CreateAsync(clock);
        world.Model.Responder = _ => ScriptedAnswer.Say(Plan);

        // Status callbacks go to the public address, which the simulator knows to be this app.
        if (changes.Any(change => change.Name == "PublicBaseUrl"))
            world.Twilio.WebhookUrlAsSigned = changes.First(change => change.Name == "PublicBaseUrl").Value + "/api/channels/twilio";
        var app = await AppInProcess.StartAsync(
            world,
            [("Twilio:RequestTimeout", TwilioPatience.ToString("c")), ("OpenAI:NetworkTimeout", ModelPatience.ToString("c")), .. changes]);
        return new(clock, world, app);
    }

    public string NextGuest() => string.Create(CultureInfo.InvariantCulture, $"whatsapp:+3461{++_guests:D7}");

    /// <summary>
    /// A turn in which these faults strike, the model's before the sender's; those that the first ones leave no occasion for are
    /// taken back.
    /// </summary>
    public async Task<FaultyTurn> RunAsync(IReadOnlyList<OpenAIFaultKind> asking, IReadOnlyList<TwilioFaultKind> sending)
    {
        var (guest, seen) = (NextGuest(), App.Log.Count);
        var askings = asking.Select(kind => World.Model.Faults.Add(new OpenAIFault(kind)
        {
            RetryAfter = kind is OpenAIFaultKind.TooManyRequests ? AskedPause : null,
            Delay = TimeSpan.FromMilliseconds(1),
        })).ToList();
        var sendings = sending.Select(kind => World.Twilio.Faults.Add(FaultOf(kind) with { OnlyTo = guest })).ToList();
        var sid = await World.HearAsync("Explain the moon", guest);

        await LetPassAsync(askings, sid);
        await LetPassAsync(sendings, sid);
        await App.IdleAsync();

        World.Model.Faults.Clear();
        World.Twilio.Faults.Clear();
        return await LookAtAsync(guest, seen);
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by) => _clock.Advance(by);

    /// <summary>Lets every pause between two tries pass until all turns have ended.</summary>
    public async Task GiveItTimeAsync()
    {
        var idle = App.IdleAsync();
        while (!idle.IsCompleted)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(World.Patience);
            var pause = _clock.WaitForTimerAsync(IsPause, over.Token);
            if (await Task.WhenAny(idle, pause) == pause)
                _clock.Advance(await pause);
            await over.CancelAsync();
        }
    }

    /// <summary>What is known of a guest now, and what was logged after so many lines.</summary>
    public async Task<FaultyTurn> LookAtAsync(string guest, int seen) => new(
        guest,
        [.. World.Twilio.Phone(guest).Messages.Select(message => message.Body)],
        (await App.StateAsync(guest))!,
        [.. App.Log.Skip(seen)]);

    /// <summary>A fault of every recipient, with the pause it asks for and the time it takes.</summary>
    public static TwilioFault FaultOf(TwilioFaultKind kind) => new(kind)
    {
        RetryAfter = kind is TwilioFaultKind.TooManyRequests ? AskedPause : null,
        Delay = Lateness,
    };

    /// <summary>Lets the time pass that a fault of Twilio's takes by itself.</summary>
    public async Task LetTakeItsTimeAsync(TwilioFaultKind kind)
    {
        if (kind is TwilioFaultKind.Hang or TwilioFaultKind.HangAfterAccepting)
            await PassAsync(TwilioPatience);
        else if (kind is TwilioFaultKind.Delay)
            await PassAsync(Lateness);
    }

    /// <summary>Lets time pass for a timer that was set for this long.</summary>
    public async Task PassAsync(TimeSpan time) => _clock.Advance(await _clock.WaitForTimerAsync(setFor => setFor == time, World.Patience));

    public async ValueTask DisposeAsync()
    {
        World.Model.ReleaseAll();
        World.Twilio.Faults.ReleaseAll();
        await App.DisposeAsync();
        await World.DisposeAsync();
    }

    private async Task LetPassAsync(List<ActiveFault<OpenAIFault>> faults, string sid)
    {
        for (var number = 0; number < faults.Count; number++)
        {
            await StruckAsync(faults[number], sid);
            var (kind, attempt) = (faults[number].Rule.Kind, number);
            if (kind is OpenAIFaultKind.Hang)
                await PassAsync(ModelPatience);
            if (StatedOutcomes.Asking[kind].Effect is not ModelEffect.AskedAgain)
                return;
            if (faults[number].Rule.RetryAfter is { } pause)
                await PassAsync(pause);
            else
                await PassAsync(TimeSpan.FromSeconds(1 << attempt) * (1 + UnspreadRandom.Spread));
        }
    }

    private async Task LetPassAsync(List<ActiveFault<TwilioFault>> faults, string sid)
    {
        var attempt = 1;
        foreach (var fault in faults)
        {
            await StruckAsync(fault, sid);
            var kind = fault.Rule.Kind;
            await LetTakeItsTimeAsync(kind);
            var effect = StatedOutcomes.Sending[kind].Effect;
            if (effect is SendEffect.GivenUp or SendEffect.OptedOut)
                return;
            if (effect is not SendEffect.Late)
                await PassAsync(fault.Rule.RetryAfter ?? TimeSpan.FromSeconds(1 << (attempt - 1)));
            attempt = effect is SendEffect.SentAgain ? attempt + 1 : 1;
        }
    }

    private async Task StruckAsync<TRule>(ActiveFault<TRule> fault, string sid)
        where TRule : FaultRule
    {
        await fault.WaitForHitAsync(cancellationToken: World.Patience);
        Assert.Equal(200, (await World.Twilio.RedeliverAsync(sid, World.Patience)).StatusCode);
    }

    private static bool IsPause(TimeSpan wait) => wait.TotalSeconds is 1 or 2 or 4 or 8 or 16 or 32 or 60;
}
