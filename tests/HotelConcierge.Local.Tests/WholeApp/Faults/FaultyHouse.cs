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
internal sealed class FaultyHouse : IAsyncDisposable
{
    private static readonly TimeSpan AskedPause = TimeSpan.FromSeconds(37);
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan TwilioPatience = TimeSpan.FromSeconds(41);
    private static readonly TimeSpan ModelPatience = TimeSpan.FromSeconds(23);
    private static readonly string Plan = string.Join("\n\n", "ab".Select(letter => $"Part {letter}. " + string.Concat(Enumerable.Repeat($"{letter} word ", 170))));

    private readonly ManualTimeProvider _clock;
    private int _guests;

    private FaultyHouse(ManualTimeProvider clock, World world, AppInProcess app) => (_clock, World, App) = (clock, world, app);

    public World World { get; }

    public AppInProcess App { get; }

    public static async Task<FaultyHouse> OpenAsync(params (string Name, string Value)[] changes)
    {
        var clock = new ManualTimeProvider();
        var world = await World.CreateAsync(clock);
        world.Model.Responder = _ => ScriptedAnswer.Say(Plan);
        var app = await AppInProcess.StartAsync(
            world, [("Twilio:RequestTimeout", TwilioPatience.ToString("c")), ("OpenAI:NetworkTimeout", ModelPatience.ToString("c")), .. changes]);
        return new(clock, world, app);
    }

    public string NextGuest() => string.Create(CultureInfo.InvariantCulture, $"whatsapp:+3461{++_guests:D7}");

    /// <summary>A turn in which these faults strike, the model's before the sender's; those that the first ones leave no occasion for are taken back.</summary>
    public async Task<FaultyTurn> RunAsync(IReadOnlyList<OpenAIFaultKind> asking, IReadOnlyList<TwilioFaultKind> sending)
    {
        var (guest, seen) = (NextGuest(), App.Log.Count);
        var askings = asking.Select(kind => World.Model.Faults.Add(new OpenAIFault(kind)
        {
            RetryAfter = kind is OpenAIFaultKind.TooManyRequests ? AskedPause : null,
            Delay = TimeSpan.FromMilliseconds(1),
        })).ToList();
        var sendings = sending.Select(kind => World.Twilio.Faults.Add(new TwilioFault(kind)
        {
            OnlyTo = guest,
            RetryAfter = kind is TwilioFaultKind.TooManyRequests ? AskedPause : null,
            Delay = Lateness,
        })).ToList();
        var sid = await World.HearAsync("Explain the moon", guest);

        await LetPassAsync(askings, sid);
        await LetPassAsync(sendings, sid);
        await App.IdleAsync();

        World.Model.Faults.Clear();
        World.Twilio.Faults.Clear();
        return await LookAtAsync(guest, seen);
    }

    /// <summary>What is known of a guest now, and what was logged after so many lines.</summary>
    public async Task<FaultyTurn> LookAtAsync(string guest, int seen) => new(
        guest,
        [.. World.Twilio.Phone(guest).Messages.Select(message => message.Body)],
        (await App.StateAsync(guest))!,
        [.. App.Log.Skip(seen)]);

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
                _clock.Advance(await _clock.WaitForTimerAsync(setFor => IsSpread(setFor, attempt), World.Patience));
        }
    }

    private async Task LetPassAsync(List<ActiveFault<TwilioFault>> faults, string sid)
    {
        var attempt = 1;
        foreach (var fault in faults)
        {
            await StruckAsync(fault, sid);
            var kind = fault.Rule.Kind;
            if (kind is TwilioFaultKind.Hang or TwilioFaultKind.HangAfterAccepting)
                await PassAsync(TwilioPatience);
            var effect = StatedOutcomes.Sending[kind].Effect;
            if (effect is SendEffect.GivenUp or SendEffect.OptedOut)
                return;
            await PassAsync(effect is SendEffect.Late ? Lateness : fault.Rule.RetryAfter ?? TimeSpan.FromSeconds(1 << (attempt - 1)));
            attempt = effect is SendEffect.SentAgain ? attempt + 1 : 1;
        }
    }

    private async Task StruckAsync<TRule>(ActiveFault<TRule> fault, string sid)
        where TRule : FaultRule
    {
        await fault.WaitForHitAsync(cancellationToken: World.Patience);
        Assert.Equal(200, (await World.Twilio.RedeliverAsync(sid, World.Patience)).StatusCode);
    }

    /// <summary>The pause after an attempt, spread at random over one doubling; the house's own timers are set for whole seconds.</summary>
    private static bool IsSpread(TimeSpan wait, int attempts) =>
        wait > TimeSpan.FromSeconds(1 << attempts) && wait < TimeSpan.FromSeconds(2 << attempts) && wait.Ticks % TimeSpan.TicksPerSecond > 0;
}
