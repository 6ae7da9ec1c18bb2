using System.Security.Cryptography;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>A message of a conversation.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Participant">The author's SID in the conversation; null for one who is no participant.</param>
/// <param name="Attributes">Metadata, JSON.</param>
/// <param name="IsByGuest">Whether a guest posted it.</param>
public sealed record ConversationMessage(
    string Sid,
    int Index,
    string Author,
    string? Participant,
    string Body,
    IReadOnlyList<string> Media,
    string Attributes,
    bool IsByGuest,
    DateTimeOffset At);

/// <summary>Somebody in a conversation.</summary>
/// <param name="Identity">Of a chat user; null for a phone.</param>
/// <param name="Address">A phone's; null for a chat user.</param>
/// <param name="Role">The SID of the role.</param>
public sealed record ConversationParticipant(string Sid, string? Identity, string? Address, string Role);

/// <summary>A webhook of one conversation.</summary>
public sealed record ScopedWebhook(string Sid, string Url, string Method, IReadOnlyList<string> Filters);

/// <summary>One conversation, and what its guest sees of it. Every member may be used from any thread.</summary>
public sealed class SimulatedConversation
{
    private readonly Lock _gate = new();
    private readonly ChangeSignal _changed = new();
    private readonly List<ConversationMessage> _messages = [];
    private readonly List<ConversationParticipant> _participants = [];
    private readonly List<ScopedWebhook> _webhooks = [];
    private string _state = "active";

    internal SimulatedConversation(string sid) => Sid = sid;

    public string Sid { get; }

    /// <summary><c>active</c>, <c>inactive</c> or <c>closed</c>, which is final.</summary>
    public string State
    {
        get
        {
            lock (_gate)
                return _state;
        }

        set
        {
            lock (_gate)
                _state = value;
        }
    }

    /// <summary>Whether the guest's phone takes nothing: the conversation has the messages, and the guest does not.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>All of its messages, oldest first.</summary>
    public IReadOnlyList<ConversationMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>What the guest has been sent, oldest first.</summary>
    public IReadOnlyList<ConversationMessage> Shown => IsBlocked ? [] : [.. Messages.Where(message => !message.IsByGuest)];

    public IReadOnlyList<ConversationParticipant> Participants
    {
        get
        {
            lock (_gate)
                return [.. _participants];
        }
    }

    public IReadOnlyList<ScopedWebhook> Webhooks
    {
        get
        {
            lock (_gate)
                return [.. _webhooks];
        }
    }

    /// <summary>Completes when the guest sees at least <paramref name="count"/> messages.</summary>
    public Task<IReadOnlyList<ConversationMessage>> WaitForShownAsync(int count, CancellationToken cancellationToken = default) =>
        _changed.WaitForAsync(() => Shown, shown => shown.Count >= count, cancellationToken);

    /// <summary>A new SID of this kind. Random, because an app outlives a simulator.</summary>
    internal static string NewSid(string prefix) => prefix + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <returns>Null where the conversation is closed.</returns>
    internal ConversationMessage? Add(Func<int, ConversationMessage> create)
    {
        ConversationMessage message;
        lock (_gate)
        {
            if (_state is "closed")
                return null;
            _messages.Add(message = create(_messages.Count));
        }

        _changed.Raise();
        return message;
    }

    /// <summary>The participant of that name, who joins if they have not.</summary>
    internal ConversationParticipant Join(string? identity, string? address, string role)
    {
        lock (_gate)
        {
            var known = _participants.Find(each => each.Identity == identity && each.Address == address);
            if (known is null)
                _participants.Add(known = new(NewSid("MB"), identity, address, role));
            return known;
        }
    }

    /// <returns>Whether there was room for it.</returns>
    internal bool TryAdd(ScopedWebhook webhook, int most)
    {
        lock (_gate)
        {
            if (_webhooks.Count >= most)
                return false;
            _webhooks.Add(webhook);
            return true;
        }
    }

    /// <returns>Whether it was there.</returns>
    internal bool RemoveWebhook(string sid)
    {
        lock (_gate)
            return _webhooks.RemoveAll(webhook => webhook.Sid == sid) > 0;
    }
}
