using System.Security.Cryptography;
using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Assistants;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>The page of the web chat, and what it is made of.</summary>
internal static class ChatPageHttp
{
    private const string Plain = "text/plain; charset=utf-8";

    /// <summary>Shows the page, and knows the guest from then on by a cookie.</summary>
    public static IResult Show(HttpContext context, IServiceProvider services)
    {
        if (services.GetService<WebSessions>() is not { } sessions)
            return Results.NotFound();

        // The page names what it is made of from where it stands, since a proxy may put something before its path.
        if (context.Request.Path.Value?.EndsWith('/') == true)
            return Results.Redirect("../chat" + context.Request.QueryString);
        var query = context.Request.Query;
        var assistants = services.GetRequiredService<AssistantCatalog>();
        var wanted = query["assistant"].ToString();
        var assistant = wanted.Length == 0 ? assistants.For(new(WebChannel.ChannelName, "", "")) : assistants.Find(wanted);
        if (assistant is null)
            return Results.Text("There is no assistant of that name here.", Plain, statusCode: StatusCodes.Status404NotFound);

        var (url, headers) = RequestAddress.Of(context, services.GetRequiredService<PublicAddress>());
        var known = sessions.Read(headers.GetValueOrDefault("Cookie", ""), assistant.Name);
        if (known is null && sessions.AdmitNew() is { } wait)
        {
            TryLater.After(wait, context.Response);
            return Results.Text(
                "Many people are opening this chat at the moment. Please try again in a minute.",
                Plain,
                statusCode: StatusCodes.Status429TooManyRequests);
        }

        var origins = services.GetRequiredService<IOptions<WebChatOptions>>().Value.Origins;
        var session = known is null
            ? sessions.Begin(assistant.Name, RandomNumberGenerator.GetBytes(WebSessions.GuestBytes))
            : sessions.Renew(known);
        var isEncrypted = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        context.Response.Cookies.Append(
            WebSessions.CookieFor(assistant.Name), sessions.Sign(session), CookieFor(isEncrypted, isEmbeddable: origins.Count > 0));
        Protect(context.Response.Headers, origins);
        var language = ChatPage.LanguageFor(query["lang"].ToString(), headers.GetValueOrDefault("Accept-Language", ""));
        var page = ChatPage.Render(
            new(assistant.Name, assistant.Title, language, assistant.Reply(ReplyKeys.Help, language), query["embedded"] == "1"));
        return Results.Text(page, "text/html; charset=utf-8");
    }

    /// <summary>Hands out a part of the page.</summary>
    public static IResult ServeAsset(string asset, HttpContext context, IServiceProvider services) =>
        services.GetService<WebSessions>() is null ? Results.NotFound() : ChatAssets.Serve(asset, context);

    /// <summary>
    /// Scripts never see it. In a page of another site browsers send it only where it says that it may be, and then keep one for each such
    /// site: see https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies.
    /// </summary>
    private static CookieOptions CookieFor(bool isEncrypted, bool isEmbeddable)
    {
        var crosses = isEncrypted && isEmbeddable;
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = WebSessions.GoodFor,
            Path = "/",
            SameSite = crosses ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = isEncrypted,
        };
        if (crosses)
            cookie.Extensions.Add("Partitioned");
        return cookie;
    }

    private static void Protect(IHeaderDictionary headers, IReadOnlyList<string> origins)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data: blob:; media-src 'self' https: blob:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + string.Join(' ', origins.Prepend("frame-ancestors 'self'"));
    }
}
