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

    /// <returns>Null for what this channel cannot show.</returns>
    public static JsonObject? ToJson(OutboundContent content) => content switch
    {
        OutboundContent.Text text => Text(text.Body),
        OutboundContent.Choices choices => Choices(choices),
        OutboundContent.Link link => Interactive("cta_url", link.Body, new()
        {
            ["name"] = "cta_url",
            ["parameters"] = new JsonObject { ["display_text"] = link.Label, ["url"] = link.Url },
        }),
        OutboundContent.Picture picture when IsPicture(picture.Source) && picture.Source.PublicUrl() is { } url =>
            File("image", url, picture.Caption),
        OutboundContent.File file when file.Source.PublicUrl() is { } url => File("document", url, file.Caption, NameOf(file.Name)),
        OutboundContent.Picture or OutboundContent.File => Text(WordsFor(content)),
        OutboundContent.Location place => Of("location", Place(place)),
        OutboundContent.Template template when WhatsAppTemplate.ToJson(template) is { } json => Of("template", json),
        _ => null,
    };

    /// <summary>The words in the place of a picture or document that Meta does not take.</summary>
    public static string WordsFor(OutboundContent content)
    {
        var (words, source) = content switch
        {
            OutboundContent.Picture picture => (picture.Caption.Length > 0 ? picture.Caption : picture.AltText, picture.Source),
            OutboundContent.File file => (file.Caption.Length > 0 ? file.Caption : file.Name, file.Source),
            _ => (content.Words, null),
        };
        return source?.PublicUrl() is { } url ? $"{words}\n{url}".Trim() : words;
    }

    /// <summary>A text. Addresses in it get no preview, which would hide the words behind a picture of another site.</summary>
    public static JsonObject Text(string body) => Of("text", new() { ["body"] = body, ["preview_url"] = false });

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

    private static JsonObject File(string kind, string url, string caption, string? name = null)
    {
        var file = new JsonObject { ["link"] = url };
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

    // What else there is, such as WebP, Meta takes only as a sticker.
    private static bool IsPicture(MediaSource source) => source.ContentType is "image/jpeg" or "image/png";

    private static string NameOf(string name) => name.Length <= LongestFileName ? name : name[^LongestFileName..];
}
