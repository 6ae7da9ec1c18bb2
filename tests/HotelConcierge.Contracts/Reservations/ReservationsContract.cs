using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using Xunit;

namespace HotelConcierge.Contracts.Reservations;

/// <summary>What every provider of reservations keeps to, whatever system is behind it.</summary>
public abstract class ReservationsContract
{
    protected abstract IReservations Reservations { get; }

    protected abstract Hotel Hotel { get; }

    protected abstract ManualTimeProvider Clock { get; }

    /// <summary>A guest with two reservations or more that have not begun.</summary>
    protected abstract GuestContact WithSeveral { get; }

    /// <summary>Another guest with a reservation.</summary>
    protected abstract GuestContact Another { get; }

    /// <summary>Somebody without any.</summary>
    protected abstract GuestContact WithNone { get; }

    [Fact]
    public async Task Several_reservations_come_earliest_first()
    {
        var found = await FindAsync(WithSeveral);

        Assert.True(found.Count > 1);
        Assert.Equal(found.OrderBy(reservation => reservation.CheckIn), found);
    }

    [Fact]
    public async Task Every_reservation_is_whole()
    {
        foreach (var reservation in (await FindAsync(WithSeveral)).Concat(await FindAsync(Another)))
        {
            Assert.NotEmpty(reservation.Id);
            Assert.NotEmpty(reservation.Room);
            Assert.NotEmpty(reservation.Guests);
            Assert.True(reservation.Nights >= 1);
            Assert.Equal(
                reservation.Guests.Length,
                reservation.AdultsOn(Hotel.Clock.Today).Count() + reservation.MinorsOn(Hotel.Clock.Today).Count());
        }
    }

    [Fact]
    public async Task Every_read_gives_the_same()
    {
        foreach (var contact in new[] { WithSeveral, Another, WithNone })
            Assert.Equal((await FindAsync(contact)).Select(Show), (await FindAsync(contact)).Select(Show));
    }

    [Fact]
    public async Task Who_has_none_gets_none() => Assert.Empty(await FindAsync(WithNone));

    [Fact]
    public async Task Another_guests_name_opens_nothing()
    {
        var theirs = await FindAsync(Another);
        var impostor = WithSeveral with { Name = theirs[0].Guests[0].Name };

        Assert.Empty(
            (await FindAsync(impostor)).Select(reservation => reservation.Id).Intersect(theirs.Select(reservation => reservation.Id)));
        Assert.Empty(await FindAsync(WithNone with { Name = theirs[0].Guests[0].Name }));
    }

    [Fact]
    public async Task A_reservation_is_there_on_its_last_day_and_gone_on_the_next()
    {
        var first = (await FindAsync(WithSeveral))[0];
        Clock.Advance(Hotel.Clock.BeginningOf(first.CheckOut.AddDays(1)) - TimeSpan.FromMinutes(1) - Clock.GetUtcNow());
        Assert.Contains(await FindAsync(WithSeveral), reservation => reservation.Id == first.Id);

        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await FindAsync(WithSeveral), reservation => reservation.Id == first.Id);
    }

    [Fact]
    public async Task Arrivals_of_a_day_name_the_addresses_to_write_to()
    {
        var first = (await FindAsync(WithSeveral))[0];
        var arrivals = await Reservations.ArrivingAsync(Hotel, first.CheckIn, CancellationToken.None);

        Assert.Contains(WithSeveral.Key, arrivals.Single(arrival => arrival.Reservation.Id == first.Id).Contacts);
        Assert.All(arrivals, arrival => Assert.Equal(first.CheckIn, arrival.Reservation.CheckIn));
    }

    private Task<IReadOnlyList<Reservation>> FindAsync(GuestContact contact) =>
        Reservations.FindAsync(Hotel, contact, CancellationToken.None);

    private static string Show(Reservation reservation) =>
        $"{reservation.Id} {reservation.CheckIn:O} {reservation.CheckOut:O} {reservation.Room} {string.Join(',', reservation.Guests)}";
}
