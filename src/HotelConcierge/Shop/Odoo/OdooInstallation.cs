using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>What this Odoo has and how it counts, read once in a while.</summary>
internal sealed class OdooInstallation(OdooClient odoo, OdooTransport transport, IOptions<OdooOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan CountsFor = TimeSpan.FromMinutes(10);

    private static readonly string[] ProductFields = ["is_storable", "free_qty", "taxes_id"];
    private static readonly string[] PartnerFields = ["mobile", "customer_rank", "property_account_position_id"];
    private static readonly string[] CompanyFields = ["tax_calculation_rounding_method"];

    private Reading? _last;

    /// <exception cref="ErpException">Odoo cannot be asked.</exception>
    public async Task<OdooSchema> ReadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) is { } last && clock.GetUtcNow() < last.Until)
            return last.Schema;
        OdooSchema schema;
        try
        {
            schema = await AskAsync(cancellationToken);
        }
        catch (ErpException exception) when (exception.Trouble is ErpTrouble.Refused)
        {
            // Nobody asks for anything yet: an app is missing, or it is no Odoo that we know.
            throw new ErpException(ErpTrouble.Broken, exception.Message);
        }

        Volatile.Write(ref _last, new(schema, clock.GetUtcNow() + CountsFor));
        return schema;
    }

    private async Task<OdooSchema> AskAsync(CancellationToken cancellationToken)
    {
        var order = OdooOrderModel.Of(options.Value);
        var (company, country, currency, roundsTotals) = await CompanyAsync(cancellationToken);
        var unitFields = await NamesAsync("uom.uom", ["rounding"], cancellationToken);
        var units = await odoo.SearchAsync(
            "uom.uom", OdooDomain.All, ["name", .. unitFields], OdooSchema.Own, cancellationToken, withArchived: true);
        return new()
        {
            Languages =
            [
                .. (await odoo.SearchAsync(
                    "res.lang", OdooDomain.Where("active", "=", true), ["code"], null, cancellationToken, order: "id"))
                    .Select(language => language.Text("code")).OfType<string>(),
            ],
            ProductFields = await NamesAsync("product.product", ProductFields, cancellationToken),
            PartnerFields = await NamesAsync("res.partner", PartnerFields, cancellationToken),
            OrderFields = (await odoo.FieldsAsync(order.Name, [order.NotesField, "payment_state"], cancellationToken))
                .ToFrozenDictionary(StringComparer.Ordinal),
            Units = units.ToFrozenDictionary(unit => unit.Id, unit => OdooUnit.Of(unit.Text("name") ?? "", unit.Number("rounding"))),
            Company = company,
            Country = country,
            Currency = currency,
            RoundsTotals = roundsTotals,
        };
    }

    private async Task<(int Id, string? Country, OdooCurrency Currency, bool RoundsTotals)> CompanyAsync(
        CancellationToken cancellationToken)
    {
        var fields = await NamesAsync("res.company", CompanyFields, cancellationToken);
        var id = odoo.Company > 0 ? odoo.Company : await OwnCompanyAsync(cancellationToken);
        var found = await odoo.SearchAsync(
            "res.company", OdooDomain.Where("id", "=", id), ["currency_id", "country_id", .. fields], null, cancellationToken);
        if (found is not [var company] || company.Reference("currency_id") is not { } money)
            throw new ErpException(ErpTrouble.NoAccess, "Odoo has no such company for our user: see Odoo__Company.");
        var currencies = await odoo.SearchAsync(
            "res.currency", OdooDomain.Where("id", "=", money.Id), ["name", "decimal_places"], null, cancellationToken, withArchived: true);
        if (currencies is not [var currency] || currency.Text("name") is not { } name)
            throw new ErpException(ErpTrouble.Broken, "Odoo does not say what currency the company has.");
        var countries = company.Reference("country_id") is { } country
            ? await odoo.SearchAsync("res.country", OdooDomain.Where("id", "=", country.Id), ["code"], null, cancellationToken)
            : [];
        return (
            id,
            countries is [var home] ? home.Text("code") : null,
            new(money.Id, name, (int)currency.Number("decimal_places")),
            company.Text("tax_calculation_rounding_method") is "round_globally");
    }

    private async Task<int> OwnCompanyAsync(CancellationToken cancellationToken)
    {
        var user = await transport.AuthenticateAsync(cancellationToken);
        var found = await odoo.SearchAsync("res.users", OdooDomain.Where("id", "=", user), ["company_id"], null, cancellationToken);
        return found is [var own] && own.Reference("company_id") is { } company
            ? company.Id
            : throw new ErpException(ErpTrouble.Broken, "Odoo does not say what company our user belongs to.");
    }

    private async Task<FrozenSet<string>> NamesAsync(string model, IEnumerable<string> fields, CancellationToken cancellationToken) =>
        (await odoo.FieldsAsync(model, fields, cancellationToken)).Keys.ToFrozenSet(StringComparer.Ordinal);

    private sealed record Reading(OdooSchema Schema, DateTimeOffset Until);
}

/// <summary>How an Odoo is: which languages it speaks, which fields it has, whose it is.</summary>
internal sealed record OdooSchema
{
    /// <summary>The language in which Odoo's own terms are written, which every database has.</summary>
    public const string Own = "en_US";

    /// <summary>Odoo's codes of the languages that are switched on, such as <c>th_TH</c>.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    public required FrozenSet<string> ProductFields { get; init; }

    public required FrozenSet<string> PartnerFields { get; init; }

    /// <summary>With their types.</summary>
    public required FrozenDictionary<string, string> OrderFields { get; init; }

    public required FrozenDictionary<int, OdooUnit> Units { get; init; }

    public required int Company { get; init; }

    /// <summary>The company's country, such as <c>TH</c>; null where it has none.</summary>
    public required string? Country { get; init; }

    public required OdooCurrency Currency { get; init; }

    /// <summary>Whether taxes are rounded once for an order, rather than for each line.</summary>
    public required bool RoundsTotals { get; init; }

    /// <summary>Odoo's code for a language of BCP 47, or the nearest that it speaks.</summary>
    public string LanguageOf(string language) =>
        Spoken(language) ?? (Languages.Contains(Own, StringComparer.Ordinal) || Languages.IsEmpty ? Own : Languages[0]);

    /// <summary>Likewise; null where it does not speak it.</summary>
    public string? Spoken(string language)
    {
        var code = language.Replace('-', '_');
        return Languages.FirstOrDefault(spoken => spoken.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? Languages.FirstOrDefault(spoken => spoken.Split('_')[0].Equals(code.Split('_')[0], StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A currency.</summary>
/// <param name="Name">ISO 4217.</param>
/// <param name="Decimals">To which amounts are rounded.</param>
internal sealed record OdooCurrency(int Id, string Name, int Decimals)
{
    /// <summary>Half a cent goes up, away from zero, as Odoo does it.</summary>
    public decimal Round(decimal amount) => Math.Round(amount, Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>A unit of measure.</summary>
/// <param name="IsPiece">Whether single pieces are counted, so that it need not be named.</param>
/// <param name="Decimals">How many a quantity of it may have.</param>
internal sealed record OdooUnit(bool IsPiece, int Decimals)
{
    private const int MostDecimals = 3;

    private static readonly FrozenSet<string> Pieces = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Units", "Unit", "Unit(s)");

    // Odoo lets all units have hundredths, boxes among them, and no version has the same way to tell which are divisible.
    private static readonly FrozenSet<string> Divisible = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "g", "kg", "t", "oz", "lb", "mm", "cm", "m", "km", "in", "ft", "yd", "mi", "m²", "ft²", "ml", "l", "m³", "in³", "ft³",
        "fl oz (US)", "qt (US)", "gal (US)", "Hours", "Days");

    /// <param name="name">In English.</param>
    /// <param name="rounding">The smallest part of it, such as 0.01; 0 where Odoo does not say.</param>
    public static OdooUnit Of(string name, decimal rounding) => new(Pieces.Contains(name), Divisible.Contains(name) ? Count(rounding) : 0);

    private static int Count(decimal rounding)
    {
        if (rounding <= 0)
            return 2;
        var decimals = 0;
        for (; decimals < MostDecimals && rounding < 1; decimals++)
            rounding *= 10;
        return decimals;
    }
}
