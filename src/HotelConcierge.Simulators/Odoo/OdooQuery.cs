using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>Search domains: https://www.odoo.com/documentation/17.0/developer/reference/backend/orm.html#search-domains.</summary>
/// <param name="language">Whose texts of translated fields are searched.</param>
internal sealed class OdooQuery(OdooTables tables, string language)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public IEnumerable<OdooRow> Search(string model, JsonArray domain, bool withArchived)
    {
        var condition = Read(model, domain);
        var hidesArchived = !withArchived && tables.Fields(model).ContainsKey("active") && !Names(domain, "active");
        return tables.Rows(model).Where(row => (!hidesArchived || row.Flag("active")) && condition(row));
    }

    public IEnumerable<OdooRow> Sort(string model, IEnumerable<OdooRow> rows, string? order)
    {
        IOrderedEnumerable<OdooRow>? sorted = null;
        foreach (var part in (string.IsNullOrEmpty(order) ? "id" : order).Split(',', StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || (words.Length == 2 && words[1].ToLowerInvariant() is not ("asc" or "desc")))
                throw PythonException.User($"Invalid \"order\" specified ({order}).");
            var name = words[0];
            if (tables.Field(model, name).Compute is not null)
                throw PythonException.Value($"Cannot convert {model}.{name} to SQL because it is not stored");
            var isDown = words.Length == 2 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase);
            Func<OdooRow, Sortable> key = row => new(name is "id" ? row.Id : OdooValue.Number(row[name]), row.Text(name, language));
            sorted = (sorted, isDown) switch
            {
                (null, false) => rows.OrderBy(key, Sortable.Order),
                (null, true) => rows.OrderByDescending(key, Sortable.Order),
                (_, false) => sorted.ThenBy(key, Sortable.Order),
                _ => sorted.ThenByDescending(key, Sortable.Order),
            };
        }

        return sorted!;
    }

    private static bool Names(JsonArray domain, string field) => domain.OfType<JsonArray>().Any(leaf => OdooValue.Text(leaf[0]) == field);

    private Func<OdooRow, bool> Read(string model, JsonArray domain)
    {
        var waiting = new Stack<Func<OdooRow, bool>>();
        for (var at = domain.Count - 1; at >= 0; at--)
        {
            switch (domain[at])
            {
                case JsonArray { Count: 3 } leaf:
                    waiting.Push(Leaf(model, leaf));
                    break;
                case JsonValue sign when OdooValue.Text(sign) is "!" && waiting.Count >= 1:
                    var negated = waiting.Pop();
                    waiting.Push(row => !negated(row));
                    break;
                case JsonValue sign when OdooValue.Text(sign) is "|" && waiting.Count >= 2:
                    var (left, right) = (waiting.Pop(), waiting.Pop());
                    waiting.Push(row => left(row) || right(row));
                    break;
                case JsonValue sign when OdooValue.Text(sign) is "&" && waiting.Count >= 2:
                    var (first, second) = (waiting.Pop(), waiting.Pop());
                    waiting.Push(row => first(row) && second(row));
                    break;
                default:
                    throw PythonException.Value($"Domain is invalid: {domain.ToJsonString()}");
            }
        }

        return row => waiting.All(condition => condition(row));
    }

    private Func<OdooRow, bool> Leaf(string model, JsonArray leaf)
    {
        var path = OdooValue.Text(leaf[0]) ?? throw PythonException.Value($"Invalid leaf {leaf.ToJsonString()}");
        var comparison = OdooValue.Text(leaf[1]) ?? throw PythonException.Value($"Invalid leaf {leaf.ToJsonString()}");
        var value = leaf[2]?.DeepClone();
        var point = path.IndexOf('.', StringComparison.Ordinal);
        var name = point < 0 ? path : path[..point];
        if (!tables.Fields(model).TryGetValue(name, out var field))
            throw PythonException.Value($"Invalid field {model}.{name} in leaf {leaf.ToJsonString()}");
        if (point >= 0)
        {
            var within = Leaf(
                field.Relation ?? throw PythonException.Value($"Invalid field {path}"), new(path[(point + 1)..], comparison, value));
            return row => Related(row, name, field).Any(id => tables.Row(field.Relation, id) is { } other && within(other));
        }

        // The real one says so in its log and takes the condition for true.
        if (field.Compute is not null)
            throw PythonException.Value($"Non-stored field {model}.{name} cannot be searched.");
        return comparison switch
        {
            "=" => row => Equal(row, name, field, value),
            "!=" => row => !Equal(row, name, field, value),
            "in" => row => Listed(value).Any(one => Equal(row, name, field, one)),
            "not in" => row => !Listed(value).Any(one => Equal(row, name, field, one)),
            ">" => row => Number(row, name) > OdooValue.Number(value),
            ">=" => row => Number(row, name) >= OdooValue.Number(value),
            "<" => row => Number(row, name) < OdooValue.Number(value),
            "<=" => row => Number(row, name) <= OdooValue.Number(value),
            "ilike" => Like(name, $"%{OdooValue.Text(value)}%", ignoresCase: true),
            "not ilike" => Not(Like(name, $"%{OdooValue.Text(value)}%", ignoresCase: true)),
            "like" => Like(name, $"%{OdooValue.Text(value)}%", ignoresCase: false),
            "=ilike" => Like(name, OdooValue.Text(value) ?? "", ignoresCase: true),
            "=like" => Like(name, OdooValue.Text(value) ?? "", ignoresCase: false),
            "child_of" when field.Relation is { } relation => ChildOf(name, field, relation, value),
            _ => throw PythonException.Value($"Invalid operator '{comparison}' in domain term {leaf.ToJsonString()}"),
        };
    }

    private Func<OdooRow, bool> ChildOf(string name, OdooField field, string relation, JsonNode? value)
    {
        var family = OdooValue.Ids(value).ToHashSet();
        var size = 0;
        while (size != family.Count)
        {
            size = family.Count;
            family.UnionWith(tables.Rows(relation)
                .Where(row => row.Reference("parent_id") is { } parent && family.Contains(parent))
                .Select(row => row.Id));
        }

        return row => Related(row, name, field).Any(family.Contains);
    }

    private bool Equal(OdooRow row, string name, OdooField field, JsonNode? value)
    {
        if (field.IsRelational)
        {
            var related = Related(row, name, field);
            return OdooValue.IsFalse(value) ? related.Count == 0 : OdooValue.Number(value) is { } id && related.Contains((int)id);
        }

        if (field.Type is "boolean")
            return row.Flag(name) != OdooValue.IsFalse(value);
        if (OdooValue.Number(value) is { } number)
            return Number(row, name) == number;
        return OdooValue.IsFalse(value) ? row[name] is null : row.Text(name, language) == OdooValue.Text(value);
    }

    private IReadOnlyList<int> Related(OdooRow row, string name, OdooField field) => field.Type switch
    {
        "many2one" => row.Reference(name) is { } id ? [id] : [],
        "one2many" => tables.Listed(row, field),
        _ => row.References(name),
    };

    private static decimal Number(OdooRow row, string name) => name is "id" ? row.Id : row.Number(name);

    private static IEnumerable<JsonNode?> Listed(JsonNode? value) =>
        value as JsonArray ?? throw PythonException.Value($"Invalid value {value?.ToJsonString()} in a domain term with 'in'");

    private static Func<OdooRow, bool> Not(Func<OdooRow, bool> condition) => row => !condition(row);

    // PostgreSQL's LIKE: % and _ stand for others, the backslash has the next sign count for itself.
    private Func<OdooRow, bool> Like(string name, string pattern, bool ignoresCase)
    {
        var expression = new StringBuilder(@"\A");
        for (var at = 0; at < pattern.Length; at++)
        {
            expression.Append(pattern[at] switch
            {
                '%' => ".*",
                '_' => ".",
                '\\' when at + 1 < pattern.Length => Regex.Escape(pattern[++at].ToString()),
                var sign => Regex.Escape(sign.ToString()),
            });
        }

        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        var regex = new Regex(expression.Append(@"\z").ToString(), options, Patience);
        return row => row.Text(name, language) is { } text && regex.IsMatch(text);
    }

    private sealed record Sortable(decimal? Number, string? Text)
    {
        // PostgreSQL has nothing last.
        public static Comparer<Sortable> Order { get; } = Comparer<Sortable>.Create((one, other) => (one.Number, other.Number) switch
        {
            ({ } mine, { } theirs) => mine.CompareTo(theirs),
            _ => (one.Text, other.Text) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                var (mine, theirs) => string.CompareOrdinal(mine, theirs),
            },
        });
    }
}
