using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotelConcierge.Text;
using PhoneNumbers;

namespace HotelConcierge.Shop.Odoo;

/// <summary>Customers of Odoo: its partners.</summary>
internal sealed partial class OdooCustomers(OdooClient odoo, OdooInstallation installation)
{
    private const string Model = "res.partner";
    private const int MostFound = 100;

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex NumberShape { get; }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex AddressShape { get; }

    public async Task<IReadOnlyList<Customer>> FindAsync(string contact, CancellationToken cancellationToken)
    {
        var schema = await installation.ReadAsync(cancellationToken);
        if (AddressShape.IsMatch(contact))
        {
            var found = await ReadAsync(OdooDomain.Is("email", contact), schema, cancellationToken);
            return [.. found.Where(customer => contact.Equals(customer.Email, StringComparison.OrdinalIgnoreCase))];
        }

        if (!NumberShape.IsMatch(contact) || Parse(contact, null) is not { } number)
            return [];

        // Staff write numbers as they like, so whatever has these digits in this order is read, and then compared as a number.
        var digits = string.Join('%', number.NationalNumber.ToString(System.Globalization.CultureInfo.InvariantCulture).AsEnumerable());
        string[] fields = schema.PartnerFields.Contains("mobile") ? ["phone", "mobile"] : ["phone"];
        var domain = OdooDomain.Any(fields.Select(field => OdooDomain.Where(field, "ilike", digits)));
        return
        [
            .. (await ReadWithNumbersAsync(domain, schema, cancellationToken))
                .Where(found => found.Numbers.Contains(contact, StringComparer.Ordinal))
                .Select(found => found.Customer),
        ];
    }

    public async Task<Customer?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (OdooIds.Read(id) is not { } number)
            return null;
        var schema = await installation.ReadAsync(cancellationToken);
        return await ReadAsync(OdooDomain.Where("id", "=", number), schema, cancellationToken) is [var found, ..] ? found : null;
    }

    /// <summary>What orders are made out to: the company of a contact, or the customer themselves; null for nobody of that id.</summary>
    public async Task<OdooBuyer?> BuyerAsync(string id, CancellationToken cancellationToken)
    {
        if (OdooIds.Read(id) is not { } number)
            return null;
        var schema = await installation.ReadAsync(cancellationToken);
        const string Position = "property_account_position_id";
        var found = await odoo.SearchAsync(
            Model,
            OdooDomain.Where("id", "=", number),
            ["commercial_partner_id", .. schema.PartnerFields.Where(field => field == Position)],
            null,
            cancellationToken);
        return found is [var partner]
            ? new(number, partner.Reference("commercial_partner_id")?.Id ?? number, partner.Reference(Position) is not null)
            : null;
    }

    public async Task<Customer> CreateAsync(string key, NewCustomer customer, CancellationToken cancellationToken)
    {
        var schema = await installation.ReadAsync(cancellationToken);
        List<(string Column, string? Cell)> cells =
        [
            ("name", customer.Name),
            ("phone", customer.Phone),
            ("email", customer.Email),
            ("street", customer.Street),
            ("city", customer.City),
            ("zip", customer.PostalCode),
            ("lang", customer.Language is { } language ? schema.Spoken(language) : null),
            // Makes it one of Odoo's list of customers.
            ("customer_rank", schema.PartnerFields.Contains("customer_rank") ? "1" : null),
        ];
        cells.RemoveAll(cell => string.IsNullOrEmpty(cell.Cell));
        var (model, id) = await odoo.LoadAsync(
            Model,
            "hc_customer_" + key,
            [.. cells.Select(cell => cell.Column)],
            [[.. cells.Select(cell => cell.Cell!)]],
            new JsonObject(),
            cancellationToken);
        return model == Model && await ReadAsync(OdooClient.Text(id), cancellationToken) is { } created
            ? created
            : throw new ErpException(ErpTrouble.Refused, "Odoo has put away the customer that was created by this key.");
    }

    private async Task<IReadOnlyList<Customer>> ReadAsync(OdooDomain domain, OdooSchema schema, CancellationToken cancellationToken) =>
        [.. (await ReadWithNumbersAsync(domain, schema, cancellationToken)).Select(found => found.Customer)];

    private async Task<IReadOnlyList<(Customer Customer, IReadOnlyList<string> Numbers)>> ReadWithNumbersAsync(
        OdooDomain domain, OdooSchema schema, CancellationToken cancellationToken)
    {
        var records = await odoo.SearchAsync(
            Model,
            domain,
            ["display_name", "name", "email", "phone", "country_id", .. schema.PartnerFields.Where(field => field is "mobile")],
            null,
            cancellationToken,
            limit: MostFound,
            order: "id");
        int[] countries = [.. records.Select(record => record.Reference("country_id")?.Id).OfType<int>().Distinct()];
        var codes = countries.Length == 0
            ? []
            : (await odoo.SearchAsync("res.country", OdooDomain.In("id", countries), ["code"], null, cancellationToken))
                .ToDictionary(country => country.Id, country => country.Text("code"));
        return [.. records.Select(Read)];

        (Customer Customer, IReadOnlyList<string> Numbers) Read(OdooRecord record)
        {
            var country = record.Reference("country_id") is { } own ? codes.GetValueOrDefault(own.Id) : schema.Country;
            string[] numbers =
            [
                .. new[] { record.Text("phone"), record.Text("mobile") }
                    .OfType<string>()
                    .Select(written => Spell(written, country))
                    .OfType<string>(),
            ];
            return (
                new(
                    OdooClient.Text(record.Id),
                    record.Text("name") ?? record.Text("display_name") ?? "",
                    numbers.FirstOrDefault(),
                    record.Text("email")?.Trim()),
                numbers);
        }
    }

    private static string? Spell(string written, string? country) =>
        Parse(written, country) is { } number ? Plans.Format(number, PhoneNumberFormat.E164) : null;

    // An extension is a part of a number that no message reaches.
    private static PhoneNumber? Parse(string written, string? country)
    {
        try
        {
            var number = Plans.Parse(written, country ?? "ZZ");
            return !number.HasExtension && Plans.IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                ? number
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}

/// <summary>Whom an order is made out to.</summary>
/// <param name="Commercial">The company of a contact, else the partner itself.</param>
/// <param name="HasOwnTaxes">Whether a fiscal position changes the taxes of what they buy.</param>
internal sealed record OdooBuyer(int Id, int Commercial, bool HasOwnTaxes);
