using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HotelConcierge.Alerts;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;

namespace HotelConcierge.Requests;

/// <summary>
/// The requests of all guests: each in its guest's own rows, and a note of it in its hotel's list, which says whose it is and nothing of
/// what it is about.
/// </summary>
/// <remarks>
/// The note is written first. So whatever is recorded is in the list; a note without its request, left by a crash or by an erased guest, is
/// passed over and let go.
/// </remarks>
public sealed class GuestRequests(ITableStore store, RequestCatalog hotels) : IHoldsGuestData
{
    /// <summary>So many a guest can have noted in a day.</summary>
    public const int MostInADay = 12;

    /// <summary>A note is written just before its request, so one that has stood alone for so long has lost it.</summary>
    private static readonly TimeSpan OrphansKeptFor = TimeSpan.FromHours(1);

    private static readonly TableName Notes = new("requestnotes");
    private const string Json = "json";
    private const string Guest = "guest";
    private const string At = "at";
    private const string Told = "told";
    private const string Done = "done";

    /// <summary>In the place of receivers, written by versions that knew the webhook only.</summary>
    private const string ToldWebhook = "yes";

    /// <summary>The guest's requests, the oldest first.</summary>
    public async Task<IReadOnlyList<GuestRequest>> OfAsync(string hotel, ConversationId guest, CancellationToken cancellationToken)
    {
        var found = new List<GuestRequest>();
        await foreach (var row in store.ScanAsync(GuestTables.Requests, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (Read(row) is { } request && request.Hotel == hotel)
                found.Add(request);
        }

        return [.. found.OrderBy(request => request.At).ThenBy(request => request.Id, StringComparer.Ordinal)];
    }

    /// <summary>What <see cref="RecordAsync"/> would come to without recording anything; null where it would record.</summary>
    internal async Task<RequestOutcome?> FindAsync(
        Hotel hotel, ConversationId guest, GuestRequest wanted, CancellationToken cancellationToken)
    {
        var all = await OfAsync(hotel.Key, guest, cancellationToken);
        if (all.FirstOrDefault(request => request.Call == wanted.Call) is { } own)
            return new(RequestVerdict.Noted, own);
        var today = all.Where(request => hotel.Clock.DayOf(request.At) == hotel.Clock.Today).ToList();
        if (today.Find(request => request.DoneAt is null && IsSame(request, wanted)) is { } known)
            return new(RequestVerdict.NotedBefore, known);
        return today.Count >= MostInADay ? new(RequestVerdict.TooMany, null) : null;
    }

    /// <summary>Records a request, once for a call and once a day for the same wish.</summary>
    internal async Task<RequestOutcome> RecordAsync(
        Hotel hotel, ConversationId guest, GuestRequest wanted, CancellationToken cancellationToken)
    {
        if (await FindAsync(hotel, guest, wanted, cancellationToken) is { } known)
            return known;
        var note = new TableRow(hotel.Key, wanted.Id, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Guest] = guest.Value,
            [At] = wanted.At.ToString("O", CultureInfo.InvariantCulture),
        });
        await store.TryInsertAsync(Notes, note, cancellationToken);
        return await store.TryInsertAsync(GuestTables.Requests, RowOf(guest, wanted), cancellationToken)
            ? new(RequestVerdict.Noted, wanted)
            : new(RequestVerdict.Noted, await FindAsync(guest, wanted.Id, cancellationToken) ?? wanted);
    }

    /// <summary>What is open at a hotel, in no order.</summary>
    internal async IAsyncEnumerable<NotedRequest> OpenAsync(string hotel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var note in store.ScanAsync(Notes, hotel, keyPrefix: "", cancellationToken))
        {
            var guest = new ConversationId(note[Guest] ?? "");
            if (await FindAsync(guest, note.Key, cancellationToken) is { DoneAt: null } request)
                yield return new(guest, request, ToldOf(note));
        }
    }

    /// <summary>What was marked as done since a moment, in no order.</summary>
    internal async IAsyncEnumerable<DoneRequest> DoneSinceAsync(
        string hotel, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var note in store.ScanAsync(Notes, hotel, keyPrefix: "", cancellationToken))
        {
            var guest = new ConversationId(note[Guest] ?? "");
            if (note[Done] is not null
                && await FindAsync(guest, note.Key, cancellationToken) is { DoneAt: { } at } request
                && at > since)
                yield return new(guest, request, at);
        }
    }

    /// <summary>Writes down that a receiver of staff was told of it. Done twice, it changes nothing.</summary>
    internal async Task MarkToldAsync(string hotel, string id, string receiver, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(Notes, hotel, id, cancellationToken) is { } note
            && ToldOf(note) is var told
            && !told.Contains(receiver, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryChangeAsync(note, Told, string.Join(' ', [.. told, receiver]), cancellationToken))
                return;
        }
    }

    /// <summary>Writes down that it is done. Done twice, it changes nothing.</summary>
    /// <remarks>In the note first, so that whatever is done is found there.</remarks>
    /// <returns>False when there is no such request.</returns>
    internal async Task<bool> TryMarkDoneAsync(string hotel, string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        TableRow? note;
        while ((note = await store.FindAsync(Notes, hotel, id, cancellationToken)) is not null && note[Done] is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryChangeAsync(note, Done, "yes", cancellationToken))
                break;
        }

        if (note is null)
            return false;
        var guest = new ConversationId(note[Guest] ?? "");
        while (await store.FindAsync(GuestTables.Requests, guest.Value, id, cancellationToken) is { } row && Read(row) is { } request)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var done = RowOf(guest, request with { DoneAt = at }) with { Version = row.Version };
            if (request.DoneAt is not null || await store.TryReplaceAsync(GuestTables.Requests, done, cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Takes the guest's notes out of the lists; their requests are rows of their own, which go after this.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(GuestTables.Requests, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (Read(row) is { } request)
                await store.DeleteAsync(Notes, request.Hotel, request.Id, cancellationToken);
        }
    }

    /// <summary>Lets go of requests that are old, and of notes that have lost theirs.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in hotels.All)
        {
            var now = plan.Hotel.Clock.Now;
            await foreach (var note in store.ScanAsync(Notes, plan.Hotel.Key, keyPrefix: "", cancellationToken))
            {
                var guest = new ConversationId(note[Guest] ?? "");
                var age = now - DateTimeOffset.Parse(note[At] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
                if (age < OrphansKeptFor
                    || (age < GuestRequest.KeptFor && await FindAsync(guest, note.Key, cancellationToken) is not null))
                    continue;
                await store.DeleteAsync(GuestTables.Requests, guest.Value, note.Key, cancellationToken);
                await store.DeleteAsync(Notes, plan.Hotel.Key, note.Key, cancellationToken);
            }
        }
    }

    /// <summary>One request of a guest; null when there is none of that id.</summary>
    internal async Task<GuestRequest?> FindAsync(ConversationId guest, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.Requests, guest.Value, id, cancellationToken) is { } row ? Read(row) : null;

    private Task<bool> TryChangeAsync(TableRow note, string property, string value, CancellationToken cancellationToken) =>
        store.TryReplaceAsync(
            Notes,
            note with { Properties = new Dictionary<string, string>(note.Properties, StringComparer.Ordinal) { [property] = value } },
            cancellationToken);

    private static IReadOnlyList<string> ToldOf(TableRow note) =>
        [.. (note[Told] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(receiver => receiver == ToldWebhook ? OperatorWebhook.Receiver : receiver)];

    /// <summary>The same wish in the same words, or the same message once more.</summary>
    private static bool IsSame(GuestRequest one, GuestRequest other) => one.Kind == other.Kind
        && (OwnWords.Plain(one.Summary) == OwnWords.Plain(other.Summary)
            || (one.Turn != other.Turn && one.Heard.Length > 0 && one.Heard == other.Heard));

    private static GuestRequest? Read(TableRow row) =>
        LongText.Read(row, Json) is { } json ? JsonSerializer.Deserialize<GuestRequest>(json, TurnJson.Options) : null;

    private static TableRow RowOf(ConversationId guest, GuestRequest request)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(request, TurnJson.Options));
        return new(guest.Value, request.Id, properties);
    }
}

/// <summary>A request that is open.</summary>
/// <param name="Guest">Whose it is.</param>
/// <param name="Told">Which receivers of staff were told of it.</param>
internal sealed record NotedRequest(ConversationId Guest, GuestRequest Request, IReadOnlyList<string> Told);

/// <summary>A request that staff marked as done.</summary>
/// <param name="Guest">Whose it is.</param>
/// <param name="At">When they did.</param>
internal sealed record DoneRequest(ConversationId Guest, GuestRequest Request, DateTimeOffset At);
