using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

/// <summary>
/// Whatever the opening hours, the moment, the stay and what is taken: what is offered can be booked, and nothing else can.
/// </summary>
public sealed class SpaPropertyTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(20_251, 121);

    private static readonly Arbitrary<Sample> Samples = (
        from fromHour in Gen.Choose(0, 12)
        from openHours in Gen.Choose(1, 12)
        from slotMinutes in Gen.Elements(15, 30, 45, 60, 90, 120)
        from rooms in Gen.Choose(1, 3)
        from horizon in Gen.Choose(0, 9)
        from start in Gen.Elements(
            new DateOnly(2026, 3, 26),
            new(2026, 3, 29),
            new(2026, 10, 23),
            new(2026, 10, 25),
            new(2028, 2, 28),
            new(2026, 12, 30))
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from arrives in Gen.Choose(-3, 3)
        from nights in Gen.Choose(1, 7)
        from asksAfter in Gen.Choose(-2, 10)
        from taken in Gen.Choose(0, 199).ListOf(60)
        from most in Gen.Choose(1, 10)
        select new Sample(fromHour, openHours, slotMinutes, rooms, horizon, start, minute, arrives, nights, asksAfter, taken, most)
    ).ToArbitrary();

    [Fact]
    public void What_is_offered_is_free_ahead_within_the_stay_and_true_by_the_hotels_clock() => Check(async (sample, world) =>
    {
        var offer = await sample.OfferAsync(world);
        var now = world.Clock.GetUtcNow();

        Assert.True(offer.Times.Length <= sample.Most);
        Assert.Equal(offer.Times.OrderBy(time => time.Start).Distinct(), offer.Times);
        foreach (var time in offer.Times)
        {
            Assert.True(time.Start >= now.AddMinutes(10));
            Assert.True(world.Spa.Hotel.IsDuring(world.Stays[0], time.Start, time.End));
            var local = TimeZoneInfo.ConvertTime(time.Start, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));
            Assert.Equal((local.DateTime, local.Offset), (time.Start.DateTime, time.Start.Offset));
            Assert.True(local.TimeOfDay >= TimeSpan.FromHours(sample.FromHour));
            Assert.Equal(0, (local.TimeOfDay - TimeSpan.FromHours(sample.FromHour)).TotalMinutes % sample.SlotMinutes);
            Assert.True(DateOnly.FromDateTime(local.DateTime) <= world.Spa.Hotel.Clock.Today.AddDays(sample.Horizon));
            Assert.Equal(sample.SlotMinutes, (time.End - time.Start).TotalMinutes);
        }
    });

    [Fact]
    public void What_is_offered_can_be_booked_and_is_offered_no_more_when_its_rooms_are_taken() => Check(async (sample, world) =>
    {
        if ((await sample.OfferAsync(world)).Times is not [var first, ..])
            return;
        for (var guest = 0; guest < sample.Rooms; guest++)
        {
            var outcome = await world.BookAsync(SpaWorld.Guest(guest), "c1", first.Start);
            if (outcome.Verdict is SpaVerdict.Taken)
                break;
            Assert.Equal(SpaVerdict.Booked, outcome.Verdict);
        }

        Assert.Equal(SpaVerdict.Taken, (await world.BookAsync(SpaWorld.Guest(99), "c1", first.Start)).Verdict);
        Assert.DoesNotContain(first, (await sample.OfferAsync(world)).Times);
    });

    [Fact]
    public void Every_page_of_more_goes_on_where_the_last_one_ended() =>
        Check(
            async (sample, world) =>
            {
                var all = (await world.OfferAsync(world.Spa.Hotel.Clock.Today, most: 1000)).Times.ToList();
                for (var offer = await world.OfferAsync(world.Spa.Hotel.Clock.Today, most: 1000, all.Count == 0 ? null : all[^1].Start);
                    offer.Times.Length > 0 && all.Count > 0;
                    offer = await world.OfferAsync(world.Spa.Hotel.Clock.Today, most: 1000, all[^1].Start))
                    all.AddRange(offer.Times);
                var paged = new List<SpaTime>();
                DateTimeOffset? after = null;
                while (true)
                {
                    var offer = await world.OfferAsync(world.Spa.Hotel.Clock.Today, sample.Most, after);
                    paged.AddRange(offer.Times);
                    if (!offer.MoreExist)
                        break;
                    after = offer.Times[^1].Start;
                }

                Assert.Equal(all, paged);
            });

    private static void Check(Func<Sample, SpaWorld, Task> property) => Prop.ForAll(Samples, sample =>
    {
        using var world = sample.World();

        // The in-memory store finishes at once, so nothing waits here.
        var work = CheckAsync();
        Assert.True(work.IsCompleted);
        work.GetAwaiter().GetResult();
        return true;

        async Task CheckAsync()
        {
            await sample.TakeAsync(world);
            await property(sample, world);
        }
    }).Check(Config);

    private sealed record Sample(
        int FromHour,
        int OpenHours,
        int SlotMinutes,
        int Rooms,
        int Horizon,
        DateOnly Start,
        int Minute,
        int Arrives,
        int Nights,
        int AsksAfter,
        IList<int> Taken,
        int Most)
    {
        public SpaWorld World()
        {
            var to = Math.Min(FromHour + Math.Max(OpenHours, (SlotMinutes + 59) / 60), 24) % 24;
            var rooms = string.Join(
                ',',
                Enumerable.Range(0, Rooms).Select(room => $$"""{ "name": "Room {{room}}", "treatments": ["massage"] }"""));
            var hours = string.Create(CultureInfo.InvariantCulture, $$"""{ "from": "{{FromHour:D2}}:00", "to": "{{to:D2}}:00" }""");
            var world = new SpaWorld(
                new InMemoryTableStore(),
                SpaWorld.Json($"[{rooms}]", hours, SlotMinutes, Horizon),
                new DateTimeOffset(Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(Minute));
            world.Stays = [new("R", world.Stays[0].Guests, Start.AddDays(Arrives), Start.AddDays(Arrives + Nights), "1")];
            return world;
        }

        /// <summary>Some of the rooms at some of the times, by guests of other stays.</summary>
        public async Task TakeAsync(SpaWorld world)
        {
            var times = Enumerable.Range(0, 12).SelectMany(day => SpaTimes.On(world.Spa, Start.AddDays(day), SpaWorld.Massage)).ToList();
            foreach (var number in Taken.Where(_ => times.Count > 0))
            {
                var key = SpaSlotKey.For(world.Spa, times[number % times.Count].Start, $"Room {number % Rooms}");
                var ledger = new SpaLedger
                {
                    Bookings =
                    [
                        new(
                            "other",
                            times[number % times.Count].Start,
                            times[number % times.Count].End,
                            $"Room {number % Rooms}",
                            SpaWorld.Massage),
                    ],
                };
                await new SpaLedgers(world.Store).TryWriteAsync(
                    "seaside",
                    SpaWorld.Guest(1000 + number).Conversation,
                    ledger,
                    "",
                    default);
                await new SpaSlots(world.Store).TryTakeAsync(
                    [(key, null)],
                    SpaWorld.Guest(1000 + number).Conversation,
                    "other",
                    times[number % times.Count],
                    default);
            }
        }

        public Task<SpaOffer> OfferAsync(SpaWorld world) => world.OfferAsync(world.Spa.Hotel.Clock.Today.AddDays(AsksAfter), Most);
    }
}
