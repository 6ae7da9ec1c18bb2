using System.Globalization;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Channels.WebChat;

/// <summary>
/// What was said in each web chat, in order: for guests who have no other phone, this is their phone. Whatever is appended is there once,
/// under its own key, however often it is tried.
/// </summary>
/// <remarks>
/// A partition a conversation: a row <c>head</c> that counts, a row for each entry by its number, and a row for each key that says which
/// number it got, all three written in one batch.
/// </remarks>
public sealed class WebLog(ITableStore store, WebSignals signals, TimeProvider clock) : IHoldsGuestData
{
    /// <summary>The table.</summary>
    public static readonly TableName Table = new("webchat");

    /// <summary>The most entries that are read at once.</summary>
    public const int MostAtOnce = 100;

    /// <summary>What we said after a guest was forgotten is there for so long, so that they can read it.</summary>
    public static readonly TimeSpan FarewellKeptFor = TimeSpan.FromDays(1);

    private const string Head = "head";
    private const string Typing = "typing";
    private const string EntryPrefix = "entry-";
    private const string KeyPrefix = "key-";
    private const string Epoch = "epoch";
    private const string Last = "last";
    private const string Number = "number";
    private const string Until = "until";
    private const string Json = "json";
    private const int BatchSize = 100;
    private const int FewEnoughToReadEach = 20;

    /// <summary>Appends an entry.</summary>
    /// <param name="key">Its own, of letters, digits and dashes; an entry of that key which is there already is left as it is.</param>
    /// <returns>Where it stands.</returns>
    public async Task<WebPosition> AppendAsync(
        ConversationId conversation, string key, WebEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await FindAsync(conversation, key, cancellationToken) is { } known)
                return known;
            var head = await store.FindAsync(Table, conversation.Value, Head, cancellationToken);
            var position = head is null
                ? new WebPosition(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), 1)
                : new(head[Epoch]!, ReadNumber(head, Last) + 1);
            if (!await store.TryBatchAsync(
                Table, conversation.Value, ChangesFor(conversation, key, entry, head, position), cancellationToken))
                continue;
            signals.Raise(conversation);
            return position;
        }
    }

    /// <summary>Where the entry of a key stands; null when there is none.</summary>
    public async Task<WebPosition?> FindAsync(ConversationId conversation, string key, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, conversation.Value, KeyPrefix + key, cancellationToken) is { } row
            ? new WebPosition(row[Epoch]!, ReadNumber(row, Number))
            : null;

    /// <summary>Shows for so long that an answer is being written, or until one of ours comes.</summary>
    public async Task ShowTypingAsync(ConversationId conversation, TimeSpan howLong, CancellationToken cancellationToken)
    {
        await store.PutAsync(Table, TypingRow(conversation, clock.GetUtcNow() + howLong), cancellationToken);
        signals.Raise(conversation);
    }

    /// <summary>What came after a position, oldest first.</summary>
    /// <param name="after">Null for one who knows nothing yet: the newest are read.</param>
    public async Task<WebLogPage> ReadAsync(ConversationId conversation, WebPosition? after, CancellationToken cancellationToken)
    {
        var reading = store.FindAsync(Table, conversation.Value, Typing, cancellationToken);
        var head = await store.FindAsync(Table, conversation.Value, Head, cancellationToken);
        var typing = await reading is { } row ? ReadTime(row, Until) : (DateTimeOffset?)null;
        var wasThere = after is { } known && known != WebPosition.Start;
        if (head is null)
            return new(wasThere ? WebPosition.Start : after ?? WebPosition.Start, []) { IsReset = wasThere, TypingUntil = typing };

        var (epoch, last) = (head[Epoch]!, ReadNumber(head, Last));
        var goesOn = wasThere && after!.Value.Epoch == epoch && after.Value.Number <= last;
        var first = Math.Max(goesOn ? after!.Value.Number + 1 : 1, goesOn ? 1 : last - MostAtOnce + 1);
        var entries = new List<(WebPosition Position, WebEntry Entry)>();
        foreach (var (number, json) in await ReadAsync(conversation, first, last, cancellationToken))
            entries.Add((new(epoch, number), JsonSerializer.Deserialize<WebEntry>(json, JsonSerializerOptions.Web)!));
        return new(new(epoch, last), entries) { IsReset = wasThere && !goesOn, TypingUntil = typing };
    }

    /// <inheritdoc/>
    /// <remarks>
    /// What we said since the guest was forgotten stays for <see cref="FarewellKeptFor"/>: it tells them so. That is all there is by then,
    /// since whatever the guest says is erased with everything before it.
    /// </remarks>
    public async Task EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        if (guest.Channel != WebChannel.ChannelName)
            return;
        while (true)
        {
            // The head goes first: what is appended meanwhile begins a log of its own, once the rows of its numbers are gone.
            var rows = new List<TableRow>();
            await foreach (var row in store.ScanAsync(Table, guest.Value, keyPrefix: "", cancellationToken))
                rows.Insert(row.Key is Head ? 0 : rows.Count, row);
            if (!rows.Exists(row => IsEntry(row) && !IsFarewell(Read(row))))
                break;
            foreach (var batch in rows.Chunk(BatchSize))
            {
                var deletes = batch.Select(row => new TableChange.Delete(row.Key, row.Version)).ToList<TableChange>();
                if (!await store.TryBatchAsync(Table, guest.Value, deletes, cancellationToken))
                    break;
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        signals.Raise(guest);
    }

    /// <summary>Nothing: logs go with their guests.</summary>
    public Task TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<List<(long Number, string Json)>> ReadAsync(
        ConversationId conversation, long first, long last, CancellationToken cancellationToken)
    {
        var found = new List<(long, string)>();
        if (last - first < FewEnoughToReadEach)
        {
            for (var number = first; number <= last; number++)
            {
                // One that is not there was erased this moment.
                if (await store.FindAsync(Table, conversation.Value, KeyOf(number), cancellationToken) is { } row)
                    found.Add((number, LongText.Read(row, Json)!));
            }

            return found;
        }

        await foreach (var row in store.ScanAsync(Table, conversation.Value, EntryPrefix, cancellationToken))
        {
            var number = long.Parse(row.Key.AsSpan(EntryPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
            if (number >= first && number <= last)
                found.Add((number, LongText.Read(row, Json)!));
        }

        return found;
    }

    private List<TableChange> ChangesFor(ConversationId conversation, string key, WebEntry entry, TableRow? head, WebPosition position)
    {
        var number = position.Number.ToString(CultureInfo.InvariantCulture);
        var content = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(content, Json, JsonSerializer.Serialize(entry, JsonSerializerOptions.Web));
        var next = new TableRow(
            conversation.Value,
            Head,
            new Dictionary<string, string>(StringComparer.Ordinal) { [Epoch] = position.Epoch, [Last] = number })
        {
            Version = head?.Version ?? "",
        };
        var place = new Dictionary<string, string>(StringComparer.Ordinal) { [Epoch] = position.Epoch, [Number] = number };
        List<TableChange> changes =
        [
            new TableChange.Insert(new(conversation.Value, KeyPrefix + key, place)),
            new TableChange.Insert(new(conversation.Value, KeyOf(position.Number), content)),
            head is null ? new TableChange.Insert(next) : new TableChange.Replace(next),
        ];
        if (!entry.IsFromGuest)
            changes.Add(new TableChange.Put(TypingRow(conversation, clock.GetUtcNow())));
        return changes;
    }

    private static bool IsEntry(TableRow row) => row.Key.StartsWith(EntryPrefix, StringComparison.Ordinal);

    private bool IsFarewell(WebEntry entry) => !entry.IsFromGuest && clock.GetUtcNow() - entry.At < FarewellKeptFor;

    private static WebEntry Read(TableRow row) =>
        JsonSerializer.Deserialize<WebEntry>(LongText.Read(row, Json)!, JsonSerializerOptions.Web)!;

    private static TableRow TypingRow(ConversationId conversation, DateTimeOffset until) => new(
        conversation.Value,
        Typing,
        new Dictionary<string, string>(StringComparer.Ordinal) { [Until] = until.ToString("O", CultureInfo.InvariantCulture) });

    private static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{EntryPrefix}{number:D10}");

    private static long ReadNumber(TableRow row, string name) => long.Parse(row[name]!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(TableRow row, string name) =>
        DateTimeOffset.Parse(row[name]!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}

/// <summary>What was read of a log.</summary>
/// <param name="Position">Where to go on.</param>
public sealed record WebLogPage(WebPosition Position, IReadOnlyList<(WebPosition Position, WebEntry Entry)> Entries)
{
    /// <summary>Whether what was read before is gone.</summary>
    public bool IsReset { get; init; }

    /// <summary>An answer is being written until then; null or past when none is.</summary>
    public DateTimeOffset? TypingUntil { get; init; }
}
