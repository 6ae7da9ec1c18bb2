using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Shop;

/// <summary>Knows which of the ERP's customers a guest is.</summary>
public interface IKnowsCustomers
{
    /// <summary>The customer whom the guest has been proven to be, never whom they or a model merely name; null for nobody yet.</summary>
    /// <exception cref="ErpException">The ERP cannot be asked.</exception>
    Task<LinkedCustomer?> FindAsync(Assistant assistant, GuestContact guest, CancellationToken cancellationToken);
}

/// <summary>What proves that a guest is a customer. Stored, so cases are added, never renamed.</summary>
public enum CustomerProof
{
    /// <summary>The channel vouches for the number that the ERP has.</summary>
    Channel,

    /// <summary>A code that was sent to the phone or e-mail that the ERP has.</summary>
    Code,

    /// <summary>They have become a customer in this conversation.</summary>
    Registered,
}

/// <summary>The customer that a guest is.</summary>
/// <param name="CustomerId">The ERP's.</param>
public sealed record LinkedCustomer(string CustomerId, string Name, CustomerProof Proof);
