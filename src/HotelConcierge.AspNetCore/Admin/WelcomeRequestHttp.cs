using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Welcome;

namespace HotelConcierge.AspNetCore.Admin;

/// <summary>HTTP in, the core's answer out.</summary>
internal static class WelcomeRequestHttp
{
    /// <summary>Hands a request to the core as it came over the wire, and its answer back.</summary>
    public static async Task<IResult> AcceptAsync(HttpContext context, WelcomeRequests requests, TimeProvider clock)
    {
        var (body, refusal) = await WebhookHttp.ReadAsync(context, WelcomeRequests.LargestBody, clock);
        if (body is not { } json)
            return refusal!;
        var answer = await requests.AcceptAsync(json, context.RequestAborted);
        return Results.Text(answer.ToJson(), "application/json", statusCode: answer.Status);
    }
}
