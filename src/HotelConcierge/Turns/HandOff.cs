using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Handoff;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;
using HotelConcierge.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>
/// Asks people to look after the guest of a turn: because a tool has said so, because the guest may be in danger, because the answer was the
/// second apology in a row, or because only people answer where the guest has written. One case for a turn, however often it runs. What no
/// desk takes within <see cref="Patience"/> is none.
/// </summary>
public sealed partial class HandOff(
    IConversations conversations,
    AssistantCatalog assistants,
    Desks desks,
    DeskCases cases,
    CaseLog caseLog,
    GuestProfiles guests,
    TurnStore turns,
    DeskModel model,
    IOptions<ConversationOptions> options,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<HandOff> log) : IActivity<HandOffStep, HandOffDone>
{
    /// <summary>After so long without a desk that has taken it, a case is taken back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    private static readonly HandOffDone NotWanted = new(HandOffVerdict.NotWanted);

    public async Task<HandOffDone> RunAsync(HandOffStep input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var turn = input.Turn;
        if (await turns.FindBriefAsync(turn, cancellationToken) is not { } brief
            || await RunningConversation.FindAsync(conversations, turn, cancellationToken) is not { } conversation
            || await ReasonAsync(input, cancellationToken) is not { } reason)
            return NotWanted;
        if (desks.For(assistants.Find(brief.Assistant), brief.Address) is not var (_, desk))
            return reason is CaseReason.PeopleOnly ? new(HandOffVerdict.Failed, Notice: ChunkRef.NotReached) : NotWanted;

        var wish = input.Asked ? await WishAsync(turn, cancellationToken) : null;
        var urgency = reason is CaseReason.Danger ? CaseUrgency.Urgent : wish?.Urgency ?? CaseUrgency.Normal;
        if (conversation.Case is { } known && await AgainAsync(known, urgency, cancellationToken) is { } again)
        {
            await NoteAsync(again, turn, wish, cancellationToken);
            return new(HandOffVerdict.Opened, again.Id);
        }

        var now = clock.GetUtcNow();
        var opened = new DeskCase(
            DeskCase.IdFor(turn.TurnId), turn.Conversation, brief.Assistant, brief.Address, reason, urgency, brief.Language, now)
        {
            Desk = desk.Name,
            GuestName = brief.GuestName,
            Summary = wish?.Summary ?? "",
            WantsSummary = wish is not { Summary.Length: > 0 } && desk.Name == BuiltInDesk.DeskName && model.IsThere,
            IsForPeople = assistants.IsForPeople(brief.Address),
            Unread = 1,
            LastGuestAt = conversation.LastHeardAt ?? now,
            LastMessage = brief.LastMessage is { Length: > 0 } last ? last : null,
            LastTurn = turn.Number,
        };
        opened = await cases.OpenAsync(opened, CaseEntry.Event(CaseEvents.Opened, now, CaseEvents.Opened), cancellationToken);
        await NoteAsync(opened, turn, wish, cancellationToken);
        return await AskAsync(opened, desk, reason, cancellationToken);
    }

    /// <summary>What the line of the case has no room for, such as a form that the guest has filled in.</summary>
    private async Task NoteAsync(DeskCase one, TurnStart turn, HandoffWish? wish, CancellationToken cancellationToken)
    {
        if (wish?.Details is not { } details)
            return;
        var key = string.Create(CultureInfo.InvariantCulture, $"note-filled-{turn.Number}");
        await caseLog.KeepAsync(
            one.Conversation, one.Id, new(key, CaseEntryKind.Note, clock.GetUtcNow(), Author: null, details), cancellationToken);
    }

    private async Task<HandOffDone> AskAsync(DeskCase opened, IDesk desk, CaseReason reason, CancellationToken cancellationToken)
    {
        var answer = await TryOpenAsync(opened, desk, cancellationToken);
        if (answer is DeskAnswer.NotYet { Pause: var pause } && clock.GetUtcNow() - opened.OpenedAt < Patience)
            return new(HandOffVerdict.NotYet, Wait: pause);
        if (answer is DeskAnswer.Taken taken)
        {
            if (taken.Reference is { } reference)
                await cases.ChangeAsync(opened.Id, current => current with { Reference = reference }, cancellationToken);
            Log.Opened(log, opened.Id, opened.Reason, opened.Urgency);
            telemetry.HandedOff(opened.Conversation.Channel);
            return new(HandOffVerdict.Opened, opened.Id, Notice: NoticeOf(reason));
        }

        if (answer is not DeskAnswer.Refused)
            await TryEndAsync(opened, desk, cancellationToken);
        Log.Refused(log, opened.Id, desk.Name, answer is DeskAnswer.Refused refused ? refused.Why : "it did not say in time");
        await cases.WithdrawAsync(opened, cancellationToken);
        return new(HandOffVerdict.Failed, Notice: reason is CaseReason.Asked or CaseReason.PeopleOnly ? ChunkRef.NotReached : 0);
    }

    /// <summary>Whoever has an open case gets no second one. The guest is told nothing new: people have their message.</summary>
    private Task<DeskCase?> AgainAsync(string id, CaseUrgency urgency, CancellationToken cancellationToken) => cases.ChangeAsync(
        id,
        current => current with
        {
            Urgency = urgency is CaseUrgency.Urgent ? urgency : current.Urgency,
            Status = current.Status is CaseStatus.Concierge ? CaseStatus.Waiting : current.Status,
        },
        cancellationToken);

    /// <summary>A desk that breaks may have taken the case all the same, so it is asked again.</summary>
    private async Task<DeskAnswer> TryOpenAsync(DeskCase opened, IDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.OpenAsync(opened, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Broken(log, opened.Id, desk.Name, trouble);
            return new DeskAnswer.NotYet(PauseAfterTrouble);
        }
    }

    /// <summary>What a desk may have taken after all is over for it.</summary>
    private async Task TryEndAsync(DeskCase opened, IDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            await desk.EndAsync(opened, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // It would take until the desk is well again, and the guest is not to wait for that.
            Log.Broken(log, opened.Id, desk.Name, trouble);
        }
    }

    private async Task<CaseReason?> ReasonAsync(HandOffStep step, CancellationToken cancellationToken)
    {
        if (step.InDanger)
            return CaseReason.Danger;
        if (step.Asked)
            return CaseReason.Asked;
        if (step.IsForPeople)
            return CaseReason.PeopleOnly;

        // This apology is counted when the turn ends.
        return step.Outcome is TurnOutcome.Apologised && (await guests.ReadAsync(step.Turn.Conversation, cancellationToken)).Apologies > 0
            ? CaseReason.Failure
            : null;
    }

    private async Task<HandoffWish?> WishAsync(TurnStart turn, CancellationToken cancellationToken) =>
        (await turns.FindToolResultsAsync(turn, options.Value.MaxModelRounds, cancellationToken))
            .Select(HandToPerson.WishOf)
            .LastOrDefault(wish => wish is not null);

    private static int NoticeOf(CaseReason reason) => reason switch
    {
        CaseReason.Danger => ChunkRef.CalledForDanger,
        CaseReason.Failure => ChunkRef.CalledForFailure,
        CaseReason.PeopleOnly => ChunkRef.PeopleAnswer,

        // The tool's own line has said it.
        _ => 0,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Case} is open: {Reason}, {Urgency}")]
        public static partial void Opened(ILogger logger, string @case, CaseReason reason, CaseUrgency urgency);

        [LoggerMessage(2, LogLevel.Error, "Case {Case} was not taken by the desk '{Desk}': {Why}. The concierge goes on")]
        public static partial void Refused(ILogger logger, string @case, string desk, string why);

        [LoggerMessage(3, LogLevel.Warning, "Case {Case}: the desk '{Desk}' did not answer")]
        public static partial void Broken(ILogger logger, string @case, string desk, Exception trouble);
    }
}
