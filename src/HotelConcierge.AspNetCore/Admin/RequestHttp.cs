using HotelConcierge.Requests;

namespace HotelConcierge.AspNetCore.Admin;

/// <summary>HTTP in, the core's answer out.</summary>
internal static class RequestHttp
{
    /// <summary>Asks the core for what is open.</summary>
    public static async Task<IResult> ListAsync(HttpContext context, RequestDesk desk) =>
        Answer(context, await desk.ListAsync(context.Request.Query["hotel"].ToString(), context.RequestAborted));

    /// <summary>Tells the core that one is done.</summary>
    public static async Task<IResult> CloseAsync(string id, HttpContext context, RequestDesk desk) =>
        Answer(context, await desk.CloseAsync(context.Request.Query["hotel"].ToString(), id, context.RequestAborted));

    private static IResult Answer(HttpContext context, RequestDeskAnswer answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(answer.Json, "application/json", statusCode: answer.Status);
    }
}
