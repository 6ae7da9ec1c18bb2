using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Sending;

/// <summary>How far each message of ours came, by the providers' reports, which arrive late, repeated and out of order.</summary>
public sealed class Deliveries(ITableStore store)
{
    /// <summary>Whether no state as late as the report's is known yet.</summary>
    public async Task<bool> IsNewsAsync(ConversationId conversation, DeliveryReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return IsNews(
            report,
            await store.FindAsync(GuestTables.Deliveries, conversation.Value, TurnIds.KeyFor(report.MessageId), cancellationToken));
    }

    /// <summary>Records a report unless a state as late is already known; a failure is final.</summary>
    /// <returns>Whether it was news.</returns>
    public async Task<bool> RecordAsync(ConversationId conversation, DeliveryReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var key = TurnIds.KeyFor(report.MessageId);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = await store.FindAsync(GuestTables.Deliveries, conversation.Value, key, cancellationToken);
            if (!IsNews(report, known))
                return false;
            var properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = report.State.ToString() };
            if (report.Failure is { } failure)
            {
                properties["failure"] = failure.Kind.ToString();
                properties["code"] = failure.Code;
            }

            var row = new TableRow(conversation.Value, key, properties) { Version = known?.Version ?? "" };
            var done = known is null
                ? await store.TryInsertAsync(GuestTables.Deliveries, row, cancellationToken)
                : await store.TryReplaceAsync(GuestTables.Deliveries, row, cancellationToken);
            if (done)
                return true;
        }
    }

    private static bool IsNews(DeliveryReport report, TableRow? known) =>
        known?["state"] is not { } state || Enum.Parse<DeliveryState>(state) < report.State;
}
