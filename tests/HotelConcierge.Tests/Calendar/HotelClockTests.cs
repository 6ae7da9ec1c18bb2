using HotelConcierge.Calendar;
using HotelConcierge.Contracts;

namespace HotelConcierge.Tests.Calendar;

public sealed class HotelClockTests
{
    [Theory]
    [InlineData("2026-11-21T22:59:59Z", 21)]
    [InlineData("2026-11-21T23:00:00Z", 22)]
    [InlineData("2026-06-21T21:59:59Z", 21)]
    [InlineData("2026-06-21T22:00:00Z", 22)]
    public void A_day_begins_at_the_hotels_midnight(string now, int day) => Assert.Equal(day, Clock(now).Today.Day);

    [Fact]
    public void The_hour_that_is_left_out_in_spring_does_not_exist()
    {
        var clock = Clock("2026-03-01T00:00:00Z");

        Assert.Null(clock.MomentOf(new(2026, 3, 29), new(2, 30)));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), clock.MomentOf(new(2026, 3, 29), new(1, 0)));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), clock.MomentOf(new(2026, 3, 29), new(3, 0)));
    }

    [Fact]
    public void The_hour_that_comes_twice_in_autumn_is_its_first()
    {
        var moment = Clock("2026-10-01T00:00:00Z").MomentOf(new(2026, 10, 25), new(2, 30));

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)), moment);
        Assert.Equal(TimeSpan.FromHours(2), moment!.Value.Offset);
    }

    [Fact]
    public void A_moment_is_shown_with_the_offset_of_its_own_day()
    {
        var clock = Clock("2026-10-24T10:00:00Z");

        Assert.Equal(TimeSpan.FromHours(2), clock.Now.Offset);
        Assert.Equal(TimeSpan.FromHours(1), clock.At(new DateTimeOffset(2026, 10, 25, 10, 0, 0, TimeSpan.Zero)).Offset);
        Assert.Equal(11, clock.At(new DateTimeOffset(2026, 10, 25, 10, 0, 0, TimeSpan.Zero)).Hour);
    }

    [Fact]
    public void A_zone_that_nobody_knows_has_no_clock() => Assert.Null(HotelClock.For("Europe/Cadiz", new ManualTimeProvider()));

    private static HotelClock Clock(string now) =>
        HotelClock.For(
            "Europe/Madrid",
            new ManualTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        )!;
}
