using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>
/// The parts of the Conversations API that the product uses, at the paths of conversations.twilio.com and mcs.us1.twilio.com.
/// </summary>
internal sealed class ConversationsRest(
    SimulatedConversationsOptions options,
    SimulatedConversations service,
    ConversationsJson json,
    ConversationsWebhooks webhooks,
    ConversationsFaults faults)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 100;
    private const string Service = "/v1/Services/{service}";
    private const string Conversation = Service + "/Conversations/{conversation}";

    private readonly string _credentials = "Basic "
        + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Conversation + "/Messages", InConversation(ConversationsOperation.CreateMessage, CreateMessage));
        routes.MapGet(Conversation + "/Messages", InConversation(ConversationsOperation.ListMessages, ListMessages));
        routes.MapGet(Conversation, InConversation(ConversationsOperation.FetchService, (_, it) => Ok(json.Conversation(it))));
        routes.MapPost(Conversation, InConversation(ConversationsOperation.UpdateConversation, Update));
        routes.MapGet(Conversation + "/Participants", InConversation(ConversationsOperation.FetchParticipant, ListParticipants));
        routes.MapGet(
            Conversation + "/Participants/{participant}", InConversation(ConversationsOperation.FetchParticipant, FetchParticipant));
        routes.MapGet(Conversation + "/Webhooks", InConversation(ConversationsOperation.Webhooks, ListWebhooks));
        routes.MapPost(Conversation + "/Webhooks", InConversation(ConversationsOperation.Webhooks, AddWebhook));
        routes.MapDelete(Conversation + "/Webhooks/{webhook}", InConversation(ConversationsOperation.Webhooks, RemoveWebhook));
        routes.MapGet(Service, InService(ConversationsOperation.FetchService, _ => Ok(ServiceResource())));
        routes.MapGet(Service + "/Configuration/Webhooks", InService(ConversationsOperation.FetchService, _ => Ok(ServiceWebhook())));
        routes.MapPost(Service + "/Configuration/Webhooks", InService(ConversationsOperation.FetchService, SetServiceWebhook));
        routes.MapGet(Service + "/Roles/{role}", InService(ConversationsOperation.FetchParticipant, FetchRole));
        routes.MapGet("/v1/Configuration/Addresses", InService(ConversationsOperation.FetchService, _ => Ok(Addresses())));
        routes.MapGet(Service + "/Media/{media}", InService(ConversationsOperation.FetchMedia, FetchFile));
        routes.MapGet("/storage/{media}", ServeFile);
        routes.MapFallback(context => TwilioError.NotFound(context.Request.Path).ToResult().ExecuteAsync(context));
    }

    private RequestDelegate InService(ConversationsOperation operation, Func<HttpContext, IResult> accept) => context =>
        FindRefusal(context) is { } refusal
            ? refusal.ToResult().ExecuteAsync(context)
            : faults.RunAsync(context, operation, "", "", () => accept(context));

    private RequestDelegate InConversation(ConversationsOperation operation, Func<HttpContext, SimulatedConversation, IResult> accept) =>
        context =>
        {
            if (FindRefusal(context) is { } refusal)
                return refusal.ToResult().ExecuteAsync(context);
            var sid = (string)context.Request.RouteValues["conversation"]!;
            return service.Find(sid) is { } conversation
                ? faults.RunAsync(
                    context, operation, sid, RequestLogging.RequestOf(context).Field("Body"), () => accept(context, conversation))
                : TwilioError.NotFound(context.Request.Path).ToResult().ExecuteAsync(context);
        };

    /// <returns>Why the caller may not; null where they may.</returns>
    private TwilioError? FindRefusal(HttpContext context)
    {
        if (context.Request.Headers.Authorization != _credentials)
            return context.Request.Headers.Authorization.Count == 0 ? TwilioError.NoCredentials : TwilioError.NotAuthenticated;
        return context.Request.RouteValues.TryGetValue("service", out var asked) && !options.ServiceSid.Equals(asked)
            ? TwilioError.NotFound(context.Request.Path)
            : null;
    }

    private IResult CreateMessage(HttpContext context, SimulatedConversation conversation)
    {
        var request = RequestLogging.RequestOf(context);
        if (ConversationsRules.FindProblem(request, sid => service.FileOf(sid) is not null) is { } problem)
            return problem.ToResult();
        var message = service.PostByApi(
            conversation, request, isTold: context.Request.Headers["X-Twilio-Webhook-Enabled"] == "true");
        return message is null ? ConversationsRules.Closed.ToResult() : Ok(json.Message(conversation.Sid, message), 201);
    }

    private IResult ListMessages(HttpContext context, SimulatedConversation conversation)
    {
        var query = context.Request.Query;
        var size = Math.Clamp(Number(query["PageSize"]) ?? DefaultPageSize, 1, LargestPageSize);
        var isNewestFirst = query["Order"] == "desc";
        IEnumerable<ConversationMessage> messages = conversation.Messages;
        if (isNewestFirst)
            messages = messages.Reverse();
        if (Number(query["PageToken"]) is { } last)
            messages = messages.Where(message => isNewestFirst ? message.Index < last : message.Index > last);
        var found = messages.Take(size + 1).ToList();
        var shown = found.Take(size).ToList();
        var order = isNewestFirst ? "desc" : "asc";
        var next = found.Count > size
            ? json.UrlOf(string.Create(
                CultureInfo.InvariantCulture,
                $"Conversations/{conversation.Sid}/Messages?Order={order}&PageSize={size}&PageToken={shown[^1].Index}"))
            : null;
        return Ok(ConversationsJson.Page("messages", shown.Select(message => json.Message(conversation.Sid, message)), size, next));
    }

    private IResult Update(HttpContext context, SimulatedConversation conversation)
    {
        var state = RequestLogging.RequestOf(context).Field("State");
        if (state.Length > 0 && state is not ("active" or "inactive" or "closed"))
            return TwilioError.Unreadable("State is active, inactive or closed").ToResult();
        if (conversation.State is "closed")
            return ConversationsRules.Closed.ToResult();
        if (state.Length > 0)
            conversation.State = state;
        return Ok(json.Conversation(conversation));
    }

    private IResult FetchParticipant(HttpContext context, SimulatedConversation conversation)
    {
        var sid = (string)context.Request.RouteValues["participant"]!;
        return conversation.Participants.FirstOrDefault(each => each.Sid == sid) is { } participant
            ? Ok(json.Participant(conversation.Sid, participant))
            : TwilioError.NotFound(context.Request.Path).ToResult();
    }

    private IResult ListParticipants(HttpContext context, SimulatedConversation conversation) => Ok(ConversationsJson.Page(
        "participants",
        conversation.Participants.Select(participant => json.Participant(conversation.Sid, participant)),
        DefaultPageSize,
        next: null));

    private IResult FetchRole(HttpContext context)
    {
        var sid = (string)context.Request.RouteValues["role"]!;
        return SimulatedConversations.Roles.TryGetValue(sid, out var name)
            ? Ok(new() { ["sid"] = sid, ["chat_service_sid"] = options.ServiceSid, ["friendly_name"] = name, ["type"] = "conversation" })
            : TwilioError.NotFound(context.Request.Path).ToResult();
    }

    private IResult ListWebhooks(HttpContext context, SimulatedConversation conversation) => Ok(ConversationsJson.Page(
        "webhooks", conversation.Webhooks.Select(webhook => json.Webhook(conversation.Sid, webhook)), DefaultPageSize, next: null));

    private IResult AddWebhook(HttpContext context, SimulatedConversation conversation)
    {
        var request = RequestLogging.RequestOf(context);
        var url = request.Field("Configuration.Url");
        var filters = request.Form.GetValueOrDefault("Configuration.Filters") ?? [];
        if (request.Field("Target") is not "webhook")
            return TwilioError.Unreadable("Here Target is webhook").ToResult();
        if (!IsAddress(url))
            return TwilioError.BadUrl(url).ToResult();
        if (filters.Count == 0 || filters.Any(filter => !filter.EndsWith("ed", StringComparison.Ordinal)))
            return TwilioError.Unreadable("A webhook of a conversation has post-action filters only").ToResult();
        var webhook = new ScopedWebhook(SimulatedConversation.NewSid("WH"), url, request.Field("Configuration.Method"), filters);
        return conversation.State is "closed" ? ConversationsRules.Closed.ToResult()
            : conversation.TryAdd(webhook, ConversationsRules.MaxWebhooks) ? Ok(json.Webhook(conversation.Sid, webhook), 201)
            : TwilioError.Unreadable("A conversation has five webhooks at most").ToResult();
    }

    private IResult RemoveWebhook(HttpContext context, SimulatedConversation conversation) =>
        conversation.RemoveWebhook((string)context.Request.RouteValues["webhook"]!)
            ? Results.NoContent()
            : TwilioError.NotFound(context.Request.Path).ToResult();

    private JsonObject ServiceResource() => new()
    {
        ["sid"] = options.ServiceSid,
        ["account_sid"] = options.AccountSid,
        ["friendly_name"] = "Simulated chat service",
    };

    private JsonObject ServiceWebhook() => new()
    {
        ["account_sid"] = options.AccountSid,
        ["chat_service_sid"] = options.ServiceSid,
        ["pre_webhook_url"] = null,
        ["post_webhook_url"] = webhooks.Service.Url,
        ["method"] = "POST",
        ["filters"] = new JsonArray([.. webhooks.Filters.Select(filter => JsonValue.Create(filter))]),
    };

    private IResult SetServiceWebhook(HttpContext context)
    {
        var request = RequestLogging.RequestOf(context);
        var url = request.Field("PostWebhookUrl");
        if (!IsAddress(url))
            return TwilioError.BadUrl(url).ToResult();
        webhooks.Service.Url = url;
        webhooks.Filters = request.Form.GetValueOrDefault("Filters") ?? [];
        return Ok(ServiceWebhook());
    }

    private JsonObject Addresses() => ConversationsJson.Page(
        "address_configurations",
        service.AddressWebhooks.Select(url => new JsonObject
        {
            ["sid"] = "IG00000000000000000000000000000051",
            ["type"] = "sms",
            ["address"] = "+15005550006",
            ["auto_creation"] = new JsonObject { ["enabled"] = true, ["type"] = "webhook", ["webhook_url"] = url },
        }),
        DefaultPageSize,
        next: null);

    private IResult FetchFile(HttpContext context)
    {
        var sid = (string)context.Request.RouteValues["media"]!;
        return service.FileOf(sid) is { Conduct.IsGone: false } file
            ? Ok(json.File(sid, file))
            : TwilioError.NotFound(context.Request.Path).ToResult();
    }

    /// <summary>The storage: what it gives away is in the address, and credentials of others it does not understand.</summary>
    private IResult ServeFile(HttpContext context, string media) =>
        context.Request.Headers.Authorization.Count > 0 ? Results.BadRequest()
        : context.Request.Query["Signature"].Count == 0 ? Results.StatusCode(StatusCodes.Status403Forbidden)
        : service.FileOf(media) is { Conduct.IsGone: false } file ? file.Conduct.Serve(file.Bytes, file.ContentType)
        : Results.NotFound();

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";

    private static IResult Ok(JsonObject answer, int status = StatusCodes.Status200OK) =>
        Results.Content(answer.ToJsonString(), "application/json", statusCode: status);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
