namespace HotelConcierge.Evaluate.Conversations;

/// <summary>What a provider reports beside a guest's words, or does to our answer. Each field is that of one channel unless said.</summary>
internal sealed class ChannelEvent
{
    /// <summary>Twilio: further fields of the webhook's form, such as <c>ButtonPayload</c> or <c>Latitude</c>.</summary>
    public Dictionary<string, string> Fields { get; set; } = [];

    /// <summary>Telegram: further fields of the message, as JSON, such as a location.</summary>
    public string? Content { get; set; }

    /// <summary>So many pictures, one after the other, as an album comes. Twilio and Telegram.</summary>
    public int Pictures { get; set; }

    /// <summary>
    /// The guest blocks us (true) or lets us in again (false). Telegram says so; with Twilio whatever is sent meanwhile fails.
    /// </summary>
    public bool? Blocks { get; set; }

    /// <summary>Telegram: the guest's last message comes once more as an edited one, with these words.</summary>
    public string? Edits { get; set; }

    /// <summary>Telegram: the guest puts this sign to a message.</summary>
    public string? Reaction { get; set; }

    /// <summary>Telegram: the topic in which the guest writes, and reads.</summary>
    public long? Topic { get; set; }

    /// <summary>Telegram: taps the choice at this place as it stands on a message too old to be shown.</summary>
    public int? OldTap { get; set; }

    /// <summary>What the channel refuses of our next answer: <c>formatting</c>, <c>everything</c> or <c>edits</c>. Telegram.</summary>
    public string? Refuses { get; set; }
}
