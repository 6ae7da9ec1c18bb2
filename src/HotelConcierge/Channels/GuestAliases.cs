using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Channels;

/// <summary>
/// Keeps one conversation a guest although a channel may name the guest by several ids: WhatsApp sends the number, the
/// business-scoped id, or both. Whichever was seen first keeps the conversation.
/// </summary>
/// <remarks>
/// Stores digests only, never an id: each row says which conversation takes the place of the one that an id would have by
/// itself. That is why "forget me" may leave these rows, and why an opt-out outlives it under every id.
/// </remarks>
public sealed class GuestAliases(ITableStore store)
{
    private static readonly TableName Table = new("aliases");
    private const string Key = "conversation";
    private const string Target = "id";
    private const int MostRecent = 20_000;

    // A row is never changed or removed, so what was read once stays true.
    private readonly RecentValues<ConversationId, ConversationId> _recent = new(MostRecent);

    /// <summary>The conversation of a message, also when its sender was known by another of the ids before.</summary>
    public async Task<ConversationId> ConversationOfAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var own = ConversationId.For(message.Address);
        var others = message.GuestAliases
            .Select(alias => ConversationId.For(message.Address with { Guest = alias }))
            .Where(id => id != own)
            .Distinct()
            .ToList();

        var known = await FindAsync(own, cancellationToken);
        var seen = known;
        foreach (var other in others)
            seen ??= await FindAsync(other, cancellationToken);

        // The first message under an id writes down where the id belongs, be it to itself. The aliases come first: when the
        // guest's other id arrives at the same moment, one of the two messages finds the other's row and follows it.
        var conversation = seen ?? own;
        foreach (var id in known is null ? others.Append(own) : others)
        {
            var linked = await LinkAsync(id, conversation, cancellationToken);
            conversation = seen ?? linked;
        }

        return conversation;
    }

    /// <summary>The conversation that an address belongs to, for delivery reports.</summary>
    public async Task<ConversationId> ConversationOfAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        var own = ConversationId.For(address);
        return await FindAsync(own, cancellationToken) ?? own;
    }

    private async Task<ConversationId?> FindAsync(ConversationId id, CancellationToken cancellationToken)
    {
        if (_recent.TryGet(id, out var recent))
            return recent;
        if ((await store.FindAsync(Table, id.Value, Key, cancellationToken))?[Target] is not { } target)
            return null;
        var found = new ConversationId(target);
        _recent.Keep(id, found);
        return found;
    }

    private async Task<ConversationId> LinkAsync(ConversationId id, ConversationId conversation, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } known)
            return known;
        return await store.TryInsertAsync(Table, RowFor(id, conversation), cancellationToken)
            ? conversation
            : await FindAsync(id, cancellationToken) ?? conversation;
    }

    private static TableRow RowFor(ConversationId id, ConversationId conversation) =>
        new(id.Value, Key, new Dictionary<string, string>(StringComparer.Ordinal) { [Target] = conversation.Value });
}
