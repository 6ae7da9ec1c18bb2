using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Conversations;

/// <summary>What a guest thinks of an answer, by the sign they put to it. Stored by name.</summary>
public enum FeedbackValue
{
    /// <summary>Nothing any more: they took their sign away, or put one that says neither.</summary>
    None,

    Good,

    Bad,
}

/// <summary>A guest's feedback on one message of ours: nothing that they said.</summary>
/// <param name="Turn">The number of the turn whose message it is.</param>
/// <param name="Chunk">The message's place in the answer, from 0.</param>
/// <param name="At">When they put the sign, by the channel's clock, to the second.</param>
/// <param name="Assistant">Who answered; empty where that is not known any more.</param>
/// <param name="Route">The label of the answer's route; empty likewise, and where an assistant has one route only.</param>
/// <param name="Tools">The tools that the answer used, each once.</param>
public sealed record AnswerFeedback(
    long Turn, int Chunk, FeedbackValue Value, DateTimeOffset At, string Assistant, string Route, IReadOnlyList<string> Tools);

/// <summary>What guests think of our answers, beside their other rows: the last sign for a message counts. Goes with the guest.</summary>
public sealed class AnswerFeedbacks(ITableStore store)
{
    private const string Value = "value";
    private const string At = "at";
    private const string Assistant = "assistant";
    private const string Route = "route";
    private const string Tools = "tools";

    /// <summary>Keeps a sign unless a later one is known: they come in any order. One that was taken away leaves a mark of when.</summary>
    /// <returns>Whether it says anything new.</returns>
    public async Task<bool> RecordAsync(ConversationId conversation, AnswerFeedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var row = new TableRow(conversation.Value, KeyOf(feedback), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Value] = feedback.Value.ToString(),
            [At] = feedback.At.ToString("O", CultureInfo.InvariantCulture),
            [Assistant] = feedback.Assistant,
            [Route] = feedback.Route,
            [Tools] = string.Join(' ', feedback.Tools),
        });
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.FindAsync(GuestTables.Feedback, conversation.Value, row.Key, cancellationToken) is not { } known)
            {
                if (await store.TryInsertAsync(GuestTables.Feedback, row, cancellationToken))
                    return feedback.Value is not FeedbackValue.None;
                continue;
            }

            var before = Read(known);
            if (before.At > feedback.At || (before.At == feedback.At && before.Value == feedback.Value))
                return false;
            if (await store.TryReplaceAsync(GuestTables.Feedback, row with { Version = known.Version }, cancellationToken))
                return before.Value != feedback.Value;
        }
    }

    /// <summary>A guest's feedback that stands, in the order of the answers.</summary>
    public async Task<IReadOnlyList<AnswerFeedback>> OfAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var all = new List<AnswerFeedback>();
        await foreach (var row in store.ScanAsync(GuestTables.Feedback, conversation.Value, keyPrefix: "", cancellationToken))
        {
            if (Read(row) is { Value: not FeedbackValue.None } feedback)
                all.Add(feedback);
        }

        return all;
    }

    private static string KeyOf(AnswerFeedback feedback) =>
        TurnIds.KeyPrefix(feedback.Turn) + feedback.Chunk.ToString("D3", CultureInfo.InvariantCulture);

    private static AnswerFeedback Read(TableRow row) => new(
        long.Parse(row.Key.AsSpan(0, row.Key.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture),
        int.Parse(row.Key.AsSpan(row.Key.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture),
        Enum.Parse<FeedbackValue>(row[Value] ?? ""),
        DateTimeOffset.Parse(row[At] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        row[Assistant] ?? "",
        row[Route] ?? "",
        (row[Tools] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
