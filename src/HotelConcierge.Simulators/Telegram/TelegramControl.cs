using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Which update to send again.</summary>
public sealed record UpdateRedelivery(long UpdateId);

/// <summary>A file that a guest may send. In JSON its bytes are Base64.</summary>
public sealed record KeptFile(string Name, string ContentType, byte[] Bytes);

/// <summary>By what a bot asks for a file.</summary>
public sealed record KeptFileId(string FileId);

/// <summary>A chat as it shows now.</summary>
/// <param name="Messages">The bot's messages from the position asked for on, oldest first.</param>
/// <param name="Next">The position to ask for next.</param>
public sealed record ChatPage(IReadOnlyList<ChatMessage> Messages, int Next);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for other processes. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>PUT webhook</c> with a <see cref="WebhookSetting"/> says where the app is (its signed address does not matter);</item>
/// <item><c>POST inbound</c> with a <see cref="GuestAction"/> delivers what a guest does and answers with the <see
/// cref="UpdateResult"/>;</item>
/// <item><c>POST files</c> with a <see cref="KeptFile"/> has a file that a guest may send, and answers with its <see
/// cref="KeptFileId"/>;</item>
/// <item><c>POST redeliver</c> with an <see cref="UpdateRedelivery"/> sends it again, same answer;</item>
/// <item><c>GET chats/{id}/messages?after=N&amp;wait=SECONDS</c> is what a chat shows from position N on, as a <see cref="ChatPage"/>;
/// waits while that is nothing;</item>
/// <item><c>GET calls</c>: the API's calls;</item>
/// <item>faults as <see cref="FaultControl"/> says.</item>
/// </list>
/// Bad input is answered with 400, what cannot be done now with 409, both with <c>{"error": "..."}</c>.
/// </summary>
internal sealed class TelegramControl(SimulatedTelegram telegram)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<TelegramFault, TelegramFaultKind, TelegramOperation>(
            telegram.Faults,
            (kind, on) => new TelegramFault(kind) { On = on ?? TelegramOperation.Send },
            rule => (rule.Kind, rule.On));

        control.MapPut("/webhook", (WebhookSetting setting) => { telegram.WebhookUrl = setting.Url; });
        control.MapPost("/files", (KeptFile file) => new KeptFileId(telegram.KeepFile(file.Name, file.ContentType, file.Bytes)));
        control.MapPost("/inbound", (GuestAction action, CancellationToken token) => telegram.DeliverAsync(action, token));
        control.MapPost(
            "/redeliver",
            (UpdateRedelivery request, CancellationToken token) => telegram.RedeliverAsync(request.UpdateId, token));
        control.MapGet(
            "/chats/{id:long}/messages",
            async (long id, int? after, double? wait, CancellationToken token) =>
            {
                var position = Math.Max(0, after ?? 0);
                var chat = telegram.Chat(id);
                await LongPoll.WaitAsync(until => chat.WaitForMessagesAsync(position + 1, until), wait, token);
                var messages = chat.Messages;
                return new ChatPage([.. messages.Skip(position)], messages.Count);
            }
        );
        control.MapGet(
            "/calls",
            (long? after, double? wait, CancellationToken token) => LongPoll.ReadAsync(telegram.Calls, after, wait, token));
    }
}
