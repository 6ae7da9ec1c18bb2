using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>A part of a text that shows or does something of its own. See core.telegram.org/bots/api#messageentity.</summary>
/// <param name="Type">Telegram's word: <c>bold</c>, <c>text_link</c>, <c>url</c> ...</param>
/// <param name="Offset">Where it starts, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
internal sealed record TextEntity(string Type, int Offset, int Length)
{
    /// <summary>Of a <c>text_link</c>: where it leads.</summary>
    public string? Url { get; init; }

    /// <summary>Of a <c>pre</c>: the programming language.</summary>
    public string? Language { get; init; }

    /// <summary>Of a <c>custom_emoji</c>: which one.</summary>
    public long? CustomEmoji { get; init; }

    public int End => Offset + Length;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["offset"] = Offset, ["length"] = Length, ["type"] = Type };
        if (Url is not null)
            json["url"] = Url;
        if (Language is not null)
            json["language"] = Language;
        if (CustomEmoji is { } id)
            json["custom_emoji_id"] = id.ToString(CultureInfo.InvariantCulture);
        return json;
    }
}
