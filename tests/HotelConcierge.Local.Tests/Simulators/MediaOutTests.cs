using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>Files of ours on their way to a guest, byte by byte, on the channels that take them from us.</summary>
public sealed class MediaOutTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly MediaSource Mp3 = Asset("english.mp3", "audio/mpeg");
    private static readonly MediaSource Ogg = Asset("english.ogg", "audio/ogg");
    private static readonly MediaSource Mp4 = Asset("walk.mp4", "video/mp4");

    private readonly ManualTimeProvider _clock = new();
    private SimulatedWhatsApp _meta = null!;
    private SimulatedTelegram _telegram = null!;
    private ServiceProvider _services = null!;
    private ServiceProvider _bot = null!;

    private WhatsAppPhone Phone => _meta.Phone("+34600000001");

    private TelegramChat Chat => _telegram.Chat(34600000001);

    private ConversationAddress OnWhatsApp => new(new("whatsapp"), _meta.Options.Numbers[0].Number, Phone.Number);

    public async Task InitializeAsync()
    {
        _meta = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions { TimeProvider = _clock });
        _meta.Hear(Phone.Number);
        _services = WhatsAppServiceContractTests.ConnectedTo(_meta, _clock);
        _telegram = await SimulatedTelegram.StartAsync();
        _bot = TelegramServiceContractTests.ConnectedTo(_telegram);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _meta.DisposeAsync();
        await _bot.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task On_WhatsApp_files_are_uploaded_once_and_sent_by_their_ids()
    {
        await SayAsync(
            new ReplyPart.Audio(Mp3, "Birds", "Listen"),
            new ReplyPart.Video(Mp4, "A walk", "Look"),
            new ReplyPart.Audio(Ogg, "A word", ""));
        await SayAsync(new ReplyPart.Audio(Mp3, "Birds", ""));

        Assert.Equal(["audio", "text", "video", "audio", "audio"], Phone.Messages.Select(message => message.Kind));
        Assert.Equal(["", "Listen", "Look", "", ""], Phone.Messages.Select(message => message.Text));
        var uploads = _meta.Uploads.Snapshot();
        Assert.Equal(["audio/mpeg", "video/mp4", "audio/ogg"], uploads.Select(upload => upload.ContentType));
        Assert.Equal(Voices.Read("english.mp3"), uploads[0].Bytes);
        Assert.Equal(uploads[0].Id, Phone.Messages[4].Url);
    }

    [Fact]
    public async Task After_its_30_days_or_where_Meta_has_lost_it_a_file_is_uploaded_anew_once()
    {
        var audio = new ReplyPart.Audio(Mp3, "Birds", "");
        await SayAsync(audio);
        _clock.Advance(TimeSpan.FromDays(30));
        _meta.Hear(Phone.Number);
        await SayAsync(audio);
        _meta.ForgetUploads();
        await SayAsync(audio);

        Assert.Equal(3, _meta.Uploads.Count);
        Assert.Equal(_meta.Uploads.Snapshot().Select(upload => upload.Id), Phone.Messages.Select(message => message.Url));
    }

    [Fact]
    public async Task A_file_that_Meta_does_not_take_is_said_in_words_and_one_that_cannot_be_uploaded_now_waits()
    {
        _meta.Faults.Add(new(WhatsAppFaultKind.CannotFetchFile) { On = WhatsAppOperation.Upload });
        await SayAsync(new ReplyPart.Video(Mp4, "A walk: garden", ""));
        _meta.Faults.Add(new(WhatsAppFaultKind.BadGateway) { On = WhatsAppOperation.Upload });
        var failed = Assert.IsType<SendOutcome.Failed>(await SendAsync(new OutboundContent.Video(Mp4, "", "A walk")));
        _meta.Faults.Add(new(WhatsAppFaultKind.DropAfterAccepting) { On = WhatsAppOperation.Upload });
        var dropped = Assert.IsType<SendOutcome.Failed>(await SendAsync(new OutboundContent.Video(Mp4, "", "A walk")));
        await SendAsync(new OutboundContent.Video(Mp4, "", "A walk"));

        Assert.Equal((SendFailure.Transient, SendFailure.Transient), (failed.Kind, dropped.Kind));
        Assert.Equal([("text", "A walk: garden"), ("video", "")], Phone.Messages.Select(message => (message.Kind, message.Text)));
    }

    [Fact]
    public async Task A_file_made_for_one_guest_is_uploaded_each_time_and_leaves_no_row()
    {
        var key = await _services.GetRequiredService<HotelConcierge.Media.ReplyMedia>().KeepAsync(
            new("whatsapp-abc"), "key.png", Convert.FromBase64String("iVBORw0KGgo="), "image/png", None);

        await SayAsync(new ReplyPart.File(key, "Room 7.png", "Your key"));
        await SayAsync(new ReplyPart.File(key, "Room 7.png", "Your key"));

        Assert.Equal(2, _meta.Uploads.Count);
        Assert.All(Phone.Messages, message => Assert.Equal(("document", "Your key"), (message.Kind, message.Text)));
    }

    [Fact]
    public async Task On_Telegram_each_kind_has_its_player()
    {
        var address = new ConversationAddress(new("telegram"), "700000051", "34600000001");
        var channel = _bot.GetRequiredService<IChannel>();
        ReplyPart[] parts =
        [
            new ReplyPart.Audio(Mp3, "Birds", "**Listen**"),
            new ReplyPart.Audio(Ogg, "A word", ""),
            new ReplyPart.Video(Mp4, "A walk", "Look"),
        ];
        _ = Chat;
        foreach (var content in ReplyRenderer.Render(parts, channel.AbilitiesFor(address)))
            Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(new(address, content), None));

        Assert.Equal(
            [("audio", "Listen", "Birds"), ("voice", "", null), ("video", "Look", null)],
            Chat.Messages.Select(message => (message.Kind, message.Text, message.Title)));
        Assert.Equal(Voices.Read("english.ogg"), Chat.Messages[1].Bytes);
    }

    [Fact]
    public async Task A_preview_is_shown_only_where_the_message_says_so()
    {
        const string text = "See https://hotel.example";
        foreach (var shows in new bool?[] { null, false, true })
        {
            await SendAsync(new OutboundContent.Text(text) { ShowsPreview = shows });
            _ = Chat;
            await _bot.GetRequiredService<IChannel>().SendAsync(
                new(new(new("telegram"), "700000051", "34600000001"), new OutboundContent.Text(text) { ShowsPreview = shows }), None);
        }

        Assert.Equal([false, false, true], Phone.Messages.Select(message => message.ShowsPreview));
        Assert.Equal([true, false, true], Chat.Messages.Select(message => message.ShowsPreview));
    }

    [Fact]
    public async Task A_sign_of_progress_takes_the_place_of_the_one_before_and_goes()
    {
        _meta.WebhookUrl = "http://127.0.0.1:1/";
        await _meta.DeliverAsync(new(Phone.Number) { Text = "Hello", MessageId = "wamid.SGVsbG8=" }, None);
        _telegram.WebhookUrl = "http://127.0.0.1:1/";
        await _telegram.DeliverAsync(new(Chat.Id) { Text = "Hello" }, None);
        var onTelegram = new ConversationAddress(new("telegram"), "700000051", "34600000001");
        var (meta, bot) = ((IShowsProgress)_services.GetRequiredService<IChannel>(), (IShowsProgress)_bot.GetRequiredService<IChannel>());
        ProgressSign[] signs = [ProgressSign.Seen, ProgressSign.Heard, ProgressSign.Failed, ProgressSign.None];
        foreach (var sign in signs)
        {
            Assert.True(await meta.ShowProgressAsync(OnWhatsApp, "wamid.SGVsbG8=", sign, None));
            Assert.True(await bot.ShowProgressAsync(onTelegram, "1001", sign, None));
        }

        Assert.Equal(["👀", "👂", "❌", ""], Phone.Reactions.Select(reaction => reaction.Emoji));
        Assert.Equal(["👀", "✍", "🤷", ""], Chat.Reactions.Select(reaction => reaction.Emoji));
        Assert.False(meta.ShowsProgress);
        Assert.False(await meta.ShowProgressAsync(OnWhatsApp, "wamid.none", ProgressSign.Seen, None));
        Assert.False(await bot.ShowProgressAsync(onTelegram, "77", ProgressSign.Seen, None));
    }

    [Fact]
    public async Task Fifty_messages_to_one_guest_all_arrive_once_as_the_rate_of_one_in_six_seconds_lets_them()
    {
        var waits = 0;
        for (var message = 0; message < 50; message++)
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await SendAsync(new OutboundContent.Text($"message {message}")) is not SendOutcome.Failed refused)
                    break;

                // As a turn does, which tries a message twenty times.
                Assert.Equal((SendFailure.RateLimited, 4), (refused.Kind, refused.WaitFactor));
                Assert.InRange(attempt, 1, 20);
                _clock.Advance(TimeSpan.FromSeconds(Math.Min(60, Math.Pow(refused.WaitFactor, attempt - 1))));
                waits++;
            }
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(message => $"message {message}"), Phone.Messages.Select(shown => shown.Text));
        Assert.InRange(waits, 1, 20);
    }

    private static MediaSource Asset(string name, string contentType) =>
        MediaSource.Asset("Voices", name, contentType) with { Size = Voices.Read(name).Length };

    private async Task SayAsync(params ReplyPart[] parts)
    {
        var channel = _services.GetRequiredService<IChannel>();
        foreach (var content in ReplyRenderer.Render(parts, channel.AbilitiesFor(OnWhatsApp)))
            Assert.IsType<SendOutcome.Accepted>(await SendAsync(content));
    }

    private Task<SendOutcome> SendAsync(OutboundContent content) =>
        _services.GetRequiredService<IChannel>().SendAsync(new(OnWhatsApp, content), None);
}
