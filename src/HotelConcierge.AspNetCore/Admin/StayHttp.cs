using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Reservations;
using Microsoft.AspNetCore.Http.Features;

namespace HotelConcierge.AspNetCore.Admin;

/// <summary>HTTP in, the core's answer out.</summary>
internal static class StayHttp
{
    /// <summary>A file is larger than what providers post, and may come over a slow line.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(2);

    /// <summary>Hands a file to the core as it came over the wire, once it is there whole: one that breaks off changes nothing.</summary>
    public static async Task<IResult> ImportAsync(HttpContext context, StayImport import, TimeProvider clock)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = 2L * StayImport.LargestBody;
        var (body, refusal) = await WebhookHttp.ReadAsync(context, StayImport.LargestBody, clock, LongestUpload);
        if (body is not { } file)
            return refusal!;
        var report = await import.ImportAsync(
            file,
            context.Request.ContentType ?? "",
            context.Request.Query["hotel"].ToString(),
            context.RequestAborted);
        return Results.Text(report.ToJson(), "application/json", statusCode: report.Status);
    }

    /// <summary>Asks the core for a code.</summary>
    public static async Task<IResult> LinkAsync(string number, HttpContext context, StayCodes codes)
    {
        var answer = await codes.IssueAsync(context.Request.Query["hotel"].ToString(), number, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(answer.ToJson(), "application/json", statusCode: answer.Status);
    }
}
