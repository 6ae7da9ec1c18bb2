namespace HotelConcierge.Shop;

/// <summary>A customer as the ERP has them.</summary>
/// <param name="Phone">In E.164 where it could be read as a number; null for none.</param>
public sealed record Customer(string Id, string Name, string? Phone, string? Email);

/// <summary>Somebody who wants to become a customer; every field was checked.</summary>
/// <param name="Phone">In E.164; null for none. One of phone and e-mail is given.</param>
public sealed record NewCustomer(string Name, string? Phone, string? Email)
{
    public string? Street { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>In which they are written to; BCP 47.</summary>
    public string? Language { get; init; }
}
