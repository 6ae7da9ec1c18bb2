using System.Collections.Immutable;
using HotelConcierge.Shop;

namespace HotelConcierge.Contracts.Shop;

/// <summary>An ERP that a contract is held to, with the staff who work in it.</summary>
public interface IErpServer : IAsyncDisposable
{
    IErp Erp { get; }

    /// <summary>The same system as another process sees it: nothing is shared but what is behind it.</summary>
    IErp Another();

    /// <summary>Staff confirm a draft.</summary>
    Task ConfirmAsync(string orderId);

    /// <summary>How many orders there are, whatever their state.</summary>
    Task<int> CountOrdersAsync();

    Task<int> CountCustomersAsync();
}

/// <summary>What is in an ERP before a test begins; each implementation puts it into its own system.</summary>
/// <param name="Currency">Of every price.</param>
public sealed record ErpSeed(
    ImmutableArray<SeededProduct> Products, ImmutableArray<SeededCustomer> Customers, string Currency = "THB");

/// <summary>A product to put into an ERP.</summary>
/// <param name="Code">Its own number; unique.</param>
/// <param name="English">Its name, which is the catalogue's own.</param>
/// <param name="Thai">Its name.</param>
/// <param name="Price">Of one unit.</param>
public sealed record SeededProduct(string Code, string English, string Thai, decimal Price)
{
    public string? Barcode { get; init; }

    /// <summary>For customers, in English.</summary>
    public string? Description { get; init; }

    /// <summary>Null where stock is not counted.</summary>
    public decimal? Free { get; init; } = 100;

    /// <summary>Null where pieces are counted.</summary>
    public string? Unit { get; init; }

    public decimal Minimum { get; init; } = 1;

    public int QuantityDecimals { get; init; }

    /// <summary>Of the price without it.</summary>
    public decimal TaxPercent { get; init; } = 7;

    public bool PriceHasTax { get; init; }

    public bool IsForSale { get; init; } = true;
}

/// <summary>A customer to put into an ERP.</summary>
/// <param name="Phone">As staff wrote it, with its country.</param>
public sealed record SeededCustomer(string Name, string? Phone, string? Email);
