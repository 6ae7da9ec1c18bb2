using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Handoff;

/// <summary>A guest's channel takes no words of people any more, and a template instead.</summary>
public sealed class DeskTemplateTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly DeskWorld _desk = new();

    public DeskTemplateTests() => (_desk.World.Phone.ReplyWindow, _desk.World.Phone.HasTemplates) = (Window, true);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Words_are_refused_before_anything_happens_once_the_window_is_closed()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.World.Host.AdvanceAsync(Window - _desk.World.Elapsed);
        Assert.IsType<DeskOutcome.Done>(await _desk.WriteAsync(one.Id, "Just in time."));
        await _desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "", default);
        await _desk.World.RunAsync();
        var again = await _desk.AskForPersonAsync();
        var (calls, entries) = (_desk.World.Phone.Calls, (await _desk.SaidAsync(again.Id)).Count);
        await _desk.World.Host.AdvanceAsync(Window + TimeSpan.FromSeconds(30));

        Assert.IsType<DeskOutcome.WindowClosed>(await _desk.WriteAsync(again.Id, "Too late.", key: "k2"));
        Assert.Equal((calls, entries), (_desk.World.Phone.Calls, (await _desk.SaidAsync(again.Id)).Count));
        Assert.Null(Assert.Single(await _desk.OpenAsync()).Owner);
    }

    [Fact]
    public async Task Template_reaches_the_guest_once_and_stands_everywhere_as_the_guest_reads_it()
    {
        var one = await CloseAsync();
        var thread = await _desk.ThreadAsync(one.Id);
        var offered = thread.Templates.First(template => template.Id == "answer");
        Assert.True(thread.ClosesAt < _desk.World.Clock.GetUtcNow());
        Assert.Contains("AnyCompany Luxury Resort", offered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", offered.Text, StringComparison.Ordinal);

        Assert.IsType<DeskOutcome.Done>(await _desk.SendTemplateAsync(one.Id, "answer"));
        Assert.IsType<DeskOutcome.Done>(await _desk.SendTemplateAsync(one.Id, "answer"));

        var sent = Assert.Single(_desk.World.Phone.Contents.OfType<OutboundContent.Template>());
        Assert.Equal(offered.Content.Id, sent.Id);
        Assert.Equal(offered.Content.Variables, sent.Variables);
        var entry = Assert.Single((await _desk.ThreadAsync(one.Id)).Entries, entry => entry.From is ThreadVoice.Staff);
        Assert.Equal((offered.Text, Tick.Sent, DeskWorld.Anna, true), (entry.Text, entry.State, entry.Author, entry.IsTemplate));
        Assert.Equal((CaseStatus.Taken, DeskWorld.Anna), (await CaseAsync(one.Id)) is { } after ? (after.Status, after.Owner) : default);
        Assert.Equal(ConversationMode.WithPerson, await _desk.ModeAsync());
        await foreach (var said in _desk.Get<Transcripts>().NewestFirstAsync(TurnWorld.Guest, default))
        {
            Assert.Equal((Speaker.Staff, offered.Text), (said.Speaker, said.Text));
            break;
        }
    }

    [Fact]
    public async Task Once_the_guest_answers_people_write_as_before()
    {
        var one = await CloseAsync();
        await _desk.SendTemplateAsync(one.Id, "answer");
        await _desk.World.RunAsync("yes?");

        Assert.True((await _desk.ThreadAsync(one.Id)).ClosesAt > _desk.World.Clock.GetUtcNow());
        Assert.IsType<DeskOutcome.Done>(await _desk.WriteAsync(one.Id, "Your bill is right.", key: "k2"));
        Assert.Equal("Your bill is right.", _desk.World.Phone.Shown[^1]);
    }

    [Fact]
    public async Task Template_that_is_none_or_comes_with_words_is_refused()
    {
        var one = await CloseAsync();

        Assert.Equal("template", Assert.IsType<DeskOutcome.Refused>(await _desk.SendTemplateAsync(one.Id, "none")).Field);
        Assert.Equal("template", Assert.IsType<DeskOutcome.Refused>(await _desk.SendTemplateAsync(one.Id, "answer", "and more")).Field);
        _desk.World.Phone.HasTemplates = false;
        Assert.Equal("template", Assert.IsType<DeskOutcome.Refused>(await _desk.SendTemplateAsync(one.Id, "answer")).Field);
        Assert.Empty((await _desk.ThreadAsync(one.Id)).Templates);
        Assert.Empty(_desk.World.Phone.Contents.OfType<OutboundContent.Template>());
    }

    [Fact]
    public async Task Template_that_the_channel_refuses_is_marked_as_refused()
    {
        var one = await CloseAsync();
        _desk.World.Phone.Fails(SendFailure.Permanent);
        await _desk.SendTemplateAsync(one.Id, "answer");

        var entry = Assert.Single((await _desk.ThreadAsync(one.Id)).Entries, entry => entry.From is ThreadVoice.Staff);
        Assert.Equal((Tick.Failed, EntryTroubles.Refused), (entry.State, entry.Why));
    }

    [Fact]
    public async Task Channel_without_a_window_offers_nothing()
    {
        _desk.World.Phone.ReplyWindow = null;
        var one = await CloseAsync();

        var thread = await _desk.ThreadAsync(one.Id);
        Assert.Null(thread.ClosesAt);
        Assert.Empty(thread.Templates);
        Assert.IsType<DeskOutcome.Done>(await _desk.WriteAsync(one.Id, "Good day."));
    }

    /// <summary>A guest asked for a person, and a day and an hour have passed.</summary>
    private async Task<DeskCase> CloseAsync()
    {
        var one = await _desk.AskForPersonAsync();
        await _desk.World.Host.AdvanceAsync(TimeSpan.FromHours(25));
        return one;
    }

    private async Task<DeskCase?> CaseAsync(string id) => await _desk.Get<DeskCases>().FindAsync(id, default);
}
