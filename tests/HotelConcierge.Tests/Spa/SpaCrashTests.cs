using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Spa;

/// <summary>The process dies before or after any one access to the store; the call is repeated by the next process.</summary>
public sealed class SpaCrashTests : IDisposable
{
    private static readonly GuestContact Ana = SpaWorld.Guest(1);
    private static readonly GuestContact Ben = SpaWorld.Guest(2);
    private readonly List<SpaWorld> _worlds = [];
    private string? _spaJson;

    public void Dispose() => _worlds.ForEach(world => world.Dispose());

    [Fact]
    public async Task A_booking_that_dies_anywhere_is_made_once_by_its_repetition() => await AtEveryPlaceAsync(
        world => world.BookAsync(Ana, "c1", world.At(22, 10)),
        async (world, outcome) =>
        {
            Assert.Equal(SpaVerdict.Booked, outcome.Verdict);
            Assert.Equal([world.At(22, 10)], await world.MineAsync(Ana));
            Assert.Equal(1, await world.RowsAsync(new(2026, 11, 22)));
        },
        atLeast: 12);

    [Fact]
    public async Task A_change_that_dies_anywhere_leaves_the_guest_with_one_time_and_no_slot_behind() => await AtEveryPlaceAsync(
        async world =>
        {
            var mine = await world.BookAsync(Ana, "c0", world.At(22, 10));
            return await world.ChangeAsync(Ana, "c1", mine.Booking!.Id, world.At(23, 10));
        },
        async (world, outcome) =>
        {
            Assert.Equal(SpaVerdict.Changed, outcome.Verdict);
            Assert.Equal([world.At(23, 10)], await world.MineAsync(Ana));
            Assert.Equal((0, 1), (await world.RowsAsync(new(2026, 11, 22)), await world.RowsAsync(new(2026, 11, 23))));
        },
        atLeast: 32);

    [Fact]
    public async Task A_cancellation_that_dies_anywhere_frees_the_slot() => await AtEveryPlaceAsync(
        async world =>
        {
            var mine = await world.BookAsync(Ana, "c0", world.At(22, 10));
            return await world.CancelAsync(Ana, "c1", mine.Booking!.Id);
        },
        async (world, outcome) =>
        {
            Assert.Equal(SpaVerdict.Cancelled, outcome.Verdict);
            Assert.Empty(await world.MineAsync(Ana));
            Assert.Equal(0, await world.RowsAsync(new(2026, 11, 22)));
        },
        atLeast: 24);

    [Fact]
    public async Task A_booking_for_two_over_several_slots_that_dies_anywhere_is_made_once()
    {
        _spaJson = SpaWorld.Rich(slotMinutes: 30);
        await AtEveryPlaceAsync(
            world => world.BookAsync(Ana, "c1", new SpaOrder(world.At(22, 10), "long") { People = 2 }),
            async (world, outcome) =>
            {
                Assert.Equal((SpaVerdict.Booked, 2), (outcome.Verdict, outcome.Booking!.People));
                Assert.Equal([world.At(22, 10)], await world.MineAsync(Ana));

                // One room and two therapists, in three slots.
                Assert.Equal(9, await world.RowsAsync(new(2026, 11, 22)));
                await world.CancelAsync(Ana, "c2", outcome.Booking.Id);
                Assert.Equal(0, await world.RowsAsync(new(2026, 11, 22)));
            },
            atLeast: 8);
    }

    [Fact]
    public async Task A_booking_for_two_that_dies_for_good_gives_up_all_its_slots()
    {
        _spaJson = SpaWorld.Rich(slotMinutes: 30);
        await AtEveryPlaceAsync(
            world => world.BookAsync(Ana, "c1", new SpaOrder(world.At(22, 10), "long") { People = 2 }),
            async world =>
            {
                world.Clock.Advance(TimeSpan.FromMinutes(31));
                var next = await world.BookAsync(Ben, "c2", new SpaOrder(world.At(22, 11), "long") { People = 2 });
                var first = await world.BookAsync(Ana, "c1", new SpaOrder(world.At(22, 10), "long") { People = 2 });
                Assert.Equal([SpaVerdict.Booked, SpaVerdict.Taken], new[] { next.Verdict, first.Verdict }.Order());
                await world.Schedule.TidyAsync(default);
                Assert.Equal(9, await world.RowsAsync(new(2026, 11, 22)));
            },
            atLeast: 8);
    }

    [Fact]
    public async Task A_booking_whose_guest_is_erased_in_between_holds_no_slot()
    {
        var verdicts = new List<SpaVerdict>();
        var wasErased = true;
        for (var place = 1; wasErased; place++)
        {
            var store = new InMemoryTableStore();
            var passed = 0;
            wasErased = false;
            SpaWorld world = null!;
            world = World(
                new PassingTableStore(
                    store,
                    _ =>
                    {
                        if (++passed != place)
                            return;
                        wasErased = true;
                        Assert.True(
                            new GuestTables(store, [new SpaSchedule(store, world.Spas)])
                                .EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default)
                                .IsCompletedSuccessfully);
                    }
                ));
            var outcome = await world.BookAsync(Ana, "c1", world.At(22, 10));

            world.Store = store;
            world.Reborn();
            verdicts.Add(outcome.Verdict);
            var kept = (await world.MineAsync(Ana)).Count;
            Assert.Equal(kept, await world.RowsAsync(new(2026, 11, 22)));
            Assert.True(kept == 0 || outcome.Verdict is SpaVerdict.Booked);
        }

        Assert.Contains(SpaVerdict.Forgotten, verdicts);
        Assert.Equal(SpaVerdict.Booked, verdicts[^1]);
    }

    [Fact]
    public async Task A_booking_that_dies_for_good_gives_its_slot_up_to_the_next_guest()
    {
        var winners = new List<bool>();
        await AtEveryPlaceAsync(
            world => world.BookAsync(Ana, "c1", world.At(22, 10)),
            async world =>
            {
                world.Clock.Advance(TimeSpan.FromMinutes(31));
                var next = await world.BookAsync(Ben, "c2", world.At(22, 10));

                // Should the first process have been slow rather than dead, it learns that it lost.
                var first = await world.BookAsync(Ana, "c1", world.At(22, 10));
                Assert.Equal([SpaVerdict.Booked, SpaVerdict.Taken], new[] { next.Verdict, first.Verdict }.Order());
                Assert.Equal(next.Verdict is SpaVerdict.Booked ? 1 : 0, (await world.MineAsync(Ben)).Count);
                Assert.Equal(first.Verdict is SpaVerdict.Booked ? 1 : 0, (await world.MineAsync(Ana)).Count);
                Assert.Equal(1, await world.RowsAsync(new(2026, 11, 22)));
                winners.Add(next.Verdict is SpaVerdict.Booked);
            },
            atLeast: 12);

        Assert.Contains(true, winners);
        Assert.Contains(false, winners);
    }

    [Fact]
    public async Task A_slot_that_a_dead_booking_left_is_freed_by_tidying_and_a_living_one_is_not()
    {
        var dead = 0;
        await AtEveryPlaceAsync(
            world => world.BookAsync(Ana, "c1", world.At(22, 10)),
            async world =>
            {
                var held = await world.RowsAsync(new(2026, 11, 22));
                await world.BookAsync(Ben, "c2", world.At(22, 11));
                await world.Schedule.TidyAsync(default);
                Assert.Equal(held + 1, await world.RowsAsync(new(2026, 11, 22)));

                world.Clock.Advance(TimeSpan.FromMinutes(31));
                await world.Schedule.TidyAsync(default);
                var booked = (await world.MineAsync(Ana)).Count;
                Assert.Equal(booked + 1, await world.RowsAsync(new(2026, 11, 22)));
                Assert.Equal([world.At(22, 11)], await world.MineAsync(Ben));
                dead += held - booked;
            },
            atLeast: 12);

        Assert.True(dead > 0);
    }

    private Task AtEveryPlaceAsync(Func<SpaWorld, Task<SpaOutcome>> work, Func<SpaWorld, SpaOutcome, Task> check, int atLeast) =>
        AtEveryPlaceAsync(work, async world => await check(world, await work(world)), atLeast);

    private async Task AtEveryPlaceAsync(Func<SpaWorld, Task<SpaOutcome>> work, Func<SpaWorld, Task> checkAfterRestart, int atLeast)
    {
        var place = 0;
        bool died;
        do
        {
            var store = new InMemoryTableStore();
            var left = ++place;
            var world = World(new PassingTableStore(store, where =>
            {
                if (--left == 0)
                    throw new ProcessDiedException(where);
            }));
            died = false;
            try
            {
                await work(world);
            }
            catch (ProcessDiedException)
            {
                died = true;
            }

            world.Store = store;
            world.Reborn();
            await checkAfterRestart(world);
        }
        while (died);

        Assert.True(place > atLeast, $"There were {place - 1} places to die at.");
    }

    private SpaWorld World(ITableStore store)
    {
        var world = new SpaWorld(store, _spaJson);
        _worlds.Add(world);
        return world;
    }

    private sealed class ProcessDiedException(string where) : Exception(where);
}
