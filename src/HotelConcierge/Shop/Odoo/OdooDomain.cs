using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Shop.Odoo;

/// <summary>
/// Conditions of a search, in Odoo's prefix notation. See
/// https://www.odoo.com/documentation/19.0/developer/reference/backend/orm.html#search-domains.
/// </summary>
/// <param name="Terms">Terms and operators, all of which are wanted where several stand side by side.</param>
internal sealed record OdooDomain(IReadOnlyList<JsonNode> Terms)
{
    public static OdooDomain All { get; } = new([]);

    public static OdooDomain Where(string field, string comparison, JsonNode? value) =>
        new([new JsonArray(field, comparison, value)]);

    public static OdooDomain In(string field, IEnumerable<int> ids) =>
        Where(field, "in", new JsonArray([.. ids.Select(id => (JsonNode)id)]));

    /// <summary>What contains a text, whatever its case. The text's own wildcards count for themselves.</summary>
    public static OdooDomain Contains(string field, string text) => Where(field, "ilike", Escape(text));

    /// <summary>What is a text, whatever its case.</summary>
    public static OdooDomain Is(string field, string text) => Where(field, "=ilike", Escape(text));

    public static OdooDomain Any(params IEnumerable<OdooDomain> domains)
    {
        OdooDomain[] some = [.. domains];
        return new([.. Enumerable.Repeat<JsonNode>("|", some.Length - 1), .. some.SelectMany(domain => domain.AsOne())]);
    }

    public OdooDomain And(OdooDomain other) => new([.. Terms, .. other.Terms]);

    /// <summary>As an argument of a call, which belongs to nothing else.</summary>
    public JsonArray ToJson() => new([.. Terms.Select(term => term.DeepClone())]);

    // Odoo puts a value of ilike between wildcards and leaves those within it be; the backslash escapes in PostgreSQL.
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (sign is '%' or '_' or '\\')
                escaped.Append('\\');
            escaped.Append(sign);
        }

        return escaped.ToString();
    }

    private IEnumerable<JsonNode> AsOne()
    {
        var operators = Terms.Count(term => term is JsonValue);
        var terms = Terms.Count - operators;
        return [.. Enumerable.Repeat<JsonNode>("&", terms - operators - 1), .. Terms];
    }
}
