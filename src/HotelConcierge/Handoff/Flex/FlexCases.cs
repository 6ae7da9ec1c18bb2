using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Handoff.Flex;

/// <summary>What of a case is known to Flex.</summary>
/// <param name="Id">The case's.</param>
/// <param name="Chat">The guest's conversation at Twilio, <c>CH...</c>.</param>
internal sealed record FlexCase(string Id, string Chat)
{
    /// <summary>When Flex was asked last to take it: it may have.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The interaction, <c>KD...</c>; null until it is known.</summary>
    public string? Interaction { get; init; }

    /// <summary>Where webhooks of the conversation led that were taken away, or are about to be.</summary>
    public IReadOnlyList<string> Webhooks { get; init; } = [];
}

/// <summary>Those cases, in the guests' own rows, so that they are erased with them.</summary>
public sealed class FlexCases(ITableStore store)
{
    private const string Prefix = "flex-";
    private const string Chat = "chat";
    private const string Asked = "asked";
    private const string Interaction = "interaction";
    private const string Webhooks = "webhooks";

    internal async Task<FlexCase?> FindAsync(ConversationId guest, string caseId, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.Deliveries, guest.Value, Prefix + caseId, cancellationToken) is { } row ? Read(row) : null;

    internal async Task<IReadOnlyList<FlexCase>> ListAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var known = new List<FlexCase>();
        await foreach (var row in store.ScanAsync(GuestTables.Deliveries, guest.Value, Prefix, cancellationToken))
            known.Add(Read(row));
        return known;
    }

    internal Task KeepAsync(ConversationId guest, FlexCase one, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal) { [Chat] = one.Chat };
        if (one.AskedAt is { } asked)
            properties[Asked] = asked.ToString("O", CultureInfo.InvariantCulture);
        if (one.Interaction is { } interaction)
            properties[Interaction] = interaction;
        if (one.Webhooks.Count > 0)
            properties[Webhooks] = string.Join('\n', one.Webhooks);
        return store.PutAsync(GuestTables.Deliveries, new(guest.Value, Prefix + one.Id, properties), cancellationToken);
    }

    internal Task ForgetAsync(ConversationId guest, string caseId, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.Deliveries, guest.Value, Prefix + caseId, cancellationToken);

    private static FlexCase Read(TableRow row) => new(row.Key[Prefix.Length..], row[Chat] ?? "")
    {
        AskedAt = row[Asked] is { } asked
            ? DateTimeOffset.Parse(asked, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null,
        Interaction = row[Interaction],
        Webhooks = row[Webhooks]?.Split('\n') ?? [],
    };
}
