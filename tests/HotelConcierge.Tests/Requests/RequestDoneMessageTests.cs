using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Requests;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Requests;

/// <summary>What a guest reads once reception marked their request as done. It is Monday, 1 June 2026, noon in the hotel.</summary>
public sealed class RequestDoneMessageTests : IDisposable
{
    private const string Wish = "two more towels please";
    private const string Said = "Reception has marked this as done: “two more towels please”. If it is not, just write to me.";

    private readonly TurnWorld _world = TurnWorld.OfHotel();
    private int _read;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_guest_whose_request_is_marked_as_done_is_told_once_in_their_own_words()
    {
        await AskAsync();
        await LookAsync();
        Assert.Empty(News);

        await DoneAsync();
        for (var look = 0; look < 3; look++)
        {
            await LookAsync();
            _world.Clock.Advance(ProactiveMessageSchedule.Interval);
        }

        Assert.Equal([Said], News);
    }

    [Fact]
    public async Task It_is_said_in_the_guests_language()
    {
        await AskAsync("noch zwei Handtücher bitte");
        await DoneAsync();
        await LookAsync();

        Assert.Equal(
            ["Die Rezeption hat das als erledigt vermerkt: „noch zwei Handtücher bitte“. Wenn es nicht so ist, schreiben Sie mir einfach."],
            News);
    }

    [Fact]
    public async Task The_model_knows_of_it_afterwards_and_may_say_that_reception_was_told()
    {
        await AskAsync();
        await DoneAsync();
        await LookAsync();

        _world.Model.Says("I had passed it on to reception, and they say that it is done.");
        var answer = await _world.SayAsync("thank you!");

        var shown = string.Join('\n', _world.Model.Shown[^1].Select(message => message.Text));
        Assert.Contains("requests_that_reception_marked_as_done", shown, StringComparison.Ordinal);
        Assert.Contains(Said[..34], shown, StringComparison.Ordinal);
        Assert.Contains("passed it on to reception", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9.9, "21:54")]
    [InlineData(10.1, "08:06 of the next day")]
    [InlineData(17, "08:00 of the next day")]
    public async Task It_waits_for_the_morning_where_it_is_night(double doneAfterHours, string saidAt)
    {
        await AskAsync();
        _world.Clock.Advance(TimeSpan.FromHours(doneAfterHours));
        await DoneAsync();
        await LookAsync();
        if (saidAt.Contains("next day", StringComparison.Ordinal))
        {
            Assert.Empty(News);
            _world.Clock.Advance(TimeSpan.FromHours(24 + 8 - 12) - _world.Elapsed - TimeSpan.FromMinutes(1));
            await LookAsync();
            Assert.Empty(News);
            _world.Clock.Advance(TimeSpan.FromMinutes(7));
            await LookAsync();
        }

        Assert.Equal([Said], News);
    }

    [Fact]
    public async Task What_is_done_for_twelve_hours_is_no_news()
    {
        _world.Clock.Advance(TimeSpan.FromHours(20.5));
        await AskAsync();
        await DoneAsync();
        _world.Clock.Advance(RequestDoneMessage.NewsFor);
        await LookAsync();

        Assert.Empty(News);
    }

    [Fact]
    public async Task A_turn_that_comes_only_at_night_says_nothing()
    {
        await AskAsync();
        _world.Clock.Advance(TimeSpan.FromHours(9.9));
        await DoneAsync();

        var due = Assert.Single(await DueAsync());

        Assert.Equal(new DateTimeOffset(2026, 6, 1, 20, 0, 0, TimeSpan.Zero), due.ExpiresAt!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task Who_opted_out_or_was_forgotten_is_told_nothing()
    {
        await AskAsync();
        await DoneAsync();
        await _world.RunAsync("STOP");
        _read = _world.Phone.Shown.Count;
        await LookAsync();
        Assert.Empty(News);

        using var other = new RequestDoneMessageTests();
        await other.AskAsync();
        await other.DoneAsync();
        await other._world.RunAsync("forget me");
        other._read = other._world.Phone.Shown.Count;
        await other.LookAsync();
        Assert.Empty(other.News);
        Assert.Empty(await other.DueAsync());
    }

    [Fact]
    public async Task Outside_the_window_it_is_the_template_that_is_set_under_its_name()
    {
        await AskAsync();
        _world.Phone.ReplyWindow = TimeSpan.FromHours(24);
        _world.Phone.HasTemplates = true;
        _world.Clock.Advance(TimeSpan.FromHours(25));
        await DoneAsync();
        await LookAsync();

        Assert.IsType<OutboundContent.Template>(Assert.Single(_world.Phone.Contents.Skip(_read)));
    }

    [Theory]
    [InlineData("before inserting into notices")]
    [InlineData("after inserting into notices")]
    [InlineData("before putting into notices")]
    [InlineData("after putting into notices")]
    public async Task A_look_that_breaks_off_is_made_up_for_by_the_next(string breaking)
    {
        await AskAsync();
        await DoneAsync();
        var broken = 0;
        _world.StoreFailsAt = where => where.Contains(breaking, StringComparison.Ordinal) && broken++ == 0;
        await LookAsync();
        await LookAsync();

        Assert.Equal([Said], News);
    }

    [Fact]
    public async Task A_mark_that_breaks_off_between_note_and_request_is_no_news_until_staff_marks_it_again()
    {
        await AskAsync();
        _world.StoreFailsAt = where => where.Contains("before replacing in guestrequests", StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(DoneAsync);
        _world.StoreFailsAt = _ => false;
        await LookAsync();
        Assert.Empty(News);

        await DoneAsync();
        await LookAsync();
        Assert.Equal([Said], News);
    }

    private IEnumerable<string> News => _world.Phone.Shown.Skip(_read);

    private async Task AskAsync(string wish = Wish)
    {
        _world.Model
            .Calls(
                "record_request",
                new Dictionary<string, object?> { ["kind"] = "service", ["summary"] = wish, ["urgency"] = "normal" })
            .Says("DONE");
        await _world.RunAsync(wish);
        _read = _world.Phone.Shown.Count;
    }

    private async Task DoneAsync()
    {
        var rows = await _world.RowsAsync(GuestTables.Requests);
        var answer = await _world.Services.GetRequiredService<RequestDesk>().CloseAsync("hotel", Assert.Single(rows).Key, default);
        Assert.Equal(200, answer.Status);
    }

    private async Task<List<DueMessage>> DueAsync() => await _world.Services.GetServices<IProactiveMessage>()
        .OfType<RequestDoneMessage>().Single().DueAsync(_world.Assistant, default).ToListAsync();

    private Task LookAsync()
    {
        _world.Happens(
            async () =>
            {
                await using var scope = _world.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ProactiveMessageSchedule>().SendDueAsync(default);
            },
            _world.Elapsed.TotalSeconds);
        return _world.RunAsync();
    }
}
