using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WebChat;

/// <summary>
/// The web chat: a page of ours at a guest's browser. What the page posts is its webhook, and the proof is a signed cookie that only the
/// guest's browser has; to send is to append to the conversation's log, which the page follows. See docs/web-chat.md.
/// </summary>
public sealed class WebChannel(
    WebSessions sessions, WebLog log, WebUploads uploads, ReplyMedia media, IOptions<WebChatOptions> options, TimeProvider clock)
    : IChannel, IShowsTyping, IFetchesMedia, IAdmitsMessages, IKeepsGuestsWords
{
    /// <summary>Its name.</summary>
    public static readonly ChannelName ChannelName = new("web");

    /// <summary>The most of one message, in UTF-16 code units without tags.</summary>
    public const int MaxLength = 1600;

    private const int MostOptions = 10;
    private const int LongestLabel = 80;
    private const int LongestDescription = 200;
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(20);

    // What every browser of today shows.
    private static readonly ChannelAbilities Abilities = new(new(WebMarkup.Instance, MaxLength))
    {
        Choices = new(MostOptions, LongestLabel) { MaxBody = MaxLength, MaxDescription = LongestDescription },
        Links = new(LongestLabel, MaxLength),
        Pictures = Ability("image/png", "image/jpeg", "image/gif", "image/webp"),
        Audio = Ability("audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav"),
        Videos = Ability("video/mp4", "video/webm"),
        Files = new(MediaWay.Upload) { MostBytes = ReplyMedia.LargestAsset },
        MaxCaption = MaxLength,
        Locations = true,
    };

    private readonly Pace _pace = new(options.Value.MessagesPerMinute, clock);

    public ChannelName Name => ChannelName;

    public WebhookAcknowledgement Acknowledgement { get; } = new("application/json", "{}");

    public TimeSpan? TypingRefresh { get; } = TypingLasts - TimeSpan.FromSeconds(5);

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Abilities;

    /// <inheritdoc/>
    /// <remarks>Always: what is said while nobody looks is there when they do.</remarks>
    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    /// <inheritdoc/>
    /// <remarks>The proof is who sends it, not what: the connection's encryption keeps others from changing it.</remarks>
    public WebhookReading Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!RequestOrigin.IsOurs(request.Headers, request.Url, changes: true))
            return new WebhookReading.Forged("it was not sent by our page: check PublicBaseUrl if it was");
        return sessions.Read(request.Header("Cookie"), WebMessages.AssistantIn(request.Url)) is { } session
            ? WebMessages.Read(request.Body, session.Address)
            : new WebhookReading.Forged("no session of ours, or one whose time is over");
    }

    /// <inheritdoc/>
    public TimeSpan? RetryAfter(ConversationAddress guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return _pace.Admit(guest.Guest);
    }

    /// <inheritdoc/>
    public Task KeepAsync(ConversationId conversation, InboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return log.AppendAsync(conversation, $"in-{message.Id}", WebEntry.Of(message, clock.GetUtcNow()), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>An insert under the message's own key: done again it finds the first, so nothing is ever shown twice.</remarks>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Content is OutboundContent.Template)
            return Refused("no Template on the web");
        if (message.Key == Guid.Empty)
            return Refused("no key");
        if (message.Text.Length == 0 && message.Content is OutboundContent.Text)
            return Refused("nothing to send");
        try
        {
            var entry = new WebEntry(clock.GetUtcNow()) { Content = await WhatIsThereAsync(message.Content, cancellationToken) };
            var position = await log.AppendAsync(ConversationId.For(message.Address), KeyOf(message), entry, cancellationToken);
            return new SendOutcome.Accepted(position.ToString());
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return new SendOutcome.Failed(SendFailure.Unknown, broken.GetType().Name);
        }
    }

    /// <inheritdoc/>
    /// <remarks>It can always tell.</remarks>
    public async Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(known);
        try
        {
            var found = await log.FindAsync(ConversationId.For(message.Address), KeyOf(message), cancellationToken);
            return found?.ToString() is { } id && !known.Contains(id) ? id : null;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            throw new ChannelException("The log of a web chat could not be read.", TimeSpan.Zero, broken);
        }
    }

    public async Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        await log.ShowTypingAsync(ConversationId.For(address), TypingLasts, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    async Task<MediaFetch> IFetchesMedia.FetchAsync(
        ConversationAddress address, InboundMedia file, int most, CancellationToken cancellationToken)
    {
        if (WebUploads.IdIn(file.Url) is not { } id || await uploads.FindAsync(address, id, cancellationToken) is not { } upload)
            return new MediaFetch.Gone();
        return upload.Content.Length > most ? new MediaFetch.TooLarge() : new MediaFetch.Fetched(upload.Content);
    }

    /// <summary>A content whose file is not there any more says what it was.</summary>
    private async Task<OutboundContent> WhatIsThereAsync(OutboundContent content, CancellationToken cancellationToken)
    {
        (MediaSource Source, string Otherwise)? file = content switch
        {
            OutboundContent.Picture picture => (picture.Source, picture.AltText),
            OutboundContent.File document => (document.Source, document.Name),
            OutboundContent.Audio audio => (audio.Source, audio.Otherwise),
            OutboundContent.Video video => (video.Source, video.Otherwise),
            _ => null,
        };
        if (file is not var (source, otherwise) || source.PublicUrl() is not null || await media.HasAsync(source, cancellationToken))
            return content;
        return new OutboundContent.Text(content.Words.Length > 0 ? content.Words : otherwise);
    }

    private static MediaAbility Ability(params string[] types) =>
        new(MediaWay.Upload) { Types = types, MostBytes = ReplyMedia.LargestAsset };

    private static string KeyOf(OutboundMessage message) => $"out-{message.Key:N}";

    private static SendOutcome.Failed Refused(string code) => new(SendFailure.Permanent, code);
}
