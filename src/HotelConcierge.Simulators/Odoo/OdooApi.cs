using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>Odoo's routes: JSON-RPC and XML-RPC for programs, and of the web client's what libraries log in by.</summary>
internal sealed class OdooApi(SimulatedOdooOptions options, OdooServer server, OdooFaults faults, Feed<OdooCall> calls)
{
    private const string SessionCookie = "session_id";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jsonrpc", CallByJsonAsync);
        routes.MapPost("/xmlrpc/2/{service}", CallByXmlAsync);
        routes.MapGet("/web/version", () => Results.Json(new JsonObject
        {
            ["version_info"] = server.Version()["server_version_info"]!.DeepClone(),
            ["version"] = server.Series,
        }));
        routes.MapPost("/web/webclient/version_info", context => AnswerAsync(context, _ => server.Version()));
        routes.MapPost("/web/session/authenticate", context => AnswerAsync(context, parameters => LogIn(context, parameters)));
        routes.MapPost("/web/session/destroy", context => AnswerAsync(context, _ => null));
    }

    private async Task CallByJsonAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var parameters = request["params"] as JsonObject ?? [];
        var (service, method) = (OdooValue.Text(parameters["service"]) ?? "", OdooValue.Text(parameters["method"]) ?? "");
        var arguments = parameters["args"] as JsonArray ?? [];
        await RunAsync(
            context,
            service,
            method,
            arguments,
            result => Answer(request, result),
            error => Fail(request, error, $"{service}.{method}{arguments.ToJsonString()}"));
    }

    private async Task CallByXmlAsync(HttpContext context, string service)
    {
        var (method, arguments) = await XmlRpc.ReadAsync(context.Request.Body, context.RequestAborted);
        await RunAsync(
            context,
            service,
            method,
            arguments,
            result => XmlRpc.Answer(result),
            XmlRpc.Fail);
    }

    private Task RunAsync(
        HttpContext context,
        string service,
        string method,
        JsonArray arguments,
        Func<JsonNode?, IResult> answer,
        Func<PythonException, IResult> fail)
    {
        var (operation, model, name) = OdooServer.Describe(service, method, arguments);
        return faults.RunAsync(context, operation, model, name, Accept, fail);

        IResult Accept()
        {
            calls.Add(new(model, name, new JsonArray([.. arguments.Skip(5).Select(argument => argument?.DeepClone())]).ToJsonString()));
            try
            {
                return answer(server.Call(service, method, arguments));
            }
            catch (PythonException error)
            {
                return fail(error);
            }
        }
    }

    private static async Task AnswerAsync(HttpContext context, Func<JsonObject, JsonNode?> serve)
    {
        var request = await ReadAsync(context);
        IResult answer;
        try
        {
            answer = Answer(request, serve(request["params"] as JsonObject ?? []));
        }
        catch (PythonException error)
        {
            answer = Fail(request, error, context.Request.Path);
        }

        await answer.ExecuteAsync(context);
    }

    private JsonObject LogIn(HttpContext context, JsonObject parameters)
    {
        var user = server.LogIn([parameters["db"]?.DeepClone(), parameters["login"]?.DeepClone(), parameters["password"]?.DeepClone()]);
        if (OdooValue.IsFalse(user))
            throw PythonException.AccessDenied();
        context.Response.Cookies.Append(SessionCookie, "simulated");
        return new JsonObject
        {
            ["uid"] = user,
            ["db"] = options.Database,
            ["username"] = options.Username,
            ["session_id"] = "simulated",
            ["user_context"] = new JsonObject { ["lang"] = "en_US", ["tz"] = "UTC", ["uid"] = user.DeepClone() },
            ["server_version"] = server.Series,
            ["server_version_info"] = server.Version()["server_version_info"]!.DeepClone(),
        };
    }

    private static async Task<JsonObject> ReadAsync(HttpContext context) =>
        await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject
        ?? throw new JsonException("The body is no object.");

    // A method that returns nothing has no result in its answer.
    private static IResult Answer(JsonObject request, JsonNode? result)
    {
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = request["id"]?.DeepClone() };
        if (result is not null)
            answer["result"] = result;
        return Results.Content(answer.ToJsonString(), "application/json");
    }

    private static IResult Fail(JsonObject request, PythonException error, string call) => Results.Content(
        new JsonObject { ["jsonrpc"] = "2.0", ["id"] = request["id"]?.DeepClone(), ["error"] = error.ToJson(call) }.ToJsonString(),
        "application/json");
}
