using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>An option under a message: a button, or a row of a list.</summary>
public sealed record WhatsAppOption(string Id, string Title, string Description = "");

/// <summary>A message of the business as the guest sees it.</summary>
/// <param name="Id">Meta's id of it, <c>wamid...</c>.</param>
/// <param name="From">The business's number.</param>
/// <param name="Kind">Its type as sent: <c>text</c>, <c>image</c>, <c>template</c> ..., of interactive ones <c>button</c>, <c>list</c> or
/// <c>cta_url</c>.</param>
/// <param name="Text">The words: a text, a body, a caption, a place's name and address, a template's name and values.</param>
/// <param name="Options">What can be tapped.</param>
public sealed record WhatsAppShown(
    string Id, string From, string Kind, string Text, IReadOnlyList<WhatsAppOption> Options, DateTimeOffset At)
{
    /// <summary>Where a file was fetched from, or where a link leads.</summary>
    public string? Url { get; init; }

    /// <summary>Whether the page of the first address in it is shown with a picture and words.</summary>
    public bool ShowsPreview { get; init; }

    /// <summary>What is written on the button of a list or a link.</summary>
    public string? Button { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>What came with it to be repeated in its statuses.</summary>
    public string? CallbackData { get; init; }
}

/// <summary>A guest's phone with WhatsApp on it.</summary>
public sealed class WhatsAppPhone
{
    private readonly Lock _gate = new();
    private readonly ChangeSignal _changed = new();
    private readonly List<WhatsAppShown> _messages = [];
    private readonly List<(string MessageId, string Emoji)> _reactions = [];
    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _paidUntil = new(StringComparer.Ordinal);

    internal WhatsAppPhone(string number) => Number = number;

    /// <summary>The guest's number in E.164; of one without, the business-scoped id.</summary>
    public string Number { get; }

    /// <summary>The guest's profile name, as last seen.</summary>
    public string Name { get; internal set; } = "Guest";

    /// <summary>The guest's business-scoped id; null where Meta tells none.</summary>
    public string? ScopedId { get; internal set; }

    /// <summary>What the business has sent, oldest first.</summary>
    public IReadOnlyList<WhatsAppShown> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>Completes when the phone shows at least <paramref name="count"/> messages.</summary>
    public Task<IReadOnlyList<WhatsAppShown>> WaitForMessagesAsync(int count, CancellationToken cancellationToken = default) =>
        _changed.WaitForAsync(() => Messages, messages => messages.Count >= count, cancellationToken);

    /// <summary>Completes when what the phone shows satisfies <paramref name="enough"/>.</summary>
    public Task<IReadOnlyList<WhatsAppShown>> WaitForAsync(
        Func<IReadOnlyList<WhatsAppShown>, bool> enough, CancellationToken cancellationToken = default) =>
        _changed.WaitForAsync(() => Messages, enough, cancellationToken);

    /// <summary>What the business has put on the guest's own messages, oldest first: message and emoji, which is empty where it was taken
    /// away.</summary>
    public IReadOnlyList<(string MessageId, string Emoji)> Reactions
    {
        get
        {
            lock (_gate)
                return [.. _reactions];
        }
    }

    internal void React(string messageId, string emoji)
    {
        lock (_gate)
            _reactions.Add((messageId, emoji));
        _changed.Raise();
    }

    internal void Show(WhatsAppShown message)
    {
        lock (_gate)
            _messages.Add(message);
        _changed.Raise();
    }

    /// <summary>Remembers that the guest wrote, which opens the window to that number.</summary>
    internal void Hear(string business, DateTimeOffset at)
    {
        lock (_gate)
            _heard[business] = at;
    }

    internal DateTimeOffset? HeardAt(string business)
    {
        lock (_gate)
            return _heard.TryGetValue(business, out var at) ? at : null;
    }

    /// <summary>Takes a message on account: one in six seconds, and as many ahead as a burst may borrow.</summary>
    /// <returns>Whether there was room.</returns>
    internal bool TryTake(string business, DateTimeOffset now)
    {
        lock (_gate)
        {
            var from = _paidUntil.TryGetValue(business, out var paid) && paid > now ? paid : now;
            if (from - now >= Interval * Burst)
                return false;
            _paidUntil[business] = from + Interval;
            return true;
        }
    }

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(6);
    private const int Burst = 45;
}

/// <summary>A call of the API.</summary>
/// <param name="Path">Without the version.</param>
/// <param name="Body">What was posted; null for a question.</param>
public sealed record WhatsAppCall(string Method, string Path, JsonObject? Body);
