using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Sending;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Decides how a proactive message is said: as a reply would be, or by a template where the channel takes nothing else any more.
/// </summary>
public sealed partial class ProactiveMessageBriefs(
    ProactiveMessageCatalog messages,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    TimeProvider clock,
    ILogger<ProactiveMessageBriefs> log)
{
    internal async Task<TurnBrief> DecideAsync(
        TurnStart turn, RunningConversation conversation, GuestRecord guest, CancellationToken cancellationToken)
    {
        var request = conversation.ProactiveMessage
            ?? throw new InvalidOperationException($"Turn {turn.TurnId} has no proactive message to say.");
        var address = conversation.Address;
        var assistant = assistants.Answering(request.Assistant, address);
        var language = request.Language ?? TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        var brief = TurnPlans.Fixed(address, assistant, language, ReplyKeys.Preface, clock) with
        {
            Profile = guest.Profile,
            Memory = guest.Memory,
            ExpiresAt = request.ExpiresAt,
        };
        if (messages.Find(request.Name) is not { } message)
        {
            // Another release asked for it. The guest loses this message only: the turn ends, and whatever waits behind it is answered.
            Log.Unknown(log, turn.TurnId, request.Name, string.Join(", ", messages.All.Select(known => known.Kind.Name)));
            return brief;
        }

        var contact = new GuestContact(turn.Conversation, address, request.GuestName ?? conversation.GuestName);
        if (await message.WriteAsync(request, assistant, contact, language, cancellationToken) is not { } content)
        {
            Log.Nothing(log, turn.TurnId, request.Name);
            return brief;
        }

        var channel = channels.Of(address);
        if (!ReplyWindow.IsClosed(channel, address, conversation.LastHeardAt, clock.GetUtcNow()))
            return brief with { Preface = content.Parts, Welcome = content.Mark };

        // The template says only that the stay begins; the whole package follows when the guest answers, so nothing is marked.
        var templates = channel as ISendsTemplates;
        var template = templates?.TemplateFor(message.Kind.Template, language, content.Facts);
        if (template is null)
            Log.NoTemplate(log, turn.TurnId, request.Name, templates?.RemedyFor(message.Kind.Template) ?? $"{channel.Name} has none.");
        return brief with { Template = template, Preface = template is null ? [] : [new ReplyPart.Text(content.InShort)] };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: a {Message} is not sent, there is nothing to say any more")]
        public static partial void Nothing(ILogger logger, string turn, string message);

        [LoggerMessage(2, LogLevel.Error, "Turn {Turn}: a {Message} is not sent, the window is closed and there is no template. {Remedy}")]
        public static partial void NoTemplate(ILogger logger, string turn, string message, string remedy);

        [LoggerMessage(
            3,
            LogLevel.Error,
            "Turn {Turn}: a {Message} is not sent, since this release has no such message, only {Known}. Another release asked for it")]
        public static partial void Unknown(ILogger logger, string turn, string message, string known);
    }
}
