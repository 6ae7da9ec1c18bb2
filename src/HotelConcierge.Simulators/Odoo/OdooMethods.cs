using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>What can be called of models. Used under a lock.</summary>
internal sealed class OdooMethods(OdooTables tables)
{
    /// <summary>Models that the user may not touch.</summary>
    public HashSet<string> Forbidden { get; } = new(StringComparer.Ordinal);

    /// <returns>What the method returns; null for nothing.</returns>
    public JsonNode? Call(string model, string method, JsonArray arguments, JsonObject named)
    {
        tables.Fields(model);
        if (method.StartsWith('_'))
            throw PythonException.Access($"Private methods (such as '{model}.{method}') cannot be called remotely.");
        if (Forbidden.Contains(model))
            throw PythonException.Access($"You are not allowed to access '{model}' ({model}) records.");
        var call = new Arguments(method, arguments, named);
        var context = call.Context;
        if (OdooValue.Ids(context["allowed_company_ids"]).Any(id => tables.Row("res.company", id) is null))
            throw PythonException.Access("Access to unauthorized or invalid companies.");
        var language = OdooValue.Text(context["lang"]) is { } code
            && tables.Rows("res.lang").Any(spoken => spoken.Text("code") == code && spoken.Flag("active")) ? code : "en_US";
        var query = new OdooQuery(tables, language);
        var withArchived = context["active_test"] is JsonValue test && test.TryGetValue<bool>(out var hides) && !hides;
        switch (method)
        {
            case "search":
                return Ids(Found("domain", "offset", "limit", "order"));
            case "search_count":
                return Found("domain", "limit").Count();
            case "search_read":
                var rows = Found("domain", "fields", "offset", "limit", "order");
                return Read(model, rows, call["fields"], language);
            case "read":
                call.Take("ids", "fields", "load");
                return Read(
                    model,
                    OdooValue.Ids(call["ids"]).Select(id => tables.Required(model, id)),
                    call["fields"],
                    language,
                    namesRelated: OdooValue.Text(call["load"]) is not "_classic_write");
            case "default_get":
                call.Take("fields_list");
                return new JsonObject(Names(call["fields_list"])
                    .Where(name => tables.Field(model, name).Default is not null)
                    .Select(name => KeyValuePair.Create(name, tables.Field(model, name).Default?.DeepClone())));
            case "fields_get":
                call.Take("allfields", "attributes");
                return Describe(model, call["allfields"] as JsonArray, call["attributes"] as JsonArray);
            case "name_search":
                call.Take("name", "args", "operator", "limit");
                var like = new JsonArray(new JsonArray("name", "ilike", OdooValue.Text(call["name"]) ?? ""));
                return new JsonArray([.. query.Search(model, like, withArchived).Select(row => (JsonNode)Pair(model, row.Id, language))]);
            case "create":
                call.Take("vals_list");
                return call["vals_list"] is JsonArray several
                    ? Ids(several.Select(one => tables.Create(model, (JsonObject)one!)).ToList())
                    : tables.Create(model, (JsonObject)call["vals_list"]!).Id;
            case "write":
                call.Take("ids", "vals");
                foreach (var id in OdooValue.Ids(call["ids"]))
                    tables.Write(model, tables.Required(model, id), (JsonObject)call["vals"]!, language);
                return true;
            case "unlink":
                call.Take("ids");
                foreach (var id in OdooValue.Ids(call["ids"]))
                    tables.Delete(model, id);
                return true;
            case "load":
                call.Take("fields", "data");
                return new OdooImport(tables, context).Load(model, call["fields"] as JsonArray ?? [], call["data"] as JsonArray ?? []);
            case "check_access_rights":
                return true;
            default:
                return Act(model, method, call);
        }

        IEnumerable<OdooRow> Found(params string[] parameters)
        {
            call.Take(parameters);
            var found = query.Sort(
                model, query.Search(model, call["domain"] as JsonArray ?? [], withArchived), OdooValue.Text(call["order"]));
            var skipped = found.Skip((int)(OdooValue.Number(call["offset"]) ?? 0));
            return OdooValue.Number(call["limit"]) is { } limit && limit > 0 ? skipped.Take((int)limit) : skipped;
        }
    }

    /// <summary>What buttons do.</summary>
    private JsonNode? Act(string model, string method, Arguments call)
    {
        var (from, to) = (model, method) switch
        {
            ("account.move", "button_cancel") => ("draft", "cancel"),
            ("account.move", "action_post") => ("draft", "posted"),
            ("sale.order", "action_cancel") => ("draft", "cancel"),
            ("sale.order", "action_confirm") => ("draft", "sale"),
            _ => throw PythonException.Attribute(model, method),
        };
        call.Take("ids");
        foreach (var row in OdooValue.Ids(call["ids"]).Select(id => tables.Required(model, id)))
        {
            if (row.Text("state") != from && row.Text("state") != to)
                throw PythonException.User("This is not possible in the current state.");
            row["state"] = to;
            if (to is "posted" && row.Text("name") is "/")
                row["name"] = $"INV/2026/{row.Id:D5}";
        }

        return model is "sale.order" ? true : null;
    }

    private static IReadOnlyList<string> Names(JsonNode? names) => names is JsonArray some
        ? [.. some.Select(name => OdooValue.Text(name) ?? throw PythonException.Type("a field's name is no text"))]
        : [];

    /// <param name="namesRelated">Whether a record that a field names comes with what it is called, and not with its id alone.</param>
    private JsonArray Read(string model, IEnumerable<OdooRow> rows, JsonNode? names, string language, bool namesRelated = true)
    {
        IReadOnlyList<string> fields = Names(names) is { Count: > 0 } some ? some : [.. tables.Fields(model).Keys];
        return new([.. rows.ToList().Select(row =>
        {
            var record = new JsonObject { ["id"] = row.Id };
            foreach (var name in fields)
                record[name] = name is "id" ? row.Id : Value(model, row, name, language, namesRelated);
            return (JsonNode)record;
        })]);
    }

    private JsonNode? Value(string model, OdooRow row, string name, string language, bool namesRelated)
    {
        var field = tables.Field(model, name);
        var value = field.Compute is { } compute ? compute(row, tables) : row[name]?.DeepClone();
        return field.Type switch
        {
            "many2one" when !namesRelated => value ?? false,
            "many2one" => OdooValue.Number(value) is { } id ? Pair(field.Relation!, (int)id, language) : false,
            "one2many" => new JsonArray([.. tables.Listed(row, field).Select(one => (JsonNode)one)]),
            "many2many" => value ?? new JsonArray(),

            // Python's floats, so that 0.1 is no 0.10.
            "integer" or "float" or "monetary" => OdooValue.Number(value) is { } number ? JsonValue.Create((double)number) : 0,
            "boolean" => value ?? false,
            _ when field.IsTranslated => row.Text(name, language) ?? (JsonNode)false,
            _ => value ?? false,
        };
    }

    private JsonNode Pair(string model, int id, string language) =>
        tables.Row(model, id) is not { } row ? false
        : new JsonArray(id, row.Text("name", language) ?? row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private JsonObject Describe(string model, JsonArray? names, JsonArray? attributes)
    {
        var described = new JsonObject();
        foreach (var (name, field) in tables.Fields(model))
        {
            if (names is { Count: > 0 } && !names.Any(asked => OdooValue.Text(asked) == name))
                continue;
            var all = new JsonObject
            {
                ["type"] = field.Type,
                ["string"] = field.Label,
                ["required"] = field.IsRequired,
                ["readonly"] = field.Compute is not null,
                ["store"] = field.Compute is null,
                ["searchable"] = field.Compute is null,
                ["name"] = name,
            };
            if (field.Relation is { } relation)
                all["relation"] = relation;
            if (field.Inverse is { } inverse)
                all["relation_field"] = inverse;
            if (field.Selection.Count > 0)
            {
                all["selection"] = new JsonArray(
                    [.. field.Selection.Select(choice => (JsonNode)new JsonArray(choice.Value, choice.Label))]);
            }

            foreach (var attribute in all.Select(pair => pair.Key).ToList())
            {
                if (attributes is { Count: > 0 } && !attributes.Any(asked => OdooValue.Text(asked) == attribute))
                    all.Remove(attribute);
            }

            described[name] = all;
        }

        return described;
    }

    private static JsonArray Ids(IEnumerable<OdooRow> rows) => new([.. rows.Select(row => (JsonNode)row.Id)]);

    /// <summary>Arguments by their place or their name, as Python takes them.</summary>
    private sealed class Arguments(string method, JsonArray placed, JsonObject named)
    {
        private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

        public JsonNode? this[string name] => _values.GetValueOrDefault(name);

        public JsonObject Context => named["context"] as JsonObject ?? [];

        public void Take(params string[] parameters)
        {
            if (placed.Count > parameters.Length)
            {
                throw PythonException.Type(
                    $"{method}() takes {parameters.Length + 1} positional arguments but {placed.Count + 1} were given");
            }

            for (var at = 0; at < placed.Count; at++)
                _values[parameters[at]] = placed[at];
            foreach (var (name, value) in named.Where(pair => pair.Key is not "context"))
            {
                if (!parameters.Contains(name, StringComparer.Ordinal))
                    throw PythonException.Type($"{method}() got an unexpected keyword argument '{name}'");
                _values[name] = value;
            }
        }
    }
}
