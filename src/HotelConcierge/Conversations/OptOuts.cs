using System.Globalization;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Conversations;

/// <summary>
/// Who does not want to be written to, and from which of our numbers: by the pair of numbers on their network, so that it holds
/// whichever provider carries the messages, and for no other number of ours (decision 0019).
/// </summary>
/// <remarks>
/// A row a pair, named by a digest, holds the last wish, or the name of the pair that it is one with: a guest's number and their
/// business-scoped id, once both came together. Of two wishes the later one stays, so each may be written again and in any order.
/// "Forget me" leaves the rows: the wish to be left alone is to outlive it, and they say nothing of the guest.
/// </remarks>
public sealed class OptOuts(ITableStore store, ChannelCatalog channels)
{
    /// <summary>The table, for a host that writes a wish together with the conversation.</summary>
    public static readonly TableName Table = new("optouts");

    /// <summary>The key of each row.</summary>
    public const string Key = "wish";

    private const string IsOut = "out";
    private const string At = "at";
    private const string By = "by";
    private const string Channel = "channel";
    private const string Same = "same";

    /// <summary>The pair of an address, as long as nothing else of the guest is known.</summary>
    public PairId PairOf(ConversationAddress address) => channels.PairOf(address).Id;

    /// <summary>
    /// How the sender of a message stands with the number that they wrote to. Keeps that all of their ids are one guest's.
    /// </summary>
    public async Task<OptOutStanding> OfAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var guests = message.GuestAliases.Prepend(message.Address.Guest);
        List<PairId> ids = [.. guests.Select(guest => PairOf(message.Address with { Guest = guest })).Distinct()];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = await Task.WhenAll(ids.Select(id => FindAsync(id, cancellationToken)));
            List<Found> roots = [.. found.DistinctBy(root => root.Pair).OrderBy(root => root.Pair.Value, StringComparer.Ordinal)];
            if (roots is [var only])
                return new(only.Pair, WishIn(only.Row));
            foreach (var other in roots.Skip(1))
                await JoinAsync(other, roots[0].Pair, cancellationToken);
        }
    }

    /// <summary>How the guest at an address stands with the number that they are written to from.</summary>
    public async Task<OptOutStanding> OfAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        var root = await FindAsync(PairOf(address), cancellationToken);
        return new(root.Pair, WishIn(root.Row));
    }

    /// <summary>Keeps a wish, unless a later one is known.</summary>
    public async Task RecordAsync(OptOutChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (pair, row) = await FindAsync(change.Pair, cancellationToken);
            if (RowAfter(pair, row, change.Wish) is not { } next || await TryWriteAsync(next, row, cancellationToken))
                return;
        }
    }

    /// <summary>The pair that a row leads to; null for a row that holds the wish itself, and for none.</summary>
    public static PairId? PairIn(TableRow? row) => row?[Same] is { } same ? new(same) : null;

    /// <summary>The row that holds a wish.</summary>
    /// <param name="row">As it stands; null for none.</param>
    /// <returns>Null when the row is to stay as it is.</returns>
    public static TableRow? RowAfter(PairId pair, TableRow? row, OptOutWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var known = WishIn(row);
        if (known is not null && (known.At > wish.At || (known.At == wish.At && known.IsOut)))
            return null;
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [IsOut] = wish.IsOut ? "true" : "false",
            [At] = wish.At.ToString("O", CultureInfo.InvariantCulture),
        };

        // What the channel does after the guest's own word changes nothing about that.
        if (wish.IsByChannel && known is not { IsOut: true, IsByChannel: false })
            properties[By] = Channel;
        return RowFor(pair, row, properties);
    }

    private async Task<Found> FindAsync(PairId pair, CancellationToken cancellationToken)
    {
        // A pair leads only to one that sorts before it, so this comes to an end.
        while (true)
        {
            var row = await store.FindAsync(Table, pair.Value, Key, cancellationToken);
            if (PairIn(row) is not { } other)
                return new(pair, row);
            pair = other;
        }
    }

    /// <summary>Makes a pair one with another. Its wish first: so there is no moment at which neither has it.</summary>
    private async Task JoinAsync(Found one, PairId with, CancellationToken cancellationToken)
    {
        if (WishIn(one.Row) is { } wish)
            await RecordAsync(new(with, wish), cancellationToken);
        await TryWriteAsync(RowFor(one.Pair, one.Row, new(StringComparer.Ordinal) { [Same] = with.Value }), one.Row, cancellationToken);
    }

    private Task<bool> TryWriteAsync(TableRow next, TableRow? before, CancellationToken cancellationToken) => before is null
        ? store.TryInsertAsync(Table, next, cancellationToken)
        : store.TryReplaceAsync(Table, next, cancellationToken);

    private static OptOutWish? WishIn(TableRow? row) => row?[At] is { } at
        ? new(row[IsOut] is "true", DateTimeOffset.ParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))
        {
            IsByChannel = row[By] is Channel,
        }
        : null;

    private static TableRow RowFor(PairId pair, TableRow? before, Dictionary<string, string> properties) =>
        new(pair.Value, Key, properties) { Version = before?.Version ?? "" };

    private sealed record Found(PairId Pair, TableRow? Row);
}
