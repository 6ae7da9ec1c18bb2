using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Handoff;

/// <summary>
/// What a model has made of a guest's words for the people at a desk, each once. It lies beside the rows of the guest's turns, so that a text
/// and what it cost are written in one step, and is erased with the guest.
/// </summary>
/// <remarks>
/// Whoever is to make a text claims it first and reads the guest's words after that: where these are erased meanwhile, so is the claim, and
/// without it nothing is kept.
/// </remarks>
public sealed class MadeTexts(ITableStore store, Budget budget, TimeProvider clock)
{
    /// <summary>Whoever claimed a text and has not kept it for so long has died, or their model has failed: it may be tried again.</summary>
    public static readonly TimeSpan ClaimCountsFor = TimeSpan.FromMinutes(2);

    private const string Text = "text";
    private const string ClaimedAt = "claimedAt";

    /// <summary>The texts of a guest by their names, those that are only claimed as null.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ReadAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(GuestTables.Turns, guest.Value, TurnIds.ForPeoplePrefix, cancellationToken))
            texts[row.Key[TurnIds.ForPeoplePrefix.Length..]] = IsClaim(row) ? null : LongText.Read(row, Text) ?? "";
        return texts;
    }

    /// <summary>Claims a text that nobody has made or is making.</summary>
    /// <returns>Whether it is the caller's to make.</returns>
    public async Task<bool> TryClaimAsync(ConversationId guest, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claim = new TableRow(
            guest.Value,
            TurnIds.ForPeoplePrefix + name,
            new Dictionary<string, string>(StringComparer.Ordinal) { [ClaimedAt] = now.ToString("O", CultureInfo.InvariantCulture) });
        if (await FindAsync(guest, name, cancellationToken) is not { } row)
            return await store.TryInsertAsync(GuestTables.Turns, claim, cancellationToken);
        return IsClaim(row)
            && now - DateTimeOffset.Parse(row[ClaimedAt]!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) >= ClaimCountsFor
            && await store.TryReplaceAsync(GuestTables.Turns, claim with { Version = row.Version }, cancellationToken);
    }

    /// <summary>Keeps a text that was claimed, and counts what it used.</summary>
    /// <param name="text">Empty where there is nothing to show, which is not to be asked again.</param>
    /// <returns>False when the claim is gone: the guest was forgotten or has taken the words back, and nothing is kept.</returns>
    public async Task<bool> KeepAsync(
        ConversationId guest, string name, string text, Assistant assistant, ModelUsage usage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        while (await FindAsync(guest, name, cancellationToken) is { } row && IsClaim(row))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            LongText.Write(properties, Text, text);
            List<TableChange> changes =
            [
                new TableChange.Replace(row with { Properties = properties }),
                await budget.AddAsync(guest, assistant, usage, cancellationToken),
            ];
            if (await store.TryBatchAsync(GuestTables.Turns, guest.Value, changes, cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Erases a text, or the claim to one.</summary>
    internal Task EraseAsync(ConversationId guest, string name, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.Turns, guest.Value, TurnIds.ForPeoplePrefix + name, cancellationToken);

    private Task<TableRow?> FindAsync(ConversationId guest, string name, CancellationToken cancellationToken) =>
        store.FindAsync(GuestTables.Turns, guest.Value, TurnIds.ForPeoplePrefix + name, cancellationToken);

    private static bool IsClaim(TableRow row) => row[ClaimedAt] is not null;
}
