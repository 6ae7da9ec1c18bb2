using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>XML-RPC as Odoo speaks it at <c>/xmlrpc/2</c>: http://xmlrpc.com/spec.md; nothing is no value of it.</summary>
internal static class XmlRpc
{
    public static async Task<(string Method, JsonArray Arguments)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var call = await XElement.LoadAsync(body, LoadOptions.PreserveWhitespace, cancellationToken);
            var values = call.Element("params")?.Elements("param").Select(param => param.Element("value")) ?? [];
            return (call.Element("methodName")?.Value ?? "", new([.. values.Select(value => Read(value!))]));
        }
        catch (XmlException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    public static IResult Answer(JsonNode? result) => result is null
        ? Fail(PythonException.Type("cannot marshal None unless allow_none is enabled"))
        : Content(new("methodResponse", new XElement("params", new XElement("param", Write(result)))));

    // Odoo tells its exceptions apart by numbers here: 1 and more for what callers do wrong, 3 for a wrong key.
    public static IResult Fail(PythonException error)
    {
        var code = error.Name switch
        {
            "odoo.exceptions.UserError" or "odoo.exceptions.ValidationError" or "odoo.exceptions.MissingError" => 2,
            "odoo.exceptions.AccessDenied" => 3,
            "odoo.exceptions.AccessError" => 4,
            _ => 1,
        };
        var fault = new JsonObject { ["faultCode"] = code, ["faultString"] = error.Message };
        return Content(new("methodResponse", new XElement("fault", Write(fault))));
    }

    private static IResult Content(XElement answer) =>
        Results.Content("<?xml version='1.0'?>\n" + answer.ToString(SaveOptions.DisableFormatting), "text/xml");

    private static JsonNode? Read(XElement value)
    {
        if (value.Elements().FirstOrDefault() is not { } typed)
            return value.Value;
        return typed.Name.LocalName switch
        {
            "int" or "i4" => int.Parse(typed.Value, CultureInfo.InvariantCulture),
            "double" => decimal.Parse(typed.Value, NumberStyles.Float, CultureInfo.InvariantCulture),
            "boolean" => typed.Value.Trim() is "1",
            "array" => new JsonArray([.. typed.Element("data")!.Elements("value").Select(Read)]),
            "struct" => new JsonObject(typed.Elements("member").Select(member =>
                KeyValuePair.Create(member.Element("name")!.Value, Read(member.Element("value")!)))),
            "nil" => null,
            _ => typed.Value,
        };
    }

    private static XElement Write(JsonNode? node) => new("value", node switch
    {
        JsonArray array => new XElement("array", new XElement("data", array.Select(Write))),
        JsonObject members => new XElement(
            "struct", members.Select(member => new XElement("member", new XElement("name", member.Key), Write(member.Value)))),
        JsonValue value when value.TryGetValue<bool>(out var flag) => new XElement("boolean", flag ? 1 : 0),
        JsonValue value when value.TryGetValue<int>(out var whole) => new XElement("int", whole),
        JsonValue value when OdooValue.Number(value) is { } number => new XElement("double", number),
        _ => new XElement("string", OdooValue.Text(node) ?? ""),
    });
}
