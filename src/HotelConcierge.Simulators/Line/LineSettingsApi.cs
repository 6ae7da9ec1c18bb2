using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Line;

/// <summary>What an operator asks and sets: how the account is, where webhooks go, how many messages are left.</summary>
internal sealed class LineSettingsApi(
    SimulatedLineOptions options, LineEvents events, LineQuota quota, LineFaults faults, Feed<LineCall> calls)
{
    private const int LongestUrl = 500;

    /// <summary>Where webhooks go by what the app has set over the API.</summary>
    public string? Endpoint { get; set; }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/bot/info", context => LookAsync(context, () => LineAnswers.Ok(new()
        {
            ["userId"] = options.Accounts[0],
            ["basicId"] = "@simulated",
            ["displayName"] = "Simulated hotel",
            ["chatMode"] = "bot",
            ["markAsReadMode"] = "auto",
        })));
        routes.MapGet("/v2/bot/channel/webhook/endpoint", context => LookAsync(context, () => Endpoint is { } url
            ? LineAnswers.Ok(new() { ["endpoint"] = url, ["active"] = options.UsesWebhook })
            : LineAnswers.NotFound));
        routes.MapPut("/v2/bot/channel/webhook/endpoint", SetEndpointAsync);
        routes.MapPost("/v2/bot/channel/webhook/test", TryEndpointAsync);
        routes.MapGet("/v2/bot/message/quota", context => LookAsync(context, () => LineAnswers.Ok(quota.Describe())));
        routes.MapGet(
            "/v2/bot/message/quota/consumption",
            context => LookAsync(context, () => LineAnswers.Ok(new() { ["totalUsage"] = quota.Used })));
    }

    private async Task LookAsync(HttpContext context, Func<IResult> answer)
    {
        calls.Add(new(context.Request.Method, context.Request.Path, null, null, StatusCodes.Status200OK));
        if (await LineApi.IsOpenAsync(context, options))
            await faults.RunAsync(context, LineOperation.Look, "", "", answer);
    }

    private async Task SetEndpointAsync(HttpContext context)
    {
        if (!await LineApi.IsOpenAsync(context, options))
            return;
        var url = LineRules.Text(await LineApi.ReadAsync(context.Request), "endpoint");
        calls.Add(new("PUT", context.Request.Path, new() { ["endpoint"] = url }, null, StatusCodes.Status200OK));

        // The real one takes https only; a host of this machine has no certificate.
        if (url.Length is 0 or > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsTaken(address))
        {
            await LineAnswers.Refuse(StatusCodes.Status400BadRequest, "Invalid webhook endpoint URL").ExecuteAsync(context);
            return;
        }

        Endpoint = url;
        await LineAnswers.Ok([]).ExecuteAsync(context);
    }

    private async Task TryEndpointAsync(HttpContext context)
    {
        if (!await LineApi.IsOpenAsync(context, options))
            return;
        var body = await LineApi.ReadAsync(context.Request);
        calls.Add(new("POST", context.Request.Path, body, null, StatusCodes.Status200OK));
        if ((LineRules.Text(body, "endpoint") is { Length: > 0 } given ? given : Endpoint) is not { } url)
        {
            await LineAnswers.NotFound.ExecuteAsync(context);
            return;
        }

        var tried = await events.TryAsync(url, context.RequestAborted);
        await LineAnswers.Ok(new()
        {
            ["success"] = tried.Succeeded,
            ["timestamp"] = options.TimeProvider.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["statusCode"] = tried.StatusCode ?? 0,
            ["reason"] = tried.Succeeded ? "OK" : tried.StatusCode is null ? "COULD_NOT_CONNECT" : "ERROR_STATUS_CODE",
            ["detail"] = tried.Failure ?? "",
        }).ExecuteAsync(context);
    }

    private static bool IsTaken(Uri address) => address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback);
}
