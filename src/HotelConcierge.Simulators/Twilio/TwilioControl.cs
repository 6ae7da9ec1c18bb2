using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Where the app is; a field that is left out becomes unset.</summary>
public sealed record WebhookSetting(string? Url = null, string? UrlAsSigned = null);

/// <summary>Which inbound message to send again.</summary>
public sealed record RedeliveryRequest(string MessageSid);

/// <summary>What becomes of messages to a guest; see <see cref="SimulatedTwilio.SetRecipient"/>.</summary>
public sealed record RecipientSetting(RecipientState State, string LateStatus = "undelivered");

/// <summary>How callbacks are sent from now on (<c>mode</c>), or one callback to send now (<c>messageSid</c>, <c>status</c>).</summary>
public sealed record StatusRequest(StatusMode? Mode = null, string? MessageSid = null, string? Status = null, int? ErrorCode = null);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for tests that run in another process. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>PUT webhook</c> with a <see cref="WebhookSetting"/> says where the app is;</item>
/// <item><c>POST inbound</c> with an <see cref="InboundSms"/> delivers a guest's message and answers with the <see
/// cref="WebhookResult"/>;</item>
/// <item><c>POST redeliver</c> with a <see cref="RedeliveryRequest"/> sends it again, same answer;</item>
/// <item><c>GET phones/{address}/messages?after=N&amp;wait=SECONDS</c> is what a phone shows from position N on, as a
/// <see cref="FeedPage{T}"/>; waits while that is nothing;</item>
/// <item><c>GET shown</c>, <c>GET requests</c>, <c>GET typing</c>, <c>GET statuses</c>: the same for all phones, the API's
/// requests, typing indicators and callbacks;</item>
/// <item><c>POST recipients/{address}</c> with a <see cref="RecipientSetting"/> opts a guest out, and so on;</item>
/// <item><c>POST statuses</c> with a <see cref="StatusRequest"/> sets the order of callbacks or sends one;</item>
/// <item>faults as <see cref="FaultControl"/> says.</item>
/// </list>
/// Bad input is answered with 400, what cannot be done now with 409, both with <c>{"error": "..."}</c>.
/// </summary>
internal sealed class TwilioControl(SimulatedTwilio twilio)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<TwilioFault, TwilioFaultKind, TwilioOperation>(
            twilio.Faults,
            (kind, on) => new TwilioFault(kind) { On = on ?? TwilioOperation.CreateMessage },
            rule => (rule.Kind, rule.On));

        control.MapPut("/webhook", (WebhookSetting setting) =>
        {
            twilio.WebhookUrl = setting.Url;
            twilio.WebhookUrlAsSigned = setting.UrlAsSigned;
        });
        control.MapPost("/inbound", (InboundSms message, CancellationToken token) => twilio.DeliverAsync(message, token));
        control.MapPost("/redeliver", (RedeliveryRequest request, CancellationToken token) =>
            twilio.RedeliverAsync(request.MessageSid, token));
        control.MapPost("/recipients/{address}", (string address, RecipientSetting setting) =>
            twilio.SetRecipient(address, setting.State, setting.LateStatus));
        control.MapPost("/statuses", SetStatusesAsync);

        control.MapGet("/phones/{address}/messages", (string address, long? after, double? wait, CancellationToken token) =>
            LongPoll.ReadAsync(twilio.Phone(address).Shown, after, wait, token));
        MapFeed(control, "/shown", twilio.Shown);
        MapFeed(control, "/requests", twilio.Requests);
        MapFeed(control, "/typing", twilio.Typing);
        MapFeed(control, "/statuses", twilio.StatusesSent);
    }

    private static void MapFeed<T>(IEndpointRouteBuilder control, string path, Feed<T> feed) =>
        control.MapGet(path, (long? after, double? wait, CancellationToken token) => LongPoll.ReadAsync(feed, after, wait, token));

    private async Task<IResult> SetStatusesAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        if (request.Mode is { } mode)
            twilio.StatusMode = mode;
        return request switch
        {
            { MessageSid: { } sid, Status: { } status } =>
                Results.Ok(await twilio.SendStatusAsync(sid, status, request.ErrorCode, cancellationToken)),
            { Mode: null } => Results.BadRequest(new { error = "Give a mode, or a messageSid and a status." }),
            _ => Results.Ok(),
        };
    }
}
