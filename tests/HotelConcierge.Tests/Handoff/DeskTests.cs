using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Handoff;

/// <summary>A person takes over: whole turns, from the guest's words to what stands at the desk and back.</summary>
public sealed class DeskTests : IDisposable
{
    private readonly DeskWorld _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_guest_who_asks_for_a_person_reads_that_they_get_one_and_nothing_more_of_the_concierge()
    {
        var one = await _desk.AskForPersonAsync("urgent");

        Assert.Contains(_desk.Plan.Text(DeskPlan.HandedOver, "en"), Assert.Single(_desk.World.Phone.Shown), StringComparison.Ordinal);
        Assert.Equal(
            (CaseReason.Asked, CaseUrgency.Urgent, CaseStatus.Waiting, "The guest wants to talk about the bill.", "en", 1),
            (one.Reason, one.Urgency, one.Status, one.Summary, one.Language, one.Unread));
        await _desk.World.RunAsync("hello?");
        await _desk.World.RunAsync("Explain the moon");

        Assert.Single(_desk.World.Phone.Shown);
        Assert.Equal(2, _desk.World.Model.Shown.Count);
        Assert.Equal(3, Assert.Single(await _desk.OpenAsync()).Unread);
        Assert.Equal(
            ["can I talk to a human about my bill", "hello?", "Explain the moon"],
            (await _desk.SaidAsync(one.Id)).Where(said => said.Item1 is ThreadVoice.Guest).Select(said => said.Item2));
    }

    [Fact]
    public async Task What_a_person_writes_reaches_the_guest_as_they_wrote_it_and_the_person_sees_how_far_it_came()
    {
        var one = await _desk.AskForPersonAsync();
        const string Text = "Dear guest,\n*2 x 10* is 20 _EUR_ & <more>\n\n1. yes";
        await _desk.WriteAsync(one.Id, Text);

        Assert.Equal(Text, _desk.World.Phone.Shown[^1]);
        Assert.Equal((CaseStatus.Taken, DeskWorld.Anna), await StatusAsync());
        var written = Assert.Single((await _desk.ThreadAsync(one.Id)).Entries, entry => entry.From is ThreadVoice.Staff);
        Assert.Equal((Tick.Sent, DeskWorld.Anna), (written.State, written.Author));
    }

    [Fact]
    public async Task The_same_message_sent_twice_is_one()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.WriteAsync(one.Id, "good day");
        await _desk.WriteAsync(one.Id, "good day");

        Assert.Equal(2, _desk.World.Phone.Shown.Count);
        Assert.Single(await _desk.SaidAsync(one.Id), said => said.Item1 is ThreadVoice.Staff);
    }

    [Fact]
    public async Task Of_two_who_take_a_case_one_gets_it_and_the_other_is_told_who()
    {
        var one = await _desk.AskForPersonAsync();

        Assert.IsType<DeskOutcome.Done>(await _desk.Work.TakeAsync(one.Id, DeskWorld.Anna, force: false, default));
        Assert.Equal(
            DeskWorld.Anna, Assert.IsType<DeskOutcome.TakenBy>(await _desk.Work.TakeAsync(one.Id, DeskWorld.Ben, force: false, default)).Owner);
        Assert.IsType<DeskOutcome.TakenBy>(await _desk.WriteAsync(one.Id, "hello", DeskWorld.Ben));
        Assert.Single(_desk.World.Phone.Shown);

        Assert.IsType<DeskOutcome.Done>(await _desk.Work.TakeAsync(one.Id, DeskWorld.Ben, force: true, default));
        Assert.Equal((CaseStatus.Taken, DeskWorld.Ben), await StatusAsync());
        Assert.Equal(
            [DeskWorld.Anna, DeskWorld.Ben],
            (await _desk.ThreadAsync(one.Id)).Entries.Where(entry => entry.Text == CaseEvents.Taken).Select(entry => entry.Author));
    }

    [Fact]
    public async Task Given_back_with_a_note_the_model_knows_what_was_said_and_who_said_it()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.World.RunAsync("room 12 was charged twice");
        await _desk.WriteAsync(one.Id, "I have taken one night off your bill.");
        await _desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "The refund is 120 EUR.", default);
        await _desk.World.RunAsync();

        Assert.Equal(_desk.Plan.Text(DeskPlan.Returned, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Equal(ConversationMode.Bot, await _desk.ModeAsync());
        Assert.Empty(await _desk.OpenAsync());

        _desk.World.Model.Says("You are welcome.");
        await _desk.World.RunAsync("thank you");
        var shown = _desk.World.Model.Shown[^1].Select(message => message.Text).ToList();
        Assert.Contains("room 12 was charged twice", shown);
        Assert.Contains(shown, text => text.Contains("not you, wrote the next message", StringComparison.Ordinal));
        Assert.Contains(shown, text => text.Contains("one night off", StringComparison.Ordinal));
        Assert.Contains(shown, text => text.Contains("The refund is 120 EUR.", StringComparison.Ordinal));
        Assert.DoesNotContain(_desk.World.Phone.Shown, text => text.Contains("120", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_for_the_desk_alone()
    {
        var one = await _desk.AskForPersonAsync();
        Assert.IsType<DeskOutcome.Done>(await _desk.Work.NoteAsync(one.Id, DeskWorld.Ben, "n1", "a difficult guest", default));
        await _desk.World.RunAsync();

        Assert.Single(_desk.World.Phone.Shown);
        Assert.Contains((ThreadVoice.Note, "a difficult guest"), await _desk.SaidAsync(one.Id));
    }

    [Fact]
    public async Task Closed_the_guest_is_told_and_whoever_writes_then_is_told_that_it_is_closed()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.Work.CloseAsync(one.Id, DeskWorld.Anna, "", default);
        await _desk.World.RunAsync();

        Assert.Equal(_desk.Plan.Text(DeskPlan.Closed, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Equal(ConversationMode.Closed, await _desk.ModeAsync());
        Assert.Equal(1, _desk.World.Phone.ClosedChats);
        Assert.IsType<DeskOutcome.IsClosed>(await _desk.WriteAsync(one.Id, "too late"));
        Assert.IsType<DeskOutcome.Done>(await _desk.Work.CloseAsync(one.Id, DeskWorld.Anna, "", default));
        Assert.IsType<DeskOutcome.IsClosed>(await _desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "", default));
        Assert.IsType<DeskOutcome.NotFound>(await _desk.WriteAsync("case-0000000000000000", "nobody"));
    }

    [Fact]
    public async Task Who_waits_in_vain_is_offered_the_concierge_once_and_a_person_may_still_take_over()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Single(_desk.World.Phone.Shown);
        await _desk.PassAsync(TimeSpan.FromMinutes(2));
        await _desk.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(2, _desk.World.Phone.Shown.Count);
        Assert.StartsWith(_desk.Plan.Text(DeskPlan.NobodyYet, "en"), _desk.World.Phone.Shown[^1], StringComparison.Ordinal);

        _desk.World.Hear(
            new InboundMessage("tap", TurnWorld.Address, MessageKind.Text, "Go on with you") { ChoiceId = Conversation.GoOnWithConcierge },
            _desk.World.Elapsed.TotalSeconds);
        await _desk.World.RunAsync();
        Assert.Equal(_desk.Plan.Text(DeskPlan.GoingOn, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Equal((CaseStatus.Concierge, null), await StatusAsync());

        _desk.World.Model.Says("The pool is open.");
        Assert.Contains("The pool is open.", await _desk.World.SayAsync("is the pool open"), StringComparison.Ordinal);
        await _desk.WriteAsync(one.Id, "Here I am.");
        Assert.Equal(ConversationMode.WithPerson, await _desk.ModeAsync());
        Assert.Contains((ThreadVoice.Concierge, "The pool is open."), await _desk.SaidAsync(one.Id));
    }

    [Fact]
    public async Task A_guest_who_is_silent_is_warned_and_then_the_case_is_closed_and_one_who_writes_is_not()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.WriteAsync(one.Id, "How can I help?");
        await _desk.PassAsync(TimeSpan.FromMinutes(61));
        Assert.Equal(_desk.Plan.Text(DeskPlan.Silent, "en", (DeskPlan.MinutesSlot, "30")), _desk.World.Phone.Shown[^1]);
        await _desk.World.RunAsync("sorry, I am here");
        await _desk.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Single(await _desk.OpenAsync());

        await _desk.WriteAsync(one.Id, "So?", key: "k2");
        await _desk.PassAsync(TimeSpan.FromMinutes(61));
        await _desk.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(_desk.Plan.Text(DeskPlan.Closed, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Empty(await _desk.OpenAsync());
    }

    [Fact]
    public async Task A_guest_in_danger_reads_what_to_do_and_that_people_were_called_and_the_case_is_urgent()
    {
        await _desk.World.RunAsync("my baby is not breathing");

        Assert.Equal(2, _desk.World.Phone.Shown.Count);
        Assert.Contains("112", _desk.World.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal(_desk.Plan.Text(DeskPlan.AfterDanger, "en"), _desk.World.Phone.Shown[1]);
        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal((CaseReason.Danger, CaseUrgency.Urgent), (one.Reason, one.Urgency));

        await _desk.World.RunAsync("she is blue, not breathing at all");
        Assert.Contains("112", _desk.World.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Equal(one.Id, Assert.Single(await _desk.OpenAsync()).Id);
        Assert.Equal(2, (await _desk.SaidAsync(one.Id)).Count(said => said.Item1 is ThreadVoice.Guest));
    }

    [Fact]
    public async Task After_the_second_apology_in_a_row_people_are_called()
    {
        _desk.World.Model.Throws(new ModelException(ModelTrouble.OutOfQuota, "no"));
        await _desk.World.RunAsync("is the pool open");
        Assert.Empty(await _desk.OpenAsync());
        _desk.World.Model.Throws(new ModelException(ModelTrouble.OutOfQuota, "no"));
        await _desk.World.RunAsync("is the pool open?");

        Assert.Equal(CaseReason.Failure, Assert.Single(await _desk.OpenAsync()).Reason);
        Assert.Equal(_desk.Plan.Text(DeskPlan.AfterFailure, "en"), _desk.World.Phone.Shown[^1]);
    }

    [Fact]
    public async Task An_answer_between_two_apologies_leaves_the_guest_with_the_concierge()
    {
        foreach (var isAnswered in new[] { false, true, false })
        {
            if (isAnswered)
                _desk.World.Model.Says("It is open.");
            else
                _desk.World.Model.Throws(new ModelException(ModelTrouble.OutOfQuota, "no"));
            await _desk.World.RunAsync("is the pool open");
        }

        Assert.Empty(await _desk.OpenAsync());
    }

    [Fact]
    public async Task Stop_closes_the_case_and_the_person_is_told_why()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.WriteAsync(one.Id, "good day");
        await _desk.World.RunAsync("STOP");

        Assert.Empty(await _desk.OpenAsync());
        Assert.Contains((ThreadVoice.Event, CaseEvents.OptedOut), await _desk.SaidAsync(one.Id));
        Assert.IsType<DeskOutcome.IsClosed>(await _desk.WriteAsync(one.Id, "please wait", key: "k2"));
        Assert.Equal(_desk.World.Reply("stopped"), _desk.World.Phone.Shown[^1]);
    }

    [Fact]
    public async Task Of_who_asks_to_be_forgotten_nothing_is_left_at_the_desk()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.WriteAsync(one.Id, "good day");
        await _desk.Work.NoteAsync(one.Id, DeskWorld.Anna, "n1", "likes tea", default);
        await _desk.Work.KeepFileAsync(one.Id, "f1", "bill.txt", "Your bill"u8.ToArray(), "text/plain", default);
        await _desk.World.RunAsync("forget me");

        Assert.Empty(await _desk.OpenAsync());
        Assert.Null(await _desk.Get<DeskCases>().FindAsync(one.Id, default));
        Assert.Empty(await _desk.World.RowsAsync(GuestTables.CaseEntries));
        Assert.Null((await _desk.World.StateAsync())?.Case);
        Assert.IsType<DeskOutcome.NotFound>(await _desk.WriteAsync(one.Id, "are you there", key: "k2"));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_marked_as_failed_with_the_reason()
    {
        _desk.World.Phone.ReplyWindow = TimeSpan.FromHours(24);
        var one = await _desk.AskForPersonAsync();
        await _desk.World.Host.AdvanceAsync(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(25));

        // In time when it is written, and too late when the channel would take it.
        _desk.World.Phone.Fails(SendFailure.Transient, times: 5);
        await _desk.WriteAsync(one.Id, "too late");
        await _desk.World.Host.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((Tick.Failed, EntryTroubles.WindowClosed), await LastOfStaffAsync(one.Id));
        await _desk.World.RunAsync("are you there?");
        _desk.World.Phone.Fails(SendFailure.Permanent);
        await _desk.WriteAsync(one.Id, "yes", key: "k2");
        Assert.Equal((Tick.Failed, EntryTroubles.Refused), await LastOfStaffAsync(one.Id));
        await _desk.WriteAsync(one.Id, "yes!", key: "k3");
        Assert.Equal((Tick.Sent, null), await LastOfStaffAsync(one.Id));
    }

    [Fact]
    public async Task Out_of_hours_the_guest_is_told_when_people_are_there_again_and_the_case_is_kept()
    {
        await _desk.World.Host.AdvanceAsync(TimeSpan.FromHours(12));
        var one = await _desk.AskForPersonAsync();

        var read = Assert.Single(_desk.World.Phone.Shown);
        Assert.Contains("Tue 2 Jun, 07:00", read, StringComparison.Ordinal);
        await _desk.PassAsync(TimeSpan.FromMinutes(11));
        Assert.Contains("Tue 2 Jun, 07:00", _desk.World.Phone.Shown[^1], StringComparison.Ordinal);
        await _desk.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal(one.Id, Assert.Single(await _desk.OpenAsync()).Id);
    }

    [Fact]
    public async Task Who_comes_back_after_two_days_finds_their_case_where_nobody_took_it_and_else_the_concierge()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.PassAsync(TimeSpan.FromDays(2));
        await _desk.World.RunAsync("still nobody?");
        Assert.Contains((ThreadVoice.Guest, "still nobody?"), await _desk.SaidAsync(one.Id));
        Assert.Equal(ConversationMode.Queued, await _desk.ModeAsync());

        await _desk.WriteAsync(one.Id, "I am sorry. Is it settled?");
        await _desk.PassAsync(TimeSpan.FromDays(1));
        await _desk.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(await _desk.OpenAsync());
        _desk.World.Model.Says("The pool is open.");
        Assert.Contains("The pool is open.", await _desk.World.SayAsync("is the pool open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_goes_each_way()
    {
        var one = await _desk.AskForPersonAsync();
        _desk.World.Phone.Shows = abilities => abilities with { Pictures = MediaAbility.Upload };
        _desk.World.Phone.File = _ => new MediaFetch.Fetched(Png);
        _desk.World.Hear(
            new InboundMessage("p1", TurnWorld.Address, MessageKind.Picture, "the tap drips") { Media = [new("u1", "image/png") { Name = "tap.png" }] },
            _desk.World.Elapsed.TotalSeconds);
        await _desk.World.RunAsync();
        var seen = Assert.Single((await _desk.ThreadAsync(one.Id)).Entries, entry => entry.Files.Count > 0);
        Assert.Equal(("the tap drips", "image/png"), (seen.Text, seen.Files[0].ContentType));
        var found = await _desk.Get<DeskThreads>().FindFileAsync(one.Id, seen.Files[0].Id, default);
        Assert.Equal(Png, found!.Value.Content.ToArray());

        var (file, _) = await _desk.Work.KeepFileAsync(one.Id, "F-1", "../map.png", Png, "image/png", default);
        Assert.Equal("map.png", file!.Name);
        await _desk.Work.WriteAsync(one.Id, DeskWorld.Anna, new("k1", "", [file.Id]), force: false, default);
        await _desk.World.RunAsync();
        Assert.IsType<OutboundContent.Picture>(_desk.World.Phone.Contents[^1]);
    }

    [Fact]
    public async Task A_file_that_is_not_to_be_had_is_told_and_not_passed_over()
    {
        var one = await _desk.AskForPersonAsync();
        _desk.World.Phone.File = _ => new MediaFetch.Gone();
        _desk.World.Hear(
            new InboundMessage("p1", TurnWorld.Address, MessageKind.Picture, "") { Media = [new("u1", "image/png")] },
            _desk.World.Elapsed.TotalSeconds);
        await _desk.World.RunAsync();

        Assert.Equal("", Assert.Single((await _desk.ThreadAsync(one.Id)).Entries, entry => entry.Files.Count > 0).Files[0].Id);
    }

    private static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private async Task<(CaseStatus, string?)> StatusAsync() =>
        Assert.Single(await _desk.OpenAsync()) is var one ? (one.Status, one.Owner) : default;

    private async Task<(Tick?, string?)> LastOfStaffAsync(string id) =>
        (await _desk.ThreadAsync(id)).Entries.Last(entry => entry.From is ThreadVoice.Staff) is var last ? (last.State, last.Why) : default;
}
