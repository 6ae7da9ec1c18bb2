using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// What messages of ours are in LINE's JSON: one object each. See https://developers.line.biz/en/reference/messaging-api/#message-objects.
/// </summary>
internal static class LineContent
{
    /// <summary>The most of one text, in UTF-16 code units.</summary>
    public const int MaxText = 5000;

    /// <summary>The most buttons under a message.</summary>
    public const int MostOptions = 13;

    /// <summary>The longest label of a button. LINE counts characters as people see them; code units are never fewer.</summary>
    public const int MaxLabel = 20;

    /// <summary>What LINE shows as a picture.</summary>
    public static readonly IReadOnlyList<string> PictureTypes = ["image/jpeg", "image/png"];

    /// <summary>The most that a button sends back.</summary>
    public const int MaxData = 300;

    private const int LongestUrl = 2000;
    private const int LongestPlace = 100;

    /// <summary>Stands in what a button sends back between the choice's id and what was on the button, which LINE does not tell.</summary>
    internal const char DataSeparator = '\n';

    /// <param name="content">What the guest is to get.</param>
    /// <param name="isLast">Whether it is the last of its call: only there LINE shows buttons.</param>
    /// <returns>Null for what this channel cannot show.</returns>
    public static JsonObject? ToJson(OutboundContent content, bool isLast) => content switch
    {
        OutboundContent.Text text => Text(text.Body),
        OutboundContent.Choices choices => Choices(choices, isLast),
        OutboundContent.Picture picture when IsPicture(picture.Source) => new()
        {
            ["type"] = "image",
            ["originalContentUrl"] = picture.Source.Uri,
            ["previewImageUrl"] = picture.Source.Uri,
        },
        OutboundContent.Picture picture => Text(Words(picture.Caption.Length > 0 ? picture.Caption : picture.AltText, picture.Source)),
        OutboundContent.File file => Text(Words(file.Caption.Length > 0 ? file.Caption : file.Name, file.Source)),
        OutboundContent.Audio audio => Text(Words(audio.Caption.Length > 0 ? audio.Caption : audio.Otherwise, audio.Source)),
        OutboundContent.Video video => Text(Words(video.Caption.Length > 0 ? video.Caption : video.Otherwise, video.Source)),
        OutboundContent.Location place => Place(place),
        OutboundContent.Link link => Text(link.Words),
        _ => null,
    };

    private static JsonObject Text(string body) => new() { ["type"] = "text", ["text"] = body };

    /// <summary>Buttons, which are gone as soon as another message comes: where one follows, numbers in the text.</summary>
    private static JsonObject Choices(OutboundContent.Choices choices, bool isLast)
    {
        if (!isLast || choices.Options.Count is 0 or > MostOptions || !choices.Options.All(FitsButton))
            return Text(choices.Body + "\n\n" + string.Join('\n', choices.Options.Select(Numbered)));
        var text = Text(choices.Body);
        var buttons = choices.Options.Select(JsonNode? (option) => Button(option));
        text["quickReply"] = new JsonObject { ["items"] = new JsonArray([.. buttons]) };
        return text;
    }

    private static JsonObject Button(ReplyChoice option) => new()
    {
        ["type"] = "action",
        ["action"] = new JsonObject
        {
            ["type"] = "postback",
            ["label"] = option.Label,
            ["data"] = option.Id + DataSeparator + option.Label,

            // So that the guest's answer stands in the chat.
            ["displayText"] = option.Label,
        },
    };

    private static bool FitsButton(ReplyChoice option) =>
        option.Label.Length is > 0 and <= MaxLabel && option.Id.Length + 1 + option.Label.Length <= MaxData;

    private static string Numbered(ReplyChoice option, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {option.Label}");

    /// <summary>The map needs a title and an address: where one is missing, the other has to do.</summary>
    private static JsonObject Place(OutboundContent.Location place)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.######}, {place.Longitude:0.######}");
        return new()
        {
            ["type"] = "location",
            ["title"] = Shortened(FirstOf(place.Name, place.Address, where)),
            ["address"] = Shortened(FirstOf(place.Address, place.Name, where)),
            ["latitude"] = place.Latitude,
            ["longitude"] = place.Longitude,
        };
    }

    private static string FirstOf(params IEnumerable<string> texts) => texts.First(text => text.Length > 0);

    private static string Shortened(string text) => text.Length <= LongestPlace ? text
        : char.IsHighSurrogate(text[LongestPlace - 2]) ? text[..(LongestPlace - 2)] + "…"
        : text[..(LongestPlace - 1)] + "…";

    private static string Words(string words, MediaSource source) =>
        source.PublicUrl() is { } url ? $"{words}\n{url}".Trim() : words;

    // LINE fetches pictures by https only, and shows no others.
    private static bool IsPicture(MediaSource source) =>
        PictureTypes.Contains(source.ContentType, StringComparer.OrdinalIgnoreCase)
        && source.Uri.Length <= LongestUrl
        && source.Uri.StartsWith("https://", StringComparison.Ordinal);
}
