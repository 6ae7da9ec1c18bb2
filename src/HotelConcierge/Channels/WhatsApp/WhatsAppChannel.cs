using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>WhatsApp directly from Meta, by its Cloud API.</summary>
/// <remarks>
/// Every delivered message is charged for, so an answer is as few of them as can be: texts of 4,096 characters, and typing in the place
/// of "one moment". One guest may get a message in six seconds, and 45 ahead: an answer comes nowhere near it, so the rate is not counted
/// here; who is refused for it waits 1, 4, 16, 60 seconds.
/// See https://developers.facebook.com/documentation/business-messaging/whatsapp/overview.
/// </remarks>
public sealed class WhatsAppChannel(
    WhatsAppGraphApi api,
    WhatsAppMedia media,
    WhatsAppUploads uploads,
    SentKeys sent,
    IOptions<WhatsAppOptions> options,
    TimeProvider clock)
    : IChannel, IShakesHands, IShowsTyping, IWritesFirst, ISendsTemplates, IProvesNumbers, ISharesNetwork, IFetchesMedia, IShowsProgress
{
    /// <summary>The most characters of one message.</summary>
    public const int MaxLength = WhatsAppContent.MaxText;

    /// <summary>The network, which Twilio carries as well.</summary>
    private const string Network = WhatsAppContent.Product;

    // Meta gathers what waits into one webhook, up to these many bytes.
    private const int LargestBatch = 3 * 1024 * 1024;

    private const int LongestChallenge = 256;
    private const int MostDoubts = 10_000;

    /// <summary>
    /// How long a report of a message is waited for whose answer was lost, from the first question on. It usually comes within a second
    /// or two; when it does not come, that proves nothing, and the message is sent again.
    /// </summary>
    private static readonly TimeSpan PatienceForReports = TimeSpan.FromSeconds(6);

    private static readonly DateTimeOffset Over = DateTimeOffset.MinValue;
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private static readonly ChannelAbilities Abilities = new(new(WhatsAppMarkup.Instance, MaxLength))
    {
        Choices = new(WhatsAppContent.MostRows, WhatsAppContent.MaxRowTitle)
        {
            MaxBody = WhatsAppContent.MaxBody,
            MaxDescription = WhatsAppContent.MaxRowDescription,
        },
        Links = new(WhatsAppContent.MaxButton, WhatsAppContent.MaxBody),
        Pictures = WhatsAppFiles.Pictures,
        Files = WhatsAppFiles.Documents,
        Audio = WhatsAppFiles.Audio,
        Videos = WhatsAppFiles.Videos,
        MaxCaption = WhatsAppContent.MaxBody,
        Locations = true,
    };

    private readonly RecentValues<Guid, DateTimeOffset> _askedAt = new(MostDoubts);
    private readonly WhatsAppOptions _options = options.Value;
    private readonly IReadOnlyDictionary<string, string> _numbersById = options.Value.NumbersById;

    public ChannelName Name { get; } = new("whatsapp");

    /// <inheritdoc/>
    Task<MediaFetch> IFetchesMedia.FetchAsync(
        ConversationAddress address, InboundMedia file, int most, CancellationToken cancellationToken) =>
        media.FetchAsync(file, most, cancellationToken);

    /// <summary>Nothing: Meta only looks at the status.</summary>
    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "");

    public int LargestWebhook => LargestBatch;

    /// <inheritdoc/>
    /// <remarks>WhatsApp shows it for 25 seconds or until our message comes.</remarks>
    public TimeSpan? TypingRefresh { get; } = TimeSpan.FromSeconds(20);

    public bool TypingReplacesHold => true;

    /// <summary>Nothing: whoever has a number can be written to by a template.</summary>
    public string? FirstWordProblem => null;

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Abilities;

    /// <inheritdoc/>
    /// <remarks>24 hours after the guest's last message; later only templates (error 131047).</remarks>
    public TimeSpan? ReplyWindowFor(ConversationAddress address) => Window;

    public WebhookReading ShakeHands(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = WhatsAppHandshake.Read(request.Url);
        if (query.Mode is not "subscribe" || query.Challenge.Length is 0 or > LongestChallenge)
            return new WebhookReading.Malformed("This address is for Meta, which asks with hub.mode, hub.verify_token and hub.challenge.");
        var claimed = SHA256.HashData(Encoding.UTF8.GetBytes(query.VerifyToken));
        return CryptographicOperations.FixedTimeEquals(claimed, SHA256.HashData(Encoding.UTF8.GetBytes(_options.VerifyToken)))
            ? new WebhookReading.Handshake(query.Challenge)
            : new WebhookReading.Forged("hub.verify_token is not WhatsApp__VerifyToken: give both the same value");
    }

    public WebhookReading Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WhatsAppSignature.IsValid(request.Header(WhatsAppSignature.Header), request.Body.Span, _options.AppSecrets)
            ? WhatsAppWebhook.Read(request.Body, Name, _numbersById)
            : new WebhookReading.Forged($"{WhatsAppSignature.Header} does not match: check WhatsApp__AppSecret against the app's basic settings");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// What Meta could not take (too long, nothing in it) is refused here with a code that says so. Where it does not take a file,
    /// what it is is said instead.
    /// </remarks>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Text.Length > MaxLength)
            return Refused($"text over {MaxLength} characters");
        if (message.Content is OutboundContent.Text && string.IsNullOrWhiteSpace(message.Text))
            return Refused("nothing to send");
        WhatsAppAnswer answer;
        if (WhatsAppContent.SourceOf(message.Content) is { } source)
            answer = await uploads.SendAsync(
                message.Content,
                source,
                IdOf(message.Address),
                content => PostAsync(message, content, cancellationToken),
                cancellationToken);
        else if (WhatsAppContent.ToJson(message.Content) is { } content)
            answer = await PostAsync(message, content, cancellationToken);
        else
            return Refused($"no {message.Content.GetType().Name} on WhatsApp");
        if (answer.Failure is { } failure)
            return failure;
        return answer.MessageId is { } id ? new SendOutcome.Accepted(id) : new SendOutcome.Failed(SendFailure.Unknown, "unreadable answer");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Meta cannot be asked, but its reports repeat the message's key: one that has come proves the message, and for a moment one may
    /// still come. After that the answer is null and the message is sent again: rather twice than never.
    /// </remarks>
    public async Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(known);
        if (message.Key == Guid.Empty)
            return null;
        if (await sent.FindAsync(message.Address, message.Key, cancellationToken) is { } id)
            return known.Contains(id) ? null : id;

        // From the first question on: while this process was not there, no report could come. A message that is sent again and stays in
        // doubt is waited for anew.
        var now = clock.GetUtcNow();
        if (!_askedAt.TryGet(message.Key, out var asked) || asked == Over)
            _askedAt.Keep(message.Key, asked = now);
        var left = asked + PatienceForReports - now;
        if (left > TimeSpan.Zero)
            throw new ChannelException("Meta has not reported yet whether it took the message.", left);
        _askedAt.Keep(message.Key, Over);
        return null;
    }

    public async Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (messageId is not { Length: > 0 })
            return false;
        var body = new JsonObject
        {
            ["messaging_product"] = Network,
            ["status"] = "read",
            ["message_id"] = messageId,
            ["typing_indicator"] = new JsonObject { ["type"] = "text" },
        };
        return (await api.PostAsync(PathFor(address), body, cancellationToken)).Failure is null;
    }

    public bool ShowsProgress => _options.Reactions;

    public async Task<bool> ShowProgressAsync(
        ConversationAddress address, string messageId, ProgressSign sign, CancellationToken cancellationToken)
    {
        var message = new OutboundMessage(address, "");
        return (await PostAsync(message, WhatsAppContent.Reaction(messageId, sign), cancellationToken)).Failure is null;
    }

    public (ConversationAddress? Address, string? Problem) AddressOf(string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        if (!WhatsAppAddress.IsNumber(recipient) && !WhatsAppAddress.IsScopedId(recipient))
            return (null, "Must be a number with its country, such as +34600000001, or WhatsApp's business-scoped id of the guest.");
        return _options.Number.Length > 0
            ? (new(Name, _options.Number, recipient), null)
            : (null, "Cannot be written to: set WhatsApp__Number to the number of WhatsApp__PhoneNumberId.");
    }

    /// <inheritdoc/>
    /// <remarks>WhatsApp vouches for the sender's number; a business-scoped id is none.</remarks>
    public string? NumberOf(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return WhatsAppAddress.IsNumber(address.Guest) ? address.Guest : null;
    }

    public IReadOnlyList<string> AddressesOf(string number) => [number];

    /// <inheritdoc/>
    /// <remarks>Addresses are the network's own spelling.</remarks>
    public NetworkPair PairOf(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(Network, address.Business, address.Guest);
    }

    public bool Has(MessageTemplate template) => !WhatsAppTemplate.Of(template, _options).Entries.IsEmpty;

    public OutboundContent.Template? TemplateFor(MessageTemplate template, string language, IReadOnlyDictionary<string, string> facts) =>
        WhatsAppTemplate.Of(template, _options).Fill(language, facts);

    public string RemedyFor(MessageTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return $"Have a template approved, and set WhatsApp__{template.Setting} to its name and language (stay_welcome:en_US).";
    }

    private Task<WhatsAppAnswer> PostAsync(OutboundMessage message, JsonObject content, CancellationToken cancellationToken)
    {
        content["messaging_product"] = Network;
        content["recipient_type"] = "individual";
        content[WhatsAppAddress.IsScopedId(message.Address.Guest) ? "recipient" : "to"] = message.Address.Guest;
        if (message.Key != Guid.Empty)
            content["biz_opaque_callback_data"] = message.Key.ToString("N");
        return api.PostAsync(PathFor(message.Address), content, cancellationToken);
    }

    /// <summary>Where messages of the number are posted that the guest wrote to.</summary>
    private string PathFor(ConversationAddress address) => $"{IdOf(address)}/messages";

    private string IdOf(ConversationAddress address) =>
        _numbersById.FirstOrDefault(known => known.Value == address.Business).Key ?? _options.PhoneNumberId;

    private static SendOutcome.Failed Refused(string code) => new(SendFailure.Permanent, code);
}
