namespace HotelConcierge.Reservations;

/// <summary>A feature that keeps something under a reservation's number, which has to go when the reservation is erased.</summary>
public interface IHoldsStayData
{
    /// <summary>Forgets it. Done twice, it changes nothing.</summary>
    Task ForgetStayAsync(Hotel hotel, string number, CancellationToken cancellationToken);
}
