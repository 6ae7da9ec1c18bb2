using HotelConcierge.Spa;
using HotelConcierge.Storage;
using Xunit;

namespace HotelConcierge.Contracts.Spa;

/// <summary>That a slot has one guest, on every store that bookings are kept in.</summary>
public abstract class SpaContentionContract
{
    private const int Guests = 200;

    protected abstract ITableStore Store { get; }

    [Fact]
    public async Task Two_hundred_taps_on_one_slot_at_once_give_one_booking()
    {
        using var world = new SpaWorld(Store);
        var outcomes = await AtOnceAsync(number => world.BookAsync(SpaWorld.Guest(number), $"call-{number}", world.At(22, 10)));

        Assert.Single(outcomes, outcome => outcome.Verdict is SpaVerdict.Booked);
        Assert.Equal(Guests - 1, outcomes.Count(outcome => outcome is { Verdict: SpaVerdict.Taken, Booking: null }));
        await AssertOneAsync(world, world.At(22, 10));
    }

    [Fact]
    public async Task A_spa_with_three_rooms_takes_three_of_two_hundred()
    {
        using var world = new SpaWorld(
            Store,
            SpaWorld.Json(
                """[{ "name": "A", "treatments": ["massage"] }, { "name": "B", "treatments": ["massage"] }, { "name": "C", "treatments": ["massage"] }]"""
            ));
        var outcomes = await AtOnceAsync(number => world.BookAsync(SpaWorld.Guest(number), $"call-{number}", world.At(22, 10)));

        Assert.Equal(
            ["A", "B", "C"],
            outcomes.Where(outcome => outcome.Verdict is SpaVerdict.Booked).Select(outcome => outcome.Booking!.Room).Order());
        Assert.Equal(3, await world.RowsAsync(new(2026, 11, 22)));
    }

    [Fact]
    public async Task One_call_that_runs_two_hundred_times_at_once_books_once_and_says_the_same_every_time()
    {
        using var world = new SpaWorld(
            Store,
            SpaWorld.Json("""[{ "name": "A", "treatments": ["massage"] }, { "name": "B", "treatments": ["massage"] }]"""));
        var outcomes = await AtOnceAsync(_ => world.BookAsync(SpaWorld.Guest(1), "call-1", world.At(22, 10)));

        Assert.Equal(SpaVerdict.Booked, Assert.Single(outcomes.Distinct()).Verdict);
        Assert.Equal([world.At(22, 10)], await world.MineAsync(SpaWorld.Guest(1)));
        Assert.Equal(1, await world.RowsAsync(new(2026, 11, 22)));
    }

    [Fact]
    public async Task Different_calls_of_one_guest_at_once_keep_to_the_limit()
    {
        using var world = new SpaWorld(Store);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 14).Select(number =>
            Task.Run(() => world.BookAsync(SpaWorld.Guest(1), $"call-{number}", world.At(22 + (number / 7), 9 + (number % 7))))));

        Assert.Equal(3, outcomes.Count(outcome => outcome.Verdict is SpaVerdict.Booked));
        Assert.Equal(11, outcomes.Count(outcome => outcome.Verdict is SpaVerdict.LimitReached));
        Assert.Equal(3, await world.RowsAsync(new(2026, 11, 22)) + await world.RowsAsync(new(2026, 11, 23)));
    }

    [Fact]
    public async Task Guests_who_move_around_at_once_never_share_a_slot_and_leave_none_behind()
    {
        using var world = new SpaWorld(Store);
        for (var guest = 0; guest < 7; guest++)
            await world.BookAsync(SpaWorld.Guest(guest), "first", world.At(22, 9 + guest));
        await Task.WhenAll(
            Enumerable
                .Range(0, 7)
                .Select(guest =>
                    Task.Run(async () =>
                    {
                        for (var move = 1; move <= 10; move++)
                        {
                            var mine = (
                                await world.Bookings.MineAsync(world.Spa, SpaWorld.Guest(guest).Conversation, CancellationToken.None)
                            ).Single();
                            await world.ChangeAsync(
                                SpaWorld.Guest(guest),
                                $"move-{move}",
                                mine.Id,
                                world.At(22 + ((move + guest) % 2), 9 + ((guest + move) % 7)));
                        }
                    })));

        var all = new List<DateTimeOffset>();
        for (var guest = 0; guest < 7; guest++)
            all.Add(Assert.Single(await world.MineAsync(SpaWorld.Guest(guest))));
        Assert.Equal(7, all.Distinct().Count());
        Assert.Equal(7, await world.RowsAsync(new(2026, 11, 22)) + await world.RowsAsync(new(2026, 11, 23)));
    }

    [Fact]
    public async Task Bookings_of_several_slots_for_one_and_for_two_never_share_a_room_or_a_therapist()
    {
        using var world = new SpaWorld(Store, SpaWorld.Rich(slotMinutes: 30));
        var outcomes = await AtOnceAsync(number => world.BookAsync(
            SpaWorld.Guest(number),
            $"call-{number}",
            new SpaOrder(world.At(22, 9 + (number % 6), number % 2 * 30), number % 3 == 0 ? "long" : SpaWorld.Massage)
            {
                People = 1 + (number % 5 / 3),
            }));

        var booked = outcomes.Select(outcome => outcome.Booking).OfType<SpaBooking>().ToList();
        Assert.NotEmpty(booked);
        Assert.All(booked, booking => Assert.DoesNotContain(booked, other => other != booking
            && other.Start < booking.End && other.End > booking.Start
            && Of(other).Intersect(Of(booking)).Any()));
        Assert.All(booked, booking => Assert.Equal(booking.People, Of(booking).Count(name => name is "Marta" or "Luis" or "Nora")));

        static IEnumerable<string> Of(SpaBooking booking) =>
            new[] { booking.Room, booking.SecondRoom, booking.Therapist, booking.SecondTherapist }.OfType<string>();
    }

    private static Task<SpaOutcome[]> AtOnceAsync(Func<int, Task<SpaOutcome>> tap)
    {
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taps = Enumerable.Range(0, Guests).Select(async number =>
        {
            await together.Task;
            return await Task.Run(() => tap(number));
        }).ToArray();
        together.SetResult();
        return Task.WhenAll(taps);
    }

    private static async Task AssertOneAsync(SpaWorld world, DateTimeOffset start)
    {
        var having = 0;
        for (var number = 0; number < Guests; number++)
            having += (await world.MineAsync(SpaWorld.Guest(number))).Count(own => own == start);
        Assert.Equal(1, having);
        Assert.Equal(1, await world.RowsAsync(DateOnly.FromDateTime(start.DateTime)));
    }
}
