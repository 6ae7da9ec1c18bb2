using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.WholeConversations;

/// <summary>
/// The whole app, on which conversations are had one after the other, each by a guest of its own whose stay the hotel has imported. Who has
/// finished is forgotten, so that nobody takes another's time in the spa.
/// </summary>
public abstract class ConversationDeployment : IAsyncLifetime
{
    private const string Key = "the-operators-key";
    private const string SmsNumber = "+12025550143";
    private const string EarlyYears = "whatsapp:+14155238886";
    private const long FirstChat = 34601000000;
    private const int FirstPhone = 34_601;
    private const int FirstStranger = 500_000;

    private readonly ShiftedClock _clock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private HotelDeployment _deployment = null!;
    private ToolCallLog _tools = null!;
    private int _strangers;

    private protected abstract bool IsEmbedded { get; }

    internal ScriptedModel Model { get; } = new();

    private IServiceProvider Services => _deployment.App.Services;

    private World World => _deployment.World;

    public async Task InitializeAsync()
    {
        _clock.Set(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        _deployment = await HotelDeployment.OpenAsync(
            IsEmbedded,
            await World.CreateAsync(_clock, TimeSpan.FromMinutes(9)),
            ("Admin:Key", Key),
            ("Conversation:AskLanguage", "true"),
            ("Conversation:QuietPeriod", "00:00:00"));
        World.Model.Responder = Model.Answer;
        _tools = new(Services.GetRequiredService<IMeterFactory>());
        var stays = new StringBuilder("number,phone,checkIn,checkOut,room,name,surnames,born,level\n");
        foreach (var (name, conversation) in ConversationFile.All)
        {
            var number = _numbers[name] = _numbers.Count;
            if (conversation.Stay is not "none" && conversation.Stay.Split(' ') is [var checkIn, var checkOut])
                stays.Append(CultureInfo.InvariantCulture, $"B-{number},{Phone(number)},{checkIn},{checkOut},214,Ana,Vidal,1990-03-01,GOLD\n");
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Put, _deployment.App.Url + "/api/reservations")
        {
            Content = new StringContent(stays.ToString(), Encoding.UTF8, "text/csv"),
        };
        request.Headers.Add("x-functions-key", Key);
        using var answer = await http.SendAsync(request);
        var report = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode && report.Contains("\"refused\":0", StringComparison.Ordinal), report);
    }

    public async Task DisposeAsync()
    {
        _tools.Dispose();
        await _deployment.DisposeAsync();
    }

    /// <summary>Has a conversation, and holds each answer to what its line says.</summary>
    internal async Task HaveAsync(string name)
    {
        var script = ConversationFile.All[name];
        var hotel = Services.GetRequiredService<HotelCatalog>().All.Single();
        _clock.Set(hotel.Clock.MomentOf(DateOnly.FromDateTime(script.Begins), TimeOnly.FromDateTime(script.Begins))!.Value);
        var number = _numbers[name];
        var address = AddressOf(script, number);
        var guest = ConversationId.For(address);
        if (script.Channel is "telegram")
        {
            await DeliverAsync(script, number, $"/start {script.Assistant}", tap: null);
            await QuietAsync(guest);
            if (script.Stay is not "none")
                await Services.GetRequiredService<StayLinks>()
                    .LinkAsync(hotel, $"B-{number}", new GuestContact(guest, address, "Ana"), World.Patience);
        }

        _tools.Take();
        var heard = new List<string>();
        var choices = new ChoicesSeen();
        var problems = new List<string>();
        foreach (var (line, index) in script.Lines.Select((line, index) => (line, index)))
        {
            Model.Play(line.Model);
            var before = Count(script, number);
            heard.Add($"{index + 1}. {await SayAsync(script, line, number, guest, choices)}");
            await QuietAsync(guest);
            var read = Read(script, number, before, choices);
            heard.AddRange(read.Select(message => $"     > {message.Replace("\n", "\n       ", StringComparison.Ordinal)}"));
            var tools = _tools.Take();
            if (tools.Count > 0)
                heard.Add($"     [{string.Join(", ", tools)}]");
            IReadOnlyList<string> booked = line.Booked is null ? [] : await BookedAsync(guest);
            var language = (await Services.GetRequiredService<GuestProfiles>().ReadAsync(guest, World.Patience)).Profile.Language;
            problems.AddRange(
                LineCheck.Of(line, read, tools, booked, choices, language).Select(problem => $"line {index + 1}: {problem}"));
        }

        await ForgetAsync(guest);
        Assert.True(problems.Count == 0, $"{string.Join('\n', problems)}\n\n{string.Join('\n', heard)}\n");
    }

    /// <summary>Asks one question as somebody who has never written before.</summary>
    /// <returns>All that they read.</returns>
    internal async Task<string> AskAsync(string assistant, string question)
    {
        var script = new ConversationScript { Assistant = assistant };
        var number = FirstStranger + Interlocked.Increment(ref _strangers);
        await DeliverAsync(script, number, question, tap: null);
        await QuietAsync(ConversationId.For(AddressOf(script, number)));
        return string.Join('\n', Read(script, number, before: 0, new ChoicesSeen()));
    }

    private async Task<string> SayAsync(
        ConversationScript script, ConversationLine line, int number, ConversationId guest, ChoicesSeen choices)
    {
        switch (line)
        {
            case { Guest: { } text }:
                await DeliverAsync(script, number, text, tap: null);
                return text;
            case { Tap: { } place }:
                var written = place.ToString(CultureInfo.InvariantCulture);
                await DeliverAsync(script, number, written, choices.IdAt(written));
                return $"(taps {place})";
            case { Burst: { } burst }:
                await BurstAsync(script, burst, number, guest, choices);
                return string.Join(" / ", burst);
            default:
                throw new FormatException($"{script.Name}: a line needs guest, tap or burst.");
        }
    }

    /// <summary>Several messages within the pause, of which a part <c>tap:2</c> taps.</summary>
    private async Task BurstAsync(
        ConversationScript script, List<string> burst, int number, ConversationId guest, ChoicesSeen choices)
    {
        var pace = Services.GetRequiredService<IOptions<ConversationOptions>>().Value;
        (pace.QuietPeriod, pace.LongestPause) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        foreach (var part in burst)
        {
            var place = part.StartsWith("tap:", StringComparison.Ordinal) ? part[4..] : null;
            await DeliverAsync(script, number, place ?? part, place is null ? null : choices.IdAt(place));
        }

        pace.QuietPeriod = TimeSpan.Zero;
        await Services.GetRequiredService<IConversations>()
            .SignalAsync(guest, new ConversationEvent.TimerFired(_clock.GetUtcNow()), World.Patience);
    }

    private async Task DeliverAsync(ConversationScript script, int number, string text, string? tap)
    {
        if (script.Channel is "telegram")
        {
            var action = new GuestAction(FirstChat + number) { Name = "Ana" };
            var update = await _deployment.Telegram
                .DeliverAsync(tap is null ? action with { Text = text } : action with { Tap = tap }, World.Patience);
            Assert.True(update.Succeeded, update.Body);
            return;
        }

        var sms = new InboundSms(GuestOf(script, number), BusinessOf(script), text) { MessageSid = World.NextSid(), ProfileName = "Ana" };
        var webhook = await World.DeliverAsync(sms);
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
    }

    /// <summary>Waits until the conversation has nothing left to answer.</summary>
    private async Task QuietAsync(ConversationId guest)
    {
        var conversations = Services.GetRequiredService<IConversations>();
        while (true)
        {
            World.Patience.ThrowIfCancellationRequested();
            await _deployment.App.IdleAsync();
            var state = await conversations.ReadAsync(guest, World.Patience);
            if (state is null or { Running: null, Commands.IsEmpty: true, Inbox.IsEmpty: true })
                return;
            await Task.Yield();
        }
    }

    private int Count(ConversationScript script, int number) => script.Channel is "telegram"
        ? _deployment.Telegram.Chat(FirstChat + number).Messages.Count
        : World.Twilio.Phone(GuestOf(script, number)).Messages.Count;

    private List<string> Read(ConversationScript script, int number, int before, ChoicesSeen choices)
    {
        if (script.Channel is not "telegram")
        {
            List<string> bodies = [.. World.Twilio.Phone(GuestOf(script, number)).Messages.Skip(before).Select(message => message.Body)];
            choices.ReadNumbered(bodies);
            return bodies;
        }

        var messages = _deployment.Telegram.Chat(FirstChat + number).Messages.Skip(before).ToList();
        choices.ReadButtons([.. messages.SelectMany(message => message.Buttons).Select(button => (button.Text, button.CallbackData ?? ""))]);
        return [.. messages.Select(message => message.Text)];
    }

    private async Task<IReadOnlyList<string>> BookedAsync(ConversationId guest)
    {
        var spas = Services.GetRequiredService<SpaCatalog>();
        var spa = spas.Find(Services.GetRequiredService<AssistantCatalog>().Find("hotel")!)!;
        var mine = await Services.GetRequiredService<SpaBookings>().MineAsync(spa, guest, World.Patience);
        return
        [
            .. mine.Where(booking => booking.Start > _clock.GetUtcNow())
                .Select(booking => string.Create(CultureInfo.InvariantCulture, $"{booking.Treatment} {booking.Start:yyyy-MM-dd HH:mm}")),
        ];
    }

    private async Task ForgetAsync(ConversationId guest)
    {
        foreach (var holder in Services.GetServices<IHoldsGuestData>())
            await holder.EraseAsync(guest, World.Patience);
    }

    private static ConversationAddress AddressOf(ConversationScript script, int number) => script.Channel is "telegram"
        ? HotelDeployment.AddressOf(FirstChat + number)
        : new(new("twilio"), BusinessOf(script), GuestOf(script, number));

    private static string GuestOf(ConversationScript script, int number) =>
        script.Channel is "sms" ? Phone(number) : "whatsapp:" + Phone(number);

    private static string BusinessOf(ConversationScript script) =>
        script.Assistant is not "hotel" ? EarlyYears
        : script.Channel is "sms" ? SmsNumber
        : HotelDeployment.Number;

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+{FirstPhone}{number:D6}");
}
