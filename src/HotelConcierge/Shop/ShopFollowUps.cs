using HotelConcierge.Alerts;
using HotelConcierge.Handoff;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Shop;

/// <summary>What staff are to see to.</summary>
/// <param name="Id">Of what it is about: told twice, it is one.</param>
/// <param name="Summary">A line for staff; at most <see cref="DeskCase.LongestSummary"/> characters of it are kept.</param>
/// <param name="Details">What they need to know, in lines.</param>
internal sealed record FollowUp(string Id, string Summary, string Details, bool IsUrgent);

/// <summary>
/// What stands behind "a representative will contact you": a case at the built-in desk, beside which the concierge goes on until somebody
/// takes it, and a mail to staff where a mail server is set. Where there is neither, nothing may be promised.
/// </summary>
internal sealed partial class ShopFollowUps(
    Desks desks, DeskCases cases, CaseLog caseLog, StaffMail mail, TimeProvider clock, ILogger<ShopFollowUps> log)
{
    private const string NoteKey = "note-order";

    /// <summary>So long a guest's answer may wait for the mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Tells staff. Done twice for one id, it is one case.</summary>
    /// <returns>Whether somebody was told.</returns>
    public async Task<bool> TellAsync(ToolCall call, FollowUp followUp, CancellationToken cancellationToken)
    {
        var hasCase = await OpenCaseAsync(call, followUp, cancellationToken);
        return await MailAsync(call, followUp, cancellationToken) || hasCase;
    }

    /// <summary>Tells staff.</summary>
    /// <returns>What the guest reads: the line, and that staff see to it where somebody was told.</returns>
    public async Task<string> TellAsync(ShopVisit visit, FollowUp followUp, string line, CancellationToken cancellationToken) =>
        await TellAsync(visit.Call, followUp, cancellationToken) ? $"{line} {visit.Text(ShopPlan.StaffTold)}" : line;

    /// <summary>What staff have to mend at the ERP: one matter a day for a guest and a kind of fault.</summary>
    public FollowUp OfFault(ToolCall call, IErp erp, ErpException trouble) =>
        new(
            $"{call.Conversation.Value}-{trouble.Trouble}-{ToolJson.Day(clock.GetUtcNow())}",
            $"The ERP {erp.Name} has a fault ({trouble.Trouble}); the customer could not be served.",
            trouble.Message,
            IsUrgent: true);

    private async Task<bool> OpenCaseAsync(ToolCall call, FollowUp followUp, CancellationToken cancellationToken)
    {
        if (call.Address is not { } address || desks.PlanOf(call.Assistant) is null
            || desks.Find(BuiltInDesk.DeskName) is not { IsStaffed: true } desk)
            return false;
        var now = clock.GetUtcNow();
        var summary = followUp.Summary;
        const int Most = DeskCase.LongestSummary;
        if (summary.Length > Most)
            summary = summary[..(char.IsHighSurrogate(summary[Most - 1]) ? Most - 1 : Most)];
        var wanted = new DeskCase(
            DeskCase.IdFor(followUp.Id),
            call.Conversation,
            call.Assistant.Name,
            address,
            CaseReason.Order,
            followUp.IsUrgent ? CaseUrgency.Urgent : CaseUrgency.Normal,
            call.Language,
            now)
        {
            Desk = desk.Name,
            GuestName = call.GuestName,
            Summary = summary,
            Status = CaseStatus.Concierge,
            Unread = 1,
            LastGuestAt = now,
            LastTurn = call.TurnNumber,
        };
        var opened = await cases.OpenAsync(wanted, CaseEntry.Event(CaseEvents.Opened, now, CaseEvents.Opened), cancellationToken);
        await caseLog.KeepAsync(
            call.Conversation, opened.Id, new(NoteKey, CaseEntryKind.Note, now, Author: null, followUp.Details), cancellationToken);
        return true;
    }

    private async Task<bool> MailAsync(ToolCall call, FollowUp followUp, CancellationToken cancellationToken)
    {
        if (mail.Receivers.Count == 0)
            return false;
        var letter = new StaffLetter(followUp.Id, $"Shop: {followUp.Summary}", followUp.Details, followUp.IsUrgent)
        {
            Facts =
            [
                ("Assistant", call.Assistant.Name),
                ("Channel", call.Address?.Channel.Value),
                ("Guest", call.Address?.Guest),
                ("Conversation", call.Conversation.Value),
                ("At", StaffLetter.Write(clock.GetUtcNow())),
            ],
        };
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var isTaken = await Task.WhenAll(
            mail.Receivers.Select(receiver => TrySendAsync(receiver, letter, either.Token, cancellationToken)));
        return isTaken.Contains(true);
    }

    private async Task<bool> TrySendAsync(
        string receiver, StaffLetter letter, CancellationToken inTime, CancellationToken cancellationToken)
    {
        try
        {
            await mail.SendAsync(receiver, letter, inTime);
            return true;
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTaken(log, receiver, trouble.GetType().Name, trouble is MailException ? trouble.Message : "");
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What staff are to see to in the shop was not taken by {Receiver} ({Trouble} {Why})")]
        public static partial void NotTaken(ILogger logger, string receiver, string trouble, string why);
    }
}
