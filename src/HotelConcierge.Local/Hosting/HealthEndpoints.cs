using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Local.Storage;

namespace HotelConcierge.Local.Hosting;

/// <summary><c>/api/health</c> says that the process answers, <c>/api/ready</c> whether what it depends on is there, by name.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/health", () => Results.Json(new { status = "alive" }));
        routes.MapGet("/api/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        SqliteDatabase database, AssistantCatalog assistants, ChannelCatalog channels, CancellationToken cancellationToken)
    {
        var checks = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["database"] = await CheckAsync(database, cancellationToken),
            ["assistants"] = string.Join(", ", assistants.All.Select(assistant => assistant.Name)),
            ["channels"] = string.Join(", ", channels.All.Select(channel => channel.Name.Value)),
        };
        var ready = checks["database"] == "ok";
        return Results.Json(
            new { status = ready ? "ready" : "not ready", checks },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string> CheckAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            // A write, because a full or read-only disk still reads.
            await database.WriteAsync(
                connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "delete from guest_conversations where id = ''";
                    return command.ExecuteNonQuery();
                },
                cancellationToken);
            return "ok";
        }
        catch (DatabaseException trouble)
        {
            return trouble.Message;
        }
    }
}
