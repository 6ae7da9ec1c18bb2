using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Shop.Odoo;

/// <summary>A record as <c>search_read</c> returns it: a field that holds nothing is <c>false</c> there.</summary>
internal readonly record struct OdooRecord(JsonElement Json)
{
    // Prices and quantities are floats of Python, so 0.1 and 0.2 make 0.30000000000000004.
    private const int MostDecimals = 6;

    public int Id => Json.TryGetProperty("id", out var id) && id.TryGetInt32(out var number) ? number : 0;

    /// <summary>A text; null for none.</summary>
    public string? Text(string field) =>
        Field(field) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public decimal Number(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Number } value
        && decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, MostDecimals, MidpointRounding.AwayFromZero)
            : 0;

    public bool Flag(string field) => Field(field).ValueKind is JsonValueKind.True;

    /// <summary>The record that a field names, with what it is called; null for none.</summary>
    public (int Id, string Name)? Reference(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Array } pair
        && pair.GetArrayLength() == 2
        && pair[0].TryGetInt32(out var id)
            ? (id, pair[1].ToString())
            : null;

    /// <summary>The records that a field names.</summary>
    public IReadOnlyList<int> References(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Array } ids
            ? [.. ids.EnumerateArray().Where(id => id.ValueKind is JsonValueKind.Number).Select(id => id.GetInt32())]
            : [];

    /// <summary>An instant, which Odoo writes in UTC without saying so.</summary>
    public DateTimeOffset Instant(string field) =>
        DateTime.TryParse(
            Text(field),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant)
            ? new DateTimeOffset(instant, TimeSpan.Zero)
            : DateTimeOffset.UnixEpoch;

    private JsonElement Field(string name) =>
        Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value : default;
}
