using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Proposals;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Spa;

/// <summary>What comes of the waiting list when a time is free again. It is Monday, 1 June 2026, noon in the hotel; Tuesday is full.</summary>
public sealed class SpaFreedMessageTests : IDisposable
{
    private static readonly DateOnly Tuesday = new(2026, 6, 2);
    private static readonly ConversationAddress Other = TurnWorld.Address with { Guest = "guest-34600000001" };

    private readonly TurnWorld _world = TurnWorld.OfHotel();
    private readonly HotelSpa _spa;
    private readonly SpaWaitingList _list;
    private int _read;
    private int _written = 100;

    public SpaFreedMessageTests()
    {
        _spa = _world.Services.GetRequiredService<SpaCatalog>().All.Single();
        _list = _world.Services.GetRequiredService<SpaWaitingList>();
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_guest_who_waits_is_asked_once_about_a_time_that_is_free_again_and_their_yes_books_it()
    {
        await FillAsync();
        await WaitAsync(TurnWorld.Guest);
        await LookAsync();
        Assert.Empty(_world.Phone.Shown.Skip(_read));

        await CancelAsync(11);
        await LookAsync();
        await LookAsync();
        var asked = Assert.Single(_world.Phone.Shown.Skip(_read));
        Assert.Contains("A time has become free: massage, Tue 2 Jun, 11:00", asked, StringComparison.Ordinal);
        Assert.Contains("85 EUR", asked, StringComparison.Ordinal);
        Assert.Contains("answer by 12:30", asked, StringComparison.Ordinal);
        Assert.Empty(await _world.BookingsAsync());

        _world.Model.Says("DONE");
        Assert.Contains("Booked: massage, Tue 2 Jun, 11:00", await _world.SayAsync("yes please"), StringComparison.Ordinal);
        Assert.Equal([11], (await _world.BookingsAsync()).Select(booking => booking.Start.Hour));
        Assert.Empty(await _list.MineAsync(_spa, TurnWorld.Guest, default));
    }

    [Fact]
    public async Task Nothing_is_held_so_whoever_is_quicker_has_the_time()
    {
        await FillAsync();
        await WaitAsync(TurnWorld.Guest);
        await CancelAsync(11);
        await LookAsync();
        await BookAsync(11, guest: 99);

        _world.Model.Says("Somebody else was quicker.");
        await _world.SayAsync("yes please");
        Assert.Empty(await _world.BookingsAsync());
        Assert.Single(await _list.MineAsync(_spa, TurnWorld.Guest, default));
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_has_lost_it_and_the_next_is_asked()
    {
        await FillAsync();
        await WaitAsync(TurnWorld.Guest);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitAsync(ConversationId.For(Other));
        await CancelAsync(11);
        Assert.Equal([TurnWorld.Guest], (await DueAsync()).Select(GuestOf));

        await LookAsync();
        Assert.Empty(await DueAsync());
        _world.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal([ConversationId.For(Other)], (await DueAsync()).Select(GuestOf));
        Assert.Null(await _world.Services.GetRequiredService<OpenProposals>().FindAsync(TurnWorld.Guest, null, default));

        _world.Model.Says("That time is not offered any more.");
        await _world.SayAsync("yes please");
        Assert.Empty(await _world.BookingsAsync());
    }

    [Fact]
    public async Task A_no_passes_the_time_on_at_once()
    {
        await FillAsync();
        await WaitAsync(TurnWorld.Guest);
        await WaitAsync(ConversationId.For(Other));
        await CancelAsync(11);
        await LookAsync();
        _world.Clock.Advance(TimeSpan.FromMinutes(1));

        _world.Model.Says("DONE");
        await _world.SayAsync("no thanks");
        Assert.Equal([ConversationId.For(Other)], (await DueAsync()).Select(GuestOf));
        Assert.Single(await _list.MineAsync(_spa, TurnWorld.Guest, default));
    }

    [Fact]
    public async Task A_time_that_does_not_fit_the_wish_is_not_offered_and_one_that_is_gone_is_not_spoken_of()
    {
        await FillAsync();
        await WaitAsync(TurnWorld.Guest, from: new(10, 0));
        await CancelAsync(9);
        Assert.Empty(await DueAsync());

        await CancelAsync(11);
        var due = Assert.Single(await DueAsync());
        await BookAsync(11, guest: 98);
        var request = new ProactiveMessageRequest("freed-1", SpaFreedMessage.Kind.Name, "hotel", TurnWorld.Address) { About = due.About };
        Assert.Null(await Message().WriteAsync(
            request, _world.Assistant, new(TurnWorld.Guest, TurnWorld.Address, "Ana"), "en", default));
    }

    [Fact]
    public async Task The_list_ends_with_the_day_and_with_the_guest()
    {
        await FillAsync();
        await WaitAsync(TurnWorld.Guest);
        await WaitAsync(ConversationId.For(Other));

        await _world.Services.GetRequiredService<GuestTables>().EraseAsync(TurnWorld.Guest, exceptKeyPrefix: "", default);
        Assert.Empty(await _list.MineAsync(_spa, TurnWorld.Guest, default));
        Assert.Equal([ConversationId.For(Other)], (await _list.OnAsync(_spa, Tuesday, default)).Select(one => one.Guest));

        _world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await _list.MineAsync(_spa, ConversationId.For(Other), default));
        await _world.Services.GetRequiredService<GuestTables>().TidyAsync(default);
        await _world.Services.GetRequiredService<GuestTables>().TidyAsync(default);
        Assert.Empty(await _list.OnAsync(_spa, Tuesday, default));
    }

    private static ConversationId GuestOf(DueMessage due) => ((Recipient.Guest)due.To).Conversation;

    private SpaFreedMessage Message() => _world.Services.GetServices<IProactiveMessage>().OfType<SpaFreedMessage>().Single();

    private async Task<List<DueMessage>> DueAsync() => await Message().DueAsync(_world.Assistant, default).ToListAsync();

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

    /// <summary>The guest has written before, and waits.</summary>
    private async Task WaitAsync(ConversationId guest, TimeOnly? from = null)
    {
        var address = guest == TurnWorld.Guest ? TurnWorld.Address : Other;
        var command = new InboundMessage($"m-{++_written}", address, MessageKind.Text, "help");
        await _world.Conversations.SignalAsync(guest, new ConversationEvent.MessageReceived(command, _world.Clock.GetUtcNow()), default);
        await _world.RunAsync();
        _read = _world.Phone.Shown.Count;
        var id = SpaWait.IdFor(guest, Tuesday, "massage");
        await _list.JoinAsync(_spa, guest, new(id, Tuesday, "massage", _world.Clock.GetUtcNow()) { From = from }, default);
    }

    private async Task FillAsync()
    {
        foreach (var hour in Enumerable.Range(9, 7))
            await BookAsync(hour, hour);
    }

    private async Task BookAsync(int hour, int guest)
    {
        var start = _spa.Hotel.Clock.MomentOf(Tuesday, new(hour, 0))!.Value;
        var outcome = await _world.Services.GetRequiredService<SpaBookings>()
            .BookAsync(_spa, ContactOf(guest), "fill", new(start, "massage"), default);
        Assert.Equal(SpaVerdict.Booked, outcome.Verdict);
    }

    private async Task CancelAsync(int hour)
    {
        var bookings = _world.Services.GetRequiredService<SpaBookings>();
        var booking = (await bookings.MineAsync(_spa, ContactOf(hour).Conversation, default)).Single();
        await bookings.CancelAsync(_spa, ContactOf(hour).Conversation, "cancel", booking.Id, default);
    }

    private static GuestContact ContactOf(int number)
    {
        var address = TurnWorld.Address with { Guest = $"guest-346000001{number:D2}" };
        return new(ConversationId.For(address), address, "Ben");
    }
}
