using HotelConcierge.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>The page of the desk, and what it is made of. It says nothing of anybody: whoever sees it has yet to sign in.</summary>
internal static class DeskPageHttp
{
    /// <summary>Shows the page; there is none where nobody may sign in.</summary>
    public static IResult Show(HttpContext context, IServiceProvider services)
    {
        var access = services.GetRequiredService<StaffAccess>();
        if (!access.AnybodyMaySignIn)
            return Results.NotFound();

        // The page names what it is made of from where it stands, since a proxy may put something before its path.
        if (context.Request.Path.Value?.EndsWith('/') == true)
            return Results.Redirect("../desk");
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.Text(DeskPage.Render(access.ByKey, access.ByIssuer), "text/html; charset=utf-8");
    }

    /// <summary>Hands out a part of the page.</summary>
    public static IResult ServeAsset(string asset, HttpContext context, IServiceProvider services) =>
        services.GetRequiredService<StaffAccess>().AnybodyMaySignIn ? DeskAssets.Serve(asset, context) : Results.NotFound();
}
