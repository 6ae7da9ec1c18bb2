using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>An exception of Odoo's server, which it puts into an answer of 200.</summary>
internal sealed class PythonException(string name, string message) : Exception(message)
{
    /// <summary>Python's name, such as <c>odoo.exceptions.AccessError</c>.</summary>
    public string Name { get; } = name;

    /// <summary>As the <c>error</c> of an answer; the traceback shows the call with all that was in it, as Odoo's does.</summary>
    public JsonObject ToJson(string call) => new()
    {
        ["code"] = 200,
        ["message"] = "Odoo Server Error",
        ["data"] = new JsonObject
        {
            ["name"] = Name,
            ["debug"] = "Traceback (most recent call last):\n  File \"/opt/odoo/odoo/http.py\", line 1788, in _serve_db\n"
                + $"    {call}\n{Name}: {Message}\n",
            ["message"] = Message,
            ["arguments"] = new JsonArray(Message),
            ["context"] = new JsonObject(),
        },
    };

    public static PythonException AccessDenied() => new("odoo.exceptions.AccessDenied", "Access Denied");

    public static PythonException Access(string message) => new("odoo.exceptions.AccessError", message);

    public static PythonException User(string message) => new("odoo.exceptions.UserError", message);

    public static PythonException Validation(string message) => new("odoo.exceptions.ValidationError", message);

    public static PythonException Missing(string model, int id) => new(
        "odoo.exceptions.MissingError", $"Record does not exist or has been deleted.\n(Record: {model}({id},), User: 2)");

    public static PythonException Value(string message) => new("builtins.ValueError", message);

    public static PythonException Attribute(string model, string method) =>
        new("builtins.AttributeError", $"The method '{model}.{method}' does not exist");

    public static PythonException Type(string message) => new("builtins.TypeError", message);
}
