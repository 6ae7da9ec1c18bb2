using HotelConcierge.AspNetCore.Admin;
using HotelConcierge.Conversations;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Admin;

/// <summary>Routes for operators; every one needs the key.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("").AddEndpointFilter(RequireKeyAsync);
        admin.MapGet(Routes.Full(Routes.Conversation), FindAsync);
        admin.MapPost(Routes.Full(Routes.Conversations), WelcomeRequestHttp.AcceptAsync);
        admin.MapPut(Routes.Full(Routes.Stays), StayHttp.ImportAsync);
        admin.MapPost(Routes.Full(Routes.StayLink), StayHttp.LinkAsync);
        admin.MapGet(Routes.Full(Routes.Requests), RequestHttp.ListAsync);
        admin.MapPost(Routes.Full(Routes.RequestDone), RequestHttp.CloseAsync);
    }

    private static async ValueTask<object?> RequireKeyAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var key = invocation.HttpContext.RequestServices.GetRequiredService<AdminKey>();
        return key.Matches(invocation.HttpContext.Request.Headers[AdminKey.Header].ToString())
            ? await next(invocation)
            : Results.Text($"The header {AdminKey.Header} is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> FindAsync(
        string id, IConversations conversations, AnswerFeedbacks feedbacks, CancellationToken cancellationToken) =>
        await ConversationSummary.ReadAsync(conversations, feedbacks, id, cancellationToken) is { } summary
            ? Results.Json(summary)
            : Results.NotFound();
}
