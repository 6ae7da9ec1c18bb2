using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Channels.WhatsApp;

/// <summary>A phone on the simulated WhatsApp, through its control routes.</summary>
/// <param name="choices">The buttons and rows that were on the phone last, also before this process began.</param>
internal sealed class SimulatedWhatsAppPhone(HttpClient http, Uri simulator, ConversationAddress address, RememberedChoices choices)
    : IButtonPhone, IFilePhone
{
    private const double SecondsToWait = 0.2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "WhatsApp: simulated";

    public string? OpeningFor(string assistant) => null;

    /// <summary>What is on the phone already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(wait: 0, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        DeliverAsync(new WhatsAppAction(address.Guest) { To = address.Business, Text = text }, cancellationToken);

    public Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken) =>
        DeliverAsync(new WhatsAppAction(address.Guest) { To = address.Business, Tap = choices.Find(button) }, cancellationToken);

    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri(simulator, "control/files"), new WhatsAppFile(file.ContentType, file.Bytes), Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var id = (await response.Content.ReadFromJsonAsync<WhatsAppFileId>(Json, cancellationToken))!.Id;
        var type = file.ContentType.Split('/')[0] switch
        {
            "audio" => "audio",
            "image" => "image",
            _ => "document",
        };
        var content = new JsonObject { ["id"] = id, ["mime_type"] = file.ContentType };
        if (type is "audio")
            content["voice"] = file.IsVoice;
        else if (caption.Length > 0)
            content["caption"] = caption;
        if (type is "document")
            content["filename"] = file.Name;
        return await DeliverAsync(
            new WhatsAppAction(address.Guest) { To = address.Business, Type = type, Content = content }, cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(SecondsToWait, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(double wait, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"control/phones/{Uri.EscapeDataString(address.Guest)}/messages?after={_shown}&wait={wait}");
        var page = (await http.GetFromJsonAsync<WhatsAppPhonePage>(new Uri(simulator, path), Json, cancellationToken))!;
        _shown = page.Next;
        foreach (var message in page.Messages.Where(message => message.Options.Count > 0))
            choices.Remember(message.Options.Select(option => new RememberedChoice(option.Title, option.Id)));
        return [.. page.Messages.Select(message => new ShownMessage(message.Text, [.. Below(message)]))];
    }

    private async Task<Acknowledgement> DeliverAsync(WhatsAppAction action, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(new Uri(simulator, "control/inbound"), action, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var webhook = (await response.Content.ReadFromJsonAsync<WhatsAppWebhookResult>(Json, cancellationToken))!;
        return new(webhook.StatusCode, webhook.Elapsed, webhook.Succeeded ? null : $"{webhook.Failure} {webhook.Body}");
    }

    private static IEnumerable<string> Below(WhatsAppShown message)
    {
        if (message is { Button: { } label, Url: { } leadsTo })
            yield return $"[{label}] {leadsTo}";
        else if (message.Url is { } url)
            yield return $"[{message.Kind} {url}]";
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            yield return string.Create(CultureInfo.InvariantCulture, $"[map {latitude:0.######}, {longitude:0.######}]");
        for (var number = 1; number <= message.Options.Count; number++)
        {
            var option = message.Options[number - 1];
            var description = option.Description.Length > 0 ? $" – {option.Description}" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"[{number}] {option.Title}{description}   (--tap {number})");
        }
    }
}
