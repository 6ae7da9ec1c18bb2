using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Handoff;

/// <summary>Somebody answers a guest on the hotel's own phone: from the channel's webhook to the desk and back.</summary>
public sealed class PhoneEchoTests : IDisposable
{
    private readonly DeskWorld _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Answer_on_the_phone_opens_a_case_and_the_concierge_is_silent()
    {
        await _desk.World.RunAsync("Explain the moon");
        var read = _desk.World.Phone.Shown.Count;
        Assert.Equal(200, await _desk.WriteOnPhoneAsync("It is full tonight."));
        Assert.Equal(200, await _desk.WriteOnPhoneAsync("It is full tonight."));
        await _desk.World.RunAsync("thank you");

        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal(
            (CaseReason.TakeOver, CaseStatus.Taken, PhoneAnswers.Staff, true, 1),
            (one.Reason, one.Status, one.Owner, one.IsOnPhone, one.Unread));
        Assert.Equal(read, _desk.World.Phone.Shown.Count);
        var said = (await _desk.ThreadAsync(one.Id)).Entries;
        var written = Assert.Single(said, entry => entry.Text == "It is full tonight.");
        Assert.Equal((PhoneAnswers.Staff, Tick.Sent, null), (written.Author, written.State, written.OnPhone));
        Assert.Equal("thank you", said.Last(each => each.From is ThreadVoice.Guest).Text);
    }

    [Fact]
    public async Task Whoever_sits_at_the_desk_takes_it_without_asking_and_gives_it_back_to_a_model_that_knows_what_was_said()
    {
        await _desk.WriteOnPhoneAsync("Your taxi comes at nine.");
        var one = Assert.Single(await _desk.OpenAsync());
        await _desk.World.RunAsync("can it come at ten");
        Assert.IsType<DeskOutcome.Done>(await _desk.WriteAsync(one.Id, "At ten, then."));
        Assert.Equal(DeskWorld.Anna, Assert.Single(await _desk.OpenAsync()).Owner);
        await _desk.WriteOnPhoneAsync("I have told them.", "echo-2");
        Assert.Equal(DeskWorld.Anna, Assert.Single(await _desk.OpenAsync()).Owner);
        Assert.IsType<DeskOutcome.Done>(await _desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "", default));
        await _desk.World.RunAsync();
        _desk.World.Model.Says("At ten.");
        await _desk.World.RunAsync("when is my taxi");

        var shown = _desk.World.Model.Shown[^1].Select(message => message.Text).ToList();
        Assert.All(
            ["Your taxi comes at nine.", "can it come at ten", "At ten, then.", "I have told them."],
            words => Assert.Contains(words, shown));
        Assert.Equal(ConversationMode.Bot, await _desk.ModeAsync());
    }

    [Fact]
    public async Task Somebody_else_at_the_desk_gives_back_what_the_phone_took()
    {
        await _desk.WriteOnPhoneAsync("Your taxi comes at nine.");
        var one = Assert.Single(await _desk.OpenAsync());

        Assert.IsType<DeskOutcome.Done>(await _desk.Work.ReturnAsync(one.Id, DeskWorld.Ben, "", default));
        await _desk.World.RunAsync();
        Assert.Equal(ConversationMode.Bot, await _desk.ModeAsync());
        Assert.Empty(await _desk.OpenAsync());
    }

    [Fact]
    public async Task Guest_who_falls_silent_is_warned_and_their_case_closed_as_at_the_desk()
    {
        await _desk.World.RunAsync("Explain the moon");
        await _desk.WriteOnPhoneAsync("Is there anything else?");
        await _desk.PassAsync(_desk.Plan.WarnAfter);
        await _desk.PassAsync(_desk.Plan.CloseAfter);
        await _desk.World.RunAsync();

        Assert.Equal(_desk.Plan.Text(DeskPlan.Closed, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Empty(await _desk.OpenAsync());
    }

    [Fact]
    public async Task Case_that_waits_is_the_phones_once_it_answers()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.WriteOnPhoneAsync("Here I am.");

        var now = Assert.Single(await _desk.OpenAsync());
        Assert.Equal((one.Id, CaseReason.Asked, PhoneAnswers.Staff, CaseStatus.Taken), (now.Id, now.Reason, now.Owner, now.Status));
    }

    [Fact]
    public async Task What_we_have_sent_ourselves_never_counts()
    {
        await _desk.World.RunAsync("Explain the moon");
        await _desk.WriteOnPhoneAsync("whatever", "sent-1");
        var key = Guid.NewGuid();
        await _desk.Get<HotelConcierge.Channels.SentKeys>().RecordAsync(TurnWorld.Guest, key, "sent-unanswered", default);
        await _desk.WriteOnPhoneAsync("whatever", "sent-unanswered");

        Assert.Empty(await _desk.OpenAsync());
        Assert.Equal(ConversationMode.Bot, await _desk.ModeAsync());
        Assert.Contains("sent-1", await _desk.Get<Receipts>().KnownMessageIdsAsync(TurnWorld.Guest, default));
    }

    [Theory]
    [InlineData(MessageKind.Picture, "The garden", "The garden\n[Picture]")]
    [InlineData(MessageKind.Voice, "", "[Voice]")]
    [InlineData(MessageKind.Location, "Calle Mayor 1", "Calle Mayor 1")]
    public async Task What_is_not_here_is_named(MessageKind kind, string text, string known)
    {
        await _desk.WriteOnPhoneAsync(text, kind: kind);

        var entry = Assert.Single(
            (await _desk.ThreadAsync(Assert.Single(await _desk.OpenAsync()).Id)).Entries, entry => entry.From is ThreadVoice.Staff);
        Assert.Equal((text, kind is MessageKind.Location ? null : kind), (entry.Text, entry.OnPhone));
        await foreach (var said in _desk.Get<Transcripts>().NewestFirstAsync(TurnWorld.Guest, default))
            Assert.Equal((Speaker.Staff, known), (said.Speaker, said.Text));
    }

    [Fact]
    public async Task Guest_who_is_forgotten_leaves_nothing_of_it()
    {
        await _desk.WriteOnPhoneAsync("Your taxi comes at nine.");
        await _desk.World.RunAsync("forget me");

        Assert.Empty(await _desk.OpenAsync());
        Assert.DoesNotContain("taxi", System.Text.Json.JsonSerializer.Serialize(await _desk.World.StateAsync()), StringComparison.Ordinal);
        await foreach (var said in _desk.Get<Transcripts>().NewestFirstAsync(TurnWorld.Guest, default))
            Assert.DoesNotContain("taxi", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_desk_the_concierge_goes_on_and_knows_what_was_written()
    {
        using var desk = new DeskWorld(isStaffed: false);
        await desk.World.RunAsync("Explain the moon");
        await desk.WriteOnPhoneAsync("It is full tonight.");
        desk.World.Model.Says("Yes, it is.");
        await desk.World.RunAsync("is it full");

        Assert.Empty(await desk.OpenAsync());
        Assert.Contains("Yes, it is.", desk.World.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Contains("It is full tonight.", desk.World.Model.Shown[^1].Select(message => message.Text));
    }
}
