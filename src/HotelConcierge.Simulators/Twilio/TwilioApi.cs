using System.Text;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>The parts of Twilio's REST API that the product uses, at the paths of api.twilio.com and messaging.twilio.com.</summary>
internal sealed class TwilioApi(
    SimulatedTwilioOptions options,
    Outbox outbox,
    MessageLog log,
    MessageRecords records,
    MediaStore media,
    TwilioFaults faults,
    Feed<TypingShown> typing)
{
    private const string Messages = $"/{MessageResource.Version}/Accounts/{{account}}/Messages";

    private readonly string _credentials = "Basic "
        + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Messages + ".json", Authenticated(CreateMessageAsync));
        routes.MapGet(Messages + ".json", Authenticated(ListMessagesAsync));
        routes.MapGet(Messages + "/{sid}.json", Authenticated(FetchMessageAsync));
        routes.MapPost(
            Messages + "/{sid}.json",
            Authenticated((context, request) => records.Update(context.Request, request).ExecuteAsync(context)));
        routes.MapDelete(Messages + "/{sid}.json", Authenticated((context, _) => records.Delete(context.Request).ExecuteAsync(context)));
        routes.MapGet(
            Messages + "/{sid}/Media.json",
            Authenticated((context, _) => records.ListMedia(context.Request).ExecuteAsync(context)));
        routes.MapGet(
            Messages + "/{sid}/Media/{media}.json",
            Authenticated(
                (context, _) => records.FetchMedia(context.Request, (string)context.Request.RouteValues["media"]!).ExecuteAsync(context)));
        routes.MapGet(Messages + "/{sid}/Media/{media}", Authenticated(FetchMediaAsync));
        routes.MapPost("/v2/Indicators/Typing.json", Authenticated(ShowTypingAsync));
        routes.MapGet("/media/{sid}", ServeMedia);
        routes.MapFallback(context => TwilioError.NotFound(context.Request.Path).ToResult().ExecuteAsync(context));
    }

    private RequestDelegate Authenticated(Func<HttpContext, LoggedRequest, Task> handle) => context =>
    {
        if (context.Request.Headers.Authorization != _credentials)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            var error = context.Request.Headers.Authorization.Count == 0 ? TwilioError.NoCredentials : TwilioError.NotAuthenticated;
            return error.ToResult().ExecuteAsync(context);
        }

        if (context.Request.RouteValues.TryGetValue("account", out var account) && !options.AccountSid.Equals(account))
            return TwilioError.NotFound(context.Request.Path).ToResult().ExecuteAsync(context);
        return handle(context, RequestLogging.RequestOf(context));
    };

    private Task CreateMessageAsync(HttpContext context, LoggedRequest request) => faults.RunAsync(
        context, TwilioOperation.CreateMessage, request.Field("To"), request.Field("Body"), () => outbox.Accept(request));

    private Task ListMessagesAsync(HttpContext context, LoggedRequest request) => faults.RunAsync(
        context, TwilioOperation.ListMessages, context.Request.Query["To"].ToString(), "", () =>
        {
            try
            {
                return Results.Json(MessagePage.Read(log.NewestFirst(), context.Request, options.AccountSid), TwilioJson.Options);
            }
            catch (FormatException)
            {
                return TwilioError.BadDate.ToResult();
            }
        });

    private Task FetchMessageAsync(HttpContext context, LoggedRequest request) => faults.RunAsync(
        context, TwilioOperation.FetchMessage, "", "", () => records.Fetch(context.Request));

    // The account's address only redirects to a short-lived one that needs no credentials, as api.twilio.com does.
    private Task FetchMediaAsync(HttpContext context, LoggedRequest request) => faults.RunAsync(
        context, TwilioOperation.FetchMedia, "", "", () =>
        {
            var sid = (string)context.Request.RouteValues["media"]!;
            return media.Find(sid) is null
                ? TwilioError.NotFound(context.Request.Path).ToResult()
                : Results.Redirect($"/media/{sid}", permanent: false, preserveMethod: true);
        });

    /// <summary>The storage behind a redirect: what it gives away is in the address, and credentials of others it does not understand.</summary>
    private IResult ServeMedia(HttpContext context, string sid) =>
        context.Request.Headers.Authorization.Count > 0 ? Results.BadRequest()
        : media.Find(sid) is { } file ? file.Conduct.Serve(file.Bytes, file.ContentType) : TwilioError.NotFound($"/media/{sid}").ToResult();

    private Task ShowTypingAsync(HttpContext context, LoggedRequest request) => faults.RunAsync(
        context, TwilioOperation.ShowTyping, "", "", () =>
        {
            var (sid, channel) = (request.Field("messageId"), request.Field("channel"));
            if (channel is not "whatsapp" || log.Find(sid) is not { IsInbound: true } message)
                return TwilioError.NotFound(context.Request.Path).ToResult();
            typing.Add(new TypingShown(sid, message.From, options.TimeProvider.GetUtcNow()));
            return Results.Json(new { success = true });
        });
}

/// <summary>A guest saw that an answer is being written, and that this message of theirs was read.</summary>
public sealed record TypingShown(string MessageSid, string Guest, DateTimeOffset At);
