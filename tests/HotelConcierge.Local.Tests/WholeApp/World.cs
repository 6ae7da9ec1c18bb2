using System.Globalization;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// What is around the app and outlives it: a simulated Twilio with the guests' phones, a simulated model service, a data
/// folder. The app itself is one in this process or in one of its own, as often as a test restarts it.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const string Ana = "whatsapp:+34600000001";
    public const string Ben = "whatsapp:+34600000002";
    public const string Business = "whatsapp:+14155238886";

    private readonly CancellationTokenSource _patience;
    private readonly Discretion _discretion = new();
    private int _messages;

    private World(SimulatedTwilio twilio, SimulatedOpenAI model, TimeProvider clock, TimeSpan patience)
    {
        _patience = new(patience);
        Twilio = twilio;
        Model = model;
        Clock = clock;
        _discretion.Hide(Twilio.Options.AuthToken, Model.ApiKey);
    }

    public SimulatedTwilio Twilio { get; }

    public SimulatedOpenAI Model { get; }

    /// <summary>The clock of Twilio and of the apps in this process.</summary>
    public TimeProvider Clock { get; }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What a test registers in its apps itself, beside what they have or instead of it.</summary>
    public Action<IServiceCollection> Register { get; set; } = _ => { };

    /// <summary>Ends whatever still waits when something has gone wrong; no test comes near it otherwise.</summary>
    public CancellationToken Patience => _patience.Token;

    /// <param name="patience">3 minutes unless told otherwise.</param>
    public static async Task<World> CreateAsync(TimeProvider? clock = null, TimeSpan? patience = null)
    {
        clock ??= TimeProvider.System;
        var model = await SimulatedOpenAI.StartAsync();
        model.Responder = Echo;

        // On the test's clock too: one that is moved while a webhook is on its way must not make Twilio give up on it.
        var options = new SimulatedTwilioOptions { TimeProvider = clock, WebhookTimeout = TimeSpan.FromDays(1) };
        return new World(await SimulatedTwilio.StartAsync(options), model, clock, patience ?? TimeSpan.FromMinutes(3));
    }

    /// <summary>What the model answers unless told otherwise.</summary>
    public static ScriptedAnswer Echo(ChatRequest request) => ScriptedAnswer.Say($"You asked: {request.LastUserText}");

    /// <summary>Settings of an app in this world. Pauses are short, so that tests are; nothing depends on their length.</summary>
    public Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["Data:Path"] = Folder.Path,
        ["Twilio:AccountSid"] = Twilio.Options.AccountSid,
        ["Twilio:AuthToken"] = Twilio.Options.AuthToken,
        ["Twilio:From"] = Business,
        ["Twilio:ApiBaseUrl"] = Twilio.BaseAddress.ToString(),
        ["Twilio:RequestTimeout"] = "00:01:00",
        ["OpenAI:Endpoint"] = Model.Endpoint.ToString(),
        ["OpenAI:ApiKey"] = Model.ApiKey,
        ["OpenAI:Model"] = "gpt-simulated",

        // A test that counts or scripts the model's calls means the calls that answer.
        ["Safety:AskModel"] = "false",
        ["Conversation:AskLanguage"] = "false",

        // On the same clock as the turn: a test that lets the hold message or the deadline pass must not make the client ask again.
        ["OpenAI:NetworkTimeout"] = "00:10:00",
        ["Conversation:QuietPeriod"] = Clock == TimeProvider.System ? "00:00:00.050" : "00:00:00",
        ["Conversation:HoldAfter"] = "00:09:00",
        ["Conversation:TurnDeadline"] = "00:20:00",
    };

    /// <summary>A guest writes; the webhook has to be thanked for.</summary>
    /// <returns>The message's SID.</returns>
    public Task<string> HearAsync(string text, string guest = Ana) =>
        HearAsync(new InboundSms(guest, Business, text) { ProfileName = "Ana" });

    /// <summary>A guest writes to any of our addresses; the webhook has to be thanked for.</summary>
    /// <returns>The message's SID.</returns>
    public async Task<string> HearAsync(InboundSms message)
    {
        var sid = NextSid();
        var webhook = await DeliverAsync(message with { MessageSid = sid });
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
        return sid;
    }

    /// <summary>A guest writes, whatever the app makes of it.</summary>
    public Task<WebhookResult> DeliverAsync(InboundSms message)
    {
        Hide(
            message.Body,
            message.From[(message.From.IndexOf('+', StringComparison.Ordinal) + 1)..],
            message.ProfileName ?? "",
            message.ExternalUserId ?? "",
            message.ButtonText ?? "",
            message.ButtonPayload ?? "",
            message.Place?.Label ?? "",
            message.Place?.Address ?? "");
        return Twilio.DeliverAsync(message, Patience);
    }

    /// <summary>A message's SID that this world has not had yet.</summary>
    public string NextSid() => string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _messages):x32}");

    /// <summary>What no log may show from now on; shorter texts than eight characters stand in logs by chance.</summary>
    public void Hide(params IEnumerable<string> texts) => _discretion.Hide(texts);

    /// <summary>Holds a log to discretion at the end: no guest's words, no number, no secret.</summary>
    public void Watch(Func<string> log) => _discretion.Watch(log);

    /// <summary>The bodies on a guest's phone once there are so many.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(int count, string guest = Ana) =>
        [.. (await Twilio.Phone(guest).WaitForMessagesAsync(count, Patience)).Select(message => message.Body)];

    /// <summary>Lets a guest have their first answer, which brings the disclaimer with it.</summary>
    /// <returns>How many messages are on the phone.</returns>
    public async Task<int> GetAcquaintedAsync(string guest = Ana)
    {
        await HearAsync("Explain the moon", guest);
        return (await ReadAsync(1, guest)).Count;
    }

    public async ValueTask DisposeAsync()
    {
        await Twilio.DisposeAsync();
        await Model.DisposeAsync();
        Folder.Dispose();
        _patience.Dispose();
        _discretion.Check();
    }
}
