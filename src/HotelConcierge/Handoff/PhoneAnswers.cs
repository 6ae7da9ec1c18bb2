using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Text;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Handoff;

/// <summary>
/// Keeps in a guest's case what somebody wrote to them on the hotel's own phone. The same message again is the same entry.
/// </summary>
public sealed partial class PhoneAnswers(DeskCases cases, CaseLog log, TimeProvider clock, ILogger<PhoneAnswers> logger)
{
    /// <summary>Who has a case that is answered there: nobody can tell which person it is. Stored with cases.</summary>
    public const string Staff = "The hotel's phone";

    /// <summary>What came sooner than this is dated by our clock, as the guest's words are: the channel's knows whole seconds.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <summary>What a model reads of it: what was sent without words is named.</summary>
    public static string WordsOf(StaffEcho echo)
    {
        ArgumentNullException.ThrowIfNull(echo);
        var sent = NotHere(echo.Kind) is { } kind ? $"[{kind}]" : "";
        return string.Join('\n', new[] { echo.Text, sent }.Where(line => line.Length > 0));
    }

    /// <summary>
    /// Keeps it, in the case that is open or in this one, which whoever holds the phone has from then on unless somebody has it.
    /// </summary>
    /// <param name="opened">The case as it is where there is none of that id yet.</param>
    /// <param name="turn">The number of the turn that writes it down.</param>
    internal async Task KeepAsync(DeskCase opened, StaffEcho echo, long turn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await cases.FindAsync(opened.Id, cancellationToken)
            ?? await cases.OpenAsync(
                opened with { Owner = Staff, Status = CaseStatus.Taken, LastStaffAt = now },
                CaseEntry.Event(CaseEvents.Opened, now, CaseEvents.Opened),
                cancellationToken);
        await log.KeepAsync(
            known.Conversation,
            known.Id,
            new(KeyOf(echo), CaseEntryKind.Message, now - echo.At is var lag && lag < Usual ? now : echo.At, Staff, echo.Text)
            {
                State = EntryState.Sent,
                OnPhone = NotHere(echo.Kind),
                Turn = turn,
            },
            cancellationToken);
        var after = await cases.ChangeAsync(
            known.Id,
            current => current.LastTurn >= turn
                ? null
                : current with
                {
                    LastTurn = turn,
                    LastStaffAt = now,
                    Unread = 0,
                    WarnedAt = null,
                    Owner = current.Owner ?? Staff,
                    Status = CaseStatus.Taken,
                    Takes = current.Owner is null ? current.Takes + 1 : current.Takes,
                },
            cancellationToken);
        Log.Answered(logger, known.Id, after?.IsOnPhone is true);
    }

    private static MessageKind? NotHere(MessageKind kind) =>
        kind is MessageKind.Text or MessageKind.Location or MessageKind.Contact ? null : kind;

    private static string KeyOf(StaffEcho echo) =>
        string.Create(CultureInfo.InvariantCulture, $"phone-{StableHash.Of(echo.MessageId):x16}");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Case}: somebody answered on the hotel's own phone, and has it: {Has}")]
        public static partial void Answered(ILogger logger, string @case, bool has);
    }
}
