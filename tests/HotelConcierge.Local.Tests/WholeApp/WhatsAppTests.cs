using HotelConcierge.Conversations;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest on WhatsApp directly from Meta, from the webhook to the phone and back.</summary>
public sealed partial class WhatsAppTests : IAsyncLifetime
{
    private const string Ana = "+34600000001";
    private const string ScopedId = "ES.13491208655302741918";

    private World _world = null!;
    private SimulatedWhatsApp _meta = null!;
    private AppInProcess _app = null!;

    private WhatsAppPhone Phone => _meta.Phone(Ana);

    private ConversationAddress Address => new(new("whatsapp"), _meta.Options.Numbers[0].Number, Ana);

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _meta = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions { WebhookTimeout = TimeSpan.FromDays(1) });
        _world.Hide(_meta.Options.AccessToken, _meta.Options.AppSecret, _meta.Options.VerifyToken, Ana[1..], ScopedId);
        _app = await AppInProcess.StartAsync(
            _world,
            [
                .. WhatsAppServiceContractTests.SettingsFor(_meta).Select(setting => (setting.Key, setting.Value!)),
                ("OpenAI:TranscriptionModel", "transcribe-simulated"),
            ]);
        _meta.WebhookUrl = _app.Url + "/api/channels/whatsapp";
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _meta.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_guest_asks_sees_typing_and_reads_the_answer()
    {
        _world.Model.Enqueue(ScriptedAnswer.Say("**Stone**, mostly"));
        var id = await HearAsync("Explain the moon");

        var message = (await Phone.WaitForMessagesAsync(1, _world.Patience))[0];

        Assert.EndsWith("*Stone*, mostly", message.Text, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(_meta.Typing.Snapshot()).MessageId);
    }

    [Fact]
    public async Task An_answer_of_3900_characters_is_one_message()
    {
        await GetAcquaintedAsync();
        var answer = string.Concat(Enumerable.Repeat("word ", 780)).Trim();
        _world.Model.Enqueue(ScriptedAnswer.Say(answer));
        await HearAsync("Explain the stars");

        Assert.Equal(answer, (await Phone.WaitForMessagesAsync(2, _world.Patience))[1].Text);
        await _app.IdleAsync();
        Assert.Equal(2, Phone.Messages.Count);
    }

    [Fact]
    public async Task A_webhook_twenty_times_at_once_is_one_turn()
    {
        var first = await HearAsync("Explain the moon");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _meta.RedeliverAsync(first, _world.Patience)));
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();

        Assert.Single(Phone.Messages);
        Assert.Equal(1, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task Several_guests_in_one_webhook_are_answered_each()
    {
        var batch = await _meta.DeliverBatchAsync(
            [
                new(Ana) { Text = "Explain the moon" },
                new("+34600000002") { Type = "image" },
                new("+34600000003") { Text = "Explain the stars" },
            ],
            _world.Patience);

        Assert.Equal(200, batch.StatusCode);
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _meta.Phone("+34600000003").WaitForMessagesAsync(1, _world.Patience);
        Assert.Contains(_app.Log, line => line.Contains("1 of kind image in a webhook could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tap_on_a_list_is_read_by_its_words_and_its_id()
    {
        await GetAcquaintedAsync();
        var channel = _app.Services.GetRequiredService<HotelConcierge.Channels.ChannelCatalog>().Of(Address);
        var options = Enumerable.Range(1, 5).Select(number => new ReplyChoice($"id-{number}", $"Explain star {number}")).ToList();
        await channel.SendAsync(new(Address, new OutboundContent.Choices("Which?", options, "Choose")), _world.Patience);

        await _meta.DeliverAsync(new(Ana) { Tap = "id-4" }, _world.Patience);

        Assert.Equal("You asked: Explain star 4", (await Phone.WaitForMessagesAsync(3, _world.Patience))[2].Text);
    }

    [Fact]
    public async Task A_corrected_message_is_answered_as_corrected()
    {
        var first = await HearAsync("Explain the mon");
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _meta.DeliverAsync(new(Ana) { EditOf = first, Text = "Explain the moon" }, _world.Patience);
        Assert.Equal("You asked: Explain the moon", (await Phone.WaitForMessagesAsync(2, _world.Patience))[1].Text);
    }

    [Theory]
    [InlineData(WhatsAppStatusMode.InOrder)]
    [InlineData(WhatsAppStatusMode.Reversed)]
    [InlineData(WhatsAppStatusMode.Duplicated)]
    [InlineData(WhatsAppStatusMode.Late)]
    public async Task A_message_whose_answer_was_lost_is_known_by_its_status_and_not_sent_again(WhatsAppStatusMode mode)
    {
        await GetAcquaintedAsync();
        _meta.StatusMode = mode;
        var fault = _meta.Faults.Add(new(WhatsAppFaultKind.DropAfterAccepting));
        await HearAsync("Explain the stars");
        await fault.WaitForHitAsync(cancellationToken: _world.Patience);
        _meta.ReleaseStatuses();
        await _app.IdleAsync();
        await _meta.WaitUntilIdleAsync(_world.Patience);

        Assert.Equal(2, Phone.Messages.Count);
        Assert.Equal(2, Sends());
    }

    [Fact]
    public async Task Without_a_status_it_is_sent_again_rather_than_lost()
    {
        await GetAcquaintedAsync();
        _meta.StatusMode = WhatsAppStatusMode.Missing;
        _meta.Faults.Add(new(WhatsAppFaultKind.DropBeforeAccepting));
        await HearAsync("Explain the stars");

        Assert.Equal("You asked: Explain the stars", (await Phone.WaitForMessagesAsync(2, _world.Patience))[1].Text);
    }

    [Theory]
    [InlineData(WhatsAppFaultKind.TooManyCalls)]
    [InlineData(WhatsAppFaultKind.TooManyMessages)]
    [InlineData(WhatsAppFaultKind.PairRate)]
    [InlineData(WhatsAppFaultKind.NotAuthenticated)]
    public async Task An_answer_outlasts_what_is_over_in_a_moment(WhatsAppFaultKind kind)
    {
        _meta.Faults.Add(new(kind));
        await HearAsync("Explain the moon");

        Assert.EndsWith(
            "You asked: Explain the moon", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_fails_later_is_told_to_the_operator()
    {
        await GetAcquaintedAsync();
        _meta.SetRecipient(Ana, WhatsAppRecipient.OutsideWindow);
        await HearAsync("Explain the stars");
        await _meta.StatusesSent.WaitForAsync(sent => sent.Any(status => status.Status is "failed"), _world.Patience);

        Assert.Contains(_app.Log, line => line.Contains("was not delivered: WindowClosed (131047)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_and_a_business_scoped_id_are_one_guest()
    {
        await _meta.DeliverAsync(new(Ana) { Text = "Explain the moon", ScopedId = ScopedId }, _world.Patience);
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _meta.DeliverAsync(new(Ana) { Text = "Explain the stars", ScopedId = ScopedId, HidesNumber = true }, _world.Patience);

        // The first answer of a conversation brings the disclaimer with it.
        Assert.Equal("You asked: Explain the stars", (await Phone.WaitForMessagesAsync(2, _world.Patience))[1].Text);
        Assert.Equal(ScopedId, (string?)_meta.Calls.Snapshot()[^1].Body!["recipient"]);
    }

    [Fact]
    public async Task A_guest_who_changes_their_number_stays_opted_out()
    {
        const string newNumber = "+34600000009";
        _world.Hide(newNumber[1..]);
        await _meta.DeliverAsync(new(Ana) { Text = "Explain the moon", ScopedId = ScopedId }, _world.Patience);
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await HearAsync("STOP");
        await Phone.WaitForMessagesAsync(2, _world.Patience);
        await _app.IdleAsync();

        var changed = new WhatsAppAction(Ana) { NewNumber = newNumber, NewScopedId = "ES.222", ScopedId = ScopedId };
        Assert.Equal(200, (await _meta.DeliverAsync(changed, _world.Patience)).StatusCode);
        Assert.Equal(200, (await _meta.TellUpdateAsync(changed, _world.Patience)).StatusCode);
        await _meta.DeliverAsync(new(newNumber) { Text = "Explain the stars", ScopedId = "ES.222" }, _world.Patience);
        await _meta.DeliverAsync(new("ES.222") { Text = "Explain the rain" }, _world.Patience);
        await _app.IdleAsync();

        Assert.Empty(_meta.Phone(newNumber).Messages);
        Assert.Equal(2, Phone.Messages.Count);
        Assert.Equal(ConversationMode.OptedOut, (await StateAsync(Address)).Mode);

        await _meta.DeliverAsync(new(newNumber) { Text = "START" }, _world.Patience);
        Assert.StartsWith(
            "Good to have you back!",
            (await _meta.Phone(newNumber).WaitForMessagesAsync(1, _world.Patience))[0].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_moves_from_Twilio_to_Meta_keeps_its_opt_outs()
    {
        var twilio = new InboundSms("whatsapp:" + Ana, "whatsapp:" + _meta.Options.Numbers[0].Number, "STOP");
        await _world.HearAsync(twilio);
        await _world.ReadAsync(1, twilio.From);
        await _app.IdleAsync();

        await HearAsync("Explain the moon");
        await _app.IdleAsync();
        Assert.Empty(Phone.Messages);

        await HearAsync("START");
        Assert.StartsWith("Good to have you back!", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
    }

    private Task<string> HearAsync(string text) => HearAsync(new WhatsAppAction(Ana) { Text = text });

    private async Task<string> HearAsync(WhatsAppAction action)
    {
        var webhook = await _meta.DeliverAsync(action with { Name = "Ana" }, _world.Patience);
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
        return webhook.MessageId;
    }

    /// <summary>The first answer brings the disclaimer with it.</summary>
    private async Task GetAcquaintedAsync()
    {
        await HearAsync("Explain the moon");
        await Phone.WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();
    }

    private int Sends() => _meta.Calls.Snapshot().Count(call => call.Body?["type"] is not null);

    private async Task<ConversationState> StateAsync(ConversationAddress address) =>
        (await _app.Services.GetRequiredService<IConversations>().ReadAsync(ConversationId.For(address), _world.Patience))!;
}
