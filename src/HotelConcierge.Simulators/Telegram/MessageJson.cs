using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>People, chats and messages as the Bot API writes them. See core.telegram.org/bots/api#message.</summary>
internal sealed class MessageJson(SimulatedTelegramOptions options)
{
    public JsonObject Bot() => new()
    {
        ["id"] = long.Parse(options.BotId, CultureInfo.InvariantCulture),
        ["is_bot"] = true,
        ["first_name"] = "Concierge",
        ["username"] = "simulated_concierge_bot",
    };

    public static JsonObject Guest(TelegramChat chat) =>
        new()
        {
            ["id"] = chat.Id,
            ["is_bot"] = false,
            ["first_name"] = chat.Name,
            ["language_code"] = "en",
        };

    public static JsonObject Chat(TelegramChat chat) => new() { ["id"] = chat.Id, ["first_name"] = chat.Name, ["type"] = "private" };

    /// <summary>A message of the bot's: what sending and editing answer with, and what a tap on it carries.</summary>
    public JsonObject Of(ChatMessage message, TelegramChat chat)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.MessageId,
            ["from"] = Bot(),
            ["chat"] = Chat(chat),
            ["date"] = message.At.ToUnixTimeSeconds(),
        };
        if (message.Topic is { } topic)
            (json["message_thread_id"], json["is_topic_message"]) = (topic, true);
        if (message.EditedAt is { } edited)
            json["edit_date"] = edited.ToUnixTimeSeconds();
        if (message.Stored is { } file)
            json[file.Kind] = file.Kind is "photo" ? PhotoOf(file) : DocumentOf(file, message.Title);
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            AddPlace(json, message, latitude, longitude);
        else
            AddWords(
                json,
                message.Words,
                message.Stored is null ? "text" : "caption",
                message.Stored is null ? "entities" : "caption_entities");
        if (message.Markup.Rows.Count > 0)
            json["reply_markup"] = message.Markup.ToJson();
        return json;
    }

    public static void AddWords(JsonObject json, FormattedText words, string name, string entities)
    {
        if (words.Text.Length == 0)
            return;
        json[name] = words.Text;
        if (words.Entities.Count > 0)
            json[entities] = words.EntitiesToJson();
    }

    private static void AddPlace(JsonObject json, ChatMessage message, double latitude, double longitude)
    {
        json["location"] = Location();
        if (message.Venue is { } venue)
            json["venue"] = new JsonObject { ["location"] = Location(), ["title"] = venue.Title, ["address"] = venue.Address };

        JsonObject Location() => new() { ["latitude"] = latitude, ["longitude"] = longitude };
    }

    private static JsonArray PhotoOf(StoredFile file) => new([.. file.Sizes.Select(size =>
    {
        var json = StoredFiles.ToJson(file, size);
        json["width"] = size.Width;
        json["height"] = size.Height;
        return json;
    })]);

    private static JsonObject DocumentOf(StoredFile file, string? title)
    {
        var json = StoredFiles.ToJson(file, file.Best);

        // How long it plays and what it measures is made up.
        if (file.Kind is not "document")
            json["duration"] = 1;
        if (file.Kind is "video")
            (json["width"], json["height"]) = (640, 360);
        if (title is not null)
            json["title"] = title;
        if (file.Name.Length > 0)
            json["file_name"] = file.Name;
        if (file.ContentType.Length > 0)
            json["mime_type"] = file.ContentType;
        return json;
    }
}
