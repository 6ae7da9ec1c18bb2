using HotelConcierge.Conversations;

namespace HotelConcierge.Local.Admin;

/// <summary>Routes for operators; every one needs the key.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/api").AddEndpointFilter(RequireKeyAsync);
        admin.MapGet("/conversations/{id}", FindAsync);
    }

    private static async ValueTask<object?> RequireKeyAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var key = invocation.HttpContext.RequestServices.GetRequiredService<AdminKey>();
        return key.Matches(invocation.HttpContext.Request.Headers[AdminKey.Header].ToString())
            ? await next(invocation)
            : Results.Text($"The header {AdminKey.Header} is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> FindAsync(string id, IConversations conversations, CancellationToken cancellationToken) =>
        await conversations.ReadAsync(new ConversationId(id), cancellationToken) is { } state
            ? Results.Json(new ConversationSummary(id, state.Mode.ToString(), state.Running?.Start.TurnId, state.Inbox.Count + state.Commands.Count, state.Turns))
            : Results.NotFound();
}

/// <summary>What an operator sees of a conversation: nothing of what was said, and by whom.</summary>
/// <param name="Running">The id of the turn that is running.</param>
/// <param name="Waiting">Messages and commands that wait for a turn.</param>
/// <param name="Turns">How many turns were started.</param>
internal sealed record ConversationSummary(string Id, string Mode, string? Running, int Waiting, long Turns);
