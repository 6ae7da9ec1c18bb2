using System.Text.Json;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>SMS and WhatsApp through Twilio.</summary>
public sealed class TwilioChannel(
    ITwilioMessages messages, TwilioMedia media, PublicAddress publicAddress, IOptions<TwilioOptions> options)
    : IChannel, IShowsTyping, IWritesFirst, ISendsTemplates, IProvesNumbers, ISharesNetwork, IFetchesMedia
{
    /// <summary>The most characters Twilio takes in one message.</summary>
    public const int MaxLength = 1600;

    /// <summary>Where Twilio reports how far our messages came.</summary>
    public const string StatusPath = $"/{Routes.Prefix}/channels/twilio/status";

    // Twilio puts this before every SMS of a trial account, and keeps it in the listed body.
    private const string TrialPrefix = "Sent from your Twilio trial account - ";

    // Our clock and Twilio's may differ by this much; a message that is too early to be ours is caught by its id.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WhatsAppWindow = TimeSpan.FromHours(24);

    // www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages: types, sizes, and that a document has no caption. A picture that goes
    // as a document is shown as a picture.
    private const long Mebibyte = 1024 * 1024;
    private const long MaxFile = 16 * Mebibyte;
    private static readonly string[] Pictured = ["image/jpeg", "image/png"];

    // Twilio shows buttons, lists and places only by templates that were made for them, so here they are words.
    private static readonly ChannelAbilities WhatsApp = new(new(WhatsAppMarkup.Instance, MaxLength))
    {
        Pictures = new(MediaWay.PublicUrl) { Types = Pictured, MostBytes = 5 * Mebibyte },
        Audio = new(MediaWay.PublicUrl)
        {
            Types = ["audio/mpeg", "audio/aac", "audio/amr", "audio/ogg"],
            MostBytes = MaxFile,
            Uncaptioned = ["audio/"],
        },
        Videos = new(MediaWay.PublicUrl) { Types = ["video/mp4"], MostBytes = MaxFile },
        Files = new(MediaWay.PublicUrl)
        {
            Types =
            [
                "application/pdf", "application/msword",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                .. Pictured,
            ],
            MostBytes = MaxFile,
            Uncaptioned = ["application/"],
        },
        MaxCaption = MaxLength,
    };

    // Files by SMS (MMS) exist in few countries, so the guest gets the words, and the address where words are not enough.
    private static readonly ChannelAbilities Sms = new(new(TextMarkup.Plain, MaxLength));

    private readonly TwilioOptions _options = options.Value;

    public ChannelName Name { get; } = new("twilio");

    /// <summary>An empty TwiML answer: the reply follows through the API.</summary>
    public WebhookAcknowledgement Acknowledgement { get; } = new("text/xml", """<?xml version="1.0" encoding="UTF-8"?><Response/>""");

    /// <inheritdoc/>
    /// <remarks>WhatsApp shows it for 25 seconds or until our message comes, which the hold message is.</remarks>
    public TimeSpan? TypingRefresh => null;

    /// <inheritdoc/>
    Task<MediaFetch> IFetchesMedia.FetchAsync(
        ConversationAddress address, InboundMedia file, int most, CancellationToken cancellationToken) =>
        media.FetchAsync(file, most, cancellationToken);

    public ChannelAbilities AbilitiesFor(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return TwilioWebhook.IsWhatsApp(address.Guest) ? WhatsApp : Sms;
    }

    /// <inheritdoc/>
    /// <remarks>WhatsApp takes free-form messages for 24 hours after the guest's last one; later only templates (error 63016).</remarks>
    public TimeSpan? ReplyWindowFor(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return TwilioWebhook.IsWhatsApp(address.Guest) ? WhatsAppWindow : null;
    }

    public WebhookReading Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isForm = TwilioProof.IsForm(request.Header("Content-Type"));
        if ((isForm ? TwilioForm.Parse(request.Body.Span) : TwilioForm.Empty) is not { } form)
            return new WebhookReading.Forged("the body is larger than any that Twilio sends");
        if (TwilioProof.FindForgery(request, form, _options) is { } forgery)
            return new WebhookReading.Forged(forgery);

        // Twilio's other products post JSON to the same address if told so; none of it is a guest's message.
        return isForm ? TwilioWebhook.Read(form, _options, Name) : WebhookReading.Genuine.Nothing;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A message that Twilio could not take (too long, nothing in it, nothing that it can show) is refused here with a code that says
    /// so.
    /// </remarks>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Text.Length > MaxLength)
            return Refused($"text over {MaxLength} characters");
        if (message.Content is OutboundContent.Text && string.IsNullOrWhiteSpace(message.Text))
            return Refused("nothing to send");

        var service = NullIfEmpty(_options.MessagingServiceSid);
        var sender = service is null ? FirstNonEmpty(message.Address.Business, _options.From) : null;
        if (service is null && sender is null)
            return Refused("no sender: set Twilio__From");

        var outgoing = new TwilioMessage(message.Address.Guest, sender, service) { StatusCallback = publicAddress.Of(StatusPath) };
        return WithContent(outgoing, message.Content) is { } complete
            ? await messages.CreateAsync(complete, cancellationToken)
            : Refused($"no {message.Content.GetType().Name} on Twilio");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A message is recognised by its text, a template by the values that it was filled with. Files without words cannot be told
    /// apart, so for them the answer is null: rather twice than never.
    /// </remarks>
    public async Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(known);
        if (MatchFor(message.Content) is not { } isOurs)
            return null;

        var listed = await messages.ListAsync(message.Address.Guest, since - ClockTolerance, cancellationToken);
        return listed
            .Where(sent => sent.Direction.StartsWith("outbound", StringComparison.OrdinalIgnoreCase)
                && sent.Status is not ("failed" or "undelivered" or "canceled")
                && !known.Contains(sent.Sid)
                && IsFrom(message.Address.Business, sent)
                && isOurs(Normalise(sent.Body)))
            .MinBy(sent => sent.CreatedAt)?.Sid;
    }

    /// <inheritdoc/>
    /// <remarks>WhatsApp only, and only with <c>Twilio__TypingIndicator</c>.</remarks>
    public async Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _options.TypingIndicator
            && TwilioWebhook.IsWhatsApp(address.Guest)
            && await messages.ShowTypingAsync(messageId, cancellationToken);
    }

    /// <summary>Nothing: whoever has a number can be written to, on WhatsApp by a template.</summary>
    public string? FirstWordProblem => null;

    public (ConversationAddress? Address, string? Problem) AddressOf(string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        if (!TwilioOptions.IsNumber(recipient))
            return (null, "Must be a number with its country, such as +34600000001 for SMS or whatsapp:+34600000001.");
        if (_options.From.Length == 0)
            return (null, "Cannot be written to: set Twilio__From to a sender such as whatsapp:+14155238886.");
        return TwilioWebhook.IsWhatsApp(recipient) == TwilioWebhook.IsWhatsApp(_options.From)
            ? (new(Name, _options.From, recipient), null)
            : (
                null,
                TwilioWebhook.IsWhatsApp(recipient)
                    ? "Is on WhatsApp, and Twilio__From is not."
                    : "Is no WhatsApp address, and Twilio__From is one: write whatsapp: before the number.");
    }

    /// <inheritdoc/>
    /// <remarks>WhatsApp and the networks vouch for the sender's number; a business-scoped id of WhatsApp is none.</remarks>
    public string? NumberOf(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return TwilioOptions.IsNumber(address.Guest) ? address.Guest[address.Guest.IndexOf('+', StringComparison.Ordinal)..] : null;
    }

    /// <inheritdoc/>
    /// <remarks>Twilio writes the network before the number, and for SMS nothing.</remarks>
    public NetworkPair PairOf(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return TwilioWebhook.IsWhatsApp(address.Guest)
            ? new("whatsapp", WithoutNetwork(address.Business), WithoutNetwork(address.Guest))
            : new("sms", address.Business, address.Guest);

        static string WithoutNetwork(string number) =>
            TwilioWebhook.IsWhatsApp(number) ? number[TwilioWebhook.WhatsAppPrefix.Length..] : number;
    }

    public IReadOnlyList<string> AddressesOf(string number) => [$"{TwilioWebhook.WhatsAppPrefix}{number}", number];

    public bool Has(MessageTemplate template) => !TwilioTemplate.Of(template, _options).Sids.IsEmpty;

    public OutboundContent.Template? TemplateFor(MessageTemplate template, string language, IReadOnlyDictionary<string, string> facts) =>
        TwilioTemplate.Of(template, _options).Fill(language, facts);

    public string RemedyFor(MessageTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return $"Have a template approved, and set Twilio__{template.Setting} to its content SID (HX...).";
    }

    /// <summary>
    /// The message with what it is to say; null for what Twilio cannot show or fetch. A template comes without a body or media of its
    /// own.
    /// </summary>
    private static TwilioMessage? WithContent(TwilioMessage message, OutboundContent content) =>
        content switch
        {
            OutboundContent.Text text => message with { Body = text.Body },
            OutboundContent.Picture picture when picture.Source.PublicUrl() is { } url => message with
            {
                Body = picture.Caption,
                MediaUrls = [url],
            },
            OutboundContent.File file when file.Source.PublicUrl() is { } url => message with { Body = file.Caption, MediaUrls = [url] },
            OutboundContent.Audio audio when audio.Source.PublicUrl() is { } url => message with
            {
                Body = audio.Caption,
                MediaUrls = [url],
            },
            OutboundContent.Video video when video.Source.PublicUrl() is { } url => message with
            {
                Body = video.Caption,
                MediaUrls = [url],
            },
            OutboundContent.Template template => message with { ContentSid = template.Id, ContentVariables = ToJson(template.Variables) },
            _ => null,
        };

    private bool IsFrom(string business, TwilioMessageRecord sent) =>
        _options.MessagingServiceSid.Length > 0 || business.Length == 0 || sent.From.Equals(business, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells from a listed body whether it is this message's; null where no body could tell.</summary>
    private static Predicate<string>? MatchFor(OutboundContent content)
    {
        if (content is OutboundContent.Template template)
        {
            var values = template.Variables.Values.Select(Normalise).ToList();
            return values.Count == 0 ? null : body => values.TrueForAll(value => body.Contains(value, StringComparison.Ordinal));
        }

        var text = Normalise(content.Words);
        return text.Length == 0 ? null : body => body.Equals(text, StringComparison.Ordinal)
            || (body.StartsWith(TrialPrefix, StringComparison.Ordinal) && body.AsSpan(TrialPrefix.Length).SequenceEqual(text));
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string ToJson(IReadOnlyDictionary<string, string> variables) => JsonSerializer.Serialize(variables);

    private static string? FirstNonEmpty(string first, string second) => NullIfEmpty(first) ?? NullIfEmpty(second);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static SendOutcome.Failed Refused(string code) => new(SendFailure.Permanent, code);
}
