using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Twilio Conversations: web chats of Flex, and phones whose messages Twilio puts into a conversation. The conversation is whom we talk
/// to: when it has ended, the same guest begins another one.
/// </summary>
public sealed class ConversationsChannel(
    ConversationsApi api,
    ConversationsMedia media,
    ConversationsOrder order,
    IOptions<ConversationsOptions> options,
    IOptions<TwilioOptions> account) : IChannel, IFetchesMedia, ISettlesMessages, IClosesChats
{
    /// <summary>The most characters Twilio takes in one message.</summary>
    public const int MaxLength = 1600;

    // Our clock and Twilio's may differ by this much; a message that is too early to be ours is told by its key.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    // Under a caption there has to be room for an address.
    private const int MaxCaption = 1000;

    // A conversation may lead to a browser, an SMS and WhatsApp at once: words are what all of them show, and files are addresses.
    private static readonly ChannelAbilities Abilities = new(new(TextMarkup.Plain, MaxLength))
    {
        Pictures = MediaAbility.PublicUrl,
        Files = MediaAbility.PublicUrl,
        Audio = MediaAbility.PublicUrl,
        Videos = MediaAbility.PublicUrl,
        MaxCaption = MaxCaption,
    };

    private readonly ConversationsOptions _options = options.Value;

    public ChannelName Name { get; } = new("conversations");

    /// <summary>An empty object: of a pre-action webhook it says that nothing is to be changed; other webhooks are not asked.</summary>
    public WebhookAcknowledgement Acknowledgement { get; } = new("application/json", "{}");

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Abilities;

    /// <inheritdoc/>
    /// <remarks>
    /// Always: whether WhatsApp is behind a conversation is not known here; a message out of its window is reported as undelivered.
    /// </remarks>
    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    public WebhookReading Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isForm = TwilioProof.IsForm(request.Header("Content-Type"));
        if ((isForm ? TwilioForm.Parse(request.Body.Span) : TwilioForm.Empty) is not { } form)
            return new WebhookReading.Forged("the body is larger than any that Twilio sends");
        if (TwilioProof.FindForgery(request, form, account.Value) is { } forgery)
            return new WebhookReading.Forged(forgery);
        return isForm
            ? ConversationsWebhook.Read(form, request.Url, _options, account.Value, Name)
            : WebhookReading.Genuine.Nothing;
    }

    public Task<SettledMessages> SettleAsync(WebhookReading.Genuine reading, CancellationToken cancellationToken) =>
        order.SettleAsync(reading, cancellationToken);

    public Task TakenAsync(WebhookReading.Genuine reading, SettledMessages settled, CancellationToken cancellationToken) =>
        order.TakenAsync(reading, settled, cancellationToken);

    /// <inheritdoc/>
    Task<MediaFetch> IFetchesMedia.FetchAsync(
        ConversationAddress address, InboundMedia file, int most, CancellationToken cancellationToken) =>
        media.FetchAsync(file, most, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Each message carries its key in its attributes, which Twilio keeps and gives back. A conversation that has ended or is gone refuses
    /// messages for good.
    /// </remarks>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (WordsOf(message.Content) is not { } words)
            return Refused($"no {message.Content.GetType().Name} in Twilio Conversations");
        if (words.Length > MaxLength)
            return Refused($"text over {MaxLength} characters");
        if (string.IsNullOrWhiteSpace(words))
            return Refused("nothing to send");
        var answer = await api.PostAsync(
            $"{api.PathOf(message.Address.Guest)}/Messages",
            [
                new("Author", _options.Identity),
                new("Body", words),
                new("Attributes", ConversationPost.AttributesOf(message.Key)),
            ],
            cancellationToken);
        if (answer.Failure is { } failure)
            return failure;
        return answer.Body?.Text("sid") is { Length: > 0 } sid ? new SendOutcome.Accepted(sid) : TwilioErrors.UnreadableAnswer;
    }

    /// <inheritdoc/>
    /// <remarks>Certain, by the key; only what has none is recognised by its words.</remarks>
    public async Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(known);
        var key = message.Key.ToString("N");
        await foreach (var post in api.NewestFirstAsync(message.Address.Guest, cancellationToken))
        {
            if (post.At < since - ClockTolerance)
                return null;
            if (post.Author == _options.Identity
                && !known.Contains(post.Sid)
                && post.Key == key
                && (message.Key != Guid.Empty || post.Body == message.Text))
                return post.Sid;
        }

        return null;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// State <c>closed</c> is final: Twilio takes no message any more, and frees the guest's number for another conversation.
    /// </remarks>
    public async Task CloseAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var answer = await api.PostAsync(api.PathOf(address.Guest), [new("State", "closed")], cancellationToken);
        if (answer is { Failure: { } failure, IsClosed: false, IsGone: false })
            throw ConversationsApi.Unanswered("a closed conversation", failure);
    }

    /// <summary>What the guest reads; null for what this channel cannot show.</summary>
    private static string? WordsOf(OutboundContent content) => content switch
    {
        OutboundContent.Text text => text.Body,
        OutboundContent.Picture picture => With(picture.Source, picture.Caption.Length > 0 ? picture.Caption : picture.AltText),
        OutboundContent.File file => With(file.Source, file.Caption.Length > 0 ? file.Caption : file.Name),
        OutboundContent.Audio audio => With(audio.Source, audio.Caption.Length > 0 ? audio.Caption : audio.Otherwise),
        OutboundContent.Video video => With(video.Source, video.Caption.Length > 0 ? video.Caption : video.Otherwise),
        _ => null,
    };

    private static string With(MediaSource source, string words) => source.PublicUrl() is { } url ? $"{words}\n{url}".Trim() : words;

    private static SendOutcome.Failed Refused(string code) => new(SendFailure.Permanent, code);
}
