using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

/// <summary>People who write to the hotel and do not stay there.</summary>
public sealed class OutsideGuestTests
{
    [Fact]
    public async Task They_are_offered_nothing_and_book_nothing_unless_the_spa_lets_them()
    {
        using var world = new SpaWorld(new InMemoryTableStore()) { Stays = [] };

        var offer = await world.OfferAsync(new(2026, 11, 22));
        Assert.True(offer.Times.IsEmpty);
        Assert.Equal(SpaVerdict.NoReservation, offer.WhyNotThatDay);
        Assert.Equal(SpaVerdict.NoReservation, (await world.BookAsync(SpaWorld.Guest(1), "c1", world.At(22, 10))).Verdict);
        Assert.Equal(0, await world.RowsAsync(new(2026, 11, 22)));
    }

    [Fact]
    public async Task A_spa_that_lets_them_treats_them_as_its_guests_and_guests_of_the_hotel_outside_of_their_stay_too()
    {
        using var world = new SpaWorld(new InMemoryTableStore(), SpaWorld.Json(outsideGuests: true)) { Stays = [] };

        var offer = await world.OfferAsync(new(2026, 11, 22));
        Assert.Equal(7, offer.Times.Length);
        Assert.Null(offer.WhyNotThatDay);
        Assert.Equal(SpaVerdict.Booked, (await world.BookAsync(SpaWorld.Guest(1), "c1", world.At(22, 10))).Verdict);

        world.Stays = [new("R-1", [new("Ana", "", null, default)], new(2026, 12, 20), new(2026, 12, 30), "7")];
        Assert.Equal(SpaVerdict.Booked, (await world.BookAsync(SpaWorld.Guest(2), "c1", world.At(22, 11))).Verdict);
    }
}
