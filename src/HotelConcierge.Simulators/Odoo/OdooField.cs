using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>A field of a model.</summary>
/// <param name="Type">As Odoo calls it: <c>char</c>, <c>many2one</c>.</param>
/// <param name="Label">As people see it.</param>
internal sealed record OdooField(string Type, string Label)
{
    /// <summary>The model that it names.</summary>
    public string? Relation { get; init; }

    /// <summary>Of a list: the field of the other model that names this one.</summary>
    public string? Inverse { get; init; }

    public bool IsTranslated { get; init; }

    /// <summary>Computed from others and kept nowhere, so that it can neither be searched nor written.</summary>
    public Func<OdooRow, OdooTables, JsonNode?>? Compute { get; init; }

    public IReadOnlyList<(string Value, string Label)> Selection { get; init; } = [];

    public JsonNode? Default { get; init; }

    public bool IsRequired { get; init; }

    public bool IsRelational => Type is "many2one" or "one2many" or "many2many";

    public bool IsList => Type is "one2many" or "many2many";
}

/// <summary>A record. A field that holds nothing is not in it.</summary>
internal sealed class OdooRow(int id)
{
    private readonly Dictionary<(string Field, string Language), string> _translations = [];

    public int Id { get; } = id;

    public Dictionary<string, JsonNode> Values { get; } = new(StringComparer.Ordinal);

    public JsonNode? this[string field]
    {
        get => Values.GetValueOrDefault(field);
        set
        {
            if (value is null || (value is JsonValue plain && plain.TryGetValue<bool>(out var flag) && !flag))
                Values.Remove(field);
            else
                Values[field] = value.DeepClone();
        }
    }

    public string? Text(string field, string? language = null) =>
        language is not null && _translations.TryGetValue((field, language), out var text)
            ? text
            : this[field] is JsonValue value && value.TryGetValue<string>(out var own) ? own : null;

    public void Translate(string field, string language, string text) => _translations[(field, language)] = text;

    public decimal Number(string field) => this[field] is JsonValue value ? OdooValue.Number(value) ?? 0 : 0;

    public int? Reference(string field) => this[field] is JsonValue value && OdooValue.Number(value) is { } number ? (int)number : null;

    public IReadOnlyList<int> References(string field) =>
        this[field] is JsonArray ids ? [.. ids.Select(id => (int)(OdooValue.Number(id) ?? 0))] : [];

    public bool Flag(string field) => this[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}

/// <summary>Reads JSON as Python would.</summary>
internal static class OdooValue
{
    public static decimal? Number(JsonNode? node)
    {
        if (node is not JsonValue value)
            return null;
        if (value.TryGetValue<int>(out var whole))
            return whole;
        if (value.TryGetValue<decimal>(out var exact))
            return exact;
        return value.TryGetValue<double>(out var real) ? (decimal)real : null;
    }

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool IsFalse(JsonNode? node) =>
        node is null || (node is JsonValue value && value.TryGetValue<bool>(out var flag) && !flag);

    public static IReadOnlyList<int> Ids(JsonNode? node) => node switch
    {
        JsonArray ids => [.. ids.Select(id => (int)(Number(id) ?? throw PythonException.Type("an id is no integer")))],
        not null when Number(node) is { } id => [(int)id],
        _ => [],
    };
}
