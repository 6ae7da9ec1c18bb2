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
/// Sends one chunk: gate, intent, provider, receipt. A run that finds an intent without a receipt asks the provider before
/// it sends again; where the provider cannot tell, a chunk is rather repeated than lost (decision 0003).
/// </summary>
public sealed partial class SendChunk(
    IConversations conversations,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    TurnStore turns,
    FixedTexts texts,
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
        if (await MessageForAsync(input, cancellationToken) is not var (message, expiresAt))
            return new(ChunkVerdict.GivenUp);
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
                return await AcceptAsync(input, receipt, found, cancellationToken);
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
                message.Content is OutboundContent.Template,
                wish);
        if (gate is not GateVerdict.Open)
        {
            Log.GateClosed(log, input.Turn.TurnId, input.Chunk, gate);
            return new(ChunkVerdict.Closed);
        }

        var intent = receipt?.State is ReceiptState.Intended ? receipt : new Receipt(ReceiptState.Intended, clock.GetUtcNow());
        await receipts.RecordAsync(input, intent, cancellationToken);
        return await channel.SendAsync(message, cancellationToken) switch
        {
            SendOutcome.Accepted accepted => await AcceptAsync(input, intent, accepted.MessageId, cancellationToken),
            SendOutcome.Failed failed => await RefuseAsync(input, message.Address, intent, failed, cancellationToken),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private async Task<(OutboundMessage Message, DateTimeOffset? ExpiresAt)?> MessageForAsync(
        ChunkRef chunk,
        CancellationToken cancellationToken)
    {
        if (await turns.FindBriefAsync(chunk.Turn, cancellationToken) is not { } brief)
            return null;
        var content = chunk.Chunk == ChunkRef.Hold
            ? await HoldMessageAsync(brief, cancellationToken)
            : await turns.FindChunkAsync(chunk.Turn, chunk.Chunk, cancellationToken);
        if (content is null)
            return null;
        var key = TurnIds.KeyOfPiece(chunk.Turn.TurnId, chunk.Chunk);
        return (new OutboundMessage(brief.Address, content) { Key = key }, brief.ExpiresAt);
    }

    private async Task<OutboundContent?> HoldMessageAsync(TurnBrief brief, CancellationToken cancellationToken)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);
        var words = await texts.SayAsync(assistant, ReplyKeys.Hold, brief, cancellationToken);
        var abilities = channels.Of(brief.Address).AbilitiesFor(brief.Address);
        return ReplyRenderer.Render([new ReplyPart.Text(words)], abilities) is [var first, ..] ? first : null;
    }

    private async Task<ChunkSent> AcceptAsync(ChunkRef chunk, Receipt receipt, string messageId, CancellationToken cancellationToken)
    {
        await receipts.RecordAsync(chunk, receipt with { State = ReceiptState.Accepted, MessageId = messageId }, cancellationToken);
        if (chunk.Chunk == ChunkRef.Hold)
            telemetry.HeldTheLine(chunk.Turn.Conversation.Channel);
        else
            telemetry.ChunkSent(chunk.Turn.Conversation.Channel);
        return new(ChunkVerdict.Sent);
    }

    private async Task<ChunkSent> RefuseAsync(
        ChunkRef chunk, ConversationAddress address, Receipt intent, SendOutcome.Failed failed, CancellationToken cancellationToken)
    {
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
                    new ConversationEvent.OptedOutByChannel(clock.GetUtcNow()) { Pair = optOuts.PairOf(address) },
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
    }
}
