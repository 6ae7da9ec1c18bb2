using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.ProactiveMessages;

namespace HotelConcierge.AspNetCore.Admin;

/// <summary>HTTP in, the core's answer out.</summary>
internal static class NoticeHttp
{
    /// <summary>Hands a request to the core as it came over the wire, and its answer back.</summary>
    public static async Task<IResult> AcceptAsync(HttpContext context, NoticeRequests requests, TimeProvider clock)
    {
        var (body, refusal) = await WebhookHttp.ReadAsync(context, NoticeRequests.LargestBody, clock);
        if (body is not { } json)
            return refusal!;
        var answer = await requests.AcceptAsync(json, context.RequestAborted);
        return Results.Text(answer.ToJson(), "application/json", statusCode: answer.Status);
    }
}
