using System.Collections.Immutable;
using HotelConcierge.Messages;

namespace HotelConcierge.Shop;

/// <summary>A product as the ERP has it.</summary>
/// <param name="Name">In the asked language, or in the catalogue's own where it has none in that.</param>
/// <param name="Code">The number by which staff and customers name it; null for none.</param>
/// <param name="Price">Of one unit, as the catalogue lists it, in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Unit">What is counted, such as <c>box of 100</c>; null where pieces are.</param>
public sealed record Product(string Id, string Name, string? Code, decimal Price, string Currency, string? Unit)
{
    public string? Barcode { get; init; }

    /// <summary>What it is, for customers; null for nothing. Never what staff note on buying it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether <see cref="Price"/> contains the taxes.</summary>
    public bool PriceHasTax { get; init; }

    /// <summary>How many can be promised now; null where stock is not counted, as of services.</summary>
    public decimal? Free { get; init; }

    /// <summary>The fewest that can be ordered.</summary>
    public decimal Minimum { get; init; } = 1;

    /// <summary>How many decimals a quantity may have: 0 for whole pieces.</summary>
    public int QuantityDecimals { get; init; }

    /// <summary>A picture of it; null for none.</summary>
    public MediaSource? Picture { get; init; }

    /// <summary>Whether it can be promised at once; true where stock is not counted.</summary>
    public bool IsInStock => Free is null or > 0;
}

/// <summary>What products are looked for. What is not set does not narrow the search.</summary>
/// <param name="Language">In which names are wanted; BCP 47. What is searched are the names of all languages.</param>
public sealed record ProductQuery(string Language)
{
    /// <summary>The most that <see cref="Take"/> can be.</summary>
    public const int MostTaken = 50;

    /// <summary>Words of a name or a description, an own number or a barcode; slips are forgiven. Empty for all products.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only what is in stock when true, only what is not when false.</summary>
    public bool? InStock { get; init; }

    /// <summary>The lowest price, inclusive; 0 is one.</summary>
    public decimal? MinimumPrice { get; init; }

    /// <summary>The highest price, inclusive; 0 is one.</summary>
    public decimal? MaximumPrice { get; init; }

    /// <summary>How many to pass over: 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>How many to return at most: 1 to <see cref="MostTaken"/>.</summary>
    public int Take { get; init; } = 10;
}

/// <summary>A part of what was found.</summary>
/// <param name="HasMore">Whether more come after these.</param>
public sealed record ProductPage(ImmutableArray<Product> Products, bool HasMore);
