using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>What is read from Odoo and put into it, in a language and for the company of the settings.</summary>
internal sealed class OdooClient(OdooTransport transport, IOptions<OdooOptions> options)
{
    /// <summary>The module of our external ids, which no module of Odoo's has.</summary>
    private const string Module = "__import__";

    private const int MostTries = 3;

    // What PostgreSQL says, put by Odoo among the messages of an import: there is no kind beside it.
    private static readonly string[] Passing =
        ["could not serialize access", "deadlock detected", "could not obtain lock", "canceling statement due to lock timeout"];

    public int Company => options.Value.Company;

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads what meets a domain.</summary>
    /// <param name="language">As Odoo codes it; null for the user's own.</param>
    /// <param name="withArchived">Whether what is archived is meant too.</param>
    public async Task<IReadOnlyList<OdooRecord>> SearchAsync(
        string model,
        OdooDomain domain,
        IEnumerable<string> fields,
        string? language,
        CancellationToken cancellationToken,
        int? limit = null,
        int offset = 0,
        string? order = null,
        bool withArchived = false)
    {
        var context = Context(language);
        if (withArchived)
            context["active_test"] = false;
        var named = new JsonObject { ["fields"] = Texts(fields), ["context"] = context };
        if (limit is { } most)
            named["limit"] = most;
        if (offset > 0)
            named["offset"] = offset;
        if (order is not null)
            named["order"] = order;
        var result = await transport.CallAsync(model, "search_read", [domain.ToJson()], named, cancellationToken);
        return result.ValueKind is JsonValueKind.Array
            ? [.. result.EnumerateArray().Select(json => new OdooRecord(json))]
            : throw Unreadable(model, "search_read");
    }

    /// <summary>Which of some fields a model has, with their types: versions and modules differ.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FieldsAsync(
        string model, IEnumerable<string> fields, CancellationToken cancellationToken)
    {
        var result = await transport.CallAsync(
            model,
            "fields_get",
            [Texts(fields)],
            new() { ["attributes"] = Texts(["type"]), ["context"] = Context(null) },
            cancellationToken);
        return result.ValueKind is JsonValueKind.Object
            ? result.EnumerateObject().ToDictionary(field => field.Name, TypeOf, StringComparer.Ordinal)
            : throw Unreadable(model, "fields_get");

        static string TypeOf(JsonProperty field) => field.Value.TryGetProperty("type", out var type) ? type.ToString() : "";
    }

    /// <summary>Calls a method of one record.</summary>
    public Task CallAsync(string model, string method, int id, JsonObject context, CancellationToken cancellationToken)
    {
        var whole = Context(null);
        foreach (var (name, value) in context)
            whole[name] = value?.DeepClone();
        return transport.CallAsync(model, method, [new JsonArray(id)], new() { ["context"] = whole }, cancellationToken);
    }

    /// <summary>
    /// Creates a record, once for a name: Odoo's import gives it that external id, which the database has but once. Where there is a
    /// record of that name, it is left as it is, whatever the cells say.
    /// </summary>
    /// <param name="name">Within our own: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="columns">The fields as an import names them; a row below the first has cells of a list only.</param>
    /// <returns>The record's id, with its model: an earlier call may have made another kind of record of this name.</returns>
    public async Task<(string Model, int Id)> LoadAsync(
        string model,
        string name,
        IReadOnlyList<string> columns,
        IReadOnlyList<IReadOnlyList<string>> rows,
        JsonObject context,
        CancellationToken cancellationToken)
    {
        // Both together have an import leave be what is there: BaseModel._load_records(update=True) passes over noupdate records.
        // Without them it would write to it, and lines would be there twice.
        var whole = Context(null);
        (whole["mode"], whole["noupdate"]) = ("update", true);
        foreach (var (key, value) in context)
            whole[key] = value?.DeepClone();
        var table = new JsonArray([.. rows.Select((row, at) => (JsonNode)Texts([at == 0 ? $"{Module}.{name}" : "", .. row]))]);
        for (var tries = 1; ; tries++)
        {
            var result = await transport.CallAsync(
                model,
                "load",
                [Texts(["id", .. columns]), table.DeepClone()],
                new() { ["context"] = whole.DeepClone() },
                cancellationToken);
            if (result.ValueKind is not JsonValueKind.Object || !result.TryGetProperty("ids", out var ids))
                throw Unreadable(model, "load");
            if (ids.ValueKind is JsonValueKind.Array && ids.GetArrayLength() == 1 && ids[0].TryGetInt32(out var id))
                return (model, id);

            // Somebody else with this name may have been first, or it is there and a cell does not fit any more.
            if (await FindAsync(name, cancellationToken) is { } found)
                return found;
            var isPassing = IsPassing(result);
            if (!isPassing)
                throw new ErpException(ErpTrouble.Refused, $"Odoo refuses {model}.load because of {Describe(result)}.");
            if (tries == MostTries)
                throw new ErpException(ErpTrouble.Unavailable, $"Odoo is too busy for {model}.load.");
        }
    }

    private async Task<(string Model, int Id)?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var domain = OdooDomain.Where("module", "=", Module).And(OdooDomain.Where("name", "=", name));
        var found = await SearchAsync("ir.model.data", domain, ["model", "res_id"], null, cancellationToken, limit: 1);
        return found is [var record] && record.Text("model") is { } model ? (model, (int)record.Number("res_id")) : null;
    }

    private static bool IsPassing(JsonElement result) => Messages(result).Any(message =>
        message.TryGetProperty("message", out var text)
        && Passing.Any(words => text.ToString().Contains(words, StringComparison.OrdinalIgnoreCase)));

    // The fields only: a message repeats what stands in the cell.
    private static string Describe(JsonElement result)
    {
        string[] fields =
        [
            .. Messages(result)
                .Select(message => message.TryGetProperty("field", out var field) ? field.ToString() : "")
                .Where(field => field.Length is > 0 and < 100 && field.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '.'))
                .Distinct(StringComparer.Ordinal),
        ];
        return fields.Length == 0 ? "the record as a whole" : string.Join(" and ", fields);
    }

    private static IEnumerable<JsonElement> Messages(JsonElement result) =>
        result.TryGetProperty("messages", out var messages) && messages.ValueKind is JsonValueKind.Array
            ? messages.EnumerateArray().Where(message => message.ValueKind is JsonValueKind.Object)
            : [];

    private static ErpException Unreadable(string model, string method) =>
        new(ErpTrouble.Broken, $"Odoo's answer to {model}.{method} cannot be read.");

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private JsonObject Context(string? language)
    {
        var context = new JsonObject { ["tz"] = "UTC" };
        if (language is not null)
            context["lang"] = language;
        if (Company > 0)
            context["allowed_company_ids"] = new JsonArray(Company);
        return context;
    }
}
