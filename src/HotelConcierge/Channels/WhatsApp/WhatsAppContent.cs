using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// What a message of ours is in Meta's JSON, without its recipient. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages.
/// </summary>
internal static class WhatsAppContent
{
    /// <summary>What every call about messages and files names.</summary>
    public const string Product = "whatsapp";

    /// <summary>The most of one text.</summary>
    public const int MaxText = 4096;

    /// <summary>The most of a text above buttons, a list or a link, and of a caption.</summary>
    public const int MaxBody = 1024;

    /// <summary>The most options of a list, in all of its sections.</summary>
    public const int MostRows = 10;

    /// <summary>The longest title of a list's row.</summary>
    public const int MaxRowTitle = 24;

    /// <summary>The longest description of a list's row.</summary>
    public const int MaxRowDescription = 72;

    /// <summary>The longest label of a button: of a reply, of a link, of what opens a list.</summary>
    public const int MaxButton = 20;

    private const int MostButtons = 3;
    private const int LongestFileName = 240;

    /// <returns>Null for what this channel cannot show, and for files, which <see cref="FileOf"/> makes.</returns>
    public static JsonObject? ToJson(OutboundContent content) => content switch
    {
        OutboundContent.Text text => Text(text.Body, text.ShowsPreview ?? false),
        OutboundContent.Choices choices => Choices(choices),
        OutboundContent.Link link => Interactive("cta_url", link.Body, new()
        {
            ["name"] = "cta_url",
            ["parameters"] = new JsonObject { ["display_text"] = link.Label, ["url"] = link.Url },
        }),
        OutboundContent.Location place => Of("location", Place(place)),
        OutboundContent.Template template when WhatsAppTemplate.ToJson(template) is { } json => Of("template", json),
        _ => null,
    };

    /// <summary>Where the file of a message lies; null where it is none.</summary>
    public static MediaSource? SourceOf(OutboundContent content) => content switch
    {
        OutboundContent.Picture picture => picture.Source,
        OutboundContent.File file => file.Source,
        OutboundContent.Audio audio => audio.Source,
        OutboundContent.Video video => video.Source,
        _ => null,
    };

    /// <summary>A message that is a file.</summary>
    /// <param name="by"><c>id</c> of an upload or <c>link</c>.</param>
    public static JsonObject FileOf(OutboundContent content, string by, string value) => content switch
    {
        OutboundContent.Picture picture => File("image", by, value, picture.Caption),
        OutboundContent.File file => File("document", by, value, file.Caption, NameOf(file.Name)),
        OutboundContent.Video video => File("video", by, value, video.Caption),

        // A recording has no caption on WhatsApp: the renderer makes none.
        OutboundContent.Audio => File("audio", by, value, caption: ""),
        _ => throw new ArgumentException($"{content.GetType().Name} is no file.", nameof(content)),
    };

    /// <summary>The words in the place of a file that Meta does not take.</summary>
    public static string WordsFor(OutboundContent content)
    {
        var title = content switch
        {
            OutboundContent.Picture picture => picture.AltText,
            OutboundContent.File file => file.Name,
            OutboundContent.Audio audio => audio.Otherwise,
            OutboundContent.Video video => video.Otherwise,
            _ => "",
        };
        var words = content.Words.Length > 0 ? content.Words : title;
        return SourceOf(content)?.PublicUrl() is { } url ? $"{words}\n{url}".Trim() : words;
    }

    /// <summary>A text.</summary>
    /// <param name="showsPreview">Whether the first address in it is shown with a picture and words of its page.</param>
    public static JsonObject Text(string body, bool showsPreview = false) =>
        Of("text", new() { ["body"] = body, ["preview_url"] = showsPreview });

    /// <summary>A reaction on a message of the guest's; an empty one takes it away.</summary>
    public static JsonObject Reaction(string messageId, ProgressSign sign) => Of("reaction", new()
    {
        ["message_id"] = messageId,
        ["emoji"] = sign switch
        {
            ProgressSign.Seen => "👀",
            ProgressSign.Heard => "👂",
            ProgressSign.Failed => "❌",
            _ => "",
        },
    });

    /// <summary>Buttons where all is on them, else a list, else numbers: Meta refuses two options of one id, and two buttons of one label.</summary>
    private static JsonObject Choices(OutboundContent.Choices choices)
    {
        var options = choices.Options;
        if (!AreAllDifferent(options, option => option.Id))
            return Text(choices.Body + "\n\n" + string.Join('\n', options.Select(Numbered)));

        // As ReplyRenderer has it: when one description is too long for its row, all of them stand in the text above.
        var describes = options.Any(option => option.Description.Length > 0)
            && options.All(option => option.Description.Length <= MaxRowDescription);
        if (!describes
            && options.Count <= MostButtons
            && options.All(option => option.Label.Length <= MaxButton)
            && AreAllDifferent(options, option => option.Label))
        {
            return Interactive("button", choices.Body, new()
            {
                ["buttons"] = new JsonArray([.. options.Select(JsonNode? (option) => new JsonObject
                {
                    ["type"] = "reply",
                    ["reply"] = new JsonObject { ["id"] = option.Id, ["title"] = option.Label },
                })]),
            });
        }

        return Interactive("list", choices.Body, new()
        {
            ["button"] = Shortened(choices.Button),
            ["sections"] = new JsonArray(new JsonObject
            {
                ["rows"] = new JsonArray([.. options.Select(JsonNode? (option) => Row(option, describes))]),
            }),
        });
    }

    private static bool AreAllDifferent(IReadOnlyList<ReplyChoice> options, Func<ReplyChoice, string> part) =>
        options.Select(part).Distinct(StringComparer.Ordinal).Count() == options.Count;

    private static string Numbered(ReplyChoice option, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {option.Label}");

    private static JsonObject Row(ReplyChoice option, bool describes)
    {
        var row = new JsonObject { ["id"] = option.Id, ["title"] = option.Label };
        if (describes && option.Description.Length > 0)
            row["description"] = option.Description;
        return row;
    }

    // A language may need more words for "Choose a time" than fit.
    private static string Shortened(string label)
    {
        if (label.Length <= MaxButton)
            return label.Length > 0 ? label : "…";
        var cut = label[..(MaxButton - 1)];
        var space = cut.LastIndexOf(' ');
        return (space > MaxButton / 2 ? cut[..space] : char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut) + "…";
    }

    private static JsonObject File(string kind, string by, string value, string caption, string? name = null)
    {
        var file = new JsonObject { [by] = value };
        if (caption.Length > 0)
            file["caption"] = caption;
        if (name is not null)
            file["filename"] = name;
        return Of(kind, file);
    }

    private static JsonObject Place(OutboundContent.Location place)
    {
        var json = new JsonObject { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude };
        if (place.Name.Length > 0)
            json["name"] = place.Name;
        if (place.Address.Length > 0)
            json["address"] = place.Address;
        return json;
    }

    private static JsonObject Interactive(string type, string body, JsonObject action) => Of("interactive", new()
    {
        ["type"] = type,
        ["body"] = new JsonObject { ["text"] = body },
        ["action"] = action,
    });

    private static JsonObject Of(string type, JsonObject content) => new() { ["type"] = type, [type] = content };

    private static string NameOf(string name) => name.Length <= LongestFileName ? name : name[^LongestFileName..];
}
