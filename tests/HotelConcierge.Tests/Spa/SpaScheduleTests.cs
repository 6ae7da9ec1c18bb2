using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

public sealed class SpaScheduleTests : IDisposable
{
    private static readonly GuestContact Ana = SpaWorld.Guest(1);
    private readonly SpaWorld _world = new(new InMemoryTableStore());

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_guest_is_due_an_hour_before_and_once()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(21, 12));
        _world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await DueAsync());

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        var due = Assert.Single(await DueAsync());
        Assert.Equal(new SpaReminder("seaside", Ana.Conversation, booked.Booking!), due);
        Assert.True(await _world.Schedule.TryMarkRemindedAsync(due, default));

        Assert.Empty(await DueAsync());
        Assert.False(await _world.Schedule.TryMarkRemindedAsync(due, default));
    }

    [Fact]
    public async Task Nobody_is_due_whose_time_has_come_was_cancelled_or_was_moved()
    {
        await _world.BookAsync(Ana, "c1", _world.At(21, 11));
        var moved = await _world.BookAsync(SpaWorld.Guest(2), "c2", _world.At(21, 12));
        var cancelled = await _world.BookAsync(SpaWorld.Guest(3), "c3", _world.At(21, 13));
        _world.Clock.Advance(TimeSpan.FromHours(1));
        var due = await DueAsync();
        Assert.Equal([_world.At(21, 12)], due.Select(reminder => reminder.Booking.Start));

        await _world.ChangeAsync(SpaWorld.Guest(2), "c4", moved.Booking!.Id, _world.At(22, 9));
        await _world.CancelAsync(SpaWorld.Guest(3), "c5", cancelled.Booking!.Id);
        Assert.Empty(await DueAsync());
        Assert.False(await _world.Schedule.TryMarkRemindedAsync(due[0], default));
        _world.Clock.Advance(TimeSpan.FromHours(1.5));
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Who_has_the_first_time_after_midnight_is_due_the_evening_before()
    {
        using var world = new SpaWorld(new InMemoryTableStore(), SpaWorld.Json(hours: """{ "from": "00:00", "to": "00:00" }"""));
        await world.BookAsync(Ana, "c1", world.At(22, 0));
        world.Clock.Advance(world.At(21, 23, 30) - world.Clock.GetUtcNow());

        await foreach (var reminder in world.Schedule.DueAsync(world.Spa, default))
        {
            Assert.Equal(world.At(22, 0), reminder.Booking.Start);
            return;
        }

        Assert.Fail("Nobody was due.");
    }

    [Fact]
    public async Task Past_days_are_cleared_away_and_today_is_not()
    {
        await _world.BookAsync(Ana, "c1", _world.At(21, 11));
        await _world.BookAsync(Ana, "c2", _world.At(22, 11));
        _world.Clock.Advance(TimeSpan.FromHours(14));
        Assert.Equal(22, _world.Spa.Hotel.Clock.Today.Day);

        await _world.Schedule.TidyAsync(default);
        await _world.Schedule.TidyAsync(default);

        Assert.Equal((0, 1), (await _world.RowsAsync(new(2026, 11, 21)), await _world.RowsAsync(new(2026, 11, 22))));
    }

    private async Task<List<SpaReminder>> DueAsync()
    {
        var due = new List<SpaReminder>();
        await foreach (var reminder in _world.Schedule.DueAsync(_world.Spa, default))
            due.Add(reminder);
        return due;
    }
}
