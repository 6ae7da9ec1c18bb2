using System.Collections.Immutable;

namespace HotelConcierge.Shop.Odoo;

/// <summary>A tax of Odoo.</summary>
/// <param name="Percent">Null for one that is no percentage: a fixed amount, a formula, a group of taxes.</param>
/// <param name="IsInPrice">Whether the price contains it.</param>
/// <param name="IsTaxed">Whether taxes after it are put on it too.</param>
internal sealed record OdooTax(int Id, decimal? Percent, bool IsInPrice, bool IsTaxed)
{
    private static readonly string[] Fields = ["amount_type", "amount", "price_include", "include_base_amount", "company_id"];

    /// <summary>Reads taxes, those of a company where several companies have one.</summary>
    public static async Task<IReadOnlyDictionary<int, OdooTax>> ReadAsync(
        OdooClient odoo, IReadOnlyCollection<int> ids, int company, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return ImmutableDictionary<int, OdooTax>.Empty;
        var records = await odoo.SearchAsync("account.tax", OdooDomain.In("id", ids), Fields, null, cancellationToken, withArchived: true);

        // A branch has the taxes of its head office.
        var own = records.Where(record => record.Reference("company_id")?.Id == company).ToList();
        return (own.Count > 0 ? own : records).ToDictionary(record => record.Id, record => new OdooTax(
            record.Id,
            record.Text("amount_type") is "percent" ? record.Number("amount") : null,
            record.Flag("price_include"),
            record.Flag("include_base_amount")));
    }
}

/// <summary>Adds up what lines cost, as Odoo does for taxes in percent: half a cent goes up.</summary>
/// <param name="roundsTotals">Whether a tax is rounded once for all lines; else for each line, as Odoo does unless told.</param>
internal sealed class OdooSum(OdooCurrency currency, bool roundsTotals)
{
    private readonly Dictionary<int, decimal> _taxes = [];
    private decimal _gross, _net, _tax;
    private bool _isKnown = true;

    /// <summary>Adds a line.</summary>
    /// <returns>Its subtotal, with or without taxes as its price.</returns>
    public decimal Add(decimal price, decimal quantity, ImmutableArray<OdooTax> taxes)
    {
        var amount = price * quantity;
        var gross = currency.Round(amount);
        _gross += gross;
        if (taxes.Any(tax => tax.Percent is null) || (taxes.Length > 1 && taxes.Any(tax => tax.IsTaxed)))
            _isKnown = false;
        else
            AddTaxes(amount, gross, taxes);
        return gross;
    }

    /// <summary>What all lines cost; the tax is null where Odoo alone can tell.</summary>
    public (decimal Net, decimal? Tax, decimal Total) End(bool isTaxKnown)
    {
        if (!_isKnown || !isTaxKnown)
            return (_gross, null, _gross);
        var tax = _tax + _taxes.Values.Sum(currency.Round);
        return (_net, tax, _net + tax);
    }

    private void AddTaxes(decimal amount, decimal gross, ImmutableArray<OdooTax> taxes)
    {
        var within = taxes.Where(tax => tax.IsInPrice).Sum(tax => tax.Percent!.Value);
        var exact = amount / (1 + (within / 100));
        var net = currency.Round(exact);
        _net += net;
        if (roundsTotals)
        {
            foreach (var tax in taxes)
                _taxes[tax.Id] = _taxes.GetValueOrDefault(tax.Id) + (exact * tax.Percent!.Value / 100);
            return;
        }

        // What the price contains is what is left of it, so that price and total stay one.
        _tax += gross - (within == 0 ? gross : net);
        foreach (var tax in taxes.Where(tax => !tax.IsInPrice))
            _tax += currency.Round(net * tax.Percent!.Value / 100);
    }
}
