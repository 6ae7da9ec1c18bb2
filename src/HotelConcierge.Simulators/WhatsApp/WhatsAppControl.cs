using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>Which message's webhook to send again.</summary>
public sealed record WhatsAppRedelivery(string MessageId);

/// <summary>How further statuses are sent.</summary>
public sealed record WhatsAppStatusSetting(WhatsAppStatusMode Mode);

/// <summary>A phone as it shows now.</summary>
/// <param name="Messages">The business's messages from the position asked for on, oldest first.</param>
/// <param name="Next">The position to ask for next.</param>
public sealed record WhatsAppPhonePage(IReadOnlyList<WhatsAppShown> Messages, int Next);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for other processes. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>PUT webhook</c> with a <see cref="WebhookSetting"/> says where the app is (its signed address does not matter);</item>
/// <item><c>POST inbound</c> with a <see cref="WhatsAppAction"/> delivers what a guest does and answers with the <see
/// cref="WhatsAppWebhookResult"/>; <c>POST inbound/batch</c> takes several for one webhook;</item>
/// <item><c>POST echoes</c> with a list of <see cref="WhatsAppEcho"/>: the hotel writes on its phone; same answer;</item>
/// <item><c>POST files</c> with a <see cref="WhatsAppFile"/> has a file that a guest may send, and answers with its <see
/// cref="WhatsAppFileId"/>;</item>
/// <item><c>POST redeliver</c> with a <see cref="WhatsAppRedelivery"/> sends it again, same answer;</item>
/// <item><c>PUT statuses</c> with a <see cref="WhatsAppStatusSetting"/>; <c>POST statuses/release</c> lets go of late ones;</item>
/// <item><c>GET phones/{number}/messages?after=N&amp;wait=SECONDS</c> is what a phone shows from position N on, as a <see
/// cref="WhatsAppPhonePage"/>; waits while that is nothing;</item>
/// <item><c>GET calls</c>: the API's calls;</item>
/// <item>faults as <see cref="FaultControl"/> says.</item>
/// </list>
/// Bad input is answered with 400, what cannot be done now with 409, both with <c>{"error": "..."}</c>.
/// </summary>
internal sealed class WhatsAppControl(SimulatedWhatsApp whatsApp)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<WhatsAppFault, WhatsAppFaultKind, WhatsAppOperation>(
            whatsApp.Faults,
            (kind, on) => new WhatsAppFault(kind) { On = on ?? WhatsAppOperation.Send },
            rule => (rule.Kind, rule.On));

        control.MapPut("/webhook", (WebhookSetting setting) => { whatsApp.WebhookUrl = setting.Url; });
        control.MapPost("/files", (WhatsAppFile file) => new WhatsAppFileId(whatsApp.KeepFile(file.ContentType, file.Bytes)));
        control.MapPost("/inbound", (WhatsAppAction action, CancellationToken token) => whatsApp.DeliverAsync(action, token));
        control.MapPost(
            "/inbound/batch", (IReadOnlyList<WhatsAppAction> actions, CancellationToken token) => whatsApp.DeliverBatchAsync(actions, token));
        control.MapPost(
            "/echoes", (IReadOnlyList<WhatsAppEcho> echoes, CancellationToken token) => whatsApp.WriteOnPhoneAsync(echoes, token));
        control.MapPost(
            "/redeliver", (WhatsAppRedelivery request, CancellationToken token) => whatsApp.RedeliverAsync(request.MessageId, token));
        control.MapPut("/statuses", (WhatsAppStatusSetting setting) => { whatsApp.StatusMode = setting.Mode; });
        control.MapPost("/statuses/release", whatsApp.ReleaseStatuses);
        control.MapGet(
            "/phones/{number}/messages",
            async (string number, int? after, double? wait, CancellationToken token) =>
            {
                var position = Math.Max(0, after ?? 0);
                var phone = whatsApp.Phone(number);
                await LongPoll.WaitAsync(until => phone.WaitForMessagesAsync(position + 1, until), wait, token);
                var messages = phone.Messages;
                return new WhatsAppPhonePage([.. messages.Skip(position)], messages.Count);
            });
        control.MapGet(
            "/calls", (long? after, double? wait, CancellationToken token) => LongPoll.ReadAsync(whatsApp.Calls, after, wait, token));
    }
}
