using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.OpenAI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest on LINE, from the webhook to the phone and back.</summary>
public sealed class LineTests : IAsyncLifetime
{
    private const string Ana = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string Ben = "Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private const string Reply = "/v2/bot/message/reply";
    private const string Push = "/v2/bot/message/push";

    private World _world = null!;
    private SimulatedLine _line = null!;
    private AppInProcess _app = null!;

    private LinePhone Phone => _line.Phone(Ana);

    private ConversationAddress Address => new(new("line"), _line.Options.Accounts[0], Ana);

    public Task InitializeAsync() => StartAsync(TimeProvider.System);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _line.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_guest_asks_sees_typing_and_reads_the_answer_as_a_reply()
    {
        _world.Model.Enqueue(ScriptedAnswer.Say("**Stone**, mostly"));
        await HearAsync("Explain the moon");

        var message = (await Phone.WaitForMessagesAsync(1, _world.Patience))[0];

        Assert.EndsWith("Stone, mostly", message.Text, StringComparison.Ordinal);
        Assert.True(message.IsReply);
        Assert.Equal((Ana, 20), (_line.Typing.Snapshot()[0].UserId, _line.Typing.Snapshot()[0].Seconds));
        Assert.Equal(0, _line.QuotaUsed);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_minute_is_pushed_with_a_key()
    {
        var clock = new ManualTimeProvider();
        await RestartAsync(clock);
        _world.Model.Enqueue(ScriptedAnswer.Hold("Stone, mostly"));
        await HearAsync("Explain the moon");
        await _world.Model.WaitForCallAsync(1, _world.Patience);
        clock.Advance(TimeSpan.FromSeconds(51));
        _world.Model.ReleaseAll();

        Assert.False((await Phone.WaitForMessagesAsync(1, _world.Patience))[0].IsReply);

        // The phone shows it a moment before the simulator has noted the call.
        await _line.Calls.WaitForAsync(calls => calls.Any(sent => sent.Path is Reply or Push), _world.Patience);
        var call = Assert.Single(Sends());
        Assert.Equal(Push, call.Path);
        Assert.True(Guid.TryParseExact(call.RetryKey, "D", out _));
    }

    [Fact]
    public async Task Twelve_pieces_go_in_three_calls()
    {
        await GetAcquaintedAsync();
        _world.Model.Enqueue(ScriptedAnswer.Say(LongText(12)));
        await HearAsync("Explain the stars");

        var messages = await Phone.WaitForMessagesAsync(13, _world.Patience);
        await _app.IdleAsync();

        Assert.Equal([5, 5, 2], messages.Skip(1).GroupBy(message => message.Call).Select(call => call.Count()));
        Assert.Equal([Reply, Reply, Push, Push], Sends().Select(call => call.Path));
        Assert.Equal(2, _line.QuotaUsed);
    }

    [Theory]
    [InlineData(LineOperation.Reply, 2)]
    [InlineData(LineOperation.Push, 3)]
    public async Task A_call_whose_answer_was_lost_is_made_again_and_the_guest_reads_it_once(LineOperation operation, int calls)
    {
        await GetAcquaintedAsync();
        _world.Model.Enqueue(ScriptedAnswer.Say(LongText(operation is LineOperation.Push ? 7 : 3)));
        var fault = _line.Faults.Add(new(LineFaultKind.DropAfterAccepting) { On = operation });
        await HearAsync("Explain the stars");
        await fault.WaitForHitAsync(cancellationToken: _world.Patience);
        await _app.IdleAsync();

        Assert.Equal(operation is LineOperation.Push ? 8 : 4, Phone.Messages.Count);
        Assert.Equal(calls, Sends().Count - 1);
    }

    [Theory]
    [InlineData(LineFaultKind.TooManyRequests)]
    [InlineData(LineFaultKind.NotAuthenticated)]
    [InlineData(LineFaultKind.InvalidReplyToken)]
    [InlineData(LineFaultKind.ServerError)]
    [InlineData(LineFaultKind.DropBeforeAccepting)]
    [InlineData(LineFaultKind.GarbleAfterAccepting)]
    public async Task An_answer_outlasts_what_is_over_in_a_moment_and_comes_once(LineFaultKind kind)
    {
        _line.Faults.Add(new(kind));
        await HearAsync("Explain the moon");

        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
        Assert.EndsWith("You asked: Explain the moon", Assert.Single(Phone.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_month_used_up_the_guest_gets_what_a_reply_may_hold_and_the_operator_is_told()
    {
        await GetAcquaintedAsync();
        _line.Quota = 0;
        _world.Model.Enqueue(ScriptedAnswer.Say(LongText(7)));
        await HearAsync("Explain the stars");
        await _app.IdleAsync();

        Assert.Equal(6, Phone.Messages.Count);
        Assert.Contains(_app.Log, line => line.Contains("This month's messages of the LINE account are used up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_guests_in_one_webhook_are_answered_each_and_a_group_is_not()
    {
        var batch = await _line.DeliverBatchAsync(
            [
                new(Ana) { Text = "Explain the moon" },
                new(Ben) { Text = "Explain the stars" },
                new(Ben) { Text = "Explain the rain", Group = "Cdddddddddddddddddddddddddddddddd" },
                new(Ana) { Text = "Explain the snow", Standby = true },
            ],
            _world.Patience);

        Assert.Equal(200, batch.StatusCode);
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _line.Phone(Ben).WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
        Assert.Equal(2, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task An_event_that_comes_again_and_again_is_one_turn()
    {
        var first = await HearAsync("Explain the moon");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _line.RedeliverAsync(first, _world.Patience)));
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();

        Assert.Single(Phone.Messages);
        Assert.Equal(1, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task Who_adds_the_account_is_welcomed_by_a_reply_and_who_blocks_it_is_left_alone_until_they_write()
    {
        await HearAsync(new LineAction(Ana) { Follow = true });
        Assert.True((await Phone.WaitForMessagesAsync(1, _world.Patience))[0].IsReply);
        await _app.IdleAsync();

        await HearAsync(new LineAction(Ana) { Unfollow = true });
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.OptedOut, (await StateAsync()).Mode);

        await HearAsync(new LineAction(Ana) { Follow = true, IsUnblocked = true });
        await Phone.WaitForMessagesAsync(2, _world.Patience);
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.Bot, (await StateAsync()).Mode);
    }

    [Fact]
    public async Task What_a_guest_takes_back_is_gone_from_the_store()
    {
        const string Secret = "Explain my very secret affair";
        var webhook = await _line.DeliverAsync(new(Ana) { Text = Secret }, _world.Patience);
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
        Assert.Contains(await _app.ReadStoreAsync(), row => row.Contains("secret affair", StringComparison.Ordinal));

        await HearAsync(new LineAction(Ana) { Unsend = webhook.MessageId });
        await _app.IdleAsync();

        Assert.Single(Phone.Messages);
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tap_is_read_by_its_words_and_its_id()
    {
        await GetAcquaintedAsync();
        var channel = _app.Services.GetRequiredService<HotelConcierge.Channels.ChannelCatalog>().Of(Address);
        var options = Enumerable.Range(1, 5).Select(number => new ReplyChoice($"id-{number}", $"Explain star {number}")).ToList();
        await channel.SendAsync(new(Address, new OutboundContent.Choices("Which?", options, "Choose")), _world.Patience);

        await HearAsync(new LineAction(Ana) { Tap = "Explain star 4" });

        Assert.Equal("You asked: Explain star 4", (await Phone.WaitForMessagesAsync(3, _world.Patience))[2].Text);
    }

    [Fact]
    public async Task A_voice_message_is_heard_once_it_is_prepared()
    {
        var recording = Voices.Read("english.ogg");
        _world.Model.ScriptTranscription(recording, "Explain the moon");
        await SendAsync("audio", new("audio/ogg", recording) { Preparing = 1 }, new() { ["duration"] = 4000 });

        Assert.Contains(
            "You asked: Explain the moon", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_voice_message_that_LINE_cannot_prepare_or_has_no_more_is_said_to_be_gone(bool fails, bool isGone)
    {
        await SendAsync("audio", new("audio/ogg", Voices.Read("english.ogg")) { Fails = fails, Conduct = new() { IsGone = isGone } }, []);

        Assert.StartsWith("I could not open that file.", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_read_under_the_name_that_the_guest_gave_it()
    {
        var file = _line.KeepFile(new("text/plain", Encoding.UTF8.GetBytes("Bus 12 at nine.")));
        await _line.DeliverBatchAsync(
            [
                new(Ana) { Type = "file", MessageId = file, Content = new() { ["fileName"] = "plan.txt", ["fileSize"] = 15 } },
                new(Ana) { Text = "Explain this plan" },
            ],
            _world.Patience);

        await Phone.WaitForMessagesAsync(1, _world.Patience);
        Assert.Contains(
            _world.Model.Calls.Snapshot()[^1].Messages,
            message => message.Text.Contains("a document named \"plan.txt\"", StringComparison.Ordinal)
                && message.Text.Contains("It says: \"Bus 12 at nine.\"", StringComparison.Ordinal));
    }

    private async Task StartAsync(TimeProvider clock)
    {
        _world = await World.CreateAsync(clock);
        _line = await SimulatedLine.StartAsync(new SimulatedLineOptions { WebhookTimeout = TimeSpan.FromDays(1), TimeProvider = clock });
        _world.Hide(_line.Options.ChannelAccessToken, _line.Options.ChannelSecret, Ana, Ben);
        _app = await AppInProcess.StartAsync(
            _world,
            [
                .. LineServiceContractTests.SettingsFor(_line).Select(setting => (setting.Key, setting.Value!)),
                ("OpenAI:TranscriptionModel", "transcribe-simulated"),
            ]);
        _line.WebhookUrl = _app.Url + "/api/channels/line";
    }

    private async Task RestartAsync(TimeProvider clock)
    {
        await DisposeAsync();
        await StartAsync(clock);
    }

    private Task<string> HearAsync(string text) => HearAsync(new LineAction(Ana) { Text = text });

    private async Task<string> HearAsync(LineAction action)
    {
        var webhook = await _line.DeliverAsync(action, _world.Patience);
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
        return webhook.EventId;
    }

    private Task<string> SendAsync(string type, LineFile file, JsonObject content)
    {
        content["contentProvider"] = new JsonObject { ["type"] = "line" };
        return HearAsync(new LineAction(Ana) { Type = type, Content = content, MessageId = _line.KeepFile(file) });
    }

    /// <summary>The first answer brings the disclaimer with it.</summary>
    private async Task GetAcquaintedAsync()
    {
        await HearAsync("Explain the moon");
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
    }

    private List<LineCall> Sends() => [.. _line.Calls.Snapshot().Where(call => call.Path is Reply or Push)];

    private static string LongText(int pieces) => string.Join(
        "\n\n",
        Enumerable.Range(1, pieces).Select(piece => string.Create(
            CultureInfo.InvariantCulture, $"Part {piece}. {string.Concat(Enumerable.Repeat("word ", 950))}.")));

    private async Task<ConversationState> StateAsync() =>
        (await _app.Services.GetRequiredService<IConversations>().ReadAsync(ConversationId.For(Address), _world.Patience))!;
}
