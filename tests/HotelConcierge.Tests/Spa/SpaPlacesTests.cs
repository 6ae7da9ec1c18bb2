using System.Text.Json;
using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

/// <summary>Treatments that take several slots, rooms for two, therapists, and bookings of before there were any.</summary>
public sealed class SpaPlacesTests : IDisposable
{
    private static readonly GuestContact Ana = SpaWorld.Guest(1);
    private static readonly GuestContact Ben = SpaWorld.Guest(2);
    private static readonly GuestContact Cleo = SpaWorld.Guest(3);
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private readonly InMemoryTableStore _store = new();
    private readonly SpaWorld _world;

    public SpaPlacesTests() => _world = new(_store, SpaWorld.Rich());

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_treatment_takes_every_slot_that_it_overlaps_and_ends_before_the_spa_closes()
    {
        var booked = await _world.BookAsync(Ana, "c1", new SpaOrder(_world.At(22, 10), "long"));

        Assert.Equal((_world.At(22, 11, 30), "120.50 EUR"), (booked.Booking!.End, booked.Booking.Price));
        Assert.Equal(("Red", "Marta"), (booked.Booking.Room, booked.Booking.Therapist));
        Assert.Equal(4, await _world.RowsAsync(Sunday));
        Assert.Equal([9, 10, 11, 12, 13, 14], SpaTimes.On(_world.Spa, Sunday, "long").Select(time => time.Start.Hour));
        Assert.Equal(SpaVerdict.NoSuchTime, (await _world.BookAsync(Ben, "c1", new SpaOrder(_world.At(22, 15), "long"))).Verdict);
    }

    [Fact]
    public async Task Two_people_share_the_room_for_two_with_a_therapist_each_and_then_nobody_else_is_free()
    {
        var together = await _world.BookAsync(Ana, "c1", new SpaOrder(_world.At(22, 10), SpaWorld.Massage) { People = 2 });

        Assert.Equal(
            ("Blue", "Marta + Luis", "170 EUR", 2),
            (together.Booking!.Rooms, together.Booking.Therapists, together.Booking.Price, together.Booking.People));
        Assert.Equal(SpaVerdict.Taken, (await _world.BookAsync(Ben, "c1", _world.At(22, 10))).Verdict);

        Assert.Equal(SpaVerdict.Cancelled, (await _world.CancelAsync(Ana, "c2", together.Booking.Id)).Verdict);
        Assert.Equal(0, await _world.RowsAsync(Sunday));
    }

    [Fact]
    public async Task Without_a_room_for_two_they_have_a_room_each()
    {
        using var world = new SpaWorld(_store, SpaWorld.Json("""
            [
              { "name": "A", "treatments": ["massage"] },
              { "name": "B", "treatments": ["massage"] },
              { "name": "C", "treatments": ["massage"] }
            ]
            """));
        var together = await world.BookAsync(Ana, "c1", new SpaOrder(world.At(22, 10), SpaWorld.Massage) { People = 2 });
        Assert.Equal(("A + B", null), (together.Booking!.Rooms, together.Booking.Therapists));
        var others = await world.BookAsync(Ben, "c1", new SpaOrder(world.At(22, 10), SpaWorld.Massage) { People = 2 });
        Assert.Equal(SpaVerdict.Taken, others.Verdict);
        Assert.Equal("C", (await world.BookAsync(Cleo, "c1", world.At(22, 10))).Booking!.Room);
    }

    [Fact]
    public async Task Times_are_offered_to_two_only_where_both_fit()
    {
        await _world.BookAsync(Ana, "c1", _world.At(22, 10));

        async Task<IEnumerable<int>> HoursAsync(SpaNeed need) =>
            (await _world.Availability.OnAsync(_world.Spa, _world.Stays, Sunday, need, default)).Select(time => time.Start.Hour);

        Assert.Contains(10, await HoursAsync(new(SpaWorld.Massage)));
        Assert.DoesNotContain(10, await HoursAsync(new(SpaWorld.Massage) { People = 2 }));
        Assert.Equal([11, 12, 13, 14], (await HoursAsync(new("long") { People = 2 })));
        Assert.Equal([12, 13], await HoursAsync(new(SpaWorld.Massage) { From = new(12, 0), Until = new(14, 0) }));
    }

    [Fact]
    public async Task A_therapist_works_on_their_days_and_one_who_speaks_the_guests_language_comes_first()
    {
        Assert.Equal("Luis", (await _world.BookAsync(
            Ana, "c1", new SpaOrder(_world.At(22, 10), SpaWorld.Massage) { Language = "es" })).Booking!.Therapist);
        Assert.Equal("Marta", (await _world.BookAsync(Ben, "c1", _world.At(22, 10))).Booking!.Therapist);
        Assert.Equal(SpaVerdict.Taken, (await _world.BookAsync(Cleo, "c1", _world.At(22, 10))).Verdict);

        await _world.BookAsync(Ana, "c2", new SpaOrder(_world.At(23, 10), SpaWorld.Massage));
        await _world.BookAsync(Ben, "c2", new SpaOrder(_world.At(23, 10), SpaWorld.Massage));
        Assert.Equal(["Luis", "Marta"], (await TherapistsAsync(Ana, Ben)).Order());
    }

    [Fact]
    public async Task A_booking_that_an_earlier_release_stored_still_blocks_all_of_its_time_and_can_be_cancelled()
    {
        // As it was written before: no end in the slot's row, no slots, people or therapists in the ledger.
        var (start, end) = (_world.At(22, 10), _world.At(22, 11));
        const string Ledger = """
            {"bookings":[{"id":"old","start":"START","end":"END","room":"Blue","treatment":"massage"}],"effects":[],"leaving":[]}
            """;
        var json = Ledger.Replace("START", start.ToString("O"), StringComparison.Ordinal)
            .Replace("END", end.ToString("O"), StringComparison.Ordinal);
        Assert.NotNull(JsonSerializer.Deserialize<SpaLedger>(json, TurnJson.Options)!.Bookings[0]);
        await new SpaLedgers(_store).TryWriteAsync(
            "seaside", Ana.Conversation, JsonSerializer.Deserialize<SpaLedger>(json, TurnJson.Options)!, "", default);
        var key = SpaSlotKey.For(_world.Spa, start, "Blue");
        await _store.TryInsertAsync(
            new("spaslots"),
            new(key.Partition, key.Key, new Dictionary<string, string>
            {
                ["guest"] = Ana.Conversation.Value,
                ["booking"] = "old",
                ["start"] = start.ToString("O"),
            }),
            default);

        using var finer = new SpaWorld(_store, SpaWorld.Rich(slotMinutes: 30));
        await finer.Schedule.TidyAsync(default);
        var ben = await finer.BookAsync(Ben, "c1", new SpaOrder(finer.At(22, 10, 30), SpaWorld.Massage));
        Assert.Equal("Red", ben.Booking!.Room);
        Assert.Equal(SpaVerdict.Taken, (await finer.BookAsync(Cleo, "c1", finer.At(22, 10, 30))).Verdict);
        Assert.Equal([start], await finer.MineAsync(Ana));
        Assert.Equal((1, null), ((await MineAsync(finer, Ana))[0].People, (await MineAsync(finer, Ana))[0].Price));

        Assert.Equal(SpaVerdict.Cancelled, (await finer.CancelAsync(Ana, "c1", "old")).Verdict);
        Assert.Equal("Blue", (await finer.BookAsync(Cleo, "c2", finer.At(22, 10, 30))).Booking!.Room);
    }

    [Fact]
    public async Task A_note_is_kept_with_the_booking_changes_nothing_else_and_goes_with_the_guest()
    {
        var booked = await _world.BookAsync(Ana, "c1", new SpaOrder(_world.At(22, 10), SpaWorld.Massage) { Notes = "I am pregnant" });
        var noted = await _world.Bookings.NoteAsync(_world.Spa, Ana.Conversation, booked.Booking!.Id, "female therapist please", default);

        Assert.Equal("I am pregnant", booked.Booking.Notes);
        Assert.Equal(booked.Booking with { Notes = "female therapist please" }, noted);
        Assert.Equal(noted, (await MineAsync(_world, Ana))[0]);
        Assert.Null(await _world.Bookings.NoteAsync(_world.Spa, Ben.Conversation, booked.Booking.Id, "mine", default));

        await new HotelConcierge.Storage.GuestTables(_store, [new SpaSchedule(_store, _world.Spas)])
            .EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default);
        Assert.Empty(await MineAsync(_world, Ana));
        Assert.Equal(0, await _world.RowsAsync(Sunday));
    }

    private static Task<IReadOnlyList<SpaBooking>> MineAsync(SpaWorld world, GuestContact guest) =>
        world.Bookings.MineAsync(world.Spa, guest.Conversation, default);

    private async Task<List<string?>> TherapistsAsync(params GuestContact[] guests)
    {
        var names = new List<string?>();
        foreach (var guest in guests)
            names.Add((await MineAsync(_world, guest))[^1].Therapist);
        return names;
    }
}
