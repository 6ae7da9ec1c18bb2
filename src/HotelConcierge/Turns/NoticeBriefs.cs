using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Sending;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>Decides how a notice is said: as a reply would be, or by a template where the channel takes nothing else any more.</summary>
public sealed partial class NoticeBriefs(NoticeWriter writer, AssistantCatalog assistants, ChannelCatalog channels, TimeProvider clock, ILogger<NoticeBriefs> log)
{
    internal async Task<TurnBrief> DecideAsync(TurnStart turn, RunningConversation conversation, GuestRecord guest, CancellationToken cancellationToken)
    {
        var notice = conversation.Notice ?? throw new InvalidOperationException($"Turn {turn.TurnId} has no notice to say.");
        var address = conversation.Address;
        var assistant = assistants.Answering(notice.Assistant, address);
        var language = notice.Language ?? TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        var contact = new GuestContact(turn.Conversation, address, notice.GuestName ?? conversation.GuestName);
        var brief = TurnPlans.Fixed(address, assistant, language, ReplyKeys.Notice, clock) with
        {
            Profile = guest.Profile,
            Memory = guest.Memory,
            ExpiresAt = notice.ExpiresAt,
        };
        if (await writer.WriteAsync(notice, turn.Conversation, assistant, contact, language, cancellationToken) is not { } content)
        {
            Log.Nothing(log, turn.TurnId, notice.Kind);
            return brief;
        }

        var channel = channels.Of(address);
        if (!ReplyWindow.IsClosed(channel, address, conversation.LastHeardAt, clock.GetUtcNow()))
            return brief with { Preface = content.Parts, Welcome = content.Mark };

        // The template says only that the stay begins; the whole package follows when the guest answers, so nothing is marked.
        var template = (channel as ISendsTemplates)?.TemplateFor(content.Purpose, language, content.Facts);
        if (template is null)
            Log.NoTemplate(log, turn.TurnId, notice.Kind, (channel as ISendsTemplates)?.RemedyFor(content.Purpose) ?? $"{channel.Name} has none.");
        return brief with { Template = template, Preface = template is null ? [] : [new ReplyPart.Text(content.InShort)] };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: a {Notice} is not sent, there is nothing to say any more")]
        public static partial void Nothing(ILogger logger, string turn, NoticeKind notice);

        [LoggerMessage(2, LogLevel.Error, "Turn {Turn}: a {Notice} is not sent, the window is closed and there is no template. {Remedy}")]
        public static partial void NoTemplate(ILogger logger, string turn, NoticeKind notice, string remedy);
    }
}
