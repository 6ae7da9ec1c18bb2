using HotelConcierge.Channels;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Handoff;

/// <summary>An address at which people answer: every message reaches them, and no model says a word.</summary>
public sealed class PeopleOnlyTests : IDisposable
{
    private readonly DeskWorld _desk = new(isForPeople: true);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_first_words_open_a_case_and_the_guest_is_told_that_people_answer()
    {
        await _desk.World.RunAsync("Guten Tag, ich brauche bitte zwei Handtücher.");

        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal(
            (CaseReason.PeopleOnly, CaseUrgency.Normal, CaseStatus.Waiting, "", "de", 1, true),
            (one.Reason, one.Urgency, one.Status, one.Summary, one.Language, one.Unread, one.IsForPeople));
        Assert.Equal([_desk.Plan.PeopleAnswer(DeskPlan.HaveMessage, "de")], _desk.World.Phone.Shown);
        Assert.Contains("+34 956 000 100", _desk.World.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal([(ThreadVoice.Guest, "Guten Tag, ich brauche bitte zwei Handtücher.")], await WordsAsync(one.Id));
        Assert.Equal(ConversationMode.Queued, await _desk.ModeAsync());

        await _desk.World.RunAsync("help");
        await _desk.World.RunAsync("new conversation");
        Assert.Single(_desk.World.Phone.Shown);
        Assert.Equal(3, Assert.Single(await _desk.OpenAsync()).Unread);
        Assert.Empty(_desk.World.Model.Shown);
    }

    [Fact]
    public async Task Out_of_hours_the_guest_is_told_from_when_on_and_the_case_waits()
    {
        await _desk.World.Host.AdvanceAsync(TimeSpan.FromHours(12));
        await _desk.World.RunAsync("is anybody there");

        Assert.Contains("Tue 2 Jun, 07:00", Assert.Single(_desk.World.Phone.Shown), StringComparison.Ordinal);
        Assert.Single(await _desk.OpenAsync());
    }

    [Fact]
    public async Task A_burst_is_one_case_with_every_word_in_order()
    {
        foreach (var (text, at) in new[] { ("first", 0.0), ("second", 0.5), ("third", 1.0), ("fourth", 30.0) })
            _desk.World.Hear(text, at);
        await _desk.World.RunAsync();

        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal(["first\nsecond\nthird", "fourth"], (await WordsAsync(one.Id)).Select(said => said.Text));
        Assert.Single(_desk.World.Phone.Shown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_first_contact_without_a_word_opens_a_case_with_its_file(bool isThere)
    {
        _desk.World.Phone.File = _ => isThere ? new MediaFetch.Fetched(Pixel) : new MediaFetch.Gone();
        _desk.World.Hear(new InboundMessage("p1", TurnWorld.Address, MessageKind.Picture, "") { Media = [new("u1", "image/png")] });
        await _desk.World.RunAsync();

        var one = Assert.Single(await _desk.OpenAsync());
        var seen = Assert.Single((await _desk.ThreadAsync(one.Id)).Entries, entry => entry.From is ThreadVoice.Guest);
        Assert.Equal(isThere, Assert.Single(seen.Files).Id.Length > 0);
        Assert.Single(_desk.World.Phone.Shown);
    }

    [Fact]
    public async Task Closed_the_next_message_opens_another_case_with_nothing_lost_between()
    {
        await _desk.World.RunAsync("my key does not work");
        var first = Assert.Single(await _desk.OpenAsync());
        await _desk.WriteAsync(first.Id, "I am coming.");
        await _desk.Work.CloseAsync(first.Id, DeskWorld.Anna, "", default);
        await _desk.World.RunAsync();
        Assert.Equal(_desk.Plan.Text(DeskPlan.Closed, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Equal(ConversationMode.Closed, await _desk.ModeAsync());

        await _desk.World.RunAsync("it is broken again");
        var second = Assert.Single(await _desk.OpenAsync());
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(CaseReason.PeopleOnly, second.Reason);
        Assert.Equal(["my key does not work", "it is broken again"], (await WordsAsync(second.Id)).Select(said => said.Text));
        Assert.Equal(_desk.Plan.PeopleAnswer(DeskPlan.HaveMessage, "en"), _desk.World.Phone.Shown[^1]);
        Assert.Empty(_desk.World.Model.Shown);
    }

    [Fact]
    public async Task Nobody_is_given_back_to_a_concierge_that_is_not_there()
    {
        await _desk.World.RunAsync("my key does not work");
        var one = Assert.Single(await _desk.OpenAsync());

        var refused = Assert.IsType<DeskOutcome.Refused>(await _desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "", default));
        Assert.Equal("Close the case instead.", refused.Remedy);
        await _desk.World.RunAsync();
        Assert.Single(_desk.World.Phone.Shown);
        Assert.Equal(ConversationMode.Queued, await _desk.ModeAsync());
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_so_once_and_offered_nobody_else()
    {
        await _desk.World.RunAsync("hello");
        var one = Assert.Single(await _desk.OpenAsync());
        await _desk.PassAsync(TimeSpan.FromMinutes(11));
        await _desk.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Equal([_desk.Plan.Text(DeskPlan.StillWaiting, "en")], _desk.World.Phone.Shown.Skip(1));
        await _desk.World.RunAsync("1");
        Assert.Equal((ConversationMode.Queued, 2), (await _desk.ModeAsync(), Assert.Single(await _desk.OpenAsync()).Unread));

        await _desk.WriteAsync(one.Id, "Here I am.");
        await _desk.PassAsync(TimeSpan.FromMinutes(61));
        await _desk.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Empty(await _desk.OpenAsync());
        Assert.Equal(_desk.Plan.Text(DeskPlan.Closed, "en"), _desk.World.Phone.Shown[^1]);
    }

    [Fact]
    public async Task A_guest_in_danger_reads_what_to_do_first_and_the_case_is_urgent()
    {
        await _desk.World.RunAsync("my baby is not breathing");

        Assert.Contains("112", _desk.World.Phone.Shown[0], StringComparison.Ordinal);
        var one = Assert.Single(await _desk.OpenAsync());
        Assert.Equal((CaseReason.Danger, CaseUrgency.Urgent, true), (one.Reason, one.Urgency, one.IsForPeople));
        await _desk.World.RunAsync("please hurry");
        Assert.Equal(one.Id, Assert.Single(await _desk.OpenAsync()).Id);
    }

    [Fact]
    public async Task What_is_said_of_danger_while_the_first_words_are_on_their_way_makes_one_urgent_case()
    {
        _desk.World.Hear("good evening");
        _desk.World.Phone.WhileSending = call =>
            call == 1 ? _desk.World.HearNowAsync("my baby is not breathing") : Task.CompletedTask;
        await _desk.World.RunAsync();

        Assert.Equal(CaseUrgency.Urgent, Assert.Single(await _desk.OpenAsync()).Urgency);
        Assert.Contains(_desk.World.Phone.Shown, text => text.Contains("112", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_before_the_first_case_do_what_they_do_and_speak_of_no_concierge()
    {
        Assert.Equal(_desk.Plan.PeopleAnswer(DeskPlan.WriteToPeople, "en"), await _desk.World.SayAsync("help"));
        Assert.Equal(_desk.World.Reply("reset"), await _desk.World.SayAsync("new conversation"));
        Assert.Equal(_desk.World.Reply("stopped"), await _desk.World.SayAsync("STOP"));
        Assert.Equal("", await _desk.World.SayAsync("hello"));
        Assert.Empty(await _desk.OpenAsync());
        Assert.Equal(_desk.World.Reply("resumed"), await _desk.World.SayAsync("START"));

        await _desk.World.RunAsync("hello");
        Assert.Single(await _desk.OpenAsync());
        await _desk.World.RunAsync("forget me");
        Assert.Empty(await _desk.OpenAsync());
        Assert.Empty(await _desk.World.RowsAsync(GuestTables.Transcripts));
        Assert.Empty(await _desk.World.RowsAsync(GuestTables.CaseEntries));
    }

    [Fact]
    public async Task Where_nobody_can_be_reached_the_guest_is_told_and_asked_for_again_with_the_next_message()
    {
        using var desk = new DeskWorld(isForPeople: true, isStaffed: false);
        await desk.World.RunAsync("hello");
        await desk.World.RunAsync("hello?");

        var told = desk.Plan.WithCall(desk.Plan.Text(DeskPlan.NotReachedHere, "en"), "en");
        Assert.Equal([told, told], desk.World.Phone.Shown);
        Assert.Equal(ConversationMode.Bot, await desk.ModeAsync());
        Assert.Empty(desk.World.Model.Shown);
    }

    [Fact]
    public async Task A_guest_whom_the_text_does_not_reach_is_at_the_desk_all_the_same()
    {
        _desk.World.Phone.Fails(SendFailure.Permanent);
        await _desk.World.RunAsync("hello");

        Assert.Empty(_desk.World.Phone.Shown);
        Assert.Equal("hello", Assert.Single(await WordsAsync(Assert.Single(await _desk.OpenAsync()).Id)).Text);
    }

    [Fact]
    public async Task Both_sides_read_everything_once_wherever_the_host_dies()
    {
        var points = new List<CrashPoint>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point);
            return false;
        });
        Assert.Equal((5, 3), (untouched.Phone.Count, untouched.Words.Count));

        var losses = new List<string>();
        foreach (var death in points)
        {
            var played = await PlayAsync(point => point.Number == death.Number);
            if (!played.Phone.SequenceEqual(untouched.Phone) || !played.Words.SequenceEqual(untouched.Words))
                losses.Add($"{death.Number} {death.Where}: {string.Join(" | ", played.Phone)}; {string.Join(" | ", played.Words)}");
        }

        Assert.Empty(losses);
    }

    private static async Task<(IReadOnlyList<string> Phone, List<string> Words)> PlayAsync(Func<CrashPoint, bool> diesAt)
    {
        using var desk = new DeskWorld(isForPeople: true);
        desk.World.Host.CrashWhen = diesAt;
        desk.World.Hear("my key does not work");
        await desk.World.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        await desk.World.RunAsync("hello?");
        var first = Assert.Single(await desk.OpenAsync());
        await desk.WriteAsync(first.Id, "I am coming.");
        await desk.Work.CloseAsync(first.Id, DeskWorld.Anna, "", default);
        await desk.World.RunAsync();
        await desk.World.RunAsync("it is broken again");
        var second = Assert.Single(await desk.OpenAsync());
        await desk.WriteAsync(second.Id, "Again?", key: "k2");
        return (
            desk.World.Phone.Shown,
            [.. (await desk.SaidAsync(second.Id)).Where(said => said.Item1 is ThreadVoice.Guest).Select(said => said.Item2)]);
    }

    private async Task<List<(ThreadVoice From, string Text)>> WordsAsync(string id) =>
        (await _desk.SaidAsync(id)).FindAll(said => said.Item1 is ThreadVoice.Guest);

    private static byte[] Pixel { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
