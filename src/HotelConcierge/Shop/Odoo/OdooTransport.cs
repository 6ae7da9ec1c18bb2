using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Shop.Odoo;

/// <summary>
/// Calls of Odoo by JSON-RPC at <c>/jsonrpc</c>, which Odoo 14 to 21 answer. See
/// https://www.odoo.com/documentation/19.0/developer/reference/external_rpc_api.html.
/// </summary>
/// <remarks>
/// Every call is one transaction in Odoo. None is repeated here but after the key was refused once: what is passing is
/// <see cref="ErpTrouble.Unavailable"/>, and whoever runs the call says so.
/// </remarks>
/// <param name="http">Follows no redirects (they would carry the key elsewhere), times out and reads a limited answer.</param>
public sealed class OdooTransport(HttpClient http, IOptions<OdooOptions> options)
{
    private readonly OdooOptions _options = options.Value;
    private readonly string _address = options.Value.Url.TrimEnd('/') + "/jsonrpc";

    // 0 for not known yet. Odoo's ids begin with 1.
    private int _user;

    /// <summary>The id of the user whose key we have.</summary>
    /// <exception cref="ErpException">The key is refused, or Odoo cannot be asked.</exception>
    public async Task<int> AuthenticateAsync(CancellationToken cancellationToken)
    {
        const string Call = "common.authenticate";
        var (result, error) = await PostAsync(
            Call, "common", "authenticate", [_options.Database, _options.Username, _options.ApiKey, new JsonObject()], cancellationToken);
        if (error is not null)
            throw error.Exception;
        if (result.ValueKind is JsonValueKind.False)
            throw new ErpException(ErpTrouble.NoAccess, "Odoo refuses the user or the key.");
        if (result.ValueKind is not JsonValueKind.Number || !result.TryGetInt32(out var user) || user < 1)
            throw Unreadable(Call);
        Volatile.Write(ref _user, user);
        return user;
    }

    /// <summary>Calls a method of a model.</summary>
    /// <returns>What it returns; an element of no kind where that is nothing.</returns>
    /// <exception cref="ErpException">Odoo says no or cannot be asked.</exception>
    public async Task<JsonElement> CallAsync(
        string model, string method, JsonArray arguments, JsonObject named, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var call = $"{model}.{method}";
        var user = Volatile.Read(ref _user);
        var isKnown = user > 0;
        if (!isKnown)
            user = await AuthenticateAsync(cancellationToken);
        var (result, error) = await ExecuteAsync(user);

        // The database may be another one than that which gave the user's id; nothing was done.
        if (error is { Name: OdooError.AccessDenied } && isKnown)
            (result, error) = await ExecuteAsync(await AuthenticateAsync(cancellationToken));
        return error is null ? result : throw error.Exception;

        Task<(JsonElement Result, OdooError? Error)> ExecuteAsync(int uid) => PostAsync(
            call,
            "object",
            "execute_kw",
            [_options.Database, uid, _options.ApiKey, model, method, arguments.DeepClone(), named?.DeepClone()],
            cancellationToken);
    }

    private static ErpException Unreadable(string call) => new(ErpTrouble.Broken, $"Odoo's answer to {call} cannot be read.");

    private async Task<(JsonElement Result, OdooError? Error)> PostAsync(
        string call, string service, string method, JsonArray arguments, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["method"] = "call",
            ["id"] = 1,
            ["params"] = new JsonObject { ["service"] = service, ["method"] = method, ["args"] = arguments },
        };
        byte[] answer;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address);
            request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json", "utf-8"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK)
                throw OdooFailures.Read(call, response.StatusCode);
            answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw OdooFailures.Read(call, exception);
        }

        return Read(call, answer);
    }

    // A method that returns nothing is answered without a result.
    private static (JsonElement Result, OdooError? Error) Read(string call, byte[] answer)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(answer);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // What begins as an answer and breaks off was cut on its way; what was asked is done.
            throw answer is [(byte)'{', ..]
                ? new ErpException(ErpTrouble.Unavailable, $"Odoo's answer to {call} broke off.")
                : Unreadable(call);
        }

        if (root.ValueKind is not JsonValueKind.Object)
            throw Unreadable(call);
        if (root.TryGetProperty("error", out var error))
            return (default, OdooFailures.Read(call, error));
        if (!root.TryGetProperty("jsonrpc", out _))
            throw Unreadable(call);
        return (root.TryGetProperty("result", out var result) ? result : default, null);
    }
}
