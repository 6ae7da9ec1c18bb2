using System.Collections.Immutable;

namespace HotelConcierge.Shop;

/// <summary>What somebody would like to have of a product.</summary>
/// <param name="Quantity">In the product's units, positive.</param>
public sealed record WantedLine(string ProductId, decimal Quantity);

/// <summary>A line with its price.</summary>
/// <param name="Name">Of the product, in the asked language.</param>
/// <param name="UnitPrice">As the ERP has it for this customer.</param>
/// <param name="Subtotal">Of the line, with or without taxes as the unit price.</param>
public sealed record OrderLine(string ProductId, string Name, decimal Quantity, string? Unit, decimal UnitPrice, decimal Subtotal);

/// <summary>What lines cost, to the last cent.</summary>
/// <param name="Net">Without taxes.</param>
/// <param name="Tax">All taxes together; null where the ERP adds them only later, which the guest is told.</param>
/// <param name="Total">What is to be paid: net and tax; net alone where the tax is null.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Quote(ImmutableArray<OrderLine> Lines, decimal Net, decimal? Tax, decimal Total, string Currency);

/// <summary>An order as the customer said yes to it.</summary>
/// <param name="Key">Makes it one order however often it is placed: 1 to 64 letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="Customer">Whose; verified.</param>
/// <param name="Quote">With exactly the prices that the customer read.</param>
public sealed record NewOrder(string Key, string Customer, Quote Quote)
{
    /// <summary>What the customer wants staff to know; null for nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }
}

/// <summary>How far an order is.</summary>
public enum OrderState
{
    /// <summary>Staff have not confirmed it yet.</summary>
    Draft,

    /// <summary>Staff have confirmed it.</summary>
    Confirmed,

    /// <summary>It is delivered or paid, and over.</summary>
    Done,

    Cancelled,
}

/// <summary>An order or invoice of a customer.</summary>
/// <param name="Number">By which people name it; a draft may have none but its <paramref name="Id"/>, then it is that.</param>
/// <param name="PlacedAt">Where the ERP knows only a day, its beginning in UTC.</param>
public sealed record Order(
    string Id,
    string Number,
    OrderState State,
    DateTimeOffset PlacedAt,
    ImmutableArray<OrderLine> Lines,
    decimal Total,
    string Currency);
