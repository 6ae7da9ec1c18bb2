using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Spa;

public sealed class SpaBookingsTests : IDisposable
{
    private static readonly GuestContact Ana = SpaWorld.Guest(1);
    private static readonly GuestContact Ben = SpaWorld.Guest(2);
    private readonly InMemoryTableStore _store = new();
    private readonly SpaWorld _world;

    public SpaBookingsTests() => _world = new(_store);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_free_time_is_booked_and_the_guest_reads_it_by_the_hotels_clock()
    {
        var outcome = await _world.BookAsync(Ana, "c1", _world.At(22, 10).ToUniversalTime());

        Assert.Equal(SpaVerdict.Booked, outcome.Verdict);
        Assert.Equal(("Blue", "massage"), (outcome.Booking!.Room, outcome.Booking.Treatment));
        Assert.Equal((TimeSpan.FromHours(1), 10), (outcome.Booking.Start.Offset, outcome.Booking.Start.Hour));
        Assert.Equal(outcome.Booking, Assert.Single(await _world.Bookings.MineAsync(_world.Spa, Ana.Conversation, default)));
    }

    [Fact]
    public async Task A_call_that_runs_again_says_the_same_whatever_has_happened_since()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(22, 10));
        var refused = await _world.BookAsync(Ben, "c1", _world.At(22, 10));
        var cancelled = await _world.CancelAsync(Ana, "c2", booked.Booking!.Id);

        Assert.Equal(booked, await _world.BookAsync(Ana, "c1", _world.At(22, 10)));
        Assert.Equal(refused, await _world.BookAsync(Ben, "c1", _world.At(22, 10)));
        Assert.Equal(cancelled, await _world.CancelAsync(Ana, "c2", booked.Booking.Id));
        Assert.Empty(await _world.MineAsync(Ana));
        Assert.Empty(await _world.MineAsync(Ben));
    }

    [Fact]
    public async Task Only_the_guest_who_has_a_booking_can_change_or_cancel_it()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(22, 10));

        Assert.Equal(SpaVerdict.NoSuchBooking, (await _world.CancelAsync(Ben, "c2", booked.Booking!.Id)).Verdict);
        Assert.Equal(SpaVerdict.NoSuchBooking, (await _world.ChangeAsync(Ben, "c3", booked.Booking.Id, _world.At(22, 11))).Verdict);
        Assert.Equal([_world.At(22, 10)], await _world.MineAsync(Ana));
        Assert.Equal(1, await _world.RowsAsync(new(2026, 11, 22)));
    }

    [Fact]
    public async Task A_cancelled_time_is_free_for_others()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(22, 10));
        Assert.Equal(SpaVerdict.Cancelled, (await _world.CancelAsync(Ana, "c2", booked.Booking!.Id)).Verdict);
        Assert.Equal(SpaVerdict.NoSuchBooking, (await _world.CancelAsync(Ana, "c3", booked.Booking.Id)).Verdict);

        Assert.Equal(SpaVerdict.Booked, (await _world.BookAsync(Ben, "c4", _world.At(22, 10))).Verdict);
    }

    [Fact]
    public async Task A_changed_booking_has_the_new_time_only()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(22, 10));
        var changed = await _world.ChangeAsync(Ana, "c2", booked.Booking!.Id, _world.At(23, 12));

        Assert.Equal(
            (SpaVerdict.Changed, _world.At(22, 10), _world.At(23, 12)),
            (changed.Verdict, changed.Before!.Start, changed.Booking!.Start));
        Assert.Equal([_world.At(23, 12)], await _world.MineAsync(Ana));
        Assert.Equal((0, 1), (await _world.RowsAsync(new(2026, 11, 22)), await _world.RowsAsync(new(2026, 11, 23))));
    }

    [Fact]
    public async Task A_change_that_cannot_be_had_leaves_the_booking_as_it_is()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(22, 10));
        await _world.BookAsync(Ben, "c2", _world.At(22, 11));

        Assert.Equal(SpaVerdict.Taken, (await _world.ChangeAsync(Ana, "c3", booked.Booking!.Id, _world.At(22, 11))).Verdict);
        Assert.Equal(SpaVerdict.OutsideStay, (await _world.ChangeAsync(Ana, "c4", booked.Booking.Id, _world.At(1, 11, month: 12))).Verdict);
        Assert.Equal(SpaVerdict.AlreadyYours, (await _world.ChangeAsync(Ana, "c5", booked.Booking.Id, _world.At(22, 10))).Verdict);
        Assert.Equal([_world.At(22, 10)], await _world.MineAsync(Ana));
        Assert.Equal(2, await _world.RowsAsync(new(2026, 11, 22)));
    }

    [Theory]
    [InlineData(21, 9, 0, SpaVerdict.Past)]
    [InlineData(20, 10, 0, SpaVerdict.Past)]
    [InlineData(22, 8, 0, SpaVerdict.NoSuchTime)]
    [InlineData(22, 10, 30, SpaVerdict.NoSuchTime)]
    [InlineData(22, 16, 0, SpaVerdict.NoSuchTime)]
    [InlineData(30, 11, 0, SpaVerdict.Booked)]
    [InlineData(30, 12, 0, SpaVerdict.OutsideStay)]
    [InlineData(22, 15, 0, SpaVerdict.Booked)]
    public async Task What_the_guest_cannot_have_is_refused_and_not_kept(int day, int hour, int minute, SpaVerdict expected)
    {
        Assert.Equal(expected, (await _world.BookAsync(Ana, "c1", _world.At(day, hour, minute))).Verdict);
        Assert.Equal(expected is SpaVerdict.Booked ? 1 : 0, await _world.RowsAsync(new(2026, 11, day)));
    }

    [Fact]
    public async Task A_time_is_refused_when_it_begins_too_soon()
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(SpaVerdict.Booked, (await _world.BookAsync(Ana, "c1", _world.At(21, 11))).Verdict);

        _world.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(SpaVerdict.Past, (await _world.BookAsync(Ana, "c2", _world.At(21, 12))).Verdict);
    }

    [Fact]
    public async Task The_horizon_and_the_stay_are_refused_each_by_its_name()
    {
        _world.Stays = [_world.Stays[0] with { CheckOut = new(2026, 12, 24) }];
        Assert.Equal(SpaVerdict.Booked, (await _world.BookAsync(Ana, "c1", _world.At(1, 10, month: 12))).Verdict);
        Assert.Equal(SpaVerdict.BeyondHorizon, (await _world.BookAsync(Ana, "c2", _world.At(2, 10, month: 12))).Verdict);

        _world.Stays = [];
        Assert.Equal(SpaVerdict.NoReservation, (await _world.BookAsync(Ana, "c3", _world.At(22, 10))).Verdict);
    }

    [Fact]
    public async Task A_guest_has_only_so_many_coming_bookings_and_past_ones_do_not_count()
    {
        for (var hour = 11; hour < 14; hour++)
            await _world.BookAsync(Ana, $"c{hour}", _world.At(21, hour));
        Assert.Equal(SpaVerdict.LimitReached, (await _world.BookAsync(Ana, "c1", _world.At(22, 10))).Verdict);

        _world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(SpaVerdict.Booked, (await _world.BookAsync(Ana, "c2", _world.At(22, 10))).Verdict);
        Assert.Equal([_world.At(21, 12), _world.At(21, 13), _world.At(22, 10)], await _world.MineAsync(Ana));
    }

    [Fact]
    public async Task A_booking_that_has_begun_can_be_seen_but_not_given_up()
    {
        var booked = await _world.BookAsync(Ana, "c1", _world.At(21, 11));
        _world.Clock.Advance(TimeSpan.FromMinutes(70));
        Assert.Equal([_world.At(21, 11)], await _world.MineAsync(Ana));
        Assert.Equal(SpaVerdict.NoSuchBooking, (await _world.CancelAsync(Ana, "c2", booked.Booking!.Id)).Verdict);

        _world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await _world.MineAsync(Ana));
    }

    [Fact]
    public async Task Forgetting_a_guest_frees_their_slots_and_leaves_no_word_of_them()
    {
        await _world.BookAsync(Ana, "c1", _world.At(22, 10));
        await _world.BookAsync(Ben, "c2", _world.At(22, 11));
        var tables = new GuestTables(_store, [_world.Schedule]);

        await tables.EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default);
        await tables.EraseAsync(Ana.Conversation, exceptKeyPrefix: "", default);

        Assert.Empty(await _world.MineAsync(Ana));
        Assert.Equal([_world.At(22, 11)], await _world.MineAsync(Ben));
        Assert.Equal(1, await _world.RowsAsync(new(2026, 11, 22)));
        Assert.Equal(SpaVerdict.Booked, (await _world.BookAsync(SpaWorld.Guest(3), "c3", _world.At(22, 10))).Verdict);
    }

    [Fact]
    public async Task Silent_guests_are_forgotten_with_their_slots_and_past_slots_of_all()
    {
        await _world.BookAsync(Ana, "c1", _world.At(22, 10));
        var conversations = new Conversations.RecordedConversations();
        conversations.States[Ana.Conversation] = new ConversationState { LastHeardAt = _world.Clock.GetUtcNow().AddDays(-31) };
        var retention = new Retention(
            conversations,
            new GuestTables(_store, [_world.Schedule]),
            Options.Create(new HotelConcierge.Settings.ConversationOptions()),
            _world.Clock,
            NullLogger<Retention>.Instance);

        await _world.BookAsync(Ben, "c2", _world.At(21, 11));
        await retention.EraseAsync([Ana.Conversation], default);
        Assert.Equal((1, 0), (await _world.RowsAsync(new(2026, 11, 21)), await _world.RowsAsync(new(2026, 11, 22))));

        _world.Clock.Advance(TimeSpan.FromDays(1));
        await retention.EraseAsync([], default);
        Assert.Equal(0, await _world.RowsAsync(new(2026, 11, 21)));
    }
}
