using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Settings;
using HotelConcierge.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Staff;

/// <summary>
/// The door to whatever is for staff only: every such route asks here first. Nobody is let in who is not signed in, and nothing is changed
/// at the word of another site's page.
/// </summary>
internal static class StaffGate
{
    /// <summary>
    /// Who asks, or the answer to whoever may not: 404 where no staff is configured, 403 from another site, 401 without a session. For what
    /// a page asks for, not for the page itself: an address that somebody types comes from no page of ours.
    /// </summary>
    public static async Task<(StaffMember? Member, IResult? Refusal)> AuthorizeAsync(HttpContext context, IServiceProvider services)
    {
        var (session, refusal) = await FindAsync(context, services);
        return (session?.Member, refusal);
    }

    /// <inheritdoc cref="AuthorizeAsync"/>
    internal static async Task<(StaffSession? Session, IResult? Refusal)> FindAsync(HttpContext context, IServiceProvider services)
    {
        if (Refuse(context, services) is { } refusal)
            return (null, refusal);
        var session = await services.GetRequiredService<StaffSessions>().ReadAsync(
            context.Request.Headers.Cookie.ToString(), context.RequestAborted);
        return session is null
            ? (null, Results.Text("Nobody is signed in.", statusCode: StatusCodes.Status401Unauthorized))
            : (session, null);
    }

    /// <summary>The answer to a request that is refused whoever is signed in; null for one that is not.</summary>
    internal static IResult? Refuse(HttpContext context, IServiceProvider services)
    {
        if (!services.GetRequiredService<StaffAccess>().AnybodyMaySignIn)
            return Results.NotFound();

        // What is said to staff is kept by nobody's cache.
        context.Response.Headers.CacheControl = "no-store";
        var (url, headers) = RequestAddress.Of(context, services.GetRequiredService<PublicAddress>());
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        return RequestOrigin.IsOurs(headers, url, changes)
            ? null
            : Results.Text("This was asked by a page of another site.", statusCode: StatusCodes.Status403Forbidden);
    }
}
