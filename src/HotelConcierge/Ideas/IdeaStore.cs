using System.Collections.Immutable;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Ideas;

/// <summary>The ideas that each guest was shown last and those that they keep. Erased with everything else about the guest.</summary>
public sealed class IdeaStore(ITableStore store, TimeProvider clock)
{
    /// <summary>The most ideas that one guest keeps.</summary>
    public const int MostSaved = 50;

    private const string Shown = "shown";
    private const string SavedPrefix = "saved-";
    private const string Json = "json";

    /// <summary>What the guest was shown; <see cref="IdeaBoard.Empty"/> when nothing was.</summary>
    public async Task<IdeaBoard> ReadAsync(ConversationId guest, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.Ideas, guest.Value, Shown, cancellationToken) is { } row ? BoardIn(row) : IdeaBoard.Empty;

    /// <summary>Remembers what the guest was shown. Done twice for one turn, the second takes the place of the first.</summary>
    public Task WriteAsync(ConversationId guest, IdeaBoard board, CancellationToken cancellationToken) =>
        store.PutAsync(GuestTables.Ideas, RowOf(guest, Shown, board), cancellationToken);

    /// <summary>Both at once: what the guest was shown, and what they keep as <see cref="SavedAsync"/> tells it.</summary>
    internal async Task<(IdeaBoard Board, ImmutableList<Idea> Saved)> ReadAllAsync(
        ConversationId guest, CancellationToken cancellationToken)
    {
        var board = IdeaBoard.Empty;
        var saved = new List<SavedIdea>();
        await foreach (var row in store.ScanAsync(GuestTables.Ideas, guest.Value, "", cancellationToken))
        {
            if (row.Key == Shown)
                board = BoardIn(row);
            else if (row.Key.StartsWith(SavedPrefix, StringComparison.Ordinal) && Read(row) is { RemovedBy: null } idea)
                saved.Add(idea);
        }

        return (board, InOrder(saved));
    }

    /// <summary>The ideas that the guest keeps, in the order in which they were saved.</summary>
    public async Task<ImmutableList<Idea>> SavedAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var saved = new List<SavedIdea>();
        await foreach (var row in store.ScanAsync(GuestTables.Ideas, guest.Value, SavedPrefix, cancellationToken))
        {
            if (Read(row) is { RemovedBy: null } idea)
                saved.Add(idea);
        }

        return InOrder(saved);
    }

    /// <summary>Keeps an idea. One call saves once, however often it runs.</summary>
    internal async Task<SaveOutcome> SaveAsync(ConversationId guest, Idea idea, string call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var key = KeyOf(guest, idea);
            var row = await store.FindAsync(GuestTables.Ideas, guest.Value, key, cancellationToken);
            if (row is not null && Read(row) is { RemovedBy: null } known)
                return known.SavedBy == call ? SaveOutcome.Saved : SaveOutcome.AlreadySaved;
            if ((await SavedAsync(guest, cancellationToken)).Count >= MostSaved)
                return SaveOutcome.Full;
            var saved = RowOf(guest, key, new SavedIdea(idea.Name, idea.Text, clock.GetUtcNow(), call));
            var done = row is null
                ? await store.TryInsertAsync(GuestTables.Ideas, saved, cancellationToken)
                : await store.TryReplaceAsync(GuestTables.Ideas, saved with { Version = row.Version }, cancellationToken);
            if (done)
                return SaveOutcome.Saved;
        }
    }

    /// <summary>Lets go of a saved idea. One call removes once, however often it runs.</summary>
    /// <returns>Whether it was saved, and is not any more.</returns>
    internal async Task<bool> RemoveAsync(ConversationId guest, Idea idea, string call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await store.FindAsync(GuestTables.Ideas, guest.Value, KeyOf(guest, idea), cancellationToken);
            if (row is null || Read(row) is not { } saved)
                return false;
            if (saved.RemovedBy is { } by)
                return by == call;

            // Its text goes; its name and that this call removed it stay, for the call that runs again.
            var gone = RowOf(guest, row.Key, saved with { Text = "", RemovedBy = call });
            if (await store.TryReplaceAsync(GuestTables.Ideas, gone with { Version = row.Version }, cancellationToken))
                return true;
        }
    }

    /// <summary>The name of the idea that a call removed; null for none.</summary>
    internal async Task<string?> FindRemovedAsync(ConversationId guest, string call, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(GuestTables.Ideas, guest.Value, SavedPrefix, cancellationToken))
        {
            if (Read(row) is { } idea && idea.RemovedBy == call)
                return idea.Name;
        }

        return null;
    }

    private static string KeyOf(ConversationId guest, Idea idea) => SavedPrefix + idea.IdFor(guest);

    private static ImmutableList<Idea> InOrder(List<SavedIdea> saved) =>
    [
        .. saved.OrderBy(idea => idea.At)
            .ThenBy(idea => idea.Name, StringComparer.Ordinal)
            .Select((idea, index) => new Idea(index + 1, idea.Name, idea.Text)),
    ];

    private static IdeaBoard BoardIn(TableRow row) =>
        LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<IdeaBoard>(json, TurnJson.Options) ?? IdeaBoard.Empty
            : IdeaBoard.Empty;

    private static SavedIdea? Read(TableRow row) =>
        LongText.Read(row, Json) is { } json ? JsonSerializer.Deserialize<SavedIdea>(json, TurnJson.Options) : null;

    private static TableRow RowOf<T>(ConversationId guest, string key, T value)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(value, TurnJson.Options));
        return new(guest.Value, key, properties);
    }

    /// <param name="SavedBy">The tool call that saved it.</param>
    private sealed record SavedIdea(string Name, string Text, DateTimeOffset At, string SavedBy)
    {
        /// <summary>The tool call that removed it; null while it is kept.</summary>
        public string? RemovedBy { get; init; }
    }
}

/// <summary>What came of saving an idea.</summary>
internal enum SaveOutcome
{
    Saved,
    AlreadySaved,
    Full,
}
