using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>Puts every request into a feed before its route sees it, except those of the control API.</summary>
internal sealed class RequestLogging(Feed<LoggedRequest> log)
{
    private static readonly object Key = new();

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/control", StringComparison.Ordinal))
        {
            var request = await LoggedRequest.ReadAsync(context);
            context.Items[Key] = request;
            log.Add(request);
        }

        await next(context);
    }

    public static LoggedRequest RequestOf(HttpContext context) => (LoggedRequest)context.Items[Key]!;
}
