using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Sending;

/// <summary>How far each message of ours came, by the providers' reports, which arrive late, repeated and out of order.</summary>
public sealed class Deliveries(ITableStore store)
{
    private const string State = "state";
    private const string Charged = "charged";

    /// <summary>Whether the report says anything that is not known yet.</summary>
    public async Task<bool> IsNewsAsync(ConversationId conversation, DeliveryReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var known = await store.FindAsync(GuestTables.Deliveries, conversation.Value, TurnIds.KeyFor(report.MessageId), cancellationToken);
        return NewsIn(report, known).IsAny;
    }

    /// <summary>How far a message is known to have come; null when there was no report of it.</summary>
    public async Task<DeliveryState?> StateOfAsync(ConversationId conversation, string messageId, CancellationToken cancellationToken) =>
        (await store.FindAsync(GuestTables.Deliveries, conversation.Value, TurnIds.KeyFor(messageId), cancellationToken))?[State] is { } state
            ? Enum.Parse<DeliveryState>(state)
            : null;

    /// <summary>
    /// Records what a report adds to what is known: a later state (a failure is final), and that the message is charged for, which may
    /// come with an earlier one.
    /// </summary>
    /// <returns>What was news.</returns>
    public async Task<DeliveryNews> RecordAsync(ConversationId conversation, DeliveryReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var key = TurnIds.KeyFor(report.MessageId);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = await store.FindAsync(GuestTables.Deliveries, conversation.Value, key, cancellationToken);
            var news = NewsIn(report, known);
            if (!news.IsAny)
                return news;
            var row = new TableRow(conversation.Value, key, PropertiesAfter(report, known, news)) { Version = known?.Version ?? "" };
            var done = known is null
                ? await store.TryInsertAsync(GuestTables.Deliveries, row, cancellationToken)
                : await store.TryReplaceAsync(GuestTables.Deliveries, row, cancellationToken);
            if (done)
                return news;
        }
    }

    private static Dictionary<string, string> PropertiesAfter(DeliveryReport report, TableRow? known, DeliveryNews news)
    {
        var properties = new Dictionary<string, string>(known is null ? [] : known.Properties, StringComparer.Ordinal);
        if (news.IsCharge)
            properties[Charged] = "true";
        if (!news.IsLater)
            return properties;
        properties[State] = report.State.ToString();
        if (report.Failure is { } failure)
        {
            properties["failure"] = failure.Kind.ToString();
            properties["code"] = failure.Code;
        }

        return properties;
    }

    private static DeliveryNews NewsIn(DeliveryReport report, TableRow? known) => new(
        known?[State] is not { } state || Enum.Parse<DeliveryState>(state) < report.State,
        report.Charge is not null && known?[Charged] is null);
}

/// <summary>What a report says that was not known.</summary>
/// <param name="IsLater">The message came further than was known.</param>
/// <param name="IsCharge">It is charged for.</param>
public sealed record DeliveryNews(bool IsLater, bool IsCharge)
{
    internal bool IsAny => IsLater || IsCharge;
}
