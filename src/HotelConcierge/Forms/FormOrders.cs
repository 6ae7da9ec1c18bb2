using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>
/// A form that a guest has said yes to. It lies with the guest's own rows, is erased with them, and is let go after <see cref="KeptFor"/>.
/// </summary>
/// <param name="Id">The same however often the yes is carried out; the idempotency key of all that comes of it.</param>
/// <param name="Form">The form's name.</param>
/// <param name="Assistant">Whose form it is.</param>
/// <param name="Values">By the slots' names.</param>
/// <param name="Language">The guest's.</param>
public sealed record FormOrder(
    string Id, string Form, string Assistant, ImmutableSortedDictionary<string, string> Values, string Language, DateTimeOffset At)
{
    /// <summary>For so long it is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>From where the guest wrote, in the channel's spelling; null when the turn does not say.</summary>
    public ConversationAddress? Address { get; init; }

    /// <summary>The id of what one yes comes to.</summary>
    internal static string IdFor(ConversationId guest, string proposal) =>
        string.Create(CultureInfo.InvariantCulture, $"frm-{StableHash.Of(guest.Value, proposal):x16}");

    internal static FormOrder Of(FormVisit visit, string id, OpenForm open) => new(
        id, visit.Form.Name, visit.Form.Assistant, open.Values, visit.Language, visit.Clock.Now.ToUniversalTime())
    {
        Address = visit.Call.Address,
    };
}

/// <summary>
/// The forms that guests have said yes to: each in its guest's own rows, and a note of it that says whose it is, and whether it is still to
/// be posted.
/// </summary>
/// <remarks>
/// The note is written first. So whatever is kept is found by it; a note without its order, left by a crash or by an erased guest, is
/// passed over and let go.
/// </remarks>
public sealed class FormOrders(ITableStore store, TimeProvider clock) : IHoldsGuestData
{
    private static readonly TableName Notes = new("formnotes");
    private static readonly TimeSpan OrphansKeptFor = TimeSpan.FromHours(1);

    private const string Json = "json";
    private const string Guest = "guest";
    private const string At = "at";
    private const string Post = "post";
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>In the place of assistants: one deployment's notes are few.</summary>
    private const string Partition = "open";

    /// <summary>The guest's, the oldest first.</summary>
    public async Task<IReadOnlyList<FormOrder>> OfAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var found = new List<FormOrder>();
        await foreach (var row in store.ScanAsync(GuestTables.FormOrders, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (Read(row) is { } order)
                found.Add(order);
        }

        return [.. found.OrderBy(order => order.At).ThenBy(order => order.Id, StringComparer.Ordinal)];
    }

    /// <summary>One of a guest's; null when there is none of that id.</summary>
    public async Task<FormOrder?> FindAsync(ConversationId guest, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.FormOrders, guest.Value, id, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Keeps an order once; what was kept under its id stays.</summary>
    /// <param name="isPosted">Whether the operator's system is to get it.</param>
    /// <returns>What is kept.</returns>
    internal async Task<FormOrder> KeepAsync(ConversationId guest, FormOrder order, bool isPosted, CancellationToken cancellationToken)
    {
        if (await FindAsync(guest, order.Id, cancellationToken) is { } known)
            return known;
        var note = new TableRow(Partition, order.Id, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Guest] = guest.Value,
            [At] = order.At.ToString("O", CultureInfo.InvariantCulture),
            [Post] = isPosted ? Yes : No,
        });
        await store.TryInsertAsync(Notes, note, cancellationToken);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(order, TurnJson.Options));
        return await store.TryInsertAsync(GuestTables.FormOrders, new(guest.Value, order.Id, properties), cancellationToken)
            ? order
            : await FindAsync(guest, order.Id, cancellationToken) ?? order;
    }

    /// <summary>Takes an order back of which nothing came.</summary>
    internal Task DropAsync(ConversationId guest, string id, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.FormOrders, guest.Value, id, cancellationToken);

    /// <summary>What the operator's system has not taken yet, in no order.</summary>
    internal async IAsyncEnumerable<(ConversationId Guest, FormOrder Order)> UntakenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var note in store.ScanAsync(Notes, Partition, keyPrefix: "", cancellationToken))
        {
            var guest = new ConversationId(note[Guest] ?? "");
            if (note[Post] == Yes && await FindAsync(guest, note.Key, cancellationToken) is { } order)
                yield return (guest, order);
        }
    }

    /// <summary>Writes down that the operator's system has it. Done twice, it changes nothing.</summary>
    internal async Task MarkTakenAsync(string id, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(Notes, Partition, id, cancellationToken) is { } note && note[Post] == Yes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var taken = new Dictionary<string, string>(note.Properties, StringComparer.Ordinal) { [Post] = No };
            if (await store.TryReplaceAsync(Notes, note with { Properties = taken }, cancellationToken))
                return;
        }
    }

    /// <summary>Takes the guest's notes away; their orders are rows of their own, which go after this.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var order in await OfAsync(guest, cancellationToken))
            await store.DeleteAsync(Notes, Partition, order.Id, cancellationToken);
    }

    /// <summary>Lets go of orders that are old, and of notes that have lost theirs.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        await foreach (var note in store.ScanAsync(Notes, Partition, keyPrefix: "", cancellationToken))
        {
            var guest = new ConversationId(note[Guest] ?? "");
            var age = clock.GetUtcNow() - DateTimeOffset.Parse(note[At] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            if (age < OrphansKeptFor || (age < FormOrder.KeptFor && await FindAsync(guest, note.Key, cancellationToken) is not null))
                continue;
            await store.DeleteAsync(GuestTables.FormOrders, guest.Value, note.Key, cancellationToken);
            await store.DeleteAsync(Notes, Partition, note.Key, cancellationToken);
        }
    }

    private static FormOrder? Read(TableRow row) =>
        LongText.Read(row, Json) is { } json ? JsonSerializer.Deserialize<FormOrder>(json, TurnJson.Options) : null;
}
