using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// Sends codes to telephones by a channel that reaches any number with free words at any time, as SMS does and WhatsApp does not. Nobody
/// who does not want to be written to is.
/// </summary>
internal sealed partial class MessageCodeWay(ChannelCatalog channels, OptOuts optOuts, ILogger<MessageCodeWay> log) : ICodeWay
{
    /// <summary>A number that nobody has, to ask channels for what they could do.</summary>
    private const string AnyNumber = "+12025550100";

    private static readonly HashSet<string> NoIds = [];

    public bool Takes(ContactKind kind) => kind is ContactKind.Phone && Find(AnyNumber) is not null;

    public async Task<bool> SendAsync(CodeLetter letter, CancellationToken cancellationToken)
    {
        if (Find(letter.To.Value) is not var (channel, address))
            return true;
        if ((await optOuts.OfAsync(address, cancellationToken)).Wish is { IsOut: true })
            return await IsOpenAsync(letter, cancellationToken);
        var message = MessageOf(letter, address) with { IsRepeated = letter.IsRepeated };
        if (letter.IsRepeated && await FindSentAsync(channel, message, letter, cancellationToken) is not (true, null))
            return true;
        for (var attempt = 1; ; attempt++)
        {
            if (await channel.SendAsync(message, cancellationToken) is not SendOutcome.Failed failed)
                return true;
            Log.NotTaken(log, channel.Name.Value, failed.Kind, failed.Code, failed.Remedy ?? "");
            var (isOpen, sent) = await FindSentAsync(channel, message, letter, cancellationToken);
            if (!isOpen || sent is not null || attempt > 1 || failed.Kind is not (SendFailure.Transient or SendFailure.Unknown))
                return isOpen;
        }
    }

    public async Task<bool> IsOpenAsync(CodeLetter letter, CancellationToken cancellationToken)
    {
        if (Find(letter.To.Value) is not var (channel, address))
            return true;
        return (await FindSentAsync(channel, MessageOf(letter, address), letter, cancellationToken)).IsOpen;
    }

    /// <summary>
    /// Asks the provider whether it has the message: the cheapest question that it answers with our account and for a number.
    /// </summary>
    private async Task<(bool IsOpen, string? Sent)> FindSentAsync(
        IChannel channel, OutboundMessage message, CodeLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await channel.FindSentAsync(message, letter.FirstTriedAt, NoIds, cancellationToken));
        }
        catch (ChannelException unanswered)
        {
            Log.Closed(log, channel.Name.Value, unanswered.Message);
            return (false, null);
        }
    }

    private (IChannel Channel, ConversationAddress Address)? Find(string number)
    {
        foreach (var channel in channels.All.OrderBy(channel => channel.Name.Value, StringComparer.Ordinal))
        {
            if (channel is IWritesFirst { FirstWordProblem: null } first and IProvesNumbers
                && first.AddressOf(number).Address is { } address
                && channel.ReplyWindowFor(address) is null)
                return (channel, address);
        }

        return null;
    }

    private static OutboundMessage MessageOf(CodeLetter letter, ConversationAddress address) => new(address, letter.Text)
    {
        Key = TurnIds.KeyOfPiece(letter.Key, 0),
        FirstTriedAt = letter.FirstTriedAt,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A customer's code was not taken by {Channel}: {Failure} ({Code}). {Remedy}")]
        public static partial void NotTaken(ILogger logger, string channel, SendFailure failure, string code, string remedy);

        [LoggerMessage(2, LogLevel.Error, "Customers cannot be sent codes by {Channel}: {Why}")]
        public static partial void Closed(ILogger logger, string channel, string why);
    }
}
