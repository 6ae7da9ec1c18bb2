using HotelConcierge.Channels;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Turns;

/// <summary>A channel whose other end is a guest's phone; it can fail in every way a provider can.</summary>
internal sealed class PhoneChannel : IChannel
{
    private readonly Queue<Func<OutboundMessage, SendOutcome>> _next = new();
    private readonly List<(string Id, OutboundMessage Message)> _taken = [];

    public ChannelName Name { get; } = new("phone");

    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "");

    public int MaxLength { get; set; } = 1600;

    public TimeSpan? ReplyWindow { get; set; }

    /// <summary>What the guest reads, in order.</summary>
    public IReadOnlyList<string> Shown => [.. _taken.Select(entry => entry.Message.Text)];

    /// <summary>How often the provider was called.</summary>
    public int Calls { get; private set; }

    public TextStyle StyleFor(ConversationAddress address) => new(TextMarkup.WhatsApp, MaxLength);

    public TimeSpan? ReplyWindowFor(ConversationAddress address) => ReplyWindow;

    public WebhookReading Read(WebhookRequest request) => WebhookReading.Genuine.Nothing;

    public PhoneChannel Fails(SendFailure kind, TimeSpan? retryAfter = null)
    {
        _next.Enqueue(_ => new SendOutcome.Failed(kind, "test", retryAfter));
        return this;
    }

    /// <summary>The provider takes the message, and we never hear of it.</summary>
    public PhoneChannel TakesAndFallsSilent()
    {
        _next.Enqueue(message =>
        {
            Take(message);
            return new SendOutcome.Failed(SendFailure.Unknown, "connection lost");
        });
        return this;
    }

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult(_next.TryDequeue(out var next) ? next(message) : new SendOutcome.Accepted(Take(message)));
    }

    public Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken) =>
        Task.FromResult(_taken.Where(entry => entry.Message.Text == message.Text && !known.Contains(entry.Id)).Select(entry => entry.Id).FirstOrDefault());

    private string Take(OutboundMessage message)
    {
        var id = $"sent-{_taken.Count + 1}";
        _taken.Add((id, message));
        return id;
    }
}
