using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Odoo;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Crash.World;

/// <summary>An Odoo beside a deployment, with two products and one customer; and what was ordered in any ERP.</summary>
internal sealed class ErpSide : IAsyncDisposable
{
    /// <summary>Of the customer, also of one of the demo's.</summary>
    public const string Phone = "+442079460301";

    private readonly SimulatedOdoo _odoo;

    private ErpSide(SimulatedOdoo odoo)
    {
        _odoo = odoo;
        Products = (
            Text(odoo.Sell(new("GLN-M", "Nitrile gloves, size M", 165) { Free = 240, TaxPercent = 7 })),
            Text(odoo.Sell(new("MSK-3W", "Surgical masks, white", 89.50m) { Free = 12, TaxPercent = 7 })));
        odoo.Know(new("Baan Suan Clinic", Phone));
    }

    /// <summary>The ids of the gloves and the masks.</summary>
    public (string Gloves, string Masks) Products { get; }

    /// <summary>The product's settings for it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Odoo:Url"] = _odoo.BaseAddress.ToString(),
        ["Odoo:Database"] = _odoo.Options.Database,
        ["Odoo:Username"] = _odoo.Options.Username,
        ["Odoo:ApiKey"] = _odoo.Options.ApiKey,
        ["Odoo:Timeout"] = "00:01:00",
    };

    /// <summary>Every order that Odoo has with its lines, such as <c>draft: 3 x 12, 2 x 13</c>, divided by semicolons.</summary>
    public string Orders => string.Join(
        "; ",
        _odoo.Records("account.move").Select(move => Write(
            (string)move["state"]!,
            _odoo.Records("account.move.line")
                .Where(line => NumberOf(line["move_id"]) == NumberOf(move["id"]))
                .Select(line => (Number(line["quantity"]!), Text(NumberOf(line["product_id"])))))));

    public static async Task<ErpSide> StartAsync(int logged) => new(await SimulatedOdoo.StartAsync(new() { MaxCalls = logged }));

    /// <summary>The same of the demo's catalogue, whose orders are rows of the deployment's own store.</summary>
    public static string OrdersOfTheDemo(SqliteCommand command)
    {
        command.CommandText =
            "select json_extract(properties, '$.json') from demoerp where partition = 'orders' and key like 'record:%' order by key";
        using var rows = command.ExecuteReader();
        List<string> orders = [];
        while (rows.Read())
        {
            var order = JsonNode.Parse(rows.GetString(0))!;
            orders.Add(Write(
                ((string)order["state"]!).ToLowerInvariant(),
                order["quote"]!["lines"]!.AsArray().Select(line => (Number(line!["quantity"]!), (string)line["productId"]!))));
        }

        return string.Join("; ", orders);
    }

    public ValueTask DisposeAsync() => _odoo.DisposeAsync();

    private static string Write(string state, IEnumerable<(decimal Quantity, string Product)> lines) =>
        $"{state}: " + string.Join(
            ", ", lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:0.##} x {line.Product}")));

    // Odoo's are kept as doubles.
    private static decimal Number(JsonNode node) =>
        decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    // A reference is an id with a name.
    private static int NumberOf(JsonNode? node) => (int)(node is JsonArray pair ? pair[0] : node)!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
