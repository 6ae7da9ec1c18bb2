using System.Threading.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WebChat;

/// <summary>
/// Wakes those of this process who wait for news of a conversation. Only so that they need not ask the store all the time: news of another
/// process are found by asking.
/// </summary>
public sealed class WebSignals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationId, List<Listener>> _listeners = [];

    /// <summary>Something is new, or will be read as new from now on.</summary>
    public void Raise(ConversationId conversation)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners.GetValueOrDefault(conversation, []))
                listener.Wake();
        }
    }

    /// <summary>Listens from now on until it is disposed.</summary>
    public Listener Listen(ConversationId conversation)
    {
        var listener = new Listener(this, conversation);
        lock (_lock)
        {
            if (!_listeners.TryGetValue(conversation, out var all))
                _listeners.Add(conversation, all = []);
            all.Add(listener);
        }

        return listener;
    }

    private void Leave(Listener listener)
    {
        lock (_lock)
        {
            if (_listeners.TryGetValue(listener.Conversation, out var all) && all.Remove(listener) && all.Count == 0)
                _listeners.Remove(listener.Conversation);
        }
    }

    /// <summary>One who waits. What is raised while nobody waits is not missed.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly WebSignals _signals;
        private readonly Channel<bool> _news =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        internal Listener(WebSignals signals, ConversationId conversation)
        {
            _signals = signals;
            Conversation = conversation;
        }

        internal ConversationId Conversation { get; }

        /// <summary>Waits for news, or for as long as is asked.</summary>
        public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
        {
            // A read that was left behind would take the next news, and whoever waits then would not hear of it.
            using var patience = new CancellationTokenSource(atMost, clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await _news.Reader.ReadAsync(end.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Nothing came.
            }
        }

        public void Dispose() => _signals.Leave(this);

        internal void Wake() => _news.Writer.TryWrite(true);
    }
}
