using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest in Twilio Conversations, from the webhook to the chat and back.</summary>
public sealed class ConversationsTests : IAsyncLifetime
{
    private const string Chat = "CH0000000000000000000000000000000a";
    private const string Ana = "ana-in-a-web-chat";
    private const string Agent = "an-agent-of-the-hotel";

    private World _world = null!;
    private SimulatedConversations _service = null!;
    private AppInProcess _app = null!;

    private SimulatedConversation Conversation => _service.Conversation(Chat);

    private ConversationAddress Address => new(new("conversations"), _service.Options.ServiceSid, Chat);

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _service = await SimulatedConversations.StartAsync(
            new SimulatedConversationsOptions { WebhookTimeout = TimeSpan.FromDays(1) });
        _world.Hide(_service.Options.AuthToken, Ana, Agent);
        _app = await AppInProcess.StartAsync(
            _world, [.. ConversationsServiceContractTests.SettingsFor(_service).Select(setting => (setting.Key, setting.Value!))]);
        _service.WebhookUrl = _app.Url + "/api/channels/conversations";
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _service.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData("SDK", Ana)]
    [InlineData("SMS", "+34600000001")]
    [InlineData("WHATSAPP", "whatsapp:+34600000001")]
    [InlineData("API", Ana)]
    public async Task A_guest_asks_and_reads_the_answer(string source, string author)
    {
        await HearAsync(new ConversationAction(Chat, author) { Body = "Explain the moon", Source = source });

        var message = (await Conversation.WaitForShownAsync(1, _world.Patience))[0];

        Assert.EndsWith("You asked: Explain the moon", message.Body, StringComparison.Ordinal);
        Assert.Equal("concierge", message.Author);
    }

    [Fact]
    public async Task A_webhook_that_comes_again_and_again_is_one_turn()
    {
        var sid = await HearAsync("Explain the moon");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _service.RedeliverAsync(sid, _world.Patience)));
        await _app.IdleAsync();

        Assert.Single(Conversation.Shown);
        Assert.Equal(1, _world.Model.Calls.Count);
    }

    [Theory]
    [InlineData(ConversationsFaultKind.DropAfterAccepting)]
    [InlineData(ConversationsFaultKind.ServerErrorAfterAccepting)]
    [InlineData(ConversationsFaultKind.GarbleAfterAccepting)]
    [InlineData(ConversationsFaultKind.TooManyRequests)]
    [InlineData(ConversationsFaultKind.NotAuthenticated)]
    [InlineData(ConversationsFaultKind.BadGateway)]
    [InlineData(ConversationsFaultKind.DropBeforeAccepting)]
    public async Task An_answer_outlasts_what_is_over_in_a_moment_and_comes_once(ConversationsFaultKind kind)
    {
        _service.Faults.Add(new(kind));
        await HearAsync("Explain the moon");
        await _app.IdleAsync();

        Assert.EndsWith("You asked: Explain the moon", Assert.Single(Conversation.Shown).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pieces_of_the_same_words_are_two_also_when_an_answer_was_lost()
    {
        await GetAcquaintedAsync();
        var channel = _app.Services.GetRequiredService<ChannelCatalog>().Of(Address);
        var one = new OutboundMessage(Address, "Ding") { Key = Guid.NewGuid() };
        var other = one with { Key = Guid.NewGuid() };
        await channel.SendAsync(one, _world.Patience);
        var none = new HashSet<string>(StringComparer.Ordinal);

        Assert.NotNull(await channel.FindSentAsync(one, DateTimeOffset.UtcNow, none, _world.Patience));
        Assert.Null(await channel.FindSentAsync(other, DateTimeOffset.UtcNow, none, _world.Patience));
    }

    [Fact]
    public async Task Messages_whose_webhooks_got_lost_are_taken_with_the_next_one_in_their_order()
    {
        await GetAcquaintedAsync();
        await PostMissedAsync("Explain the stars");
        await PostMissedAsync("and the rain");
        await HearAsync("and the snow");
        await _app.IdleAsync();

        var asked = _world.Model.Calls.Snapshot()[^1].LastUserText;
        Assert.True(
            asked.IndexOf("stars", StringComparison.Ordinal) < asked.IndexOf("rain", StringComparison.Ordinal)
                && asked.IndexOf("rain", StringComparison.Ordinal) < asked.IndexOf("snow", StringComparison.Ordinal)
                && asked.Contains("stars", StringComparison.Ordinal),
            asked);
    }

    [Fact]
    public async Task A_first_message_whose_webhook_got_lost_is_taken_too()
    {
        await PostMissedAsync("Explain the stars");
        await HearAsync("and the snow");
        await _app.IdleAsync();

        Assert.Contains("stars", _world.Model.Calls.Snapshot()[^1].LastUserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_comes_late_after_it_was_missed_is_no_second_turn()
    {
        await GetAcquaintedAsync();
        var late = await PostMissedAsync("Explain the stars");
        await HearAsync("and the snow");
        Assert.True((await _service.RedeliverAsync(late, _world.Patience)).Succeeded);
        await _app.IdleAsync();

        Assert.Equal(2, _world.Model.Calls.Count);
        Assert.Equal(2, Conversation.Shown.Count);
    }

    [Fact]
    public async Task Where_Twilio_cannot_say_what_was_missed_the_message_is_taken_and_the_next_one_brings_the_rest()
    {
        await GetAcquaintedAsync();
        await PostMissedAsync("Explain the stars");
        _service.Faults.Add(new(ConversationsFaultKind.ServerError) { On = ConversationsOperation.ListMessages });

        Assert.Equal(503, (await _service.DeliverAsync(new(Chat, Ana) { Body = "Explain the rain" }, _world.Patience)).StatusCode);
        await _app.IdleAsync();
        Assert.DoesNotContain("stars", _world.Model.Calls.Snapshot()[^1].LastUserText, StringComparison.Ordinal);
        Assert.Contains(_app.Log, line => line.Contains("a message that may be missing", StringComparison.Ordinal));

        await HearAsync("Explain the snow");
        await _app.IdleAsync();
        Assert.Contains(
            _world.Model.Calls.Snapshot().Skip(2), call => call.LastUserText.Contains("stars", StringComparison.Ordinal));
        Assert.Single(_world.Model.Calls.Snapshot(), call => call.LastUserText.Contains("rain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_works_for_the_hotel_is_not_answered_and_what_was_said_to_them_is_theirs()
    {
        await GetAcquaintedAsync();
        await PostMissedAsync("Could a person help me?");
        await HearAsync(new ConversationAction(Chat, Agent) { Body = "Explain yourself", IsStaff = true });
        await HearAsync(new ConversationAction(Chat, "back-office") { Body = "Explain this too", Source = "API", IsNoParticipant = true });
        await _app.IdleAsync();
        Assert.Equal(1, _world.Model.Calls.Count);

        await HearAsync("Explain the snow");
        await _app.IdleAsync();
        Assert.Equal(2, _world.Model.Calls.Count);
        Assert.DoesNotContain("a person help", _world.Model.Calls.Snapshot()[^1].LastUserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Twilio_does_not_say_who_it_is_only_the_first_to_write_is_a_guest()
    {
        _service.Faults.Add(new(ConversationsFaultKind.ServerError) { On = ConversationsOperation.FetchParticipant, Times = null });
        await GetAcquaintedAsync();
        await HearAsync(new ConversationAction(Chat, Agent) { Body = "Explain yourself", IsStaff = true });
        await HearAsync("Explain the snow");
        await _app.IdleAsync();

        Assert.Equal(2, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task Our_own_message_that_is_told_of_is_an_echo()
    {
        await GetAcquaintedAsync();
        using var http = new HttpClient { BaseAddress = _service.BaseAddress };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/v1/Services/{_service.Options.ServiceSid}/Conversations/{Chat}/Messages")
        {
            Content = new FormUrlEncodedContent([new("Author", "concierge"), new("Body", "Explain the stars")]),
        };
        request.Headers.Authorization = new(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_service.Options.AccountSid}:{_service.Options.AuthToken}")));
        request.Headers.Add("X-Twilio-Webhook-Enabled", "true");
        using var answer = await http.SendAsync(request, _world.Patience);
        answer.EnsureSuccessStatusCode();
        await _service.EchoedAsync();
        await _app.IdleAsync();

        Assert.Equal(1, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task A_webhook_that_asks_for_permission_gets_it_and_starts_nothing()
    {
        var webhook = await _service.DeliverAsync(
            new(Chat, Ana) { Body = "Explain the moon", EventType = "onMessageAdd" }, _world.Patience);
        await _app.IdleAsync();

        Assert.Equal((200, "{}"), (webhook.StatusCode, webhook.Body));
        Assert.Equal(0, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task The_address_of_the_webhook_says_which_assistant_answers()
    {
        await HearAsync(new ConversationAction(Chat, Ana) { Body = "Explain the moon", Query = "lang=en&assistant=hotel" });
        await _app.IdleAsync();

        Assert.Equal("hotel", (await StateAsync())!.Assistant);
    }

    [Fact]
    public async Task A_document_is_read_under_the_name_that_the_guest_gave_it()
    {
        var file = _service.KeepFile(new("text/plain", Encoding.UTF8.GetBytes("Bus 12 at nine.")) { Filename = "plan.txt" });
        await HearAsync(new ConversationAction(Chat, Ana) { Body = "Explain this plan", Media = [file] });
        await Conversation.WaitForShownAsync(1, _world.Patience);

        Assert.Contains(
            _world.Model.Calls.Snapshot()[^1].Messages,
            message => message.Text.Contains("a document named \"plan.txt\"", StringComparison.Ordinal)
                && message.Text.Contains("It says: \"Bus 12 at nine.\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_that_has_ended_takes_no_answer_and_the_operator_reads_why()
    {
        await GetAcquaintedAsync();
        var channel = (IClosesChats)_app.Services.GetRequiredService<ChannelCatalog>().Of(Address);
        await channel.CloseAsync(Address, _world.Patience);
        await channel.CloseAsync(Address, _world.Patience);
        Assert.Equal("closed", Conversation.State);

        var outcome = await ((IChannel)channel).SendAsync(new(Address, "Too late"), _world.Patience);
        Assert.Equal(new SendOutcome.Failed(SendFailure.Permanent, "50377"), outcome);
    }

    [Fact]
    public async Task A_phone_that_has_opted_out_with_Twilio_is_left_alone()
    {
        await HearAsync(new ConversationAction(Chat, "+34600000001") { Body = "Explain the moon", Source = "SMS" });
        var sent = (await Conversation.WaitForShownAsync(1, _world.Patience))[0];
        await _app.IdleAsync();

        Assert.True((await _service.ReportAsync(Chat, sent.Sid, "undelivered", 21610, _world.Patience)).Succeeded);
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.OptedOut, (await StateAsync())!.Mode);
    }

    [Fact]
    public async Task What_a_guest_removes_and_who_is_forgotten_leave_no_words_and_what_was_said_before_stays_unsaid()
    {
        var secret = await HearAsync("Explain my very secret affair");
        await Conversation.WaitForShownAsync(1, _world.Patience);
        await _app.IdleAsync();
        Assert.True((await _service.TellAsync(Chat, "onMessageRemoved", secret, _world.Patience)).Succeeded);
        await _app.IdleAsync();
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains("secret affair", StringComparison.Ordinal));

        await HearAsync("forget me");
        Assert.StartsWith(
            "Done: I have erased", (await Conversation.WaitForShownAsync(2, _world.Patience))[^1].Body, StringComparison.Ordinal);
        await _app.IdleAsync();
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains("conversation-mark", StringComparison.Ordinal));

        var calls = _world.Model.Calls.Count;
        await HearAsync("Explain the snow");
        await _app.IdleAsync();
        Assert.DoesNotContain("affair", _world.Model.Calls.Snapshot()[^1].LastUserText, StringComparison.Ordinal);
        Assert.Equal(calls + 1, _world.Model.Calls.Count);
    }

    private Task<string> HearAsync(string text) => HearAsync(new ConversationAction(Chat, Ana) { Body = text });

    private async Task<string> HearAsync(ConversationAction action)
    {
        var webhook = await _service.DeliverAsync(action, _world.Patience);
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
        return webhook.MessageSid;
    }

    private async Task<string> PostMissedAsync(string text) =>
        (await _service.DeliverAsync(new(Chat, Ana) { Body = text, IsMissed = true }, _world.Patience)).MessageSid;

    /// <summary>The first answer brings the disclaimer with it.</summary>
    private async Task GetAcquaintedAsync()
    {
        await HearAsync("Explain the moon");
        await Conversation.WaitForShownAsync(1, _world.Patience);
        await _app.IdleAsync();
    }

    private Task<ConversationState?> StateAsync() =>
        _app.Services.GetRequiredService<IConversations>().ReadAsync(ConversationId.For(Address), _world.Patience);
}
