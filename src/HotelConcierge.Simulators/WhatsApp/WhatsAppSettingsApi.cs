using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// What an operator asks and sets: how a number is, where webhooks go. Numbers and accounts are opened by the access token, the app's own
/// subscriptions by the app's id and secret.
/// </summary>
internal sealed class WhatsAppSettingsApi(
    SimulatedWhatsAppOptions options,
    WhatsAppSubscriptions subscriptions,
    WhatsAppFaults faults,
    WhatsAppFiles files,
    Feed<WhatsAppCall> calls)
{
    private static readonly string[] _usual = ["display_phone_number", "quality_rating", "status"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{version}/{id}", (HttpContext context, string version, string id) =>
            RunAsync(context, version, id, AccessToken, _ =>
                Task.FromResult(Number(id) is { } number ? Look(context, number) : files.Look(id, AddressOf(context.Request)))));
        routes.MapPost("/{version}/{id}", (HttpContext context, string version, string id) =>
            RunAsync(context, version, id, AccessToken, async body =>
                Number(id) is { } number ? await subscriptions.SetOverrideAsync(number, body, context.RequestAborted) : null));
        routes.MapGet("/{version}/{id}/subscribed_apps", (HttpContext context, string version, string id) =>
            RunAsync(context, version, id, AccessToken, _ => Task.FromResult(IsAccount(id) ? subscriptions.ListApps() : null)));
        routes.MapPost("/{version}/{id}/subscribed_apps", (HttpContext context, string version, string id) =>
            RunAsync(context, version, id, AccessToken, _ => Task.FromResult(IsAccount(id) ? subscriptions.SubscribeAccount() : null)));
        routes.MapGet("/{version}/{id}/subscriptions", (HttpContext context, string version, string id) =>
            RunAsync(context, version, id, AppToken, _ => Task.FromResult(IsApp(id) ? subscriptions.ListFields() : null)));
        routes.MapPost("/{version}/{id}/subscriptions", (HttpContext context, string version, string id) =>
            RunAsync(context, version, id, AppToken, async body =>
                IsApp(id) ? await subscriptions.SetAppAsync(body, context.RequestAborted) : null));
    }

    private string AccessToken => options.AccessToken;

    private string AppToken => $"{options.AppId}|{options.AppSecret}";

    /// <param name="answer">Null for an object that is not there.</param>
    private async Task RunAsync(HttpContext context, string version, string id, string token, Func<JsonObject, Task<IResult?>> answer)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization != $"Bearer {token}")
        {
            await (authorization.Length == 0 ? WhatsAppAnswers.NoToken : WhatsAppAnswers.BadToken).ExecuteAsync(context);
            return;
        }

        var isPost = HttpMethods.IsPost(context.Request.Method);
        var body = isPost ? await WhatsAppApi.ReadAsync(context.Request) : [];
        if (version != options.ApiVersion || body is null)
        {
            await WhatsAppAnswers.NoSuchObject.ExecuteAsync(context);
            return;
        }

        var rest = context.Request.Path.Value!.Split('/', 3, StringSplitOptions.RemoveEmptyEntries)[1..];
        calls.Add(new(context.Request.Method, string.Join('/', rest), isPost ? body : null));
        var found = await answer(body) ?? WhatsAppAnswers.NoSuchObject;
        await faults.RunAsync(context, WhatsAppOperation.Look, "", "", () => found);
    }

    /// <summary>The fields that are asked for; the usual ones where none are.</summary>
    private IResult Look(HttpContext context, SimulatedNumber number)
    {
        var asked = context.Request.Query["fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var answer = new JsonObject();
        foreach (var field in asked.Length > 0 ? asked : _usual)
        {
            JsonNode? value = field switch
            {
                "display_phone_number" => number.Number,
                "quality_rating" => "GREEN",
                "status" => "CONNECTED",
                "webhook_configuration" => subscriptions.ConfigurationOf(number),
                "health_status" => subscriptions.Health(number),
                _ => null,
            };
            if (value is null)
                return WhatsAppAnswers.BadParameter($"There is no field {field}.");
            answer[field] = value;
        }

        answer["id"] = number.Id;
        return WhatsAppAnswers.Ok(answer);
    }

    private static Uri AddressOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}/");

    private SimulatedNumber? Number(string id) => options.Numbers.FirstOrDefault(number => number.Id == id);

    private bool IsAccount(string id) => id == options.AccountId;

    private bool IsApp(string id) => id == options.AppId;
}
