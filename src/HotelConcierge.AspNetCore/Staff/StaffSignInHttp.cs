using HotelConcierge.AspNetCore.Staff.OpenIdConnect;
using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Settings;
using HotelConcierge.Staff;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.AspNetCore.Staff;

/// <summary>
/// Staff sign in with the account that they have at the hotel's own issuer: the authorization code flow of OpenID Connect, with PKCE.
/// Afterwards they are at the desk; no address is taken from a request.
/// </summary>
internal static partial class StaffSignInHttp
{
    private const string Callback = "/callback";
    private const string Scope = "openid profile email";

    /// <summary>Sends the browser to the issuer.</summary>
    public static async Task<IResult> BeginAsync(HttpContext context, IServiceProvider services)
    {
        if (!services.GetRequiredService<StaffAccess>().ByIssuer)
            return Results.NotFound();
        var attempts = services.GetRequiredService<SignInAttempts>();
        var publicAddress = services.GetRequiredService<PublicAddress>();
        if (attempts.Admit(ClientAddress.Of(context, publicAddress)) is { } wait)
            return Hurried(context, wait);

        var (url, _) = RequestAddress.Of(context, publicAddress);
        var attempt = attempts.Begin(url.Split('?')[0].TrimEnd('/') + Callback);
        string address;
        try
        {
            var issuer = await services.GetRequiredService<IssuerMetadata>().ReadAsync(context.RequestAborted);
            address = issuer.AuthorizationEndpoint;
        }
        catch (IssuerException trouble)
        {
            Log.NotAnswered(LoggerOf(services), trouble);
            return Unavailable(context);
        }

        context.Response.Cookies.Append(
            SignInAttempts.CookieName,
            await attempts.SealAsync(attempt, context.RequestAborted),
            StaffCookie.Of(url, SignInAttempts.GoodFor, SameSiteMode.Lax));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(QueryHelpers.AddQueryString(
            address,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["response_type"] = "code",
                ["client_id"] = services.GetRequiredService<IOptions<StaffSignInOptions>>().Value.ClientId,
                ["redirect_uri"] = attempt.RedirectUri,
                ["scope"] = Scope,
                ["state"] = attempt.State,
                ["nonce"] = attempt.Nonce,
                ["code_challenge"] = attempt.Challenge,
                ["code_challenge_method"] = "S256",
            }));
    }

    /// <summary>Takes the browser back from the issuer.</summary>
    public static async Task<IResult> EndAsync(HttpContext context, IServiceProvider services)
    {
        if (!services.GetRequiredService<StaffAccess>().ByIssuer)
            return Results.NotFound();
        var attempts = services.GetRequiredService<SignInAttempts>();
        var publicAddress = services.GetRequiredService<PublicAddress>();
        if (attempts.Admit(ClientAddress.Of(context, publicAddress)) is { } wait)
            return Hurried(context, wait);

        var options = services.GetRequiredService<IOptions<StaffSignInOptions>>().Value;
        var query = context.Request.Query;
        var cookie = context.Request.Cookies[SignInAttempts.CookieName] ?? "";
        var (url, _) = RequestAddress.Of(context, publicAddress);
        context.Response.Cookies.Delete(SignInAttempts.CookieName, StaffCookie.Of(url, TimeSpan.Zero, SameSiteMode.Lax));

        // RFC 9207: an answer that names another issuer is not one to our question.
        if (await attempts.OpenAsync(cookie, query["state"].ToString(), context.RequestAborted) is not { } attempt
            || (query.TryGetValue("iss", out var from) && !string.Equals(from.ToString(), options.Issuer, StringComparison.Ordinal)))
        {
            return StaffPage.Refuse(
                context,
                StatusCodes.Status400BadRequest,
                "This sign-in was begun in another browser, or more than ten minutes ago, or was finished before.");
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            Log.TurnedAway(LoggerOf(services));
            return StaffPage.Refuse(context, StatusCodes.Status403Forbidden, "The sign-in was cancelled, or your account may not use it.");
        }

        return await FinishAsync(context, services, code, attempt);
    }

    private static async Task<IResult> FinishAsync(HttpContext context, IServiceProvider services, string code, SignInAttempt attempt)
    {
        IssuedPerson person;
        try
        {
            person = await services.GetRequiredService<IssuerTokens>().RedeemAsync(code, attempt, context.RequestAborted);
        }
        catch (IssuerException trouble) when (trouble.IsRejected)
        {
            Log.NotBelieved(LoggerOf(services), trouble.Message);
            return StaffPage.Refuse(
                context,
                StatusCodes.Status403Forbidden,
                "The sign-in could not be verified. If it happens again, tell whoever runs this system.");
        }
        catch (IssuerException trouble)
        {
            Log.NotAnswered(LoggerOf(services), trouble);
            return Unavailable(context);
        }

        var options = services.GetRequiredService<IOptions<StaffSignInOptions>>().Value;
        if (options.RoleOf(person.Roles) is not { } role)
        {
            Log.NoRole(LoggerOf(services), options.RoleClaim);
            return StaffPage.Refuse(context, StatusCodes.Status403Forbidden, WithoutRole(options));
        }

        await StaffSessionHttp.SignInAsync(context, services, StaffMember.ByIssuer(person.Subject, person.Name, role));
        return StaffPage.GoOn(context);
    }

    private static string WithoutRole(StaffSignInOptions options)
    {
        var roles = string.Join(" or ", new[] { options.DeskRole, options.ManagerRole }.Where(role => role.Length > 0));
        return $"Your account is known, but has no role here. Ask whoever manages your organisation's accounts for the role {roles}, "
            + "then sign in again.";
    }

    private static IResult Unavailable(HttpContext context) => StaffPage.Refuse(
        context, StatusCodes.Status503ServiceUnavailable, "Your organisation's sign-in does not answer at the moment. Please try again.");

    private static IResult Hurried(HttpContext context, TimeSpan wait)
    {
        TryLater.After(wait, context.Response);
        return Results.Text("This was tried too often. Please wait.", statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static ILogger LoggerOf(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StaffSignInHttp).FullName!);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The issuer of staff's accounts could not be used")]
        public static partial void NotAnswered(ILogger logger, Exception trouble);

        [LoggerMessage(2, LogLevel.Warning, "A sign-in of staff was refused: {Why}")]
        public static partial void NotBelieved(ILogger logger, string why);

        [LoggerMessage(3, LogLevel.Information, "A sign-in of staff was refused by their issuer, or cancelled")]
        public static partial void TurnedAway(ILogger logger);

        [LoggerMessage(
            4,
            LogLevel.Warning,
            "A sign-in of staff was refused: the claim {Claim} has neither StaffSignIn__DeskRole nor StaffSignIn__ManagerRole in it")]
        public static partial void NoRole(ILogger logger, string claim);
    }
}
