using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>
/// <c>BaseModel.load</c>: a table of texts becomes records, all of them or none. Rows without a cell of the record itself go on with the
/// lists of the record above; an external id that is known is written to, unless it is not to be updated and the import is an update.
/// </summary>
internal sealed class OdooImport(OdooTables tables, JsonObject context)
{
    private readonly JsonArray _messages = [];

    public JsonObject Load(string model, JsonArray fields, JsonArray data)
    {
        var paths = fields.Select(field => (OdooValue.Text(field) ?? throw PythonException.Type("a field's name is no text"))
            .Replace(":id", "/id", StringComparison.Ordinal).Split('/')).ToList();
        foreach (var path in paths.Where(path => path[0] is not ("id" or ".id")))
        {
            if (!tables.Fields(model).ContainsKey(path[0]))
                throw PythonException.Value($"Invalid field name '{path[0]}'");
        }

        var records = Extract(model, paths, [.. data.Select(row => Cells(row, paths.Count))]);
        var converted = records.Select(record => (Name: record.Name, Values: Convert(model, record.Cells, record.Rows))).ToList();
        if (_messages.Count > 0)
            return Answer(null);
        List<int> made = [];
        List<int> ids = [];
        try
        {
            foreach (var (name, values) in converted)
                ids.Add(LoadRecord(model, name, values, made));
        }
        catch (PythonException error)
        {
            // What was made until then is taken back: the savepoint of the import.
            foreach (var id in made)
                tables.Delete(model, id);
            Complain(null, error.Message);
            return Answer(null);
        }

        return Answer(ids);
    }

    private JsonObject Answer(List<int>? ids) => new()
    {
        ["ids"] = ids is null ? false : new JsonArray([.. ids.Select(id => (JsonNode)id)]),
        ["messages"] = _messages,
        ["nextrow"] = 0,
    };

    private static string[] Cells(JsonNode? row, int count)
    {
        string[] cells = [.. (row as JsonArray ?? throw PythonException.Type("a row is no list"))
            .Select(cell => OdooValue.IsFalse(cell) ? "" : cell!.ToString())];
        return cells.Length == count ? cells : throw new PythonException("builtins.IndexError", "list index out of range");
    }

    private List<(string? Name, List<(string[] Path, string Cell)> Cells, List<List<(string[] Path, string Cell)>> Rows)> Extract(
        string model, List<string[]> paths, List<string[]> data)
    {
        var records = new List<(string? Name, List<(string[], string)> Cells, List<List<(string[], string)>> Rows)>();
        foreach (var row in data)
        {
            List<(string[] Path, string Cell)> all = [.. paths.Zip(row)];
            List<(string[] Path, string Cell)> own = [.. all.Where(cell => !IsList(cell.Path))];
            List<(string[] Path, string Cell)> listed = [.. all.Where(cell => IsList(cell.Path))];
            var isContinued = records.Count > 0
                && own.TrueForAll(cell => cell.Cell.Length == 0)
                && listed.Exists(cell => cell.Cell.Length > 0);
            if (!isContinued)
                records.Add((own.Find(cell => cell.Path[0] is "id").Cell, [.. own.Where(cell => cell.Path[0] is not "id")], []));
            if (listed.Exists(cell => cell.Cell.Length > 0))
                records[^1].Rows.Add(listed);
        }

        return records;

        bool IsList(string[] path) => path[0] is not ("id" or ".id") && tables.Field(model, path[0]).Type is "one2many";
    }

    // What is wrong in a line is said of the list.
    private JsonObject Convert(
        string model, List<(string[] Path, string Cell)> cells, List<List<(string[] Path, string Cell)>> rows, string? within = null)
    {
        var values = new JsonObject();
        foreach (var (path, cell) in cells.Where(cell => cell.Cell.Length > 0))
            values[path[0]] = Convert(tables.Field(model, path[0]), path, cell, within ?? path[0]);
        foreach (var row in rows)
        {
            foreach (var list in row.GroupBy(cell => cell.Path[0], StringComparer.Ordinal))
            {
                var field = tables.Field(model, list.Key);
                var line = Convert(field.Relation!, [.. list.Select(cell => (cell.Path[1..], cell.Cell))], [], list.Key);
                if (!values.ContainsKey(list.Key))
                    values[list.Key] = new JsonArray();
                values[list.Key]!.AsArray().Add((JsonNode)new JsonArray(0, 0, line));
            }
        }

        return values;
    }

    private JsonNode? Convert(OdooField field, string[] path, string cell, string said)
    {
        switch (field.Type)
        {
            case "many2one":
                var found = path.Length > 1 && path[1] is ".id"
                    ? int.TryParse(cell, CultureInfo.InvariantCulture, out var id) && tables.Row(field.Relation!, id) is { } row
                        && (row["active"] is null ? !tables.Fields(field.Relation!).ContainsKey("active") : row.Flag("active"))
                        ? id : (int?)null
                    : tables.Rows(field.Relation!).FirstOrDefault(row => row.Text("name") == cell)?.Id;
                if (found is null)
                {
                    var by = path.Length > 1 ? "database id" : "name";
                    Complain(said, $"No matching record found for {by} '{cell}' in field '{field.Label}'");
                }

                return found;
            case "selection":
                var choice = field.Selection.FirstOrDefault(one => one.Value == cell || one.Label == cell).Value;
                if (choice is null)
                    Complain(said, $"Value '{cell}' not found in selection field '{field.Label}'");
                return choice;
            case "integer" or "float" or "monetary":
                if (decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    return number;
                Complain(said, $"'{cell}' does not seem to be a number for field '{field.Label}'");
                return null;
            case "boolean":
                return cell.ToLowerInvariant() is "1" or "true" or "yes";
            default:
                return cell;
        }
    }

    private int LoadRecord(string model, string? name, JsonObject values, List<int> made)
    {
        var standard = OdooValue.Text(context["default_move_type"]);
        if (model is "account.move" && standard is not null && !values.ContainsKey("move_type"))
            values["move_type"] = standard;
        var external = string.IsNullOrEmpty(name) ? null
            : name.Contains('.', StringComparison.Ordinal) ? name.Split('.', 2)
            : ["__import__", name];
        var known = external is null ? null : tables.Rows("ir.model.data")
            .FirstOrDefault(data => data.Text("module") == external[0] && data.Text("name") == external[1]);
        var isUpdate = OdooValue.Text(context["mode"]) is "update";
        if (known is not null && tables.Row(known.Text("model")!, (int)known.Number("res_id")) is { } there)
        {
            if (known.Text("model") != model)
            {
                throw PythonException.Validation(
                    $"For external id {name} when trying to create/update a record of model {model} found record of different model "
                    + known.Text("model"));
            }

            if (!(isUpdate && known.Flag("noupdate")))
                tables.Write(model, there, values, "en_US");
            return there.Id;
        }

        var row = tables.Create(model, values);
        made.Add(row.Id);
        if (external is not null)
        {
            tables.Create("ir.model.data", new JsonObject
            {
                ["module"] = external[0],
                ["name"] = external[1],
                ["model"] = model,
                ["res_id"] = row.Id,
                ["noupdate"] = context["noupdate"]?.DeepClone() ?? false,
            });
        }

        return row.Id;
    }

    private void Complain(string? field, string message)
    {
        var complaint = new JsonObject
        {
            ["type"] = "error",
            ["message"] = message,
            ["rows"] = new JsonObject { ["from"] = 0, ["to"] = 0 },
            ["record"] = 0,
        };
        if (field is not null)
            complaint["field"] = field;
        if (field is null || !_messages.Any(other => OdooValue.Text(other!["field"]) == field))
            _messages.Add((JsonNode)complaint);
    }
}
