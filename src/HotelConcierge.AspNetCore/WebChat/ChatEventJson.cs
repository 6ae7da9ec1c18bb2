using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.AspNetCore.Pages;
using HotelConcierge.Channels;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>What the page reads of an event. The page and other clients rely on the names: add, never rename (docs/web-chat.md).</summary>
internal sealed class ChatEventJson(MediaLinks links, string assistant)
{
    /// <summary>The event's name, its id where it is one to go on from, and its data.</summary>
    public async Task<PageEvent> WriteAsync(WebNews news, CancellationToken cancellationToken) =>
        news switch
        {
            WebNews.Said said => new("entry", said.Position.ToString(), await WriteAsync(said.Position, said.Entry, cancellationToken)),
            WebNews.Typing typing => new("typing", null, new() { ["for"] = Math.Ceiling(typing.HowLong.TotalSeconds) }),
            WebNews.Reset => new("reset", WebPosition.Start.ToString(), []),
            WebNews.Quiet => new(EventStream.Quiet, null, []),
            _ => throw new InvalidOperationException($"Unknown news {news.GetType().Name}."),
        };

    private async Task<JsonObject> WriteAsync(WebPosition position, WebEntry entry, CancellationToken cancellationToken)
    {
        var json = new JsonObject
        {
            ["id"] = position.ToString(),
            ["from"] = entry.IsFromGuest ? "guest" : "concierge",
            ["at"] = entry.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (entry.Content is { } content)
            await AddAsync(json, content, cancellationToken);
        else
            AddGuests(json, entry);
        return json;
    }

    private void AddGuests(JsonObject json, WebEntry entry)
    {
        json["kind"] = "text";
        json["message"] = entry.MessageId;
        json["text"] = entry.Text;
        if (entry.ChoiceId is { } choice)
            json["choice"] = new JsonObject { ["id"] = choice, ["message"] = entry.TappedEntry };
        if (entry.Files is { } files)
            json["files"] = new JsonArray([.. files.Select(Write)]);
    }

    private static JsonObject Write(ReplyChoice option)
    {
        var json = new JsonObject { ["id"] = option.Id, ["label"] = option.Label };
        if (option.Description.Length > 0)
            json["description"] = option.Description;
        return json;
    }

    private JsonObject Write(InboundMedia file)
    {
        var id = WebUploads.IdIn(file.Url)?.ToString("D");
        return new()
        {
            ["id"] = id,
            ["type"] = file.ContentType,
            ["name"] = file.Name,
            ["size"] = file.Size,
            ["url"] = $"{Routes.ChatFile.Replace("{id}", id, StringComparison.Ordinal)}?assistant={Uri.EscapeDataString(assistant)}",
        };
    }

    private async Task AddAsync(JsonObject json, OutboundContent content, CancellationToken cancellationToken)
    {
        json["html"] = content is OutboundContent.Link link ? link.Body : content.Words;
        switch (content)
        {
            case OutboundContent.Text:
                json["kind"] = "text";
                break;
            case OutboundContent.Choices choices:
                json["kind"] = "choices";
                json["options"] = new JsonArray([.. choices.Options.Select(Write)]);
                break;
            case OutboundContent.Picture picture:
                json["kind"] = "picture";
                json["url"] = await UrlAsync(picture.Source, "picture", cancellationToken);
                json["alt"] = HtmlText.ToPlain(picture.AltText);
                break;
            case OutboundContent.File file:
                await AddFileAsync(json, "file", "name", file.Name, file.Source, file.Name, cancellationToken);
                break;
            case OutboundContent.Audio audio:
                await AddFileAsync(json, "audio", "title", audio.Title, audio.Source, audio.Title, cancellationToken);
                break;
            case OutboundContent.Video video:
                await AddFileAsync(json, "video", "title", HtmlText.ToPlain(video.Otherwise), video.Source, "video", cancellationToken);
                break;
            case OutboundContent.Location place:
                json["kind"] = "location";
                json["name"] = place.Name;
                json["address"] = place.Address;
                json["latitude"] = place.Latitude;
                json["longitude"] = place.Longitude;
                break;
            case OutboundContent.Link shown:
                json["kind"] = "link";
                json["label"] = shown.Label;
                json["url"] = shown.Url;
                break;
            default:
                throw new InvalidOperationException($"A web chat holds no {content.GetType().Name}.");
        }
    }

    private async Task AddFileAsync(
        JsonObject json, string kind, string titleName, string title, MediaSource source, string name, CancellationToken cancellationToken)
    {
        json["kind"] = kind;
        json[titleName] = title;
        json["type"] = source.ContentType;
        json["url"] = await UrlAsync(source, name, cancellationToken);
    }

    private async Task<string> UrlAsync(MediaSource source, string name, CancellationToken cancellationToken) =>
        source.PublicUrl() ?? await links.PathOfAsync(source, name, cancellationToken);
}
