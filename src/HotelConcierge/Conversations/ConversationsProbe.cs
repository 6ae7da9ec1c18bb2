using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Conversations;

/// <summary>
/// Hands an event to a conversation that belongs to nobody and waits until its state shows it: the way of every guest's message,
/// as far as the conversation's own code. Reading a state alone would be answered by a store whose conversations cannot even be loaded.
/// </summary>
internal sealed class ConversationsProbe(IConversations conversations, StoreRemedies remedies, TimeProvider clock) : IProbe
{
    /// <summary>On no channel, so that no guest has it. One for ever: there is nothing to be cleaned up.</summary>
    internal static readonly ConversationId Conversation = new("readiness");

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public string What => "conversations";

    public string Remedy => remedies.Conversations;

    /// <summary>Longer than others have: where no instance runs that could apply the event, one has to start first.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(20);

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var before = (await conversations.ReadAsync(Conversation, cancellationToken))?.ProbedAt;
        var now = clock.GetUtcNow();
        await conversations.SignalAsync(
            Conversation,
            new ConversationEvent.Probed(now > before || before is null ? now : before.Value.AddTicks(1)),
            cancellationToken);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            // Whichever instance's event it was that changed it, it was applied after we asked.
            if ((await conversations.ReadAsync(Conversation, cancellationToken))?.ProbedAt is { } probed && probed != before)
                return Finding.Well("An event was handed to a conversation and came back in its state.");
            await Task.Delay(pause, clock, cancellationToken);
        }
    }
}
