using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Line;

/// <summary>A button under a message.</summary>
/// <param name="Label">On the button.</param>
/// <param name="Data">What it sends back.</param>
public sealed record LineButton(string Label, string Data);

/// <summary>A message of the account as the guest sees it.</summary>
/// <param name="Id">LINE's id of it.</param>
/// <param name="Kind">Its type as sent: <c>text</c>, <c>image</c>, <c>location</c> ...</param>
/// <param name="Text">The words: a text, a place's title and address.</param>
/// <param name="Buttons">What could be tapped while it was the newest message.</param>
/// <param name="Call">Which successful call of the API brought it, from 1: what came together shares it.</param>
/// <param name="IsReply">Whether it came as a reply; else it was pushed, and counted.</param>
public sealed record LineShown(
    string Id, string Kind, string Text, IReadOnlyList<LineButton> Buttons, int Call, bool IsReply, DateTimeOffset At)
{
    /// <summary>Where a file is fetched from.</summary>
    public string? Url { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>A guest's phone with LINE on it.</summary>
public sealed class LinePhone
{
    private readonly Lock _gate = new();
    private readonly ChangeSignal _changed = new();
    private readonly List<LineShown> _messages = [];

    internal LinePhone(string userId) => UserId = userId;

    /// <summary>The guest's user id.</summary>
    public string UserId { get; }

    /// <summary>Whether the guest has blocked the account: what is pushed is taken, and never arrives.</summary>
    public bool IsBlocking { get; set; }

    /// <summary>What the account has sent, oldest first.</summary>
    public IReadOnlyList<LineShown> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>Completes when the phone shows at least <paramref name="count"/> messages.</summary>
    public Task<IReadOnlyList<LineShown>> WaitForMessagesAsync(int count, CancellationToken cancellationToken = default) =>
        _changed.WaitForAsync(() => Messages, messages => messages.Count >= count, cancellationToken);

    internal void Show(IEnumerable<LineShown> messages)
    {
        lock (_gate)
            _messages.AddRange(messages);
        _changed.Raise();
    }
}

/// <summary>A call of the API.</summary>
/// <param name="Path">Such as <c>/v2/bot/message/push</c>.</param>
/// <param name="Body">What was posted; null for a question.</param>
/// <param name="RetryKey">The header <c>X-Line-Retry-Key</c>; null for none.</param>
/// <param name="Status">What was answered; 0 where the connection broke.</param>
public sealed record LineCall(string Method, string Path, JsonObject? Body, string? RetryKey, int Status);

/// <summary>A guest saw that an answer is being written.</summary>
public sealed record LineTyping(string UserId, int Seconds, DateTimeOffset At);
