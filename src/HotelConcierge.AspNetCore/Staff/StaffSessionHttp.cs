using System.Text.Json;
using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Settings;
using HotelConcierge.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.AspNetCore.Staff;

/// <summary>Staff sign in with a name and a key, sign out, and ask who they are.</summary>
internal static partial class StaffSessionHttp
{
    private const int LargestBody = 4096;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Answers by the method: GET says who is signed in, POST signs in, DELETE signs out.</summary>
    public static Task<IResult> HandleAsync(HttpContext context, IServiceProvider services) =>
        HttpMethods.IsPost(context.Request.Method) ? BeginAsync(context, services)
        : HttpMethods.IsDelete(context.Request.Method) ? EndAsync(context, services)
        : ShowAsync(context, services);

    private static async Task<IResult> ShowAsync(HttpContext context, IServiceProvider services)
    {
        var (member, refusal) = await StaffGate.AuthorizeAsync(context, services);
        return member is null
            ? refusal!
            : Results.Json(new
            {
                id = member.Id,
                name = member.Name,
                label = member.Label,
                role = member.Role is StaffRole.Manager ? "manager" : "desk",
            });
    }

    private static async Task<IResult> BeginAsync(HttpContext context, IServiceProvider services)
    {
        if (StaffGate.Refuse(context, services) is { } refusal)
            return refusal;
        if (!services.GetRequiredService<StaffAccess>().ByKey)
            return Results.NotFound();
        var (body, unread) = await WebhookHttp.ReadAsync(context, LargestBody, services.GetRequiredService<TimeProvider>());
        if (body is not { } bytes)
            return unread!;
        if (Parse(bytes) is not { } credentials)
            return Results.Text("The body must be JSON with a name and a key.", statusCode: StatusCodes.Status400BadRequest);

        var address = services.GetRequiredService<PublicAddress>();
        var answer = services.GetRequiredService<StaffKeys>().Try(credentials.Name, credentials.Key, ClientAddress.Of(context, address));
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StaffSessionHttp).FullName!);
        if (answer.RetryAfter is { } wait)
        {
            Log.TooOften(log);
            TryLater.After(wait, context.Response);
            return Results.Text("This was tried too often. Please wait.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (answer.Member is not { } member)
        {
            Log.Refused(log);
            return Results.Text("The name or the key is wrong.", statusCode: StatusCodes.Status401Unauthorized);
        }

        await SignInAsync(context, services, member);
        return Results.NoContent();
    }

    /// <summary>Gives whoever has shown who they are their session.</summary>
    internal static async Task SignInAsync(HttpContext context, IServiceProvider services, StaffMember member)
    {
        var (url, _) = RequestAddress.Of(context, services.GetRequiredService<PublicAddress>());
        var session = await services.GetRequiredService<StaffSessions>().BeginAsync(member, context.RequestAborted);
        context.Response.Cookies.Append(StaffSessions.CookieName, session, StaffCookie.Of(url, StaffSessions.GoodFor));
        Log.SignedIn(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StaffSessionHttp).FullName!), member.Id);
    }

    private static async Task<IResult> EndAsync(HttpContext context, IServiceProvider services)
    {
        var (session, refusal) = await StaffGate.FindAsync(context, services);
        if (session is null)
            return refusal!;
        await services.GetRequiredService<StaffSessions>().EndAsync(session, context.RequestAborted);
        var (url, _) = RequestAddress.Of(context, services.GetRequiredService<PublicAddress>());
        context.Response.Cookies.Delete(StaffSessions.CookieName, StaffCookie.Of(url, TimeSpan.Zero));
        return Results.NoContent();
    }

    private static Credentials? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Credentials>(body.Span, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Credentials(string Name, string Key);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A sign-in of staff was refused: the name or the key is wrong")]
        public static partial void Refused(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "A sign-in of staff was not looked at: too many tries for one name or from one address")]
        public static partial void TooOften(ILogger logger);

        [LoggerMessage(3, LogLevel.Debug, "Signed in: {Member}")]
        public static partial void SignedIn(ILogger logger, string member);
    }
}
