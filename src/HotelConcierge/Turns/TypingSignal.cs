using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>
/// Shows the guest that an answer is being written for as long as it lives, on channels that forget it after a few seconds.
/// Best effort: it gives up at the first refusal, after <see cref="MostTimes"/>, and never fails the work it goes with.
/// </summary>
internal sealed class TypingSignal : IAsyncDisposable
{
    /// <summary>Five minutes at Telegram's four seconds: the longest that a turn is allowed by default.</summary>
    private const int MostTimes = 75;

    private readonly CancellationTokenSource _over = new();
    private readonly Task _showing;

    private TypingSignal(IShowsTyping? channel, ConversationAddress address, string messageId, TimeProvider clock) =>
        _showing = channel?.TypingRefresh is { } pause
            ? ShowAsync(channel, address, messageId, pause, clock, _over.Token)
            : Task.CompletedTask;

    /// <summary>Begins to show it after the channel's first pause: the turn's beginning has just shown it.</summary>
    /// <param name="messageId">The guest's message to which typing is shown.</param>
    public static TypingSignal For(IChannel channel, ConversationAddress address, string messageId, TimeProvider clock) =>
        new(channel as IShowsTyping, address, messageId, clock);

    public async ValueTask DisposeAsync()
    {
        _over.Cancel();
        await _showing;
        _over.Dispose();
    }

    private static async Task ShowAsync(
        IShowsTyping channel,
        ConversationAddress address,
        string messageId,
        TimeSpan pause,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        try
        {
            for (var times = 0; times < MostTimes; times++)
            {
                await Task.Delay(pause, clock, cancellationToken);
                if (!await BestEffort.TryAsync(token => channel.ShowTypingAsync(address, messageId, token), clock, cancellationToken))
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // The answer is there.
        }
    }
}
