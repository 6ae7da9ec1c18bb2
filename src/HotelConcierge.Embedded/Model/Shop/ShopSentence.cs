namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>What one message says, cut into its parts. What is not said is null or empty.</summary>
/// <param name="Product">The words that name a product.</param>
internal sealed record ShopSentence(string Product)
{
    /// <summary>How many of it.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Whether so many more.</summary>
    public bool IsMore { get; init; }

    /// <summary>The place in the list that was shown, from 1; -1 for the last.</summary>
    public int? Place { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public bool InStockOnly { get; init; }

    /// <summary>Whether something is not wanted.</summary>
    public bool IsWithout { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>The number of an order, where one is named.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>A customer's name, where they say it.</summary>
    public string? Name { get; init; }
}
