using HotelConcierge.Diagnostics;

namespace HotelConcierge.Local.Hosting;

/// <summary><c>/api/health</c> says that the process answers, <c>/api/ready</c> whether what it depends on is there, by name.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.Full(Routes.Health), () => Results.Json(new { status = "alive" }));
        routes.MapGet(Routes.Full(Routes.Ready), ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var report = await readiness.CheckAsync(cancellationToken);
        return Results.Json(
            new { report.Status, report.Checks },
            statusCode: report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
