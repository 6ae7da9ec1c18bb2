using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Line;

/// <summary>Which event to deliver again.</summary>
public sealed record LineRedelivery(string EventId);

/// <summary>How many messages the month has.</summary>
/// <param name="Most">Null for no limit.</param>
public sealed record LineQuotaSetting(int? Most);

/// <summary>A phone as it shows now.</summary>
/// <param name="Messages">The account's messages from the position asked for on, oldest first.</param>
/// <param name="Next">The position to ask for next.</param>
public sealed record LinePhonePage(IReadOnlyList<LineShown> Messages, int Next);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for other processes. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>PUT webhook</c> with a <see cref="WebhookSetting"/> says where the app is (its signed address does not matter);</item>
/// <item><c>POST inbound</c> with a <see cref="LineAction"/> delivers what a guest does and answers with the <see
/// cref="LineWebhookResult"/>; <c>POST inbound/batch</c> takes several for one webhook;</item>
/// <item><c>POST redeliver</c> with a <see cref="LineRedelivery"/> delivers it again, same answer;</item>
/// <item><c>POST files</c> with a <see cref="LineFile"/> has a file that a guest may send, and answers with its <see
/// cref="LineFileId"/>;</item>
/// <item><c>PUT quota</c> with a <see cref="LineQuotaSetting"/>;</item>
/// <item><c>GET phones/{userId}/messages?after=N&amp;wait=SECONDS</c> is what a phone shows from position N on, as a <see
/// cref="LinePhonePage"/>; waits while that is nothing;</item>
/// <item><c>GET calls</c>: the API's calls;</item>
/// <item>faults as <see cref="FaultControl"/> says.</item>
/// </list>
/// Bad input is answered with 400, what cannot be done now with 409, both with <c>{"error": "..."}</c>.
/// </summary>
internal sealed class LineControl(SimulatedLine line)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<LineFault, LineFaultKind, LineOperation>(
            line.Faults,
            (kind, on) => new LineFault(kind) { On = on ?? LineOperation.Send },
            rule => (rule.Kind, rule.On));

        control.MapPut("/webhook", (WebhookSetting setting) => { line.WebhookUrl = setting.Url; });
        control.MapPut("/quota", (LineQuotaSetting setting) => { line.Quota = setting.Most; });
        control.MapPost("/files", (LineFile file) => new LineFileId(line.KeepFile(file)));
        control.MapPost("/inbound", (LineAction action, CancellationToken token) => line.DeliverAsync(action, token));
        control.MapPost(
            "/inbound/batch", (IReadOnlyList<LineAction> actions, CancellationToken token) => line.DeliverBatchAsync(actions, token));
        control.MapPost("/redeliver", (LineRedelivery request, CancellationToken token) => line.RedeliverAsync(request.EventId, token));
        control.MapGet(
            "/phones/{userId}/messages",
            async (string userId, int? after, double? wait, CancellationToken token) =>
            {
                var position = Math.Max(0, after ?? 0);
                var phone = line.Phone(userId);
                await LongPoll.WaitAsync(until => phone.WaitForMessagesAsync(position + 1, until), wait, token);
                var messages = phone.Messages;
                return new LinePhonePage([.. messages.Skip(position)], messages.Count);
            });
        control.MapGet(
            "/calls", (long? after, double? wait, CancellationToken token) => LongPoll.ReadAsync(line.Calls, after, wait, token));
    }
}
