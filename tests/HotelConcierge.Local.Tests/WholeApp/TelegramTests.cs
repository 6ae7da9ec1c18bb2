using System.Net;
using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest on Telegram, from the webhook to the chat and back.</summary>
public sealed class TelegramTests : IAsyncLifetime
{
    private const long Ana = 34600000001;

    private World _world = null!;
    private SimulatedTelegram _telegram = null!;
    private AppInProcess _app = null!;

    private TelegramChat Chat => _telegram.Chat(Ana);

    private static ConversationAddress Address { get; } = new(new("telegram"), "700000051", "34600000001");

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _telegram = await SimulatedTelegram.StartAsync();
        _app = await AppInProcess.StartAsync(_world, Settings());
        _telegram.WebhookUrl = _app.Url + "/api/channels/telegram";
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_guest_asks_sees_typing_and_reads_the_answer_formatted()
    {
        _world.Model.Enqueue(ScriptedAnswer.Say("**Stone**, 1 < 2 & so on"));
        await HearAsync("Explain the moon");

        var message = (await Chat.WaitForMessagesAsync(1, _world.Patience))[0];

        Assert.EndsWith("Stone, 1 < 2 & so on", message.Text, StringComparison.Ordinal);
        Assert.EndsWith("<b>Stone</b>, 1 &lt; 2 &amp; so on", message.Source, StringComparison.Ordinal);
        Assert.Equal("sendChatAction", _telegram.Calls.Snapshot()[0].Method);
    }

    [Fact]
    public async Task Start_at_the_hotel_brings_its_picture_the_place_the_room_key_and_how_it_works()
    {
        await HearAsync("/start hotel");
        var shown = await Chat.WaitForMessagesAsync(4, _world.Patience);

        Assert.Equal(["photo", "venue", "document", "text"], shown.Select(message => message.Kind));
        Assert.Contains("AnyCompany Luxury Resort (https://resort.example)", shown[0].Text, StringComparison.Ordinal);
        Assert.Matches("^Room [0-9]+\\.png$", shown[2].File);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], shown[2].Bytes![..4]);
    }

    [Fact]
    public async Task An_update_fifty_times_at_once_is_one_turn()
    {
        var first = await HearAsync("Explain the moon");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _telegram.RedeliverAsync(first, _world.Patience)));
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();

        Assert.Single(Chat.Messages);
        Assert.Equal(1, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task A_tap_is_answered_read_by_its_label_and_takes_the_buttons_away()
    {
        await HearAsync("Explain the moon");
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        var channel = _app.Services.GetRequiredService<ChannelCatalog>().Of(Address);
        await channel.SendAsync(
            new(Address, new OutboundContent.Choices("What next?", [new ReplyChoice("id-stars", "Explain the stars")], "Choose")),
            _world.Patience);

        var tapped = await _telegram.DeliverAsync(new GuestAction(Ana) { Tap = "id-stars" }, _world.Patience);
        var chat = await Chat.WaitForMessagesAsync(3, _world.Patience);

        Assert.Equal(200, tapped.StatusCode);
        Assert.Equal("You asked: Explain the stars", chat[2].Text);
        Assert.Empty(_telegram.SpinningTaps);
        await Chat.WaitForAsync(messages => messages[1].Buttons.Count == 0, _world.Patience);
        Assert.Contains(_telegram.Calls.Snapshot(), call => call is { Method: "answerCallbackQuery", InWebhookAnswer: true });
    }

    [Fact]
    public async Task A_tap_on_a_message_of_long_ago_is_answered_too()
    {
        await _telegram.DeliverAsync(new GuestAction(Ana) { OldTap = "Explain the rain" }, _world.Patience);

        Assert.EndsWith(
            "You asked: Explain the rain",
            (await Chat.WaitForMessagesAsync(1, _world.Patience))[0].Text,
            StringComparison.Ordinal);
        Assert.Empty(_telegram.SpinningTaps);
    }

    [Fact]
    public async Task A_corrected_message_is_answered_as_corrected()
    {
        await HearAsync("Explain the mon");
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        await _telegram.DeliverAsync(new GuestAction(Ana) { EditedText = "Explain the moon" }, _world.Patience);

        Assert.Equal("You asked: Explain the moon", (await Chat.WaitForMessagesAsync(2, _world.Patience))[1].Text);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_not_answered_again()
    {
        await _telegram.DeliverAsync(new GuestAction(Ana) { Text = "Explain the moon", MessageId = 7 }, _world.Patience);
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        await _telegram.DeliverAsync(new GuestAction(Ana) { EditedText = "Explain the moon", MessageId = 7 }, _world.Patience);
        await _telegram.DeliverAsync(new GuestAction(Ana) { EditedText = "Explain the stars", MessageId = 7 }, _world.Patience);

        Assert.Equal("You asked: Explain the stars", (await Chat.WaitForMessagesAsync(2, _world.Patience))[1].Text);
        await _app.IdleAsync();
        Assert.Equal(2, Chat.Messages.Count);
        Assert.Contains("has changed a message", _world.Model.Calls.Snapshot()[^1].Messages[^2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_and_typing_come_into_the_topic_of_the_question()
    {
        await _telegram.DeliverAsync(new GuestAction(Ana) { Text = "Explain the moon", Topic = 42 }, _world.Patience);
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        await HearAsync("Explain the stars");

        var shown = await Chat.WaitForMessagesAsync(2, _world.Patience);
        Assert.Equal([42, null], shown.Select(message => message.Topic));
        Assert.All(
            _telegram.Calls.Snapshot().Where(call => call.Method is "sendMessage" or "sendChatAction").Take(2),
            call => Assert.Equal(42, call.Long("message_thread_id")));
    }

    [Fact]
    public async Task Where_the_topic_is_gone_the_answer_comes_beside_it()
    {
        await HearAsync("Explain the moon");
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        var channel = _app.Services.GetRequiredService<ChannelCatalog>().Of(Address);

        var sent = await channel.SendAsync(new(Address with { Topic = "77" }, new OutboundContent.Text("Hello")), _world.Patience);

        Assert.IsType<SendOutcome.Accepted>(sent);
        Assert.Equal(("Hello", null), (Chat.Messages[^1].Text, Chat.Messages[^1].Topic));
    }

    [Theory]
    [InlineData("Explain the stars")]
    [InlineData("Explica las estrellas")]
    [InlineData("Erkläre die Sterne")]
    public async Task A_guest_who_blocks_the_bot_and_writes_again_is_answered(string text)
    {
        await HearAsync("Explain the moon");
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        await _telegram.DeliverAsync(new GuestAction(Ana) { Block = true }, _world.Patience);
        await _telegram.DeliverAsync(new GuestAction(Ana) { Block = false }, _world.Patience);

        await HearAsync(text);

        Assert.EndsWith(text, (await Chat.WaitForMessagesAsync(2, _world.Patience))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_blocks_the_bot_is_left_alone_until_they_start_it_again()
    {
        await HearAsync("Explain the moon");
        await Chat.WaitForMessagesAsync(1, _world.Patience);
        await _telegram.DeliverAsync(new GuestAction(Ana) { Block = true }, _world.Patience);
        Assert.Equal(ConversationMode.OptedOut, (await StateAsync()).Mode);

        await _telegram.DeliverAsync(new GuestAction(Ana) { Block = false }, _world.Patience);
        await HearAsync("/start");

        Assert.StartsWith(
            "Good to have you back!",
            (await Chat.WaitForMessagesAsync(2, _world.Patience))[1].Text,
            StringComparison.Ordinal);
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.Bot, (await StateAsync()).Mode);
    }

    [Fact]
    public async Task A_refusal_because_the_guest_has_blocked_us_opts_them_out()
    {
        _telegram.Faults.Add(new(TelegramFaultKind.Blocked));
        await HearAsync("Explain the moon");
        await _telegram.Calls.WaitForAsync(calls => calls.Any(call => call.Method is "sendMessage"), _world.Patience);
        await _app.IdleAsync();

        Assert.Equal(ConversationMode.OptedOut, (await StateAsync()).Mode);
        Assert.Empty(Chat.Messages);
    }

    [Fact]
    public async Task An_answer_outlasts_a_token_that_telegram_does_not_know_for_a_while_and_the_log_names_the_setting()
    {
        _telegram.Faults.Add(new(TelegramFaultKind.NotAuthenticated));
        await HearAsync("Explain the moon");

        Assert.EndsWith(
            "You asked: Explain the moon",
            Assert.Single(await Chat.WaitForMessagesAsync(1, _world.Patience)).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            _app.Log,
            line => line.Contains("failed: Transient (401). Telegram refuses our token: set Telegram__BotToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_to_the_bot_names_the_assistant()
    {
        await HearAsync("/start early-years");
        await Chat.WaitForMessagesAsync(1, _world.Patience);

        Assert.Equal("early-years", (await StateAsync()).Assistant);
        Assert.Equal(0, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task Whoever_does_not_know_the_secret_leaves_no_trace()
    {
        var before = await _app.ReadStoreAsync();
        foreach (var secret in new[] { null, "", "guess" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                await PostAsync(
                    """{"update_id":1,"message":{"message_id":1,"chat":{"id":34600000001,"type":"private"},"text":"hi"}}""",
                    secret));

        Assert.Equal(before, await _app.ReadStoreAsync());
    }

    [Fact]
    public async Task Any_bytes_get_200_or_400_and_the_next_guest_an_answer()
    {
        var noise = new Random(20_260_901);
        string[] pieces =
        [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"update_id\":",
            "1",
            "\"message\":",
            "\"callback_query\":",
            "\"my_chat_member\":",
            "\"chat\":{\"id\":5,\"type\":\"private\"}",
            "\"text\":\"hi\"",
            "\"text\":",
            "\"\\udc00\"",
            "null",
            "1e999",
            "-1",
            "\"photo\":[]",
            "\"location\":{}",
            "\"data\":\"x\"",
            "\"id\":\"7\"",
            "\0",
            "é",
            "👪",
            "\uFEFF",
        ];
        for (var number = 0; number < 400; number++)
        {
            var body = string.Concat(Enumerable.Range(0, noise.Next(1, 14)).Select(_ => pieces[noise.Next(pieces.Length)]));
            if (number % 3 == 0)
                body =
                    "{\"update_id\":"
                    + (1_000 + number)
                    + ",\"message\":{\"chat\":{\"id\":-5,\"type\":\"private\"},\"from\":{\"id\":5},"
                    + body.Trim('{', '}', ',')
                    + "}}";
            Assert.Contains((int)await PostAsync(body, _telegram.Options.SecretToken), new[] { 200, 400 });
        }

        await HearAsync("Explain the moon");
        Assert.EndsWith(
            "You asked: Explain the moon",
            (await Chat.WaitForMessagesAsync(1, _world.Patience))[0].Text,
            StringComparison.Ordinal);
    }

    private (string Name, string Value)[] Settings() =>
    [
        ("Telegram:BotToken", _telegram.Options.BotToken),
        ("Telegram:SecretToken", _telegram.Options.SecretToken),
        ("Telegram:ApiBaseUrl", _telegram.BaseAddress.ToString()),
    ];

    private async Task<long> HearAsync(string text)
    {
        var update = await _telegram.DeliverAsync(new GuestAction(Ana) { Text = text, Name = "Ana" }, _world.Patience);
        Assert.True(update.Succeeded, $"{update.StatusCode} {update.Body} {update.Failure}");
        return update.UpdateId;
    }

    private async Task<ConversationState> StateAsync() =>
        (await _app.Services.GetRequiredService<IConversations>().ReadAsync(ConversationId.For(Address), _world.Patience))!;

    private async Task<HttpStatusCode> PostAsync(string body, string? secret)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _telegram.WebhookUrl)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await http.SendAsync(request, _world.Patience);
        return answer.StatusCode;
    }
}
