using System.Globalization;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Budgets;

/// <summary>
/// What a guest's model calls have used, a row a day. They lie beside the rows of the guest's turns, so that a model's
/// answer and what it cost are written in one step: an answer that is kept is counted, and no answer is kept twice.
/// </summary>
public sealed class GuestSpending(ITableStore store)
{
    private const string Json = "json";

    /// <summary>What was used on that day so far.</summary>
    public async Task<ModelUsage> ReadAsync(ConversationId conversation, DateOnly day, CancellationToken cancellationToken) =>
        Read(await FindAsync(conversation, day, cancellationToken));

    /// <summary>The change that adds to that day, as the row is now; for a batch on <see cref="GuestTables.Turns"/>.</summary>
    public async Task<TableChange> AddAsync(
        ConversationId conversation,
        DateOnly day,
        ModelUsage usage,
        CancellationToken cancellationToken)
    {
        var row = await FindAsync(conversation, day, cancellationToken);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Json] = JsonSerializer.Serialize(Read(row) + usage, TurnJson.Options),
        };
        var added = new TableRow(conversation.Value, Key(day), properties) { Version = row?.Version ?? "" };
        return row is null ? new TableChange.Insert(added) : new TableChange.Replace(added);
    }

    private Task<TableRow?> FindAsync(ConversationId conversation, DateOnly day, CancellationToken cancellationToken) =>
        store.FindAsync(GuestTables.Turns, conversation.Value, Key(day), cancellationToken);

    private static ModelUsage Read(TableRow? row) =>
        row?[Json] is { } json ? JsonSerializer.Deserialize<ModelUsage>(json, TurnJson.Options) ?? ModelUsage.None : ModelUsage.None;

    private static string Key(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"spent-{day:yyyy-MM-dd}");
}
