using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.ProactiveMessages;

/// <summary>
/// Has said what is due by the clock. Each message is said once, although it runs again and again, on several hosts at once, and any
/// of them may die at any moment: what is due is asked for under the same id until it is written down that it was, and a
/// conversation takes one id once.
/// </summary>
public sealed partial class ProactiveMessageSchedule(
    ProactiveMessageCatalog messages,
    AssistantCatalog assistants,
    ProactiveMessageReach reach,
    ProactiveMessageLedger ledger,
    ChannelCatalog channels,
    IConversations conversations,
    TimeProvider clock,
    ILogger<ProactiveMessageSchedule> log)
{
    /// <summary>How often a host looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);

    /// <summary>
    /// Asks for everything that is due. Trouble with one guest or hotel does not keep the others from it; the next look tries again.
    /// </summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var message in messages.All)
        {
            foreach (var assistant in assistants.All)
                await TryAsync(() => SendDueAsync(message, assistant, cancellationToken), message, assistant, cancellationToken);
        }
    }

    private async Task SendDueAsync(IProactiveMessage message, Assistant assistant, CancellationToken cancellationToken)
    {
        await foreach (var due in message.DueAsync(assistant, cancellationToken))
            await TryAsync(() => SendAsync(message, assistant, due, cancellationToken), message, assistant, cancellationToken);
    }

    private async Task SendAsync(IProactiveMessage message, Assistant assistant, DueMessage due, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(message.Kind.Group, due.Id, cancellationToken);
        if (known is not { IsDone: true } && !await AskAsync(message, assistant, due, known?.Content, cancellationToken))
            return;
        if (due.Afterwards is { } afterwards)
            await afterwards(cancellationToken);
    }

    /// <returns>Whether there is nothing left to ask for.</returns>
    private async Task<bool> AskAsync(
        IProactiveMessage message, Assistant assistant, DueMessage due, string? begun, CancellationToken cancellationToken)
    {
        var kind = message.Kind;
        var (address, conversation, obstacle) = due.To switch
        {
            Recipient.Guest(var guest) => ((await conversations.ReadAsync(guest, cancellationToken))?.Address, guest, ""),
            Recipient.Contact contact => await ChooseAsync(contact, kind.Template, begun, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown recipient {due.To.GetType().Name}."),
        };
        if (address is null)
        {
            // A guest without an address was forgotten meanwhile. The others are asked again at every look, since they may write first.
            if (due.To is Recipient.Guest)
                return true;
            if (clock.GetUtcNow() - due.Since < Interval)
                Log.CannotReach(log, assistant.Name, kind.Name, due.About, obstacle);
            return false;
        }

        // What another host has begun is that host's, or is taken up at the next look.
        var group = kind.Group;
        if ((await ledger.BeginAsync(group, due.Id, conversation.Value, cancellationToken)).Content != conversation.Value)
            return false;
        if (due.IsKnown is not { } isKnown || !await isKnown(conversation, cancellationToken))
        {
            var request = new ProactiveMessageRequest($"{group}-{due.Id}", kind.Name, assistant.Name, address)
            {
                GuestName = due.GuestName,
                About = due.About,
                ExpiresAt = due.ExpiresAt,
                TakesOver = kind.TakesOver,
            };
            var requested = new ConversationEvent.ProactiveMessageRequested(request, clock.GetUtcNow());
            await conversations.SignalAsync(conversation, requested, cancellationToken);
        }

        await ledger.EndAsync(group, due.Id, conversation.Value, cancellationToken);
        return true;
    }

    /// <summary>
    /// Where to write: to the address already begun with, else where the guest has written from, else to the first that can be written to.
    /// </summary>
    /// <returns>No address where none can be written to; then what stands in the way of the last one.</returns>
    private async Task<(ConversationAddress? Address, ConversationId Conversation, string Obstacle)> ChooseAsync(
        Recipient.Contact contact, MessageTemplate template, string? begun, CancellationToken cancellationToken)
    {
        (ConversationAddress? Address, ConversationId Conversation, string Obstacle) first =
            (null, default, "None of their addresses is one of a configured channel.");
        foreach (var one in contact.Addresses)
        {
            if (AddressOf(one) is not { } address)
                continue;
            var found = await reach.FindAsync(address, template, cancellationToken);
            if (found.Obstacle is { } obstacle && first.Address is null)
                first.Obstacle = obstacle;
            if (begun is not null && begun != found.Conversation.Value || found.Obstacle is not null)
                continue;
            if (begun is not null || found.State?.LastHeardAt is not null)
                return (address, found.Conversation, "");
            if (first.Address is null)
                first = (address, found.Conversation, "");
        }

        return first;
    }

    private ConversationAddress? AddressOf(string contact) =>
        contact.Split(':', 2) is [var channel, var recipient] && channels.Find(new ChannelName(channel)) is IWritesFirst found
            ? found.AddressOf(recipient).Address
            : null;

    private async Task TryAsync(
        Func<Task> work, IProactiveMessage message, Assistant assistant, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // It is still due at the next look, and the others should not wait for that.
            Log.Failed(log, assistant.Name, message.Kind.Name, trouble);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Assistant}: {Message}: what is due could not be said; trying again at the next look")]
        public static partial void Failed(ILogger logger, string assistant, string message, Exception trouble);

        [LoggerMessage(
            2, LogLevel.Warning, "{Assistant}: {Message} {About} cannot be said, since its guest cannot be written to. {Obstacle}")]
        public static partial void CannotReach(ILogger logger, string assistant, string message, string? about, string obstacle);
    }
}
