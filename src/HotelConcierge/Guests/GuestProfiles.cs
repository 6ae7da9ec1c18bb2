using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Guests;

/// <summary>What is kept about a guest from turn to turn.</summary>
/// <param name="Profile">Language and profile values.</param>
/// <param name="Memory">What the last answer was about, for follow-ups.</param>
/// <param name="DisclaimerShown">Whether the guest has read the first-use disclaimer.</param>
public sealed record GuestRecord(GuestProfile Profile, RoutingMemory Memory, bool DisclaimerShown)
{
    /// <summary>What speaks against the guest.</summary>
    public GuestConduct Conduct { get; init; } = GuestConduct.Clean;

    /// <summary>
    /// When the guest last sent what cannot be taken, by the key of the reply that says so; null for never. In records of before it was
    /// kept there is none.
    /// </summary>
    public ImmutableDictionary<string, DateTimeOffset>? NotCarried { get; init; }

    /// <summary>The language that the guest writes where it is none of the assistant's: two letters. Null for one of those.</summary>
    public string? Spoken { get; init; }

    /// <summary>How many answers in a row, up to the last, were an apology.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Apologies { get; init; }

    /// <summary>The number of the last turn of which a model said in which language it is written; 0 for none.</summary>
    public long LanguageToldIn { get; init; }

    public static GuestRecord Unknown { get; } = new(GuestProfile.Empty, RoutingMemory.Empty, DisclaimerShown: false);

    /// <summary>The welcomes that the guest has had: the hotel's key, a slash, and the reservation's id or nothing.</summary>
    public ImmutableList<string> Welcomed { get; init; } = [];
}

/// <summary>The guests' records, one a conversation.</summary>
public sealed class GuestProfiles(ITableStore store)
{
    private const string Key = "profile";
    private const string Json = "json";

    /// <summary>The guest's record; <see cref="GuestRecord.Unknown"/> before the first turn.</summary>
    public async Task<GuestRecord> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        Read(await store.FindAsync(GuestTables.Profiles, conversation.Value, Key, cancellationToken));

    /// <summary>Changes the record as it is now; <paramref name="change"/> runs again when somebody else changed it meanwhile.</summary>
    public async Task ChangeAsync(ConversationId conversation, Func<GuestRecord, GuestRecord> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = await store.FindAsync(GuestTables.Profiles, conversation.Value, Key, cancellationToken);
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            LongText.Write(properties, Json, JsonSerializer.Serialize(change(Read(row)), TurnJson.Options));
            var changed = new TableRow(conversation.Value, Key, properties) { Version = row?.Version ?? "" };
            var done = row is null
                ? await store.TryInsertAsync(GuestTables.Profiles, changed, cancellationToken)
                : await store.TryReplaceAsync(GuestTables.Profiles, changed, cancellationToken);
            if (done)
                return;
        }
    }

    /// <summary>As <see cref="ChangeAsync"/>, but only where there is a record: of who was forgotten nothing comes back.</summary>
    public async Task ChangeKnownAsync(
        ConversationId conversation, Func<GuestRecord, GuestRecord> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (await store.FindAsync(GuestTables.Profiles, conversation.Value, Key, cancellationToken) is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            LongText.Write(properties, Json, JsonSerializer.Serialize(change(Read(row)), TurnJson.Options));
            if (await store.TryReplaceAsync(GuestTables.Profiles, row with { Properties = properties }, cancellationToken))
                return;
        }
    }

    private static GuestRecord Read(TableRow? row) =>
        row is not null && LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<GuestRecord>(json, TurnJson.Options) ?? GuestRecord.Unknown
            : GuestRecord.Unknown;
}
