using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>Who asks something of the web chat: a guest by their cookie, or nobody we know.</summary>
internal static class ChatVisitor
{
    /// <summary>The guest's session, or the answer to whoever has none, or comes from another site.</summary>
    /// <param name="changes">Whether the request changes something.</param>
    public static (WebSession? Session, IResult? Refusal) Find(HttpContext context, IServiceProvider services, bool changes)
    {
        if (services.GetService<WebSessions>() is not { } sessions)
            return (null, Results.NotFound());
        var (url, headers) = RequestAddress.Of(context, services.GetRequiredService<PublicAddress>());
        var session = RequestOrigin.IsOurs(headers, url, changes)
            ? sessions.Read(headers.GetValueOrDefault("Cookie", ""), context.Request.Query["assistant"].ToString())
            : null;
        return session is null
            ? (null, Results.Text("There is no session: open the chat anew.", statusCode: StatusCodes.Status403Forbidden))
            : (session, null);
    }
}
