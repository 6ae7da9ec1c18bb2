using System.Globalization;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;

namespace HotelConcierge.Turns;

/// <summary>
/// Tells the people who look after a guest what a turn came to: what the guest wrote, whether they have what a person wrote, that they are
/// gone. An exception means that the desk did not hear it yet.
/// </summary>
public sealed class TellDesk(
    IConversations conversations,
    Desks desks,
    DeskCases cases,
    CaseLog log,
    Transcripts transcripts,
    ChannelCatalog channels,
    TurnStore turns,
    TimeProvider clock) : IActivity<DeskReport, DeskTold>
{
    public async Task<DeskTold> RunAsync(DeskReport input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var turn = input.Turn;
        var brief = await turns.FindBriefAsync(turn, cancellationToken);
        var state = await conversations.ReadAsync(turn.Conversation, cancellationToken);
        if (brief is null || state?.Running is not { } running || running.Start.TurnId != turn.TurnId)
            return new(IsOpen: false);
        var matter = brief.Desk;
        if ((matter?.Case ?? state.Case) is not { } id || await cases.FindAsync(id, cancellationToken) is not { } open)
            return new(IsOpen: false);
        switch (matter?.Act)
        {
            case DeskAct.Wrote:
                await SettleAsync(input, open, matter, state, brief.Template is not null, cancellationToken);
                break;
            case DeskAct.Returned or DeskAct.NotReached:
                await cases.CloseAsync(id, cancellationToken);
                break;
            case DeskAct.Closed:
                await cases.CloseAsync(id, cancellationToken);

                // What a guest writes meanwhile is answered, so the chat is not over then.
                if (state.Inbox.IsEmpty && channels.Of(open.Address) is IClosesChats chats)
                    await chats.CloseAsync(open.Address, cancellationToken);
                break;
            case DeskAct.WentBack:
                await NoteAsync(open, turn, CaseEvents.WentBack, cancellationToken);
                await cases.ChangeAsync(
                    id,
                    current => current.Status is CaseStatus.Waiting ? current with { Status = CaseStatus.Concierge } : null,
                    cancellationToken);
                break;
            case null when open.ClosedAt is not null:
                break;
            case null when turn.Kind is TurnKind.Stopped:
                await EndAsync(open, turn, cancellationToken);
                break;
            case null:
                await ForwardAsync(open, turn, brief, cancellationToken);
                break;
        }

        return new(open.ClosedAt is null);
    }

    /// <summary>Says at the desk how far what a person wrote has come.</summary>
    private async Task SettleAsync(
        DeskReport report, DeskCase open, DeskMatter matter, ConversationState state, bool isTemplate, CancellationToken cancellationToken)
    {
        var isSent = report.Outcome is TurnOutcome.Answered;
        var why = isSent ? null
            : state.Mode is ConversationMode.OptedOut ? EntryTroubles.OptedOut
            : ReplyWindow.EndOf(channels.Of(open.Address), open.Address, state.LastHeardAt) < clock.GetUtcNow() && !isTemplate
                ? EntryTroubles.WindowClosed
                : EntryTroubles.Refused;
        await log.SettleAsync(
            report.Turn.Conversation,
            open.Id,
            matter.Entry,
            entry => entry with { State = isSent ? EntryState.Sent : EntryState.Failed, Why = why, Turn = report.Turn.Number },
            cancellationToken);
        await cases.ChangeAsync(open.Id, current => current with { LastTurn = report.Turn.Number }, cancellationToken);
    }

    private async Task ForwardAsync(DeskCase open, TurnStart turn, TurnBrief brief, CancellationToken cancellationToken)
    {
        if (desks.Find(open.Desk) is { } desk && turn.Kind is TurnKind.Forward or TurnKind.Emergency)
        {
            await foreach (var entry in transcripts.NewestFirstAsync(turn.Conversation, cancellationToken))
            {
                if (entry.Turn < turn.Number)
                    break;
                if (entry.Turn == turn.Number && entry.Speaker is Speaker.Guest)
                    await desk.ForwardAsync(open, new(turn.Number, entry.Text, entry.At), cancellationToken);
            }
        }

        if (turn.Kind is TurnKind.Emergency)
            await NoteAsync(open, turn, CaseEvents.Urgent, cancellationToken);
        await cases.ChangeAsync(
            open.Id,
            current => current.LastTurn >= turn.Number
                ? null
                : current with
                {
                    LastTurn = turn.Number,
                    LastGuestAt = clock.GetUtcNow(),
                    LastMessage = brief.LastMessage is { Length: > 0 } last ? last : current.LastMessage,
                    Unread = current.Unread + 1,
                    Urgency = turn.Kind is TurnKind.Emergency ? CaseUrgency.Urgent : current.Urgency,
                    WarnedAt = null,
                },
            cancellationToken);
    }

    /// <summary>The guest does not want to be written to any more.</summary>
    private async Task EndAsync(DeskCase open, TurnStart turn, CancellationToken cancellationToken)
    {
        await NoteAsync(open, turn, CaseEvents.OptedOut, cancellationToken);
        if (desks.Find(open.Desk) is { } desk)
            await desk.EndAsync(open, cancellationToken);
        await cases.CloseAsync(open.Id, cancellationToken);
    }

    private async Task NoteAsync(DeskCase open, TurnStart turn, string happened, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{happened}-{turn.Number}");
        await log.KeepAsync(turn.Conversation, open.Id, CaseEntry.Event(key, clock.GetUtcNow(), happened), cancellationToken);
    }
}
