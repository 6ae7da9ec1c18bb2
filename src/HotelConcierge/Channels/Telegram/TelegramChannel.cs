using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Telegram;

/// <summary>A Telegram bot, in private chats.</summary>
public sealed class TelegramChannel(
    TelegramBotApi api, ReplyMedia media, TelegramMedia guestsMedia, IOptions<TelegramOptions> options)
    : IChannel,
        IShowsTyping,
        IRetiresChoices,
        IWritesFirst,
        IOpensByLink,
        IFetchesMedia,
        IShowsProgress
{
    /// <summary>The header that proves a webhook: the secret that <c>setWebhook</c> was given.</summary>
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>
    /// The most of one message. Telegram counts characters beyond U+FFFF once where we count two, so a message of ours is never
    /// too long for it.
    /// </summary>
    public const int MaxLength = 4096;

    /// <summary>The most of one caption.</summary>
    public const int MaxCaption = 1024;

    // core.telegram.org/bots/api#sending-files: what a bot may upload.
    private const long MaxPhoto = 10_000_000;
    private const long MaxFile = 50_000_000;

    /// <summary>What Telegram shows as a voice message; other recordings are music to it.</summary>
    private const string Voice = "audio/ogg";

    private const int MostButtons = 100;
    private const string Formatted = "HTML";

    // Buttons wider than these are cut off on a phone when several share a row.
    private const int LongestOfThree = 8;
    private const int LongestOfTwo = 16;

    private static readonly ChannelAbilities Abilities = new(new(TelegramMarkup.Instance, MaxLength))
    {
        Choices = new(MostButtons, MaxLabel: 64),
        Pictures = new(MediaWay.Upload) { MostBytes = MaxPhoto },
        Files = new(MediaWay.Upload) { MostBytes = MaxFile },
        Audio = new(MediaWay.Upload) { MostBytes = MaxFile, Types = ["audio/mpeg", "audio/mp4", Voice] },
        Videos = new(MediaWay.Upload) { MostBytes = MaxFile, Types = ["video/mp4"] },
        MaxCaption = MaxCaption,
        Locations = true,
    };

    private string? _userName;

    private readonly TelegramOptions _options = options.Value;
    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.SecretToken));

    public ChannelName Name { get; } = new("telegram");

    /// <inheritdoc/>
    Task<MediaFetch> IFetchesMedia.FetchAsync(
        ConversationAddress address, InboundMedia file, int most, CancellationToken cancellationToken) =>
        guestsMedia.FetchAsync(file, most, cancellationToken);

    /// <summary>
    /// Nothing: Telegram only looks at the status. A tap is answered in the same breath, see <see cref="TelegramUpdates"/>.
    /// </summary>
    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "");

    /// <inheritdoc/>
    /// <remarks>Telegram shows it for five seconds or until our message comes.</remarks>
    public TimeSpan? TypingRefresh { get; } = TimeSpan.FromSeconds(4);

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Abilities;

    /// <inheritdoc/>
    /// <remarks>A guest who has written once may be written to until they block the bot.</remarks>
    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    /// <inheritdoc/>
    /// <remarks>The secret vouches for the sender and not for the body, so it has to travel by TLS only.</remarks>
    public WebhookReading Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var claimed = SHA256.HashData(Encoding.UTF8.GetBytes(request.Header(SecretHeader)));
        return CryptographicOperations.FixedTimeEquals(claimed, _secret)
            ? TelegramUpdates.Read(request.Body, Name, _options.BotId)
            : new WebhookReading.Forged($"{SecretHeader} is not Telegram__SecretToken: give both the same value, and setWebhook again");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where Telegram cannot read our formatting, the words go without it; where it does not take a file, what it is is said
    /// instead. Either way the guest gets the message.
    /// </remarks>
    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var chat = message.Address;
        var answer = message.Content switch
        {
            OutboundContent.Text text => await SendTextAsync(
                chat, text.Body, keyboard: null, cancellationToken, hidesPreview: text.ShowsPreview is false),
            OutboundContent.Choices choices => await SendTextAsync(chat, choices.Body, KeyboardOf(choices.Options), cancellationToken),
            OutboundContent.Picture picture => await SendFileAsync(
                chat, new("photo", picture.Source, "picture", picture.Caption, picture.AltText), cancellationToken),
            OutboundContent.File file => await SendFileAsync(
                chat, new("document", file.Source, file.Name, file.Caption, file.Name), cancellationToken),
            OutboundContent.Audio audio => await SendFileAsync(
                chat,
                audio.Source.ContentType is Voice
                    ? new("voice", audio.Source, "voice.ogg", audio.Caption, audio.Otherwise)
                    : new("audio", audio.Source, audio.Title, audio.Caption, audio.Otherwise),
                cancellationToken),
            OutboundContent.Video video => await SendFileAsync(
                chat, new("video", video.Source, "video.mp4", video.Caption, video.Otherwise), cancellationToken),
            OutboundContent.Location place => await SendPlaceAsync(chat, place, cancellationToken),
            var other => TelegramAnswer.Without(new(SendFailure.Permanent, $"no {other.GetType().Name} on Telegram")),
        };
        if (answer.Failure is { } failure)
            return failure;
        return answer.MessageId is { } id ? new SendOutcome.Accepted(id) : new SendOutcome.Failed(SendFailure.Unknown, "unreadable answer");
    }

    public string? FirstWordProblem =>
        "Has never written to this bot, and Telegram lets no bot write first: give the guest a link to the bot.";

    public (ConversationAddress? Address, string? Problem) AddressOf(string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return recipient.Length is > 0 and <= 20 && recipient.All(char.IsAsciiDigit)
            ? (new(Name, _options.BotId, recipient), null)
            : (null, "Must be the id of a private chat, which is a number.");
    }

    /// <inheritdoc/>
    /// <remarks>A link names the bot as people do, which Telegram tells at the first one.</remarks>
    public async Task<string?> LinkAsync(string assistant, string code, CancellationToken cancellationToken)
    {
        var me = _userName is null ? await api.CallAsync("getMe", [], file: null, cancellationToken) : null;
        _userName ??= me?.Result?.Text("username") is { Length: > 0 } name ? name : null;
        return _userName is { } bot ? $"https://t.me/{bot}?start={assistant}_{code}" : null;
    }

    /// <inheritdoc/>
    /// <remarks>A bot cannot read what it sent, so the answer is always null: rather twice than never.</remarks>
    public Task<string?> FindSentAsync(
        OutboundMessage message,
        DateTimeOffset since,
        IReadOnlySet<string> known,
        CancellationToken cancellationToken
    ) => Task.FromResult<string?>(null);

    public async Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return (await CallAsync(address, "sendChatAction", new() { ["action"] = "typing" }, file: null, cancellationToken)).IsOk;
    }

    public async Task<bool> RetireChoicesAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        var parameters = new JsonObject { ["chat_id"] = address.Guest, ["message_id"] = id };
        return (await api.CallAsync("editMessageReplyMarkup", parameters, file: null, cancellationToken)).IsOk;
    }

    /// <summary>Always: it costs nothing.</summary>
    public bool ShowsProgress => true;

    /// <inheritdoc/>
    /// <remarks>A bot may put one of a list of emoji, in which there is neither an ear nor a cross.</remarks>
    public async Task<bool> ShowProgressAsync(
        ConversationAddress address, string messageId, ProgressSign sign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        var emoji = sign switch
        {
            ProgressSign.Seen => "👀",
            ProgressSign.Heard => "✍",
            ProgressSign.Failed => "🤷",
            _ => null,
        };
        var reaction = emoji is null ? new JsonArray() : [new JsonObject { ["type"] = "emoji", ["emoji"] = emoji }];
        var parameters = new JsonObject { ["chat_id"] = address.Guest, ["message_id"] = id, ["reaction"] = reaction };
        return (await api.CallAsync("setMessageReaction", parameters, file: null, cancellationToken)).IsOk;
    }

    /// <param name="hidesPreview">False only where an address in it may be shown with a picture and words of its page.</param>
    private async Task<TelegramAnswer> SendTextAsync(
        ConversationAddress chat, string html, JsonObject? keyboard, CancellationToken cancellationToken, bool hidesPreview = true)
    {
        var answer = await SendAsync(html, Formatted);
        return TelegramErrors.IsAboutFormatting(answer) ? await SendAsync(HtmlText.ToPlain(html), parseMode: null) : answer;

        Task<TelegramAnswer> SendAsync(string text, string? parseMode) =>
            CallAsync(
                chat,
                "sendMessage",
                With(
                    new() { ["text"] = text },
                    ("parse_mode", parseMode),
                    ("reply_markup", keyboard?.DeepClone()),
                    ("link_preview_options", hidesPreview ? new JsonObject { ["is_disabled"] = true } : null)),
                file: null,
                cancellationToken);
    }

    private async Task<TelegramAnswer> SendFileAsync(ConversationAddress chat, SentFile file, CancellationToken cancellationToken)
    {
        TelegramUpload? upload = null;
        var url = file.Source.PublicUrl();
        if (url is null)
        {
            if (await media.ReadAsync(file.Source, cancellationToken) is not { } bytes)
                return await SayInsteadAsync();
            upload = new(file.Kind, file.Name, file.Source.ContentType, bytes);
        }

        var answer = await SendAsync(file.Caption, Formatted);
        if (TelegramErrors.IsAboutFormatting(answer))
            answer = await SendAsync(HtmlText.ToPlain(file.Caption), parseMode: null);
        return TelegramErrors.IsAboutFile(answer) ? await SayInsteadAsync() : answer;

        Task<TelegramAnswer> SayInsteadAsync() =>
            SendTextAsync(chat, file.Caption.Length > 0 ? file.Caption : file.Otherwise, keyboard: null, cancellationToken);

        Task<TelegramAnswer> SendAsync(string text, string? parseMode) => CallAsync(
            chat,
            file.Method,
            With(
                new(),
                (file.Kind, url),
                ("title", file.Kind is "audio" ? file.Name : null),
                ("supports_streaming", file.Kind is "video" ? true : null),
                ("caption", text.Length > 0 ? text : null),
                ("parse_mode", text.Length > 0 ? parseMode : null)),
            upload,
            cancellationToken);
    }

    private Task<TelegramAnswer> SendPlaceAsync(ConversationAddress chat, OutboundContent.Location place, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude };
        if (place.Name.Length == 0)
            return CallAsync(chat, "sendLocation", parameters, file: null, cancellationToken);

        // A venue has to have an address.
        parameters["title"] = place.Name;
        parameters["address"] = place.Address.Length > 0
            ? place.Address
            : string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.#####}, {place.Longitude:0.#####}");
        return CallAsync(chat, "sendVenue", parameters, file: null, cancellationToken);
    }

    /// <summary>Calls a method that shows something in a chat: in the topic that the guest wrote in, or beside it where that is gone.</summary>
    private async Task<TelegramAnswer> CallAsync(
        ConversationAddress chat, string method, JsonObject parameters, TelegramUpload? file, CancellationToken cancellationToken)
    {
        parameters["chat_id"] = chat.Guest;
        if (!long.TryParse(chat.Topic, NumberStyles.None, CultureInfo.InvariantCulture, out var topic))
            return await api.CallAsync(method, parameters, file, cancellationToken);
        parameters["message_thread_id"] = topic;
        var answer = await api.CallAsync(method, parameters, file, cancellationToken);
        if (!TelegramErrors.IsAboutTopic(answer))
            return answer;
        parameters.Remove("message_thread_id");
        return await api.CallAsync(method, parameters, file, cancellationToken);
    }

    private static JsonObject KeyboardOf(IReadOnlyList<ReplyChoice> options)
    {
        var longest = options.Max(option => option.Label.Length);
        var columns = longest <= LongestOfThree ? 3 : longest <= LongestOfTwo ? 2 : 1;
        var rows = options.Chunk(columns).Select(JsonNode? (row) => new JsonArray([.. row.Select(ButtonOf)]));
        return new() { ["inline_keyboard"] = new JsonArray([.. rows]) };
    }

    private static JsonNode ButtonOf(ReplyChoice option) => new JsonObject { ["text"] = option.Label, ["callback_data"] = option.Id };

    private static JsonObject With(JsonObject parameters, params ReadOnlySpan<(string Name, JsonNode? Value)> optional)
    {
        foreach (var (name, value) in optional)
            if (value is not null)
                parameters[name] = value;
        return parameters;
    }

    /// <summary>A message that is a file.</summary>
    /// <param name="Kind">The parameter that holds it.</param>
    /// <param name="Otherwise">What is said without a caption where Telegram does not take the file.</param>
    private sealed record SentFile(string Kind, MediaSource Source, string Name, string Caption, string Otherwise)
    {
        public string Method { get; } = Kind switch
        {
            "photo" => "sendPhoto",
            "voice" => "sendVoice",
            "audio" => "sendAudio",
            "video" => "sendVideo",
            _ => "sendDocument",
        };
    }
}
