using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Decides what a webhook of a conversation comes to. Twilio numbers the messages of a conversation; where a number is missing, a webhook
/// has not come or comes late, or the message is nobody's of ours, and the list of messages tells which.
/// </summary>
/// <remarks>
/// What was seen last and, as a digest, who the guest is, stand in one row of the conversation, which is erased with the guest. Looking
/// back ends at what was seen, and at what another person wrote: what a guest said before that was said to them. In a conversation that
/// is not known here, or is so no more, it also ends at what we wrote.
/// </remarks>
public sealed class ConversationsOrder(
    ConversationsApi api,
    ConversationsAuthors authors,
    ITableStore store,
    IOptions<ConversationsOptions> options,
    TimeProvider clock)
{
    /// <summary>What may be asked in, of the five seconds that Twilio waits for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const string Key = "conversation-mark";
    private const string SeenProperty = "seen";
    private const string GuestProperty = "guest";
    private const int MostMissed = 100;
    private const int MostTries = 20;

    /// <inheritdoc cref="ISettlesMessages.SettleAsync"/>
    public async Task<SettledMessages> SettleAsync(WebhookReading.Genuine reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Messages is not [var message] || !reading.Authors.TryGetValue(message.Id, out var author))
            return new(reading.Messages, IsComplete: true);
        var row = await FindAsync(message.Address, cancellationToken);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (!await IsGuestAsync(message, author, row, either.Token))
                return new([], IsComplete: true);
            return message.Sequence > SeenIn(row) + 1
                ? new([.. await FindMissedAsync(message, author, row, either.Token), message], IsComplete: true)
                : new([message], IsComplete: true);
        }
        catch (Exception exception) when (
            exception is ChannelException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // It is said to the caller, who does not thank for the webhook.
            return new([message], IsComplete: false);
        }
    }

    /// <inheritdoc cref="ISettlesMessages.TakenAsync"/>
    public async Task TakenAsync(WebhookReading.Genuine reading, SettledMessages settled, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(settled);
        if (!settled.IsComplete
            || reading.Messages is not [{ Sequence: { } index } message]
            || !reading.Authors.TryGetValue(message.Id, out var author))
            return;
        await MarkAsync(
            message.Address, index, settled.Messages.Count > 0 ? DigestOf(message.Address, author.Name) : null, cancellationToken);
    }

    /// <summary>What was said so far was said to others: it is not looked for any more.</summary>
    /// <exception cref="ChannelException">Twilio did not say how far that is.</exception>
    public async Task PassOverAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        await foreach (var post in api.NewestFirstAsync(address.Guest, cancellationToken))
        {
            if (post.Index is not { } index)
                continue;
            await MarkAsync(address, index, guest: null, cancellationToken);
            return;
        }
    }

    private async Task MarkAsync(ConversationAddress address, long index, string? guest, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var row = await FindAsync(address, cancellationToken);
            if (SeenIn(row) >= index && (guest is null || row?[GuestProperty] is not null))
                return;
            var properties = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [SeenProperty] = Math.Max(index, SeenIn(row)).ToString(CultureInfo.InvariantCulture),
            };
            if ((guest ?? row?[GuestProperty]) is { } known)
                properties[GuestProperty] = known;
            var next = new TableRow(ConversationId.For(address).Value, Key, properties) { Version = row?.Version ?? "" };
            if (row is null
                ? await store.TryInsertAsync(GuestTables.Deliveries, next, cancellationToken)
                : await store.TryReplaceAsync(GuestTables.Deliveries, next, cancellationToken))
                return;
        }

        // Others have marked later ones meanwhile, or will: what is not marked is only looked for again.
    }

    private async Task<bool> IsGuestAsync(
        InboundMessage message, MessageAuthor author, TableRow? row, CancellationToken cancellationToken)
    {
        if (author.IsGuest)
            return true;
        if (row?[GuestProperty] is { } known && known == DigestOf(message.Address, author.Name))
            return true;

        // Where Twilio does not say who it is, the first to write is taken for the guest, and nobody after them.
        var isGuest = (bool?)null;
        try
        {
            isGuest = await authors.IsGuestAsync(message.Address.Guest, author.Participant, cancellationToken);
        }
        catch (OperationCanceledException) when (row?[GuestProperty] is not null)
        {
            // As where it does not say.
        }

        return isGuest ?? row?[GuestProperty] is null;
    }

    /// <returns>The guest's messages before this one that were not seen, in their order.</returns>
    private async Task<List<InboundMessage>> FindMissedAsync(
        InboundMessage message, MessageAuthor author, TableRow? row, CancellationToken cancellationToken)
    {
        var missed = new List<InboundMessage>();
        await foreach (var post in api.NewestFirstAsync(message.Address.Guest, cancellationToken))
        {
            if (post.Index is not { } index || index >= message.Sequence)
                continue;
            if (index <= SeenIn(row) || missed.Count == MostMissed)
                break;
            if (post.Author == author.Name)
                missed.Add(post.AsGuests(message.Address, message.Assistant));
            else if (row is null || post.Author != options.Value.Identity)
                break;
        }

        missed.Reverse();
        return missed;
    }

    private Task<TableRow?> FindAsync(ConversationAddress address, CancellationToken cancellationToken) =>
        store.FindAsync(GuestTables.Deliveries, ConversationId.For(address).Value, Key, cancellationToken);

    private static long SeenIn(TableRow? row) =>
        long.TryParse(row?[SeenProperty], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    private static string DigestOf(ConversationAddress address, string author) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address.Guest}\n{author}")));
}
