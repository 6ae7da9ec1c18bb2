using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HotelConcierge.AspNetCore.Staff;

/// <summary>
/// The small pages that somebody sees who comes back from the issuer. Addresses are relative to the callback, since a proxy may put
/// something before its path, and none is taken from the request.
/// </summary>
internal static class StaffPage
{
    private const string Desk = "../../../desk";
    private const string SignIn = "../signin";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// Leads to the desk. By the page itself and not by a redirect: a browser that was sent here by another site would leave a strict
    /// cookie out all along the way.
    /// </summary>
    public static IResult GoOn(HttpContext context) => Show(
        context,
        StatusCodes.Status200OK,
        $"""<meta http-equiv="refresh" content="0;url={Desk}">""",
        "You are signed in.",
        $"""<a href="{Desk}">Go on to the desk</a>""");

    /// <summary>Says why somebody is not let in, and what to do.</summary>
    public static IResult Refuse(HttpContext context, int status, string text) =>
        Show(context, status, "", text, $"""<a href="{SignIn}">Sign in again</a>""");

    private static IResult Show(HttpContext context, int status, string head, string text, string link)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.Text(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <title>Sign-in of staff</title>
              {head}
            </head>
            <body>
              <main>
                <p>{Html.Encode(text)}</p>
                <p>{link}</p>
              </main>
            </body>
            </html>

            """,
            "text/html; charset=utf-8",
            statusCode: status);
    }
}
