using System.Collections.Immutable;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Reservations;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;

namespace HotelConcierge.Tests.Embedded.Stays;

public sealed class EmbeddedReservationsTests : ReservationsContract
{
    public EmbeddedReservationsTests()
    {
        Clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        var hotels = HotelCatalog.Load(Shipped.Folder, Clock);
        Hotel = hotels.All.Single();
        Reservations = new EmbeddedReservations(DemoBooks.Load(Shipped.DemoFolder, hotels));
    }

    protected override IReservations Reservations { get; }

    protected override Hotel Hotel { get; }

    protected override ManualTimeProvider Clock { get; }

    protected override GuestContact WithSeveral { get; } = HotelFiles.Contact("whatsapp:+34600000001");

    protected override GuestContact Another { get; } = HotelFiles.Contact("whatsapp:+34600000002");

    protected override GuestContact WithNone { get; } = HotelFiles.Contact("whatsapp:+34600000009");

    [Fact]
    public async Task An_unknown_contact_is_in_the_hotel_on_every_day_and_reads_one_stay_from_arrival_to_departure()
    {
        for (var guest = 0; guest < 20; guest++)
        {
            var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
            var hotel = HotelCatalog.Load(Shipped.Folder, clock).All.Single();
            var contact = HotelFiles.Contact($"whatsapp:+3469900{guest:D4}", "Ana");
            var stays = new List<Reservation>();
            for (var day = 0; day < 30; day++, clock.Advance(TimeSpan.FromDays(1)))
            {
                var stay = Assert.Single(await Reservations.FindAsync(hotel, contact, CancellationToken.None));
                Assert.True(stay.CheckIn <= hotel.Clock.Today && hotel.Clock.Today < stay.CheckOut);
                stays.Add(stay);
            }

            foreach (var reads in stays.GroupBy(stay => stay.CheckIn))
                Assert.Single(reads.Select(stay => (stay.Id, stay.CheckOut, stay.Room, string.Join(',', stay.Guests))).Distinct());
            foreach (var (earlier, later) in stays.Zip(stays.Skip(1)).Where(pair => pair.First.Id != pair.Second.Id))
                Assert.Equal(earlier.CheckOut, later.CheckIn);
        }
    }

    [Fact]
    public async Task A_made_up_stay_changes_at_the_hotels_midnight_and_not_at_the_servers()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 7, 1, 21, 59, 0, TimeSpan.Zero));
        var hotel = HotelCatalog.Load(Shipped.Folder, clock).All.Single();
        for (var night = 0; night < 10; night++, clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1)))
        {
            var before = (await Reservations.FindAsync(hotel, HotelFiles.Contact("whatsapp:+34699000001"), CancellationToken.None))[0];
            clock.Advance(TimeSpan.FromMinutes(1));
            var after = (await Reservations.FindAsync(hotel, HotelFiles.Contact("whatsapp:+34699000001"), CancellationToken.None))[0];
            Assert.Equal(hotel.Clock.Today == before.CheckOut, before.Id != after.Id);
        }
    }

    [Fact]
    public async Task The_contacts_own_name_leads_the_made_up_party_and_contacts_differ()
    {
        var stays = new List<Reservation>();
        for (var guest = 0; guest < 40; guest++)
            stays.Add(
                (await Reservations.FindAsync(Hotel, HotelFiles.Contact($"whatsapp:+3469911{guest:D4}", " Ana "), CancellationToken.None))[
                    0
                ]);

        Assert.All(stays, stay => Assert.Equal("Ana", stay.Guests[0].Name));
        Assert.All(stays, stay => Assert.Equal(MemberLevel.Gold, stay.Level));
        Assert.True(stays.Select(stay => stay.Room).Distinct().Count() > 20);
        Assert.Equal([1, 2, 3, 4], stays.Select(stay => stay.Guests.Length).Distinct().Order());
        Assert.Equal([4, 5, 6, 7], stays.Select(stay => stay.Nights).Distinct().Order());
    }

    [Theory]
    [InlineData(2028, 2, 28, 2010, 2, 28, false)]
    [InlineData(2028, 2, 27, 2010, 2, 28, true)]
    [InlineData(2026, 2, 27, 2008, 2, 29, true)]
    [InlineData(2026, 2, 28, 2008, 2, 29, false)]
    [InlineData(2028, 2, 29, 2008, 2, 29, false)]
    [InlineData(2026, 11, 21, 2008, 11, 22, true)]
    public void Who_is_born_on_a_leap_day_comes_of_age_too(
        int year,
        int month,
        int day,
        int bornYear,
        int bornMonth,
        int bornDay,
        bool isMinor
    ) =>
        Assert.Equal(
            isMinor,
            new StayGuest("Nil", "", new(bornYear, bornMonth, bornDay), MemberLevel.NonMember).IsMinorOn(new(year, month, day)));

    [Fact]
    public async Task A_party_is_told_by_adults_and_minors_on_the_day_and_by_its_highest_standing()
    {
        var stay = (await Reservations.FindAsync(Hotel, WithSeveral, CancellationToken.None))[0];

        Assert.Equal(["Lucía", "Joaquín"], stay.AdultsOn(stay.CheckIn).Select(guest => guest.Name));
        Assert.Equal(["Vega", "Nil"], stay.MinorsOn(stay.CheckIn).Select(guest => guest.Name));
        Assert.Equal(MemberLevel.Platinum, stay.Level);
        Assert.Equal(MemberLevel.NonMember, (stay with { Guests = ImmutableArray<StayGuest>.Empty }).Level);
    }

    [Fact]
    public async Task A_stay_lasts_from_the_first_midnight_to_check_out()
    {
        var stay = (await Reservations.FindAsync(Hotel, WithSeveral, CancellationToken.None))[0];
        DateTimeOffset At(DateOnly day, int hour) => Hotel.Clock.MomentOf(day, new(hour, 0))!.Value;

        Assert.True(Hotel.IsDuring(stay, At(stay.CheckIn, 0), At(stay.CheckIn, 1)));
        Assert.False(Hotel.IsDuring(stay, At(stay.CheckIn, 0).AddMinutes(-1), At(stay.CheckIn, 1)));
        Assert.True(Hotel.IsDuring(stay, At(stay.CheckOut, 11), At(stay.CheckOut, 12)));
        Assert.False(Hotel.IsDuring(stay, At(stay.CheckOut, 11), At(stay.CheckOut, 12).AddMinutes(1)));
    }
}
