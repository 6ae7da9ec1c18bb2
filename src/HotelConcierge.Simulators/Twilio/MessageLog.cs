namespace HotelConcierge.Simulators.Twilio;

/// <summary>Every message of the account, in the order in which they came to be.</summary>
internal sealed class MessageLog
{
    private readonly Lock _gate = new();
    private readonly List<SimulatedMessage> _messages = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public void Add(SimulatedMessage message)
    {
        lock (_gate)
        {
            _positions.Add(message.Sid, _messages.Count);
            _messages.Add(message);
        }
    }

    public SimulatedMessage? Find(string sid)
    {
        lock (_gate)
            return _positions.TryGetValue(sid, out var position) ? _messages[position] : null;
    }

    /// <summary>Changes a message that is in the log.</summary>
    public SimulatedMessage Update(string sid, Func<SimulatedMessage, SimulatedMessage> change)
    {
        lock (_gate)
            return _messages[_positions[sid]] = change(_messages[_positions[sid]]);
    }

    public IReadOnlyList<SimulatedMessage> NewestFirst()
    {
        lock (_gate)
            return [.. _messages.AsEnumerable().Reverse()];
    }
}
