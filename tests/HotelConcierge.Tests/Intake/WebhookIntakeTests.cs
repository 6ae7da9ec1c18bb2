using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Intake;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Diagnostics;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Intake;

/// <summary>A webhook is verified, then safe, then thanked.</summary>
public sealed class WebhookIntakeTests : IDisposable
{
    private static readonly WebhookRequest Request = new(
        "POST",
        "https://hotel.example/api/channels/phone",
        new Dictionary<string, string>(),
        default);
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_channel_that_is_not_there_is_not_found()
    {
        var answer = await Intake().ReceiveAsync(new("telegram"), Request, CancellationToken.None);

        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public async Task A_forged_webhook_is_refused_and_leaves_no_trace()
    {
        var answer = await ReceiveAsync(new WebhookReading.Forged("no signature"));

        Assert.Equal(403, answer.Status);
        Assert.Null(await _world.StateAsync());
    }

    [Fact]
    public async Task A_malformed_webhook_is_told_what_is_wrong_with_it()
    {
        var answer = await ReceiveAsync(new WebhookReading.Malformed("From is missing"));

        Assert.Equal((400, "From is missing"), (answer.Status, answer.Body));
        Assert.Null(await _world.StateAsync());
    }

    [Fact]
    public async Task A_handshake_is_answered_with_its_own_words()
    {
        var answer = await ReceiveAsync(new WebhookReading.Handshake("challenge 7"));

        Assert.Equal((200, "text/plain; charset=utf-8", "challenge 7"), (answer.Status, answer.ContentType, answer.Body));
    }

    [Fact]
    public async Task A_get_to_a_channel_without_a_handshake_is_told_to_post_and_leaves_no_trace()
    {
        using var webhooks = CountedTags.OfWebhooks(_world.Services);
        _world.Phone.Reading = new WebhookReading.Forged("no signature");

        var answer = await Intake().ReceiveAsync(_world.Phone.Name, Request with { Method = "GET" }, CancellationToken.None);

        Assert.Equal((405, "POST"), (answer.Status, answer.Allow));
        Assert.Empty(webhooks.Values);
        Assert.Null(await _world.StateAsync());
    }

    [Fact]
    public async Task A_channel_with_a_handshake_decides_what_a_get_means()
    {
        using var webhooks = CountedTags.OfWebhooks(_world.Services);
        var intake = Intake(phone: new ShakingPhone { Reading = new WebhookReading.Malformed("not a webhook") });

        var shaken = await intake.ReceiveAsync(
            _world.Phone.Name,
            Request with
            {
                Method = "GET",
                Url = Request.Url + "?token=ours",
            },
            CancellationToken.None);
        var forged = await intake.ReceiveAsync(_world.Phone.Name, Request with { Method = "GET" }, CancellationToken.None);
        var posted = await intake.ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None);

        Assert.Equal((200, "challenge 7", null), (shaken.Status, shaken.Body, shaken.Allow));
        Assert.Equal((403, 400), (forged.Status, posted.Status));
        Assert.Equal([200, 403, 400], webhooks.Values);
    }

    [Fact]
    public async Task Genuine_messages_are_in_their_conversation_when_the_provider_is_thanked()
    {
        var answer = await ReceiveAsync(Genuine("one", "two"));

        Assert.Equal((200, "text/plain", "taken"), (answer.Status, answer.ContentType, answer.Body));
        Assert.Equal(["one", "two"], (await _world.StateAsync())!.Inbox.Select(kept => kept.Message.Text));
    }

    [Fact]
    public async Task What_a_provider_may_send_and_we_do_not_use_is_thanked_for() =>
        Assert.Equal(200, (await ReceiveAsync(WebhookReading.Genuine.Nothing)).Status);

    [Fact]
    public async Task Half_a_character_is_replaced_before_it_is_kept()
    {
        await ReceiveAsync(Genuine("a\uD83Db"));

        Assert.Equal("a\uFFFDb", (await _world.StateAsync())!.Inbox[0].Message.Text);
    }

    [Fact]
    public async Task A_message_that_cannot_be_kept_is_not_thanked_for()
    {
        _world.Phone.Reading = Genuine("one");
        var answer = await Intake(new Failing(_world.Conversations, after: 0))
            .ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None);

        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain("taken", answer.Body, StringComparison.Ordinal);
        Assert.Null(await _world.StateAsync());
    }

    [Fact]
    public async Task When_the_second_of_two_cannot_be_kept_the_provider_sends_both_again_and_each_counts_once()
    {
        _world.Phone.Reading = Genuine("one", "two");
        var conversations = new Failing(_world.Conversations, after: 1);
        Assert.Equal(503, (await Intake(conversations).ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None)).Status);
        Assert.Equal(200, (await Intake().ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None)).Status);

        Assert.Equal(["one", "two"], (await _world.StateAsync())!.Inbox.Select(kept => kept.Message.Text));
    }

    [Fact]
    public async Task A_store_that_times_out_is_a_store_that_failed()
    {
        _world.Phone.Reading = Genuine("one");
        var answer = await Intake(new Failing(_world.Conversations, after: 0, new TaskCanceledException("timeout")))
            .ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None);

        Assert.Equal(503, answer.Status);
    }

    [Fact]
    public async Task A_provider_that_hung_up_is_not_an_error_of_ours()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        _world.Phone.Reading = Genuine("one");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Intake(new Failing(_world.Conversations, after: 0, new OperationCanceledException(gone.Token)))
                .ReceiveAsync(_world.Phone.Name, Request, gone.Token));
    }

    [Fact]
    public async Task A_message_under_another_of_the_guests_ids_joins_the_same_conversation()
    {
        await ReceiveAsync(new WebhookReading.Genuine([Message("m1", "one") with { GuestAliases = ["scoped-1"] }], []));
        var scoped = TurnWorld.Address with { Guest = "scoped-1" };
        await ReceiveAsync(new WebhookReading.Genuine([new InboundMessage("m2", scoped, MessageKind.Text, "two")], []));

        var state = await _world.StateAsync();
        Assert.Equal(["one", "two"], state!.Inbox.Select(kept => kept.Message.Text));
        Assert.Equal(scoped, state.Address);
    }

    [Fact]
    public async Task A_guest_who_changes_their_number_keeps_the_conversation_and_stays_opted_out()
    {
        await ReceiveAsync(Genuine("stop"));
        await _world.Host.RunAllAsync();
        var renamed = TurnWorld.Address with { Guest = "new-number" };
        var changed = WebhookReading.Genuine.Nothing with { SameGuests = [new(TurnWorld.Address, ["new-number", "new-scoped-id"])] };
        Assert.Equal(200, (await ReceiveAsync(changed)).Status);
        Assert.Equal(200, (await ReceiveAsync(changed)).Status);

        await ReceiveAsync(new WebhookReading.Genuine([new InboundMessage("m-new", renamed, MessageKind.Text, "Is the pool open?")], []));
        await _world.Host.RunAllAsync();

        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);
        Assert.Single(_world.Phone.Shown);
        Assert.True((await _world.OptOuts.OfAsync(renamed, CancellationToken.None)).Wish!.IsOut);
    }

    [Fact]
    public async Task A_wish_holds_after_the_change_also_where_the_new_number_had_a_conversation_of_its_own()
    {
        var other = TurnWorld.Address with { Guest = "other-number" };
        await ReceiveAsync(new WebhookReading.Genuine([new InboundMessage("m-other", other, MessageKind.Text, "stop")], []));
        await _world.Host.RunAllAsync();
        await ReceiveAsync(Genuine("hello"));

        await ReceiveAsync(WebhookReading.Genuine.Nothing with { SameGuests = [new(TurnWorld.Address, ["other-number"])] });

        Assert.True((await _world.OptOuts.OfAsync(TurnWorld.Address, CancellationToken.None)).Wish!.IsOut);
    }

    [Fact]
    public async Task What_could_not_be_read_of_a_batch_is_thanked_for_with_the_rest()
    {
        var answer = await ReceiveAsync(Genuine("one") with { Unread = ["image", "image", "errors"] });

        Assert.Equal(200, answer.Status);
        Assert.Single((await _world.StateAsync())!.Inbox);
    }

    [Theory]
    [InlineData(DeliveryState.Sent, true)]
    [InlineData(DeliveryState.Read, true)]
    [InlineData(DeliveryState.Failed, false)]
    public async Task A_report_with_our_key_proves_the_message_unless_it_failed(DeliveryState state, bool proves)
    {
        var key = Guid.NewGuid();
        await ReceiveAsync(Genuine("hello"));
        var failure = state is DeliveryState.Failed ? new DeliveryFailure(SendFailure.Permanent, "131026") { Remedy = "Do." } : null;
        await ReceiveAsync(new WebhookReading.Genuine([], [new("wamid.1", TurnWorld.Address, state, failure) { Key = key }]));

        var keys = new SentKeys(_world.Memory, new GuestAliases(_world.Memory));
        Assert.Equal(proves ? "wamid.1" : null, await keys.FindAsync(TurnWorld.Address, key, CancellationToken.None));
    }

    [Fact]
    public async Task A_report_is_recorded_with_its_conversation()
    {
        await ReceiveAsync(Genuine("hello"));
        Assert.Equal(200, (await ReceiveAsync(Report(DeliveryState.Read))).Status);

        Assert.Equal("Read", Assert.Single(await _world.RowsAsync(GuestTables.Deliveries))["state"]);
    }

    [Fact]
    public async Task A_report_that_cannot_be_recorded_is_sent_again_too()
    {
        _world.Phone.Reading = Report(DeliveryState.Failed, new(SendFailure.OptedOut, "21610"));
        var answer = await Intake(new Failing(_world.Conversations, after: 0))
            .ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None);
        Assert.Equal(503, answer.Status);

        await ReceiveAsync(Report(DeliveryState.Failed, new(SendFailure.OptedOut, "21610")));
        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task A_report_that_the_guest_opted_out_with_the_provider_closes_the_conversation()
    {
        await ReceiveAsync(Report(DeliveryState.Failed, new(SendFailure.OptedOut, "21610")));

        Assert.Equal(ConversationMode.OptedOut, (await _world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task What_a_guest_or_their_provider_wished_is_kept_for_other_channels_and_what_was_wished_there_is_heeded()
    {
        await ReceiveAsync(Genuine("stop"));
        await _world.Host.RunAllAsync();
        var stopped = await WishAsync();
        Assert.True(stopped!.IsOut);
        Assert.Single(_world.Phone.Shown);

        // Came back elsewhere, by a clock that is a little ahead.
        var back = new OptOutChange(_world.OptOuts.PairOf(TurnWorld.Address), new(IsOut: false, stopped.At.AddSeconds(1)));
        await _world.OptOuts.RecordAsync(back, CancellationToken.None);
        await ReceiveAsync(new WebhookReading.Genuine([Message("m-help", "help")], []));
        await _world.Host.RunAllAsync();
        Assert.Equal(2, _world.Phone.Shown.Count);

        await ReceiveAsync(Report(DeliveryState.Failed, new(SendFailure.OptedOut, "21610")));
        await _world.Host.RunAllAsync();
        Assert.True((await WishAsync())!.IsOut);

        async Task<OptOutWish?> WishAsync() => (await _world.OptOuts.OfAsync(TurnWorld.Address, CancellationToken.None)).Wish;
    }

    [Theory]
    [InlineData("What have I booked?", "my_bookings")]
    [InlineData("Is the pool open?", "pool")]
    [InlineData("Hablar con recepción", "reception")]
    [InlineData("2", "2")]
    [InlineData("คุยกับแผนกต้อนรับ", "reception")]
    public async Task The_button_of_a_template_is_its_words_where_no_buttons_of_ours_are(string words, string payload)
    {
        await ReceiveAsync(new WebhookReading.Genuine([Message("m1", words) with { ChoiceId = payload }], []));
        var kept = Assert.Single((await _world.StateAsync())!.Inbox).Message;
        Assert.Equal((words, null), (kept.Text, kept.ChoiceId));

        _world.Phone.Shows = abilities => abilities with { Choices = new(10, MaxLabel: 24) };
        await ReceiveAsync(new WebhookReading.Genuine([Message("m2", words) with { ChoiceId = payload }], []));
        Assert.Equal(payload, (await _world.StateAsync())!.Inbox[^1].Message.ChoiceId);
    }

    [Fact]
    public async Task A_name_that_would_turn_the_text_around_it_is_kept_without_its_marks()
    {
        await ReceiveAsync(new WebhookReading.Genuine([Message("m1", "hello") with { GuestName = "\u202EAna\nRuiz" }], []));

        Assert.Equal("Ana Ruiz", (await _world.StateAsync())!.GuestName);
    }

    [Fact]
    public async Task Any_other_failed_delivery_leaves_the_conversation_open()
    {
        await ReceiveAsync(Genuine("hello"));
        await ReceiveAsync(Report(DeliveryState.Failed, new(SendFailure.Permanent, "63024")));

        Assert.Equal(ConversationMode.Bot, (await _world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task A_report_about_a_guest_who_was_forgotten_is_not_kept()
    {
        await _world.RunAsync("forget me");
        Assert.Equal(200, (await ReceiveAsync(Report(DeliveryState.Delivered))).Status);

        Assert.Empty(await _world.RowsAsync(GuestTables.Deliveries));
    }

    [Fact]
    public async Task A_message_taken_back_under_another_of_the_guests_ids_is_taken_out_of_the_same_conversation()
    {
        const string scoped = "scoped-1";
        await ReceiveAsync(new WebhookReading.Genuine([Message("m1", "hello") with { SourceId = "s1", GuestAliases = [scoped] }], []));
        Assert.Single((await _world.StateAsync())!.Inbox);

        var revoked = new RevokedMessage(TurnWorld.Address with { Guest = scoped }, "s1");
        var answer = await ReceiveAsync(WebhookReading.Genuine.Nothing with { Revoked = [revoked] });

        Assert.Equal(200, answer.Status);
        Assert.Empty((await _world.StateAsync())!.Inbox);
    }

    private WebhookIntake Intake(IConversations? conversations = null, PhoneChannel? phone = null) => new(
        new ChannelCatalog([phone ?? _world.Phone]),
        conversations ?? _world.Conversations,
        _world.Services.GetRequiredService<GuestAliases>(),
        _world.OptOuts,
        _world.Services.GetRequiredService<Deliveries>(),
        _world.Services.GetRequiredService<SentKeys>(),
        _world.Services.GetRequiredService<Reactions>(),
        _world.Services.GetRequiredService<PhoneEchoes>(),
        _world.Services.GetRequiredService<ConciergeTelemetry>(),
        _world.Clock,
        NullLogger<WebhookIntake>.Instance);

    private Task<WebhookAnswer> ReceiveAsync(WebhookReading reading)
    {
        _world.Phone.Reading = reading;
        return Intake().ReceiveAsync(_world.Phone.Name, Request, CancellationToken.None);
    }

    private static WebhookReading.Genuine Genuine(params string[] texts) => new([.. texts.Select((text, i) => Message($"m{i}", text))], []);

    private static InboundMessage Message(string id, string text) => new(id, TurnWorld.Address, MessageKind.Text, text);

    private static WebhookReading.Genuine Report(DeliveryState state, DeliveryFailure? failure = null) =>
        new([], [new DeliveryReport("sent-1", TurnWorld.Address, state, failure)]);

    /// <summary>A provider that asks first.</summary>
    private sealed class ShakingPhone : PhoneChannel, IShakesHands
    {
        public WebhookReading ShakeHands(WebhookRequest request) =>
            request.Url.EndsWith("?token=ours", StringComparison.Ordinal)
                ? new WebhookReading.Handshake("challenge 7")
                : new WebhookReading.Forged("no token");
    }

    /// <summary>Takes so many events and then no more.</summary>
    private sealed class Failing(IConversations inner, int after, Exception? failure = null) : IConversations
    {
        private int _taken;

        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken) =>
            _taken++ < after
                ? inner.SignalAsync(conversation, happened, cancellationToken)
                : Task.FromException(failure ?? new IOException("disk full"));

        public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
            inner.ReadAsync(conversation, cancellationToken);
    }
}
