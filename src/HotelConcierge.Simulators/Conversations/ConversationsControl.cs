using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>A conversation as its guest sees it now.</summary>
/// <param name="Messages">What others wrote, from the position asked for on, oldest first.</param>
/// <param name="Next">The position to ask for next.</param>
/// <param name="State">The conversation's state.</param>
public sealed record ConversationPage(IReadOnlyList<ConversationMessage> Messages, int Next, string State);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for other processes. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>PUT webhook</c> with a <see cref="WebhookSetting"/> says where the app is;</item>
/// <item><c>POST inbound</c> with a <see cref="ConversationAction"/> posts a message and answers with the <see
/// cref="WebhookResult"/>;</item>
/// <item><c>POST redeliver</c> with a <see cref="RedeliveryRequest"/> tells of it again, same answer;</item>
/// <item><c>POST files</c> with a <see cref="ConversationFile"/> has a file that somebody may post, and answers with its <see
/// cref="ConversationFileId"/>;</item>
/// <item><c>GET conversations/{sid}/messages?after=N&amp;wait=SECONDS</c> is what the guest sees from position N on, as a <see
/// cref="ConversationPage"/>; waits while that is nothing;</item>
/// <item><c>GET requests</c>: the API's requests;</item>
/// <item>faults as <see cref="FaultControl"/> says.</item>
/// </list>
/// Bad input is answered with 400, what cannot be done now with 409, both with <c>{"error": "..."}</c>.
/// </summary>
internal sealed class ConversationsControl(SimulatedConversations service)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<ConversationsFault, ConversationsFaultKind, ConversationsOperation>(
            service.Faults,
            (kind, on) => new ConversationsFault(kind) { On = on ?? ConversationsOperation.CreateMessage },
            rule => (rule.Kind, rule.On));

        control.MapPut("/webhook", (WebhookSetting setting) =>
        {
            service.WebhookUrl = setting.Url;
            service.WebhookUrlAsSigned = setting.UrlAsSigned;
        });
        control.MapPost("/files", (ConversationFile file) => new ConversationFileId(service.KeepFile(file)));
        control.MapPost("/inbound", (ConversationAction action, CancellationToken token) => service.DeliverAsync(action, token));
        control.MapPost("/redeliver", (RedeliveryRequest request, CancellationToken token) =>
            service.RedeliverAsync(request.MessageSid, token));
        control.MapGet(
            "/conversations/{sid}/messages",
            async (string sid, int? after, double? wait, CancellationToken token) =>
            {
                var position = Math.Max(0, after ?? 0);
                var conversation = service.Conversation(sid);
                await LongPoll.WaitAsync(until => conversation.WaitForShownAsync(position + 1, until), wait, token);
                var shown = conversation.Shown;
                return new ConversationPage([.. shown.Skip(position)], shown.Count, conversation.State);
            });
        control.MapGet(
            "/requests", (long? after, double? wait, CancellationToken token) => LongPoll.ReadAsync(service.Requests, after, wait, token));
    }
}
