using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>A button below a message.</summary>
/// <param name="CallbackData">What a tap tells the bot; empty for a button that does something else.</param>
public sealed record ChatButton(string Text, string CallbackData)
{
    /// <summary>Where the button leads, when it opens an address.</summary>
    public string? Url { get; init; }

    /// <summary>The button as the bot wrote it.</summary>
    internal JsonObject Json { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(ChatButton? other) => other is not null && (Text, CallbackData, Url) == (other.Text, other.CallbackData, other.Url);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, CallbackData, Url);
}
