using System.Globalization;
using System.Text.Json.Serialization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WebChat;

/// <summary>
/// One thing that was said in a web chat, by either side. Kept as JSON, so properties are added, never renamed.
/// </summary>
/// <param name="At">When we took it.</param>
public sealed record WebEntry(DateTimeOffset At)
{
    /// <summary>What we said; null for what the guest did.</summary>
    public OutboundContent? Content { get; init; }

    /// <summary>The page's id of the guest's message; null for ours.</summary>
    public string? MessageId { get; init; }

    /// <summary>The guest's words, or the words on what they tapped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>The option that the guest tapped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChoiceId { get; init; }

    /// <summary>The entry that it stood under.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TappedEntry { get; init; }

    /// <summary>The guest's files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InboundMedia>? Files { get; init; }

    /// <summary>Whether the guest said it.</summary>
    [JsonIgnore]
    public bool IsFromGuest => Content is null;

    /// <summary>What a guest's message looks like in the log.</summary>
    public static WebEntry Of(InboundMessage message, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new(at)
        {
            MessageId = message.Id,
            Text = message.Text,
            ChoiceId = message.ChoiceId,
            TappedEntry = message.TappedMessageId,
            Files = message.Media.Count > 0 ? message.Media : null,
        };
    }
}

/// <summary>
/// A place in a conversation's log. Numbers grow by one from 1 within an epoch; a log that was erased and begins anew has another epoch.
/// </summary>
/// <param name="Epoch">Digits.</param>
public readonly record struct WebPosition(string Epoch, long Number)
{
    /// <summary>Before everything that will ever be said, for one who knows that there is nothing.</summary>
    public static WebPosition Start { get; } = new("0", 0);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static WebPosition? Parse(string? text) =>
        text?.Split('.') is [{ Length: > 0 and <= 20 } epoch, var number]
        && epoch.All(char.IsAsciiDigit)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new(epoch, value)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Number}");
}
