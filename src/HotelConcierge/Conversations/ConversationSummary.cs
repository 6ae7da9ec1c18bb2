using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>What an operator sees of a conversation: nothing of what was said, and by whom.</summary>
/// <param name="Running">The id of the turn that is running.</param>
/// <param name="Waiting">Messages and commands that wait for a turn.</param>
/// <param name="Turns">How many turns were started.</param>
/// <param name="Assistant">The assistant that the guest asked for last; null for the one that the address leads to.</param>
public sealed record ConversationSummary(string Id, string Mode, string? Running, int Waiting, long Turns, string? Assistant = null)
{
    /// <summary>What the guest thinks of answers, by thumbs and hearts; the last ones, in the order of the answers.</summary>
    public IReadOnlyList<FeedbackSummary> Feedback { get; init; } = [];

    private const int MostFeedback = 100;

    /// <summary>Reads the conversation's summary; null when nothing was ever heard of it.</summary>
    public static async Task<ConversationSummary?> ReadAsync(
        IConversations conversations, AnswerFeedbacks feedbacks, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        ArgumentNullException.ThrowIfNull(feedbacks);
        var conversation = new ConversationId(id);
        if (await conversations.ReadAsync(conversation, cancellationToken) is not { } state)
            return null;
        var feedback = await feedbacks.OfAsync(conversation, cancellationToken);
        return new(
            id,
            state.Mode.ToString(),
            state.Running?.Start.TurnId,
            state.Inbox.Count + state.Commands.Count,
            state.Turns,
            state.Assistant)
        {
            Feedback =
            [
                .. feedback.TakeLast(MostFeedback).Select(given =>
                    new FeedbackSummary(given.Turn, given.Value.ToString(), given.At, given.Assistant, given.Route, given.Tools)),
            ],
        };
    }
}

/// <summary>What a guest thinks of one answer, as an operator sees it.</summary>
/// <param name="Turn">The number of the turn that gave it.</param>
/// <param name="Value"><c>Good</c> or <c>Bad</c>.</param>
public sealed record FeedbackSummary(
    long Turn, string Value, DateTimeOffset At, string Assistant, string Route, IReadOnlyList<string> Tools);
