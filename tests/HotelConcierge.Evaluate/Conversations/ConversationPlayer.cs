using System.Diagnostics;
using System.Globalization;
using System.Text;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>
/// Has conversations on a stage, one after the other, each by a guest of its own whose stay the hotel has imported. Who has finished
/// is forgotten, so that nobody takes another's time in the spa.
/// </summary>
internal sealed class ConversationPlayer(
    IConversationStage stage, ToolCallLog tools, IReadOnlyDictionary<string, ConversationScript> conversations)
{
    private const string TelegramBot = "700000051";
    private const int FirstStranger = 500_000;
    private const int FirstOther = 700_000;
    private const int Others = 3;

    private readonly Dictionary<string, int> _numbers =
        conversations.Keys.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);

    private int _strangers;

    private IServiceProvider Services => stage.Services;

    private IReadOnlyList<GuestContact> OtherContacts =>
    [
        .. Enumerable.Range(FirstOther, Others)
            .Select(number => AddressOf(StageGuest.Of(stage, new ConversationScript { Assistant = "hotel" }, number)))
            .Select(address => new GuestContact(ConversationId.For(address), address, "Ben")),
    ];

    /// <summary>Imports the stay of every guest, as a hotel does.</summary>
    public async Task ImportStaysAsync(CancellationToken cancellationToken)
    {
        var stays = new StringBuilder("number,phone,checkIn,checkOut,room,name,surnames,born,level\n");
        foreach (var (name, conversation) in conversations)
        {
            var number = _numbers[name];
            if (conversation.Stay is not "none" && conversation.Stay.Split(' ') is [var checkIn, var checkOut])
                stays.Append(
                    CultureInfo.InvariantCulture,
                    $"B-{number},{StageGuest.Phone(number)},{checkIn},{checkOut},214,Ana,Vidal,1990-03-01,GOLD\n");
        }

        for (var number = FirstOther; number < FirstOther + Others; number++)
            stays.Append(
                CultureInfo.InvariantCulture,
                $"O-{number},{StageGuest.Phone(number)},2026-11-20,2026-12-20,99,Ben,Otero,1980-01-01,GOLD\n");

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Put, stage.Url + Routes.Full(Routes.Stays))
        {
            Content = new StringContent(stays.ToString(), Encoding.UTF8, "text/csv"),
        };
        request.Headers.Add("x-functions-key", stage.AdminKey);
        using var answer = await http.SendAsync(request, cancellationToken);
        var report = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode || !report.Contains("\"refused\":0", StringComparison.Ordinal))
            throw new FormatException($"The stays of these conversations were not imported: {report}");
    }

    /// <summary>Has a conversation, and holds each answer to what its line says.</summary>
    public async Task<PlayedConversation> PlayAsync(string name, CancellationToken cancellationToken)
    {
        var script = conversations[name];
        var hotel = Services.GetRequiredService<HotelCatalog>().All.Single();
        stage.Clock.Set(hotel.Clock.MomentOf(DateOnly.FromDateTime(script.Begins), TimeOnly.FromDateTime(script.Begins))!.Value);
        var number = _numbers[name];
        var phone = StageGuest.Of(stage, script, number);
        var address = AddressOf(phone);
        var guest = ConversationId.For(address);
        if (script.Channel is "telegram")
        {
            await phone.SayAsync($"/start {script.Assistant}", tap: null, cancellationToken);
            await QuietAsync(guest, cancellationToken);
            if (script.Stay is not "none")
                await Services.GetRequiredService<StayLinks>()
                    .LinkAsync(hotel, $"B-{number}", new GuestContact(guest, address, "Ana"), cancellationToken);
        }

        if (script.Full is { } day)
            await new OtherGuests(Services, OtherContacts).FillAsync(day, cancellationToken);
        tools.Take();
        var choices = new ChoicesSeen();
        var lines = new List<PlayedLine>();
        foreach (var line in script.Lines)
            lines.Add(await PlayAsync(script, line, phone, guest, choices, cancellationToken));

        await ForgetAsync(guest, cancellationToken);
        foreach (var other in OtherContacts.Where(_ => script.Full is not null))
            await new GuestTables(Services.GetRequiredService<ITableStore>(), Services.GetServices<IHoldsGuestData>())
                .EraseAsync(other.Conversation, exceptKeyPrefix: "", cancellationToken);
        return new(name, script, lines);
    }

    /// <summary>Asks one question as somebody who has never written before.</summary>
    /// <returns>All that they read.</returns>
    public async Task<string> AskAsync(string assistant, string question, CancellationToken cancellationToken)
    {
        var script = new ConversationScript { Assistant = assistant };
        var number = FirstStranger + Interlocked.Increment(ref _strangers);
        var phone = StageGuest.Of(stage, script, number);
        await phone.SayAsync(question, tap: null, cancellationToken);
        await QuietAsync(ConversationId.For(AddressOf(phone)), cancellationToken);
        return string.Join('\n', phone.Read(before: 0, happened: null, new ChoicesSeen()));
    }

    private async Task<PlayedLine> PlayAsync(
        ConversationScript script,
        ConversationLine line,
        StageGuest phone,
        ConversationId guest,
        ChoicesSeen choices,
        CancellationToken cancellationToken)
    {
        stage.Prepare(line);
        var before = phone.Count;
        var started = Stopwatch.GetTimestamp();
        var said = await SayAsync(script, line, phone, guest, choices, cancellationToken);
        await QuietAsync(guest, cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        await phone.SettleAsync(cancellationToken);
        var read = phone.Read(before, line.Event, choices);
        var calls = tools.Take();
        IReadOnlyList<string> booked = line.Booked is null ? [] : await BookedAsync(guest, cancellationToken);
        var language = (await Services.GetRequiredService<GuestProfiles>().ReadAsync(guest, cancellationToken)).Profile.Language;
        return new(
            said,
            read,
            calls,
            took,
            LineCheck.AreCallsRight(line, calls),
            [.. LineCheck.Of(line, read, calls, booked, choices, language)]);
    }

    private async Task<string> SayAsync(
        ConversationScript script,
        ConversationLine line,
        StageGuest phone,
        ConversationId guest,
        ChoicesSeen choices,
        CancellationToken cancellationToken)
    {
        switch (line)
        {
            case { Event: { } happens }:
                await phone.SayAsync(line.Guest, happens, choices, cancellationToken);
                return line.Guest ?? "(nothing)";
            case { Guest: { } text }:
                await phone.SayAsync(text, tap: null, cancellationToken);
                return text;
            case { Tap: { } place }:
                var written = place.ToString(CultureInfo.InvariantCulture);
                await phone.SayAsync(written, choices.IdAt(written), cancellationToken);
                return $"(taps {place})";
            case { Burst: { } burst }:
                await BurstAsync(burst, phone, guest, choices, cancellationToken);
                return string.Join(" / ", burst);
            case { Frees: { } time }:
                await new OtherGuests(Services, OtherContacts).FreeAsync(time, cancellationToken);
                return $"(another guest gives up {time})";
            case { Done: true }:
                await new Reception(Services).CloseAllAsync(cancellationToken);
                return "(reception marks what is open as done)";
            default:
                throw new FormatException($"{script.Name}: a line needs guest, tap, burst, event, frees or done.");
        }
    }

    /// <summary>Several messages within the pause, of which a part <c>tap:2</c> taps.</summary>
    private async Task BurstAsync(
        List<string> burst, StageGuest phone, ConversationId guest, ChoicesSeen choices, CancellationToken cancellationToken)
    {
        var pace = Services.GetRequiredService<IOptions<ConversationOptions>>().Value;
        (pace.QuietPeriod, pace.LongestPause) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        foreach (var part in burst)
        {
            var place = part.StartsWith("tap:", StringComparison.Ordinal) ? part[4..] : null;
            await phone.SayAsync(place ?? part, place is null ? null : choices.IdAt(place), cancellationToken);
        }

        pace.QuietPeriod = TimeSpan.Zero;
        await Services.GetRequiredService<IConversations>()
            .SignalAsync(guest, new ConversationEvent.TimerFired(stage.Clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Waits until the conversation has nothing left to answer.</summary>
    private async Task QuietAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var states = Services.GetRequiredService<IConversations>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await stage.IdleAsync(cancellationToken);
            var state = await states.ReadAsync(guest, cancellationToken);
            if (state is null or { Running: null, Commands.IsEmpty: true, Inbox.IsEmpty: true })
                return;
            await Task.Yield();
        }
    }

    private async Task<IReadOnlyList<string>> BookedAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var spas = Services.GetRequiredService<SpaCatalog>();
        var spa = spas.Find(Services.GetRequiredService<AssistantCatalog>().Find("hotel")!)!;
        var mine = await Services.GetRequiredService<SpaBookings>().MineAsync(spa, guest, cancellationToken);
        return
        [
            .. mine.Where(booking => booking.Start > stage.Clock.GetUtcNow())
                .Select(booking => string.Create(CultureInfo.InvariantCulture, $"{booking.Treatment} {booking.Start:yyyy-MM-dd HH:mm}")),
        ];
    }

    private async Task ForgetAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var holder in Services.GetServices<IHoldsGuestData>())
            await holder.EraseAsync(guest, cancellationToken);
    }

    private static ConversationAddress AddressOf(StageGuest phone) => phone switch
    {
        TelegramGuest telegram => new(new("telegram"), TelegramBot, telegram.Chat.ToString(CultureInfo.InvariantCulture)),
        TwilioGuest twilio => new(new("twilio"), twilio.Business, twilio.Address),
        _ => throw new ArgumentException($"What is {phone}?", nameof(phone)),
    };
}
