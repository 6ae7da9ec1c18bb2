using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Signs that guests put to our messages. A thumb or a heart is feedback on the answer, kept and counted, and nothing else: it starts no
/// turn and is no yes to a question, since nobody can tell whether it means "do it" or "how nice".
/// </summary>
public sealed partial class Reactions(
    IConversations conversations,
    Receipts receipts,
    TurnStore turns,
    AnswerFeedbacks feedbacks,
    ConciergeTelemetry telemetry,
    ILogger<Reactions> log)
{
    private const char EmojiStyle = '\uFE0F';

    // The five tones of skin are U+1F3FB to U+1F3FF: a high surrogate that they share, and one of these.
    private const char ToneLead = '\uD83C';
    private const char FirstTone = '\uDFFB';
    private const char LastTone = '\uDFFF';

    /// <summary>Keeps what a reaction says of an answer; one to anything else, or of a guest who is not known, says nothing.</summary>
    public async Task RecordAsync(ConversationId conversation, GuestReaction reaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reaction);
        if ((await conversations.ReadAsync(conversation, cancellationToken))?.Address is null
            || await receipts.FindSentAsync(conversation, reaction.MessageId, cancellationToken) is not { Chunk: not ChunkRef.Hold } sent)
            return;
        var (brief, tools) = await turns.FindRouteTakenAsync(sent, cancellationToken);
        var feedback = new AnswerFeedback(
            sent.Turn, sent.Chunk, Read(reaction.Signs), reaction.At, brief?.Assistant ?? "", brief?.Route ?? "", tools);
        if (!await feedbacks.RecordAsync(conversation, feedback, cancellationToken))
            return;
        telemetry.FeedbackGiven(conversation.Channel, feedback.Value.ToString());
        Log.Given(log, conversation, feedback.Turn, feedback.Value);
    }

    /// <summary>What signs say together: good by a thumb up or a heart, bad by a thumb down, nothing by both or by others.</summary>
    internal static FeedbackValue Read(IReadOnlyList<string> signs) =>
        signs.Select(Read).Where(value => value is not FeedbackValue.None).Distinct().ToList() is [var only] ? only : FeedbackValue.None;

    private static FeedbackValue Read(string sign)
    {
        var bare = sign.Replace(EmojiStyle.ToString(), "", StringComparison.Ordinal);
        if (bare is [.. var thumb, ToneLead, >= FirstTone and <= LastTone])
            bare = thumb;
        return bare switch
        {
            "👍" or "❤" => FeedbackValue.Good,
            "👎" => FeedbackValue.Bad,
            _ => FeedbackValue.None,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Conversation {Conversation}: feedback on the answer of turn {Turn}: {Value}")]
        public static partial void Given(ILogger logger, ConversationId conversation, long turn, FeedbackValue value);
    }
}
