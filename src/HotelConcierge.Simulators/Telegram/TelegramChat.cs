using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>A message of the bot's as the guest sees it now.</summary>
/// <param name="Kind">What it is: <c>text</c>, <c>photo</c>, <c>document</c>, <c>audio</c>, <c>voice</c>, <c>video</c>, <c>venue</c> or
/// <c>location</c>.</param>
/// <param name="Text">The words without tags: a text, a caption, or a venue's title and address on two lines.</param>
/// <param name="Source">The text as it was sent, tags included.</param>
/// <param name="ParseMode"><c>HTML</c>, or empty.</param>
/// <param name="Buttons">In order; empty once they were taken away.</param>
public sealed record ChatMessage(
    long MessageId, string Kind, string Text, string Source, string ParseMode, IReadOnlyList<ChatButton> Buttons, DateTimeOffset At)
{
    /// <summary>The address from which Telegram fetched the file, or the name under which it was uploaded.</summary>
    public string? File { get; init; }

    /// <summary>The file as uploaded; null when it was fetched.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>What a player shows of music.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the page of the first address in it is shown with a picture and words.</summary>
    public bool ShowsPreview { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>The topic in which it stands; null outside of topics.</summary>
    public long? Topic { get; init; }

    /// <summary>When its words were last changed; null when they never were.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The words with what is bold, a link and so on.</summary>
    internal FormattedText Words { get; init; } = FormattedText.Empty;

    /// <summary>The buttons as they are laid out.</summary>
    internal ReplyMarkup Markup { get; init; } = ReplyMarkup.None;

    internal StoredFile? Stored { get; init; }

    /// <summary>Of a venue: its name and its address.</summary>
    internal (string Title, string Address)? Venue { get; init; }
}

/// <summary>One guest's private chat with the bot, as it shows on the guest's phone.</summary>
public sealed class TelegramChat
{
    private readonly Lock _gate = new();
    private readonly ChangeSignal _changed = new();
    private readonly List<ChatMessage> _messages = [];

    private readonly List<(long MessageId, string Emoji)> _reactions = [];
    private readonly HashSet<long> _fromGuest = [];
    private readonly HashSet<long> _topics = [];
    private readonly Dictionary<long, JsonObject> _written = [];

    internal TelegramChat(long id) => Id = id;

    /// <summary>The chat's id, which in a private chat is the guest's.</summary>
    public long Id { get; }

    /// <summary>The guest's first name, as last seen.</summary>
    internal string Name { get; set; } = "Guest";

    /// <summary>Whether the guest has blocked the bot.</summary>
    public bool IsBlocked { get; internal set; }

    /// <summary>What the bot has sent, oldest first, as it looks now.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>Completes when the chat shows at least <paramref name="count"/> messages of the bot's.</summary>
    public Task<IReadOnlyList<ChatMessage>> WaitForMessagesAsync(int count, CancellationToken cancellationToken = default) =>
        WaitForAsync(messages => messages.Count >= count, cancellationToken);

    /// <summary>Completes when what the chat shows satisfies <paramref name="enough"/>.</summary>
    public Task<IReadOnlyList<ChatMessage>> WaitForAsync(
        Func<IReadOnlyList<ChatMessage>, bool> enough, CancellationToken cancellationToken = default) =>
        _changed.WaitForAsync(() => Messages, enough, cancellationToken);

    /// <summary>What the bot has put on messages, oldest first: message and emoji, which is empty where it was taken away.</summary>
    public IReadOnlyList<(long MessageId, string Emoji)> Reactions
    {
        get
        {
            lock (_gate)
                return [.. _reactions];
        }
    }

    internal void React(long messageId, string emoji)
    {
        lock (_gate)
            _reactions.Add((messageId, emoji));
        _changed.Raise();
    }

    internal void Show(ChatMessage message)
    {
        lock (_gate)
            _messages.Add(message);
        _changed.Raise();
    }

    internal ChatMessage? Find(long messageId)
    {
        lock (_gate)
            return _messages.Find(message => message.MessageId == messageId);
    }

    /// <summary>Shows a message as it is now.</summary>
    internal void Change(ChatMessage message)
    {
        lock (_gate)
            _messages[_messages.FindIndex(known => known.MessageId == message.MessageId)] = message;
        _changed.Raise();
    }

    /// <summary>Remembers a message of the guest's.</summary>
    internal void Hear(long messageId)
    {
        lock (_gate)
            _fromGuest.Add(messageId);
    }

    /// <summary>Keeps what the guest wrote, so that they can reply to it.</summary>
    internal void Keep(long messageId, JsonObject message)
    {
        lock (_gate)
            _written[messageId] = (JsonObject)message.DeepClone();
    }

    internal JsonObject? WrittenByGuest(long messageId)
    {
        lock (_gate)
            return _written.GetValueOrDefault(messageId)?.DeepClone() as JsonObject;
    }

    internal void OpenTopic(long topic)
    {
        lock (_gate)
            _topics.Add(topic);
    }

    /// <summary>Whether a message may be sent there; 0 is outside of topics.</summary>
    internal bool HasTopic(long topic)
    {
        lock (_gate)
            return topic == 0 || _topics.Contains(topic);
    }

    internal bool IsFromGuest(long messageId)
    {
        lock (_gate)
            return _fromGuest.Contains(messageId);
    }
}
