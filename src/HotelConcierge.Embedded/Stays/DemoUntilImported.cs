using HotelConcierge.Messages;
using HotelConcierge.Reservations;

namespace HotelConcierge.Embedded.Stays;

/// <summary>
/// Demo stays for a hotel that has imported no reservation yet; once it has, the imported ones alone. For the Local host.
/// </summary>
public sealed class DemoUntilImported(EmbeddedReservations demo, TableReservations imported) : IReservations
{
    public async Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken) =>
        await (await ChooseAsync(hotel, cancellationToken)).FindAsync(hotel, contact, cancellationToken);

    public async Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken) =>
        await (await ChooseAsync(hotel, cancellationToken)).ArrivingAsync(hotel, day, cancellationToken);

    private async Task<IReservations> ChooseAsync(Hotel hotel, CancellationToken cancellationToken) =>
        await imported.HasAnyAsync(hotel, cancellationToken) ? imported : demo;
}
