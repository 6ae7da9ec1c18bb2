using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>
/// Gives a guest back to the concierge when nobody at Flex has them any more. Done again, it changes nothing: what happened is kept under
/// one key, and of a case that is closed nothing comes.
/// </summary>
public sealed partial class FlexWayBack(
    FlexDesk desk,
    FlexInteractions interactions,
    FlexCases known,
    ConversationsApi api,
    ConversationsAuthors authors,
    ConversationsOrder order,
    IOptions<ConversationsOptions> options,
    DeskCases cases,
    CaseLog caseLog,
    IConversations conversations,
    TimeProvider clock,
    ILogger<FlexWayBack> log) : IWatchesCases
{
    /// <summary>After so long a conversation that does not know of a case never will.</summary>
    private static readonly TimeSpan KnownWithin = TimeSpan.FromMinutes(10);

    // Twilio's clock and ours may differ by this much.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private const string TheSystem = "system";

    public string Desk => FlexDesk.DeskName;

    /// <summary>Looks whether a case is over at Flex, whose event may have got lost.</summary>
    /// <exception cref="ChannelException">Twilio did not say.</exception>
    public async Task LookAsync(DeskCase open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (await known.FindAsync(open.Conversation, open.Id, cancellationToken) is { Interaction: { } interaction }
            && (await interactions.ReadAsync(interaction, cancellationToken)).IsOpen)
            return;
        await EndAsync(open, task: null, isDone: false, cancellationToken);
    }

    /// <summary>Somebody at Flex has taken the case.</summary>
    /// <param name="reservation">The reservation's id.</param>
    public async Task TakenAsync(DeskCase open, string reservation, string worker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        await caseLog.KeepAsync(
            open.Conversation,
            open.Id,
            CaseEntry.Event($"{CaseEvents.Taken}-{reservation}", clock.GetUtcNow(), CaseEvents.Taken, worker),
            cancellationToken);
        await cases.ChangeAsync(
            open.Id, current => current with { Status = CaseStatus.Taken, Owner = worker.Length > 0 ? worker : null }, cancellationToken);

        // Before the turn has ended that called people there is nothing to take over.
        if ((await conversations.ReadAsync(open.Conversation, cancellationToken))?.Case == open.Id)
        {
            await conversations.SignalAsync(
                open.Conversation, new ConversationEvent.PersonJoined(clock.GetUtcNow()) { Case = open.Id }, cancellationToken);
        }
    }

    /// <summary>A task of the case is over, or all of it.</summary>
    /// <param name="task">The task's id; null where it is not known.</param>
    /// <param name="isDone">Whether somebody has done it: otherwise nobody came, unless the case says that somebody had it.</param>
    /// <exception cref="ChannelException">Twilio did not answer, and nothing is changed: do it again.</exception>
    public async Task EndAsync(DeskCase open, string? task, bool isDone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (await interactions.IsWithPeopleAsync(open.Id, task, cancellationToken))
            return;
        if ((await conversations.ReadAsync(open.Conversation, cancellationToken))?.Case != open.Id)
        {
            // The turn that called people has not ended yet; once it has, whoever looks at open cases comes by again.
            if (clock.GetUtcNow() - open.OpenedAt < KnownWithin)
                return;
            await desk.EndAsync(open, cancellationToken);
            await cases.CloseAsync(open.Id, cancellationToken);
            return;
        }

        var (act, happened) =
            await IsClosedAsync(open.Address.Guest, cancellationToken) ? (DeskAct.Closed, CaseEvents.Closed)
            : isDone || open.Status is CaseStatus.Taken ? (DeskAct.Returned, CaseEvents.Returned)
            : (DeskAct.NotReached, CaseEvents.NotReached);

        // What the guest wrote to people is not for the concierge; what they wrote to nobody is.
        if (act is DeskAct.Returned)
            await order.PassOverAsync(open.Address, cancellationToken);
        await desk.EndAsync(open, cancellationToken);
        if (act is not DeskAct.NotReached && await FindSaidAsync(open, cancellationToken) is { Length: > 0 } said)
        {
            await caseLog.KeepAsync(
                open.Conversation,
                open.Id,
                new(CaseLog.NoteOf(happened), CaseEntryKind.Note, clock.GetUtcNow(), open.Owner, said),
                cancellationToken);
        }

        var now = clock.GetUtcNow();
        await caseLog.KeepAsync(open.Conversation, open.Id, CaseEntry.Event(happened, now, happened, open.Owner), cancellationToken);

        // Signalled first: a case that is closed here and not in the conversation would leave the guest with nobody.
        await conversations.SignalAsync(
            open.Conversation, new ConversationEvent.DeskActed(act, open.Id, happened, now), cancellationToken);
        await cases.CloseAsync(open.Id, cancellationToken);
        Log.Over(log, open.Id, happened);
    }

    private async Task<bool> IsClosedAsync(string chat, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync(api.PathOf(chat), cancellationToken);
        if (answer is { Failure: { } failure, IsGone: false })
            throw ConversationsApi.Unanswered("the conversation", failure);
        return answer.IsGone || answer.Body?.Text("state") is "closed";
    }

    /// <summary>What people wrote to the guest since the case was opened, for the model; the last of it where it is too long.</summary>
    private async Task<string> FindSaidAsync(DeskCase open, CancellationToken cancellationToken)
    {
        try
        {
            var guests = (await authors.ListAsync(open.Address.Guest, cancellationToken))
                .Where(one => one.IsGuest is not false)
                .Select(one => one.Name)
                .ToHashSet(StringComparer.Ordinal);
            var said = new List<string>();
            var length = 0;
            await foreach (var post in api.NewestFirstAsync(open.Address.Guest, cancellationToken))
            {
                length += post.Body.Length + 1;
                if (post.At < open.OpenedAt - ClockTolerance || length > DeskWork.LongestText)
                    break;
                var isOurs = post.Author == options.Value.Identity || post.Author == TheSystem;
                if (post.Body.Length > 0 && !isOurs && !guests.Contains(post.Author))
                    said.Add(post.Body);
            }

            said.Reverse();
            return string.Join('\n', said);
        }
        catch (ChannelException trouble)
        {
            // The guest is not to wait for what the model would like to know.
            Log.Unheard(log, open.Id, trouble);
            return "";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Case} is over at Flex: {Happened}")]
        public static partial void Over(ILogger logger, string @case, string happened);

        [LoggerMessage(2, LogLevel.Warning, "Case {Case}: what people wrote at Flex is not known, and the model will not know it")]
        public static partial void Unheard(ILogger logger, string @case, Exception trouble);
    }
}
