using System.Diagnostics;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Replies;
using HotelConcierge.Sending;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Sends one chunk, or those that go in one call: gate, intent, provider, receipt. A run that finds an intent without a receipt asks the
/// provider before it sends again; where the provider cannot tell, a chunk is rather repeated than lost (decision 0003). Of several in one
/// call the first one's intent and receipt stand for all (decision 0027).
/// </summary>
public sealed partial class SendChunk(
    IConversations conversations,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    TurnStore turns,
    FixedTexts texts,
    DeskBriefs desk,
    Receipts receipts,
    OptOuts optOuts,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<SendChunk> log) : IActivity<ChunkRef, ChunkSent>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause that a provider may ask for; an answer that comes later is of no use to anybody.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    public async Task<ChunkSent> RunAsync(ChunkRef input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var span = telemetry.Start("chunk", input.Turn, ActivityKind.Client);
        var receipt = await receipts.FindAsync(input, cancellationToken);
        if (receipt?.State is ReceiptState.Accepted)
            return new(ChunkVerdict.Sent);
        if (await MessagesForAsync(input, receipt, cancellationToken) is not var (messages, expiresAt))
            return new(ChunkVerdict.GivenUp);
        var message = messages[0];
        var channel = channels.Of(message.Address);

        if (receipt?.State is ReceiptState.Intended)
        {
            var known = await receipts.KnownMessageIdsAsync(input.Turn.Conversation, cancellationToken);
            string? found;
            try
            {
                found = await channel.FindSentAsync(message, receipt.IntendedAt, known, cancellationToken);
            }
            catch (ChannelException unanswered)
            {
                Log.CannotReconcile(log, input.Turn.TurnId, input.Chunk, unanswered.Message);
                return new(ChunkVerdict.TryAgain, Backoff(input.Try));
            }

            if (found is not null)
                return await AcceptAsync(input, receipt, new(found), cancellationToken);
        }

        var standing = optOuts.OfAsync(message.Address, cancellationToken);
        var conversation = await conversations.ReadAsync(input.Turn.Conversation, cancellationToken);
        var wish = (await standing).Wish;
        var gate = clock.GetUtcNow() >= expiresAt
            ? GateVerdict.Expired
            : SendGate.Check(
                conversation,
                input.Turn,
                clock.GetUtcNow(),
                channel.ReplyWindowFor(message.Address),
                messages.All(each => each.Content is OutboundContent.Template),
                wish);
        if (gate is not GateVerdict.Open)
        {
            Log.GateClosed(log, input.Turn.TurnId, input.Chunk, gate);
            return new(ChunkVerdict.Closed);
        }

        var isRepeated = receipt?.State is ReceiptState.Intended;
        var intent = isRepeated
            ? receipt!
            : new Receipt(ReceiptState.Intended, clock.GetUtcNow()) { ReplyIsOver = receipt?.ReplyIsOver is true };
        await receipts.RecordAsync(input, intent, cancellationToken);
        messages = [.. messages.Select(each => each with { FirstTriedAt = intent.IntendedAt, IsRepeated = isRepeated })];
        return await CallAsync(channel, messages, cancellationToken) switch
        {
            SendOutcome.Accepted accepted => await AcceptAsync(input, intent, accepted, cancellationToken),
            SendOutcome.Failed failed => await RefuseAsync(input, message, intent, failed, cancellationToken),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private static Task<SendOutcome> CallAsync(
        IChannel channel, IReadOnlyList<OutboundMessage> messages, CancellationToken cancellationToken) =>
        messages is [var only] ? channel.SendAsync(only, cancellationToken)
        : channel is ISendsSeveral several ? several.SendAsync(messages, cancellationToken)
        : throw new InvalidOperationException($"The channel '{channel.Name}' takes one message a call, and was to take {messages.Count}.");

    /// <returns>Null when there is nothing to send any more.</returns>
    private async Task<(IReadOnlyList<OutboundMessage> Messages, DateTimeOffset? ExpiresAt)?> MessagesForAsync(
        ChunkRef chunk, Receipt? receipt, CancellationToken cancellationToken)
    {
        if (await turns.FindBriefAsync(chunk.Turn, cancellationToken) is not { } brief)
            return null;

        // What came with the guest's message is good for one call, so the first one's of the answer.
        var reply = chunk.Chunk is 0 or ChunkRef.PeopleAnswer && receipt?.ReplyIsOver is not true ? brief.Reply : null;
        var messages = new List<OutboundMessage>();
        for (var place = chunk.Chunk; place <= chunk.Chunk + chunk.Further; place++)
        {
            var content = place < 0
                ? await BesideAsync(brief, place, cancellationToken)
                : await turns.FindChunkAsync(chunk.Turn, place, cancellationToken);
            if (content is null)
                return null;
            messages.Add(new(brief.Address, content) { Key = TurnIds.KeyOfPiece(chunk.Turn.TurnId, place), Reply = reply });
        }

        return (messages, brief.ExpiresAt);
    }

    /// <summary>One of the sentences that stand beside an answer.</summary>
    private async Task<OutboundContent?> BesideAsync(TurnBrief brief, int which, CancellationToken cancellationToken)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);
        var words = which == ChunkRef.Hold
            ? await texts.SayAsync(assistant, ReplyKeys.Hold, brief, cancellationToken)
            : desk.Beside(which, assistant, brief);
        if (words is null)
            return null;
        var abilities = channels.Of(brief.Address).AbilitiesFor(brief.Address);
        return ReplyRenderer.Render([new ReplyPart.Text(words)], abilities) is [var first, ..] ? first : null;
    }

    private async Task<ChunkSent> AcceptAsync(
        ChunkRef chunk, Receipt receipt, SendOutcome.Accepted accepted, CancellationToken cancellationToken)
    {
        // The first one's receipt is the one that is looked for, so it comes last.
        for (var further = chunk.Further; further >= 0; further--)
        {
            var id = further == 0 ? accepted.MessageId : accepted.Further.ElementAtOrDefault(further - 1);
            var taken = receipt with { State = ReceiptState.Accepted, MessageId = id };
            await receipts.RecordAsync(chunk with { Chunk = chunk.Chunk + further, Further = 0 }, taken, cancellationToken);
        }

        if (chunk.Chunk == ChunkRef.Hold)
            telemetry.HeldTheLine(chunk.Turn.Conversation.Channel);
        for (var sent = 0; chunk.Chunk >= 0 && sent <= chunk.Further; sent++)
            telemetry.ChunkSent(chunk.Turn.Conversation.Channel);
        return new(ChunkVerdict.Sent);
    }

    private async Task<ChunkSent> RefuseAsync(
        ChunkRef chunk, OutboundMessage message, Receipt intent, SendOutcome.Failed failed, CancellationToken cancellationToken)
    {
        if (failed.IsAboutReply && message.Reply is not null)
        {
            // Written first: what is sent by itself now, and stays in doubt, must not be taken for sent because the reply is refused again.
            Log.ReplyIsOver(log, chunk.Turn.TurnId, chunk.Chunk, failed.Code);
            await receipts.RecordAsync(chunk, intent with { State = ReceiptState.Refused, ReplyIsOver = true }, cancellationToken);
            return await RunAsync(chunk, cancellationToken);
        }

        telemetry.SendFailed(chunk.Turn.Conversation.Channel, failed.Kind);
        if (failed.Remedy is { } remedy)
            Log.NeedsOperator(log, chunk.Turn.TurnId, chunk.Chunk, chunk.Try, failed.Kind, failed.Code, remedy);
        else
            Log.SendFailed(log, chunk.Turn.TurnId, chunk.Chunk, chunk.Try, failed.Kind, failed.Code);
        if (failed.Kind is not SendFailure.Unknown)
            await receipts.RecordAsync(chunk, intent with { State = ReceiptState.Refused }, cancellationToken);

        var wait = failed.RetryAfter ?? Backoff(chunk.Try, failed.WaitFactor);
        switch (failed.Kind)
        {
            case SendFailure.RateLimited when wait <= LongestRetryAfter:
                return new(ChunkVerdict.TryAgain, wait);
            case SendFailure.Transient or SendFailure.Unknown:
                return new(ChunkVerdict.TryAgain, wait < LongestRetryAfter ? wait : LongestRetryAfter);
            case SendFailure.OptedOut:
                await conversations.SignalAsync(
                    chunk.Turn.Conversation,
                    new ConversationEvent.OptedOutByChannel(clock.GetUtcNow()) { Pair = optOuts.PairOf(message.Address) },
                    cancellationToken);
                return new(ChunkVerdict.Closed);
            default:
                return new(ChunkVerdict.GivenUp);
        }
    }

    private static TimeSpan Backoff(int attempt, int factor = 2) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(factor, attempt - 1)));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: chunk {Chunk} is not sent, the gate says {Gate}")]
        public static partial void GateClosed(ILogger logger, string turn, int chunk, GateVerdict gate);

        [LoggerMessage(2, LogLevel.Warning, "Turn {Turn}: chunk {Chunk}, try {Try}, failed: {Failure} ({Code})")]
        public static partial void SendFailed(ILogger logger, string turn, int chunk, int @try, SendFailure failure, string code);

        [LoggerMessage(3, LogLevel.Warning, "Turn {Turn}: cannot find out whether chunk {Chunk} was sent: {Reason}")]
        public static partial void CannotReconcile(ILogger logger, string turn, int chunk, string reason);

        [LoggerMessage(4, LogLevel.Error, "Turn {Turn}: chunk {Chunk}, try {Try}, failed: {Failure} ({Code}). {Remedy}")]
        public static partial void NeedsOperator(
            ILogger logger,
            string turn,
            int chunk,
            int @try,
            SendFailure failure,
            string code,
            string remedy);

        [LoggerMessage(5, LogLevel.Information, "Turn {Turn}: chunk {Chunk} cannot go as a reply ({Code}), so it goes by itself")]
        public static partial void ReplyIsOver(ILogger logger, string turn, int chunk, string code);
    }
}
