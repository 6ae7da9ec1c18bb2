using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>What a guest has filled in of a form so far.</summary>
/// <param name="Form">The form's name.</param>
/// <param name="Id">Of this filling-in: the next one of the same form has another.</param>
/// <param name="Values">By the slots' names, checked.</param>
/// <param name="ExpiresAt">At this instant or later it cannot be gone on with.</param>
public sealed record OpenForm(string Form, string Id, ImmutableSortedDictionary<string, string> Values, DateTimeOffset ExpiresAt)
{
    /// <summary>The slots that the guest does not want to fill.</summary>
    public ImmutableSortedSet<string> Skipped { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The slot that was asked for last; null where that was whether to do it.</summary>
    public string? Asked { get; init; }

    /// <summary>The turn since which it is asked for.</summary>
    public string AskedSince { get; init; } = "";

    /// <summary>The number of the turn that asked for it last: a plain answer right after it is to it.</summary>
    public long TurnNumber { get; init; }

    /// <summary>The call that began it.</summary>
    public string BegunBy { get; init; } = "";

    /// <summary>Whether one before it was not finished in time, which the guest is told with its first question.</summary>
    public bool IsAfterLapse { get; init; }

    internal static string IdFor(ConversationId guest, string call) =>
        StableHash.Of(guest.Value, call).ToString("x16", CultureInfo.InvariantCulture)[..8];
}

/// <summary>
/// The forms that guests have begun, one of each name. They are questions of ours: a new conversation closes them, and they are erased with
/// the guest.
/// </summary>
public sealed class OpenForms(ITableStore store)
{
    private const string Json = "json";

    /// <summary>What the guest has filled in of a form, lapsed or not; null when nothing.</summary>
    public async Task<OpenForm?> FindAsync(ConversationId guest, string form, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.Forms, guest.Value, form, cancellationToken) is { } row && LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<OpenForm>(json, TurnJson.Options)
            : null;

    /// <summary>Keeps it in place of what was kept before. Done twice, it changes nothing.</summary>
    public Task KeepAsync(ConversationId guest, OpenForm open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(open, TurnJson.Options));
        return store.PutAsync(GuestTables.Forms, new(guest.Value, open.Form, properties), cancellationToken);
    }

    /// <summary>Lets go of it. Done twice, it changes nothing.</summary>
    public Task CloseAsync(ConversationId guest, string form, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.Forms, guest.Value, form, cancellationToken);
}
