using System.Collections.Immutable;
using HotelConcierge.Shop;

namespace HotelConcierge.Embedded.Shop;

/// <summary>What lines cost at the demo's prices: each line is rounded to the cent, and so are its taxes.</summary>
internal static class Pricing
{
    /// <summary>More of one product is no order but a slip of the finger.</summary>
    private const decimal MostOfOne = 100_000;

    private const int Cents = 2;

    /// <exception cref="ErpException">With <see cref="ErpTrouble.Refused"/>: a line names an unknown product or a quantity that cannot be
    /// sold, or there is none.</exception>
    public static Quote Quote(DemoCatalogue catalogue, IReadOnlyList<WantedLine> wanted, string language)
    {
        if (wanted.Count == 0)
            throw Refused("There are no lines.");
        var lines = ImmutableArray.CreateBuilder<OrderLine>(wanted.Count);
        decimal net = 0, tax = 0;
        foreach (var line in wanted)
        {
            var product = catalogue.Find(line.ProductId) is { IsForSale: true } known ? known : throw Refused("A product is not for sale.");
            if (line.Quantity <= 0 || line.Quantity < product.Minimum || line.Quantity > MostOfOne
                || decimal.Round(line.Quantity, product.Decimals) != line.Quantity)
                throw Refused($"The quantity of {product.Code} cannot be sold.");
            var shown = catalogue.Show(product, language);
            var subtotal = Round(line.Quantity * product.Price);
            var lineNet = product.PriceHasTax ? Round(subtotal * 100 / (100 + product.TaxPercent)) : subtotal;
            net += lineNet;
            tax += product.PriceHasTax ? subtotal - lineNet : Round(subtotal * product.TaxPercent / 100);
            lines.Add(new(product.Code, shown.Name, line.Quantity, shown.Unit, product.Price, subtotal));
        }

        return new(lines.ToImmutable(), net, tax, net + tax, catalogue.Currency);
    }

    private static decimal Round(decimal amount) => decimal.Round(amount, Cents, MidpointRounding.AwayFromZero);

    private static ErpException Refused(string why) => new(ErpTrouble.Refused, why);
}
