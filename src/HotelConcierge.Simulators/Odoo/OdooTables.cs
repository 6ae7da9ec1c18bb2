using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>The records of a database, and what becomes of them when they are written. Used under a lock.</summary>
internal sealed class OdooTables
{
    private readonly Dictionary<string, Dictionary<string, OdooField>> _models;
    private readonly Dictionary<string, SortedDictionary<int, OdooRow>> _rows;
    private readonly SimulatedOdooOptions _options;

    public OdooTables(SimulatedOdooOptions options)
    {
        _options = options;
        _models = OdooModels.Of(options);
        _rows = _models.Keys.ToDictionary(model => model, _ => new SortedDictionary<int, OdooRow>(), StringComparer.Ordinal);
        foreach (var code in options.Languages.Prepend("en_US").Distinct(StringComparer.Ordinal))
            Create("res.lang", new JsonObject { ["name"] = code, ["code"] = code, ["iso_code"] = code.Split('_')[0] });
        Currency = Create("res.currency", new JsonObject { ["name"] = options.Currency, ["decimal_places"] = 2, ["rounding"] = 0.01m }).Id;
        var country = Create("res.country", new JsonObject { ["name"] = options.Country, ["code"] = options.Country }).Id;
        Company = Create(
            "res.company", new JsonObject { ["name"] = "The shop", ["currency_id"] = Currency, ["country_id"] = country }).Id;

        // User 1 is Odoo itself.
        Create("res.users", new JsonObject { ["name"] = "OdooBot", ["login"] = "__system__", ["company_id"] = Company });
        User = Create("res.users", new JsonObject { ["name"] = "Concierge", ["login"] = options.Username, ["company_id"] = Company }).Id;
        Create("uom.uom", new JsonObject { ["name"] = "Units", ["rounding"] = 0.01m });
    }

    public int Currency { get; }

    public int Company { get; }

    public int User { get; }

    public IReadOnlyDictionary<string, OdooField> Fields(string model) =>
        _models.TryGetValue(model, out var fields) ? fields : throw PythonException.User($"Object {model} doesn't exist");

    public OdooField Field(string model, string field) =>
        Fields(model).TryGetValue(field, out var found)
            ? found
            : throw PythonException.Value($"Invalid field '{field}' on model '{model}'");

    public IEnumerable<OdooRow> Rows(string model) => Fields(model).Count > 0 ? _rows[model].Values : [];

    public OdooRow? Row(string model, int id) => _rows[model].GetValueOrDefault(id);

    public OdooRow Required(string model, int id) => Row(model, id) ?? throw PythonException.Missing(model, id);

    /// <summary>The ids of a list, in its order.</summary>
    public IReadOnlyList<int> Listed(OdooRow row, OdooField field) => field.Inverse is { } inverse
        ? [.. Rows(field.Relation!).Where(other => other.Reference(inverse) == row.Id).Select(other => other.Id)]
        : [];

    public OdooRow Create(string model, JsonObject values)
    {
        var fields = Fields(model);
        foreach (var (name, _) in values)
            Field(model, name);
        var row = new OdooRow(_rows[model].Keys.LastOrDefault() + 1);
        foreach (var (name, field) in fields.Where(field => field.Value.Default is not null))
            row[name] = field.Default;
        row["create_date"] = Now();
        _rows[model][row.Id] = row;
        try
        {
            Write(model, row, values, "en_US");
            if (fields.FirstOrDefault(field => field.Value.IsRequired && row[field.Key] is null) is { Key: { } missing } pair)
                throw PythonException.Validation($"Missing required value for the field '{pair.Value.Label}' ({missing}).");
        }
        catch
        {
            Delete(model, row.Id);
            throw;
        }

        return row;
    }

    public void Write(string model, OdooRow row, JsonObject values, string language)
    {
        foreach (var (name, value) in values)
            Set(model, row, name, value, language);
        row["write_date"] = Now();
        OdooBehaviours.Settle(this, model, row);
    }

    public void Delete(string model, int id)
    {
        _rows[model].Remove(id);
        foreach (var field in Fields(model).Values.Where(field => field.Inverse is not null))
        {
            foreach (var child in Rows(field.Relation!).Where(other => other.Reference(field.Inverse!) == id).ToList())
                _rows[field.Relation!].Remove(child.Id);
        }

        // Odoo's unlink takes the external ids along.
        foreach (var data in Rows("ir.model.data").Where(data => data.Text("model") == model && data.Number("res_id") == id).ToList())
            _rows["ir.model.data"].Remove(data.Id);
    }

    private void Set(string model, OdooRow row, string name, JsonNode? value, string language)
    {
        var field = Field(model, name);
        if (field.Compute is not null || name is "id")
            return;
        switch (field.Type)
        {
            case "one2many" or "many2many":
                Command(row, name, field, value as JsonArray ?? throw PythonException.Value($"Wrong value for {model}.{name}"), language);
                break;
            case "many2one" when !OdooValue.IsFalse(value):
                var id = (int)(OdooValue.Number(value) ?? throw PythonException.Value($"Wrong value for {model}.{name}: {value}"));
                if (Row(field.Relation!, id) is null)
                    throw PythonException.Validation($"The operation cannot be completed: another model requires the record {id}.");
                row[name] = id;
                break;
            case "selection" when !OdooValue.IsFalse(value):
                if (!field.Selection.Any(choice => choice.Value == OdooValue.Text(value)))
                    throw PythonException.Value($"Wrong value for {model}.{name}: '{value}'");
                row[name] = value;
                break;
            case "integer" or "float" or "monetary" when !OdooValue.IsFalse(value):
                row[name] = OdooValue.Number(value) ?? throw PythonException.Value($"could not convert string to float: '{value}'");
                break;
            default:
                if (field.IsTranslated && language != "en_US" && row[name] is not null && OdooValue.Text(value) is { } text)
                    row.Translate(name, language, text);
                else
                    row[name] = value;
                break;
        }
    }

    // https://www.odoo.com/documentation/17.0/developer/reference/backend/orm.html#odoo.fields.Command
    private void Command(OdooRow row, string name, OdooField field, JsonArray commands, string language)
    {
        foreach (var command in commands.OfType<JsonArray>())
        {
            switch ((int)(OdooValue.Number(command[0]) ?? -1))
            {
                case 0 when field.Inverse is { } inverse:
                    var values = (JsonObject)command[2]!.DeepClone();
                    values[inverse] = row.Id;
                    Create(field.Relation!, values);
                    break;
                case 1 when command[2] is JsonObject changes:
                    var id = OdooValue.Ids(command[1])[0];
                    Write(field.Relation!, Required(field.Relation!, id), changes, language);
                    break;
                case 4:
                    row[name] = new JsonArray([.. row.References(name).Append(OdooValue.Ids(command[1])[0]).Select(one => (JsonNode)one)]);
                    break;
                case 6:
                    row[name] = new JsonArray([.. OdooValue.Ids(command[2]).Select(one => (JsonNode)one)]);
                    break;
                default:
                    throw PythonException.Value($"Wrong value for {name}: {command.ToJsonString()}");
            }
        }
    }

    private string Now() => _options.TimeProvider.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>What Odoo does by itself when records change: names, prices, taxes and totals of orders.</summary>
internal static class OdooBehaviours
{
    public static void Settle(OdooTables tables, string model, OdooRow row)
    {
        switch (model)
        {
            case "res.partner":
                row["commercial_partner_id"] = row.Reference("parent_id") is { } parent && !row.Flag("is_company")
                    ? tables.Row("res.partner", parent)?.Reference("commercial_partner_id") ?? parent
                    : row.Id;
                break;
            case "account.move" or "sale.order":
                row["currency_id"] ??= tables.Currency;
                row["company_id"] ??= tables.Company;
                if (row.Text("name") is null)
                    row["name"] = model is "sale.order" ? $"S{row.Id:D5}" : "/";
                Total(tables, model, row);
                break;
            case "account.move.line":
                Line(tables, row, "quantity", "tax_ids");
                break;
            case "sale.order.line":
                Line(tables, row, "product_uom_qty", "tax_id");
                break;
            default:
                break;
        }
    }

    private static void Line(OdooTables tables, OdooRow line, string quantityField, string taxField)
    {
        if (line.Reference("product_id") is { } id && tables.Row("product.product", id) is { } product)
        {
            line["name"] ??= tables.Field("product.product", "display_name").Compute!(product, tables);
            line["price_unit"] ??= tables.Field("product.product", "lst_price").Compute!(product, tables);
            line[taxField] ??= product["taxes_id"];
        }

        var amount = line.Number("price_unit") * line.Number(quantityField);
        var taxes = line.References(taxField).Select(tax => tables.Required("account.tax", tax)).ToList();
        var included = taxes.Where(tax => tax.Flag("price_include")).Sum(tax => tax.Number("amount"));
        var net = Round(amount * 100 / (100 + included));
        var gross = included == 0 ? net : Round(amount);
        gross += taxes.Where(tax => !tax.Flag("price_include")).Sum(tax => tax.Text("amount_type") is "fixed"
            ? tax.Number("amount") * line.Number(quantityField)
            : Round(net * tax.Number("amount") / 100));
        (line["price_subtotal"], line["price_total"]) = (net, gross);
    }

    private static void Total(OdooTables tables, string model, OdooRow order)
    {
        var lines = model is "sale.order" ? "order_line" : "invoice_line_ids";
        var field = tables.Field(model, lines);
        order["amount_total"] = tables.Listed(order, field).Sum(id => tables.Required(field.Relation!, id).Number("price_total"));
    }

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
