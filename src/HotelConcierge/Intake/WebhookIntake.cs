using System.Diagnostics;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using HotelConcierge.Text;
using HotelConcierge.Turns;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Intake;

/// <summary>
/// Takes webhooks in, for every channel and both hosts: verified, then safe, then thanked. Nothing is answered 200 before
/// every message of it is durably in its conversation.
/// </summary>
public sealed partial class WebhookIntake(
    ChannelCatalog channels,
    IConversations conversations,
    GuestAliases aliases,
    OptOuts optOuts,
    Deliveries deliveries,
    SentKeys sentKeys,
    Reactions reactions,
    PhoneEchoes echoes,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<WebhookIntake> log)
{
    /// <summary>
    /// The most bytes of a webhook of any channel that does not say otherwise; hosts refuse a larger body with 400 before reading it
    /// whole.
    /// </summary>
    public const int LargestBody = IChannel.UsualLargestWebhook;

    private const string PlainText = "text/plain; charset=utf-8";

    /// <summary>The most bytes of a webhook of this channel.</summary>
    public int LargestBodyOf(ChannelName channel) => channels.Find(channel)?.LargestWebhook ?? LargestBody;

    public async Task<WebhookAnswer> ReceiveAsync(ChannelName channelName, WebhookRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (channels.Find(channelName) is not { } channel)
            return new(404, PlainText, "No such channel.");

        // Whoever opens the address in a browser forges nothing, so this is neither logged nor counted.
        var isQuestion = request.Method == HttpMethod.Get.Method;
        var shakesHands = channel as IShakesHands;
        if (isQuestion && shakesHands is null)
            return new(405, PlainText, "This channel's provider posts here; there is nothing to get.") { Allow = HttpMethod.Post.Method };

        using var span = telemetry.Start("webhook", ActivityKind.Server);
        var answer = await AnswerAsync(channel, isQuestion ? shakesHands!.ShakeHands(request) : channel.Read(request), cancellationToken);
        telemetry.WebhookReceived(channelName, answer.Status);
        span?.SetTag("http.response.status_code", answer.Status);
        return answer;
    }

    private async Task<WebhookAnswer> AnswerAsync(IChannel channel, WebhookReading reading, CancellationToken cancellationToken)
    {
        switch (reading)
        {
            case WebhookReading.Forged forged:
                Log.Forged(log, channel.Name, forged.Reason);
                return new(403, PlainText, "The signature does not match.");
            case WebhookReading.Malformed malformed:
                Log.Malformed(log, channel.Name, malformed.Reason);
                return new(400, PlainText, malformed.Reason);
            case WebhookReading.Handshake handshake:
                return new(200, PlainText, handshake.Body);
            case WebhookReading.Genuine genuine:
                return await KeepAsync(channel, genuine, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown reading {reading.GetType().Name}.");
        }
    }

    private async Task<WebhookAnswer> KeepAsync(IChannel channel, WebhookReading.Genuine genuine, CancellationToken cancellationToken)
    {
        if (channel is IAdmitsMessages gate
            && genuine.Messages.Select(message => gate.RetryAfter(message.Address)).FirstOrDefault(wait => wait is not null) is { } wait)
            return new(429, PlainText, "Too many messages at once; please send it again later.") { RetryAfter = wait };
        foreach (var kind in genuine.Unread.CountBy(kind => kind, StringComparer.Ordinal))
            Log.NotRead(log, channel.Name, kind.Value, kind.Key);
        try
        {
            // First, so that a message in the same webhook from a guest's new id finds what is known of the old one.
            foreach (var guest in genuine.SameGuests)
                await JoinAsync(guest, cancellationToken);
            var settler = channel as ISettlesMessages;
            var settled = settler is null ? null : await settler.SettleAsync(genuine, cancellationToken);
            foreach (var message in settled?.Messages ?? genuine.Messages)
            {
                var conversation = await aliases.ConversationOfAsync(message, cancellationToken);
                if (channel is IKeepsGuestsWords keeper)
                    await keeper.KeepAsync(conversation, WellFormed(channel, message), cancellationToken);
                var received = new ConversationEvent.MessageReceived(WellFormed(channel, message), clock.GetUtcNow(), Activity.Current?.Id)
                {
                    Standing = await optOuts.OfAsync(message, cancellationToken),
                };
                await conversations.SignalAsync(conversation, received, cancellationToken);
            }

            foreach (var echo in genuine.Echoes)
                await echoes.TakeAsync(echo, cancellationToken);

            foreach (var revoked in genuine.Revoked)
                await RevokeAsync(revoked, cancellationToken);

            foreach (var reaction in genuine.Reactions)
            {
                var guest = IntroductionOf(reaction.Address, reaction.GuestAliases);
                await reactions.RecordAsync(await aliases.ConversationOfAsync(guest, cancellationToken), reaction, cancellationToken);
            }

            foreach (var address in genuine.Blocked)
            {
                var conversation = await aliases.ConversationOfAsync(address, cancellationToken);
                await conversations.SignalAsync(conversation, OptedOut(address), cancellationToken);
            }

            foreach (var report in genuine.Deliveries)
                await RecordAsync(report, cancellationToken);

            if (settled is not null)
                await settler!.TakenAsync(genuine, settled, cancellationToken);
            if (settled is { IsComplete: false })
            {
                Log.Incomplete(log, channel.Name);
                return new(503, PlainText, "A message of before may be missing; please send this one again.");
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the message is not safe, so the provider must not be thanked for it.
            Log.NotKept(log, channel.Name, failure);
            return new(503, PlainText, "The message could not be kept; please send it again.");
        }

        var thanks = genuine.Acknowledgement ?? channel.Acknowledgement;
        return new(200, thanks.ContentType, thanks.Body);
    }

    /// <summary>From now on all of a guest's ids lead to one conversation, and a wish under any of them holds under all.</summary>
    private async Task JoinAsync(SameGuest guest, CancellationToken cancellationToken)
    {
        var introduction = IntroductionOf(guest.Address, guest.Others);
        await aliases.ConversationOfAsync(introduction, cancellationToken);
        await optOuts.OfAsync(introduction, cancellationToken);
    }

    /// <summary>Our copy is deleted by the conversation, which may have it or be yet to get it.</summary>
    private async Task RevokeAsync(RevokedMessage revoked, CancellationToken cancellationToken)
    {
        var conversation = await aliases.ConversationOfAsync(IntroductionOf(revoked.Address, revoked.GuestAliases), cancellationToken);
        await conversations.SignalAsync(
            conversation,
            new ConversationEvent.MessageRevoked(revoked.MessageId, clock.GetUtcNow(), Activity.Current?.Id),
            cancellationToken);
    }

    /// <summary>Who it is, without a word of theirs.</summary>
    private static InboundMessage IntroductionOf(ConversationAddress address, IReadOnlyList<string> others) =>
        new("", address, MessageKind.Other, "") { GuestAliases = others };

    private async Task RecordAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        var conversation = await aliases.ConversationOfAsync(report.Address, cancellationToken);
        if (!await deliveries.IsNewsAsync(conversation, report, cancellationToken))
            return;

        // Before the report is recorded: if this fails, it comes again and is still news.
        if (report.Failure is { Kind: SendFailure.OptedOut })
            await conversations.SignalAsync(conversation, OptedOut(report.Address), cancellationToken);

        // Reports trickle in after the last message too: of a guest who was forgotten nothing is kept.
        var isForgotten = (await conversations.ReadAsync(conversation, cancellationToken))?.Address is null;

        // A message that failed is not with the guest, whoever took it.
        if (!isForgotten && report is { Key: { } key, State: not DeliveryState.Failed })
            await sentKeys.RecordAsync(conversation, key, report.MessageId, cancellationToken);
        var news = isForgotten ? new(IsLater: true, IsCharge: true) : await deliveries.RecordAsync(conversation, report, cancellationToken);
        if (report.Charge is { } charge && news.IsCharge)
            telemetry.MessageCharged(conversation.Channel, charge.Category, charge.Type);
        if (report.Failure is not { } failure || !news.IsLater)
            return;
        telemetry.SendFailed(conversation.Channel, failure.Kind);

        // A provider's id is any text, and a log line is to stay one line.
        if (failure.Remedy is { } remedy)
            Log.NeedsOperator(log, conversation, TurnIds.KeyFor(report.MessageId), failure.Kind, failure.Code, remedy);
        else
            Log.NotDelivered(log, conversation, TurnIds.KeyFor(report.MessageId), failure.Kind, failure.Code);
    }

    private ConversationEvent.OptedOutByChannel OptedOut(ConversationAddress address) =>
        new(clock.GetUtcNow()) { Pair = optOuts.PairOf(address) };

    /// <summary>
    /// Half a surrogate pair is no character; no store or provider downstream would take it. Where we show no buttons, what was tapped is
    /// one of a template that the hotel sent: its words are the message, and its id is none of ours.
    /// </summary>
    private static InboundMessage WellFormed(IChannel channel, InboundMessage message) => message with
    {
        Text = WellFormedText.Of(message.Text),
        Quoted = message.Quoted is { Text: { } text } quoted ? quoted with { Text = WellFormedText.Of(text) } : message.Quoted,
        GuestName = GuestNames.Clean(message.GuestName),
        ChoiceId = channel.AbilitiesFor(message.Address).Choices is null ? null : message.ChoiceId,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Channel}: a webhook was refused as forged: {Reason}")]
        public static partial void Forged(ILogger logger, ChannelName channel, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Channel}: a signed webhook could not be read: {Reason}")]
        public static partial void Malformed(ILogger logger, ChannelName channel, string reason);

        [LoggerMessage(3, LogLevel.Error, "{Channel}: a webhook's messages could not be kept; the provider was asked to send them again")]
        public static partial void NotKept(ILogger logger, ChannelName channel, Exception failure);

        [LoggerMessage(4, LogLevel.Warning, "Conversation {Conversation}: message {Message} was not delivered: {Failure} ({Code})")]
        public static partial void NotDelivered(
            ILogger logger,
            ConversationId conversation,
            string message,
            SendFailure failure,
            string code);

        [LoggerMessage(5, LogLevel.Warning, "{Channel}: {Count} of kind {Kind} in a webhook could not be read, and were left out")]
        public static partial void NotRead(ILogger logger, ChannelName channel, int count, string kind);

        [LoggerMessage(
            7,
            LogLevel.Warning,
            "{Channel}: the provider could not be asked about a message that may be missing; it is looked for again with the next one")]
        public static partial void Incomplete(ILogger logger, ChannelName channel);

        [LoggerMessage(6, LogLevel.Error, "Conversation {Conversation}: message {Message} was not delivered: {Failure} ({Code}). {Remedy}")]
        public static partial void NeedsOperator(
            ILogger logger,
            ConversationId conversation,
            string message,
            SendFailure failure,
            string code,
            string remedy);
    }
}
