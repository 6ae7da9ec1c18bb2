using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

public sealed class SpaAvailabilityTests : IDisposable
{
    private readonly InMemoryTableStore _store = new();
    private readonly SpaWorld _world;

    public SpaAvailabilityTests() => _world = new(_store);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_day_with_enough_times_is_offered_alone()
    {
        var offer = await _world.OfferAsync(new(2026, 11, 22));

        Assert.Equal(Enumerable.Range(9, 7).Select(hour => _world.At(22, hour)), offer.Times.Select(time => time.Start));
        Assert.Equal((true, null), (offer.MoreExist, offer.WhyNotThatDay));
    }

    [Fact]
    public async Task Nearly_full_days_in_a_row_roll_on_with_their_true_dates_and_within_the_channels_limit()
    {
        for (var day = 22; day <= 25; day++)
            await FillAsync(day, except: [15]);
        var offer = await _world.OfferAsync(new(2026, 11, 22));
        Assert.Equal([_world.At(22, 15), _world.At(23, 15), _world.At(24, 15)], offer.Times.Select(time => time.Start));

        await FillAsync(24, except: []);
        offer = await _world.OfferAsync(new(2026, 11, 23));
        Assert.Equal(
            [_world.At(23, 15), _world.At(25, 15), .. Enumerable.Range(9, 7).Select(hour => _world.At(26, hour))],
            offer.Times.Select(time => time.Start));

        foreach (var most in new[] { 1, 2, 3, 5, 8 })
        {
            var page = await _world.OfferAsync(new(2026, 11, 23), most);
            Assert.Equal(offer.Times.Take(most), page.Times);
            Assert.True(page.MoreExist);
        }
    }

    [Fact]
    public async Task More_shows_every_time_once()
    {
        await FillAsync(23, except: [10, 11]);
        var seen = new List<SpaTime>();
        DateTimeOffset? after = null;
        while (true)
        {
            var page = await _world.OfferAsync(new(2026, 11, 21), most: 4, after);
            seen.AddRange(page.Times);
            if (!page.MoreExist)
                break;
            after = page.Times[^1].Start;
        }

        Assert.Equal(seen.Distinct().OrderBy(time => time.Start), seen);
        Assert.Equal(5 + 7 + 2 + (6 * 7) + 3, seen.Count);
        Assert.Equal((_world.At(21, 11), _world.At(30, 11)), (seen[0].Start, seen[^1].Start));
    }

    [Theory]
    [InlineData(1, 21, 11)]
    [InlineData(-5000, 21, 11)]
    public async Task A_day_that_is_past_is_refused_with_the_next_times(int daysBack, int day, int hour)
    {
        var offer = await _world.OfferAsync(daysBack < 0 ? DateOnly.MinValue : new DateOnly(2026, 11, 21).AddDays(-daysBack));

        Assert.Equal((SpaVerdict.Past, _world.At(day, hour)), (offer.WhyNotThatDay, offer.Times[0].Start));
    }

    [Fact]
    public async Task A_day_after_the_stay_or_beyond_the_horizon_is_refused_with_times_that_can_be_had()
    {
        var late = await _world.OfferAsync(new(2026, 12, 1));
        Assert.Equal((SpaVerdict.OutsideStay, _world.At(21, 11)), (late.WhyNotThatDay, late.Times[0].Start));

        var later = await _world.OfferAsync(DateOnly.MaxValue);
        Assert.Equal((SpaVerdict.BeyondHorizon, _world.At(21, 11)), (later.WhyNotThatDay, later.Times[0].Start));
    }

    [Fact]
    public async Task A_stay_that_ends_today_has_times_until_check_out()
    {
        _world.Stays = [_world.Stays[0] with { CheckOut = new(2026, 11, 21) }];
        Assert.Equal([_world.At(21, 11)], (await _world.OfferAsync(new(2026, 11, 21))).Times.Select(time => time.Start));
        Assert.Equal(SpaVerdict.OutsideStay, (await _world.OfferAsync(new(2026, 11, 22))).WhyNotThatDay);

        _world.Clock.Advance(TimeSpan.FromHours(1));
        var offer = await _world.OfferAsync(new(2026, 11, 21));
        Assert.Empty(offer.Times);
        Assert.False(offer.MoreExist);
    }

    [Fact]
    public async Task A_full_last_day_is_answered_with_an_earlier_time()
    {
        await FillAsync(30, except: []);
        var offer = await _world.OfferAsync(new(2026, 11, 30));

        Assert.Equal(_world.At(21, 11), offer.Times[0].Start);
    }

    [Fact]
    public async Task Who_has_no_reservation_is_offered_nothing()
    {
        _world.Stays = [];
        var offer = await _world.OfferAsync(new(2026, 11, 22));

        Assert.Equal((SpaVerdict.NoReservation, true, false), (offer.WhyNotThatDay, offer.Times.IsEmpty, offer.MoreExist));
    }

    [Fact]
    public async Task Late_in_the_evening_tomorrow_is_offered()
    {
        _world.Clock.Advance(_world.At(21, 23, 59) - _world.Clock.GetUtcNow());
        Assert.Equal(_world.At(22, 9), (await _world.OfferAsync(new(2026, 11, 21))).Times[0].Start);

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SpaVerdict.Past, (await _world.OfferAsync(new(2026, 11, 21))).WhyNotThatDay);
    }

    [Theory]
    [InlineData(3, 29, 23)]
    [InlineData(10, 25, 24)]
    [InlineData(6, 1, 24)]
    public void A_day_on_which_the_clock_changes_has_only_hours_that_exist(int month, int day, int expected)
    {
        using var world = new SpaWorld(_store, SpaWorld.Json(hours: """{ "from": "00:00", "to": "00:00" }"""));
        var times = SpaTimes.On(world.Spa, new(2026, month, day), SpaWorld.Massage);

        Assert.Equal(expected, times.Count);
        Assert.All(times, time => Assert.Equal(TimeSpan.FromHours(1), time.End - time.Start));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    private async Task FillAsync(int day, int[] except)
    {
        foreach (var hour in Enumerable.Range(9, 7).Except(except))
        {
            var time = _world.At(day, hour);
            await _store.TryInsertAsync(
                new("spaslots"),
                new(
                    SpaSlotKey.For(_world.Spa, time, "Blue").Partition,
                    SpaSlotKey.For(_world.Spa, time, "Blue").Key,
                    new Dictionary<string, string> { ["start"] = time.ToString("O") }
                ),
                default);
        }
    }
}
