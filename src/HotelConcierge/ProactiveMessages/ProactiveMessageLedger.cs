using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.ProactiveMessages;

/// <summary>What was asked to be said, by the id of the request, so that each request is carried out once and for one guest.</summary>
/// <remarks>
/// A row holds digests and ids, which say nothing about a guest, and is let go after <see cref="KeptFor"/>, or with what it is about.
/// </remarks>
public sealed class ProactiveMessageLedger(ITableStore store, IEnumerable<ProactiveMessageKind> kinds, TimeProvider clock) : IHoldsGuestData
{
    /// <summary>The group of what an operator's program asks for. Stored.</summary>
    internal const string Programs = "api";

    /// <summary>
    /// For how long a repeated request is known. Longer than a conversation knows it, and than any check-in is announced ahead.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    // The table's first name, under which rows are stored.
    private static readonly TableName Table = new("notices");
    private const string Content = "content";
    private const string At = "at";
    private const string Done = "done";

    /// <summary>A request that was written down, and whether it was carried out; null when its id is not known.</summary>
    public async Task<(string Content, bool IsDone)?> FindAsync(string group, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, group, TurnIds.KeyFor(id), cancellationToken) is { } known
            ? (known[Content] ?? "", known[Done] is not null)
            : null;

    /// <summary>Writes a request down, unless its id is known.</summary>
    /// <param name="group">Requests of one kind: a message's <see cref="ProactiveMessageKind.Group"/>, or those of programs.</param>
    /// <param name="content">A digest of what is asked for, or to whom it goes.</param>
    /// <returns>The content under that id: the given one, or that of the earlier request; and whether that was carried out.</returns>
    public async Task<(string Content, bool IsDone)> BeginAsync(
        string group,
        string id,
        string content,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await FindAsync(group, id, cancellationToken) is { } known)
                return known;
            if (await store.TryInsertAsync(Table, Row(group, id, content, isDone: false), cancellationToken))
                return (content, false);
        }
    }

    /// <summary>Writes down that a request was carried out, so that nobody has to do it again.</summary>
    public Task EndAsync(string group, string id, string content, CancellationToken cancellationToken) =>
        store.PutAsync(Table, Row(group, id, content, isDone: true), cancellationToken);

    /// <summary>Forgets a request, for one whose id must not outlive what it is about. Done twice, it changes nothing.</summary>
    public Task ForgetAsync(string group, string id, CancellationToken cancellationToken) =>
        store.DeleteAsync(Table, group, TurnIds.KeyFor(id), cancellationToken);

    /// <summary>Nothing: the rows speak of nobody.</summary>
    Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deletes the rows that are old, one group after the other.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - KeptFor;
        foreach (var group in kinds.Select(kind => kind.Group).Prepend(Programs))
        {
            await foreach (var row in store.ScanAsync(Table, group, keyPrefix: "", cancellationToken))
            {
                if (DateTimeOffset.Parse(row[At] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) < oldest)
                    await store.DeleteAsync(Table, group, row.Key, cancellationToken);
            }
        }
    }

    private TableRow Row(string group, string id, string content, bool isDone)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Content] = content,
            [At] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };
        if (isDone)
            properties[Done] = "yes";
        return new(group, TurnIds.KeyFor(id), properties);
    }
}
