using HotelConcierge.Local.Admin;
using HotelConcierge.Readiness;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Hosting;

/// <summary>
/// <c>/api/health</c> says that the process answers, <c>/api/ready</c> how each thing is that it depends on. With the operator's key
/// each thing is asked anew.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.Full(Routes.Health), () => Results.Json(new { status = "alive" }));
        routes.MapGet(Routes.Full(Routes.Ready), ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, ReadinessReporter readiness, AdminKey key)
    {
        var report = key.Matches(context.Request.Headers[AdminKey.Header].ToString())
            ? await readiness.AskAnewAsync(context.RequestAborted)
            : await readiness.CheckAsync(context.RequestAborted);
        return Results.Text(report.ToJson(), "application/json", statusCode: report.HttpStatus);
    }
}
