namespace HotelConcierge.Simulators.Twilio;

/// <summary>Every message of the account, in the order in which they came to be.</summary>
internal sealed class MessageLog
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, SimulatedMessage> _messages = new(StringComparer.Ordinal);

    public void Add(SimulatedMessage message)
    {
        lock (_gate)
            _messages.Add(message.Sid, message);
    }

    public SimulatedMessage? Find(string sid)
    {
        lock (_gate)
            return _messages.GetValueOrDefault(sid);
    }

    /// <summary>Changes a message that is in the log.</summary>
    public SimulatedMessage Update(string sid, Func<SimulatedMessage, SimulatedMessage> change)
    {
        lock (_gate)
            return _messages[sid] = change(_messages[sid]);
    }

    public void Remove(string sid)
    {
        lock (_gate)
            _messages.Remove(sid);
    }

    public IReadOnlyList<SimulatedMessage> NewestFirst()
    {
        lock (_gate)
            return [.. _messages.Values.Reverse()];
    }
}
