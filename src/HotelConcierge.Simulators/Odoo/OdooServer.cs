using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>The services <c>common</c> and <c>object</c>, whichever protocol they are called by.</summary>
internal sealed class OdooServer(SimulatedOdooOptions options, OdooTables tables, OdooMethods methods, Lock gate)
{
    private readonly string _series = $"{options.Version}.0";

    /// <summary>Whether the key is not expired.</summary>
    public bool IsKeyValid { get; set; } = true;

    public string Series => _series;

    public JsonObject Version() => new()
    {
        ["server_version"] = _series,
        ["server_version_info"] = new JsonArray(options.Version, 0, 0, "final", 0, ""),
        ["server_serie"] = _series,
        ["protocol_version"] = 1,
    };

    /// <summary>What a call would be struck by as a fault.</summary>
    public static (OdooOperation Operation, string Model, string Method) Describe(string service, string method, JsonArray arguments)
    {
        if (service is not "object")
            return (method is "authenticate" or "login" ? OdooOperation.Authenticate : OdooOperation.Any, "", method);
        var (model, name) = (OdooValue.Text(At(arguments, 3)) ?? "", OdooValue.Text(At(arguments, 4)) ?? "");
        var operation = name switch
        {
            "load" => OdooOperation.Load,
            "search" or "search_read" or "read" or "search_count" or "fields_get" or "name_search" => OdooOperation.Read,
            _ => OdooOperation.Act,
        };
        return (operation, model, name);
    }

    /// <returns>What the service returns; null for nothing.</returns>
    /// <exception cref="PythonException">It fails.</exception>
    public JsonNode? Call(string service, string method, JsonArray arguments)
    {
        lock (gate)
        {
            return (service, method) switch
            {
                ("common", "version") => Version(),
                ("common", "authenticate") when arguments.Count == 4 => LogIn(arguments),
                ("common", "login") when arguments.Count == 3 => LogIn(arguments),
                ("object", "execute_kw") when arguments.Count is 6 or 7 => Execute(
                    arguments, Required<JsonArray>(arguments[5]), arguments.Count == 7 && arguments[6] is JsonObject named ? named : []),
                ("object", "execute") when arguments.Count >= 5 =>
                    Execute(arguments, new([.. arguments.Skip(5).Select(argument => argument?.DeepClone())]), []),
                ("common" or "object", _) => throw new PythonException("builtins.Exception", $"Method not found: {method}"),
                _ => throw new PythonException("builtins.KeyError", $"'{service}'"),
            };
        }
    }

    /// <summary>Logs in a user.</summary>
    /// <returns>The user's id; false where there is none of that key.</returns>
    public JsonNode LogIn(JsonArray arguments)
    {
        CheckDatabase(arguments[0]);
        return IsKeyValid && OdooValue.Text(arguments[1]) == options.Username && OdooValue.Text(arguments[2]) == options.ApiKey
            ? tables.User
            : false;
    }

    private JsonNode? Execute(JsonArray arguments, JsonArray placed, JsonObject named)
    {
        CheckDatabase(arguments[0]);
        if (!IsKeyValid || OdooValue.Number(arguments[1]) != tables.User || OdooValue.Text(arguments[2]) != options.ApiKey)
            throw PythonException.AccessDenied();
        return methods.Call(
            OdooValue.Text(arguments[3]) ?? throw PythonException.Type("a model's name is no text"),
            OdooValue.Text(arguments[4]) ?? throw PythonException.Type("a method's name is no text"),
            placed,
            named);
    }

    private void CheckDatabase(JsonNode? database)
    {
        if (OdooValue.Text(database) is var name && name != options.Database)
        {
            throw new PythonException(
                "psycopg2.OperationalError", $"connection to server failed: FATAL:  database \"{name}\" does not exist\n");
        }
    }

    private static T Required<T>(JsonNode? node)
        where T : JsonNode => node as T ?? throw PythonException.Type("an argument is of another type");

    private static JsonNode? At(JsonArray array, int at) => at < array.Count ? array[at] : null;
}
