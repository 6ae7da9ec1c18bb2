using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Turns;

/// <summary>
/// A channel that takes five messages in a call, answers a guest's message once for a while, and takes a repeated push for the same one.
/// </summary>
internal sealed class BundleChannel(TimeProvider clock) : IChannel, ISendsSeveral
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, IReadOnlyList<string>> _pushed = [];
    private readonly Queue<SendFailure> _failures = new();
    private readonly List<(string Id, string Text)> _shown = [];

    public ChannelName Name { get; } = new("bundle");

    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "");

    public int MostAtOnce => 5;

    /// <summary>Told where the host could die.</summary>
    public Action<string> Passing { get; set; } = _ => { };

    /// <summary>What the guest reads, in order.</summary>
    public IReadOnlyList<string> Shown => [.. _shown.Select(message => message.Text)];

    public IReadOnlyList<string> Ids => [.. _shown.Select(message => message.Id)];

    /// <summary>How many messages each call had, and whether it was a reply.</summary>
    public List<(int Messages, bool IsReply)> Calls { get; } = [];

    /// <summary>Takes the next call, and breaks the connection before it answers.</summary>
    public void FallsSilent() => _failures.Enqueue(SendFailure.Unknown);

    /// <summary>Does not take the next call.</summary>
    public void Fails(SendFailure kind) => _failures.Enqueue(kind);

    public void UseUp(string token) => _used.Add(token);

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => new(new(TextMarkup.Plain, 300));

    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    public WebhookReading Read(WebhookRequest request) => WebhookReading.Genuine.Nothing;

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) =>
        SendAsync([message], cancellationToken);

    public Task<SendOutcome> SendAsync(IReadOnlyList<OutboundMessage> messages, CancellationToken cancellationToken)
    {
        Passing("before the provider takes it");
        var outcome = Take(messages);
        Passing("after the provider took it");
        return Task.FromResult(outcome);
    }

    public Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    private SendOutcome Take(IReadOnlyList<OutboundMessage> messages)
    {
        var first = messages[0];
        var failure = _failures.TryDequeue(out var next) ? next : (SendFailure?)null;
        if (failure is not null and not SendFailure.Unknown)
            return new SendOutcome.Failed(failure.Value, "test");
        var isReply = first.Reply is { } reply && first.FirstTriedAt < reply.Until && clock.GetUtcNow() < reply.Until.AddSeconds(5);
        Calls.Add((messages.Count, isReply));
        if (isReply && !_used.Add(first.Reply!.Token))
        {
            return first.IsRepeated
                ? Accepted([.. messages.Select((_, place) => $"reply-{place}")])
                : new SendOutcome.Failed(SendFailure.Permanent, "used up") { IsAboutReply = true };
        }

        if (!isReply && _pushed.TryGetValue(first.Key, out var before))
            return Accepted(before);
        var ids = messages.Select((_, place) => $"sent-{_shown.Count + place + 1}").ToList();
        _shown.AddRange(ids.Zip(messages.Select(message => message.Text)));
        if (!isReply)
            _pushed[first.Key] = ids;
        return failure is null ? Accepted(ids) : new SendOutcome.Failed(SendFailure.Unknown, "connection lost");
    }

    private static SendOutcome.Accepted Accepted(IReadOnlyList<string> ids) => new(ids[0]) { Further = [.. ids.Skip(1)] };
}
