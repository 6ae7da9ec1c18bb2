using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;

namespace HotelConcierge.Contracts.Model;

/// <summary>A channel that takes every message and keeps what the guest reads.</summary>
internal sealed class ReadingPhone(ChannelName name) : IChannel
{
    private readonly List<string> _shown = [];

    public ChannelName Name => name;

    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "taken");

    /// <summary>What the guest reads, in order.</summary>
    public IReadOnlyList<string> Shown => _shown;

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => new(new(WhatsAppMarkup.Instance, 1600));

    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    public WebhookReading Read(WebhookRequest request) => WebhookReading.Genuine.Nothing;

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        _shown.Add(message.Text);
        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted($"sent-{_shown.Count}"));
    }

    public Task<string?> FindSentAsync(
        OutboundMessage message,
        DateTimeOffset since,
        IReadOnlySet<string> known,
        CancellationToken cancellationToken
    ) => Task.FromResult<string?>(null);
}
