using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Line;

namespace HotelConcierge.Local.Channels.Line;

/// <summary>A phone on the simulated LINE, through its control routes.</summary>
/// <param name="choices">The buttons that were on the phone last, also before this process began.</param>
internal sealed class SimulatedLinePhone(HttpClient http, Uri simulator, ConversationAddress address, RememberedChoices choices)
    : IButtonPhone, IFilePhone
{
    private const double SecondsToWait = 0.2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "LINE: simulated";

    public string? OpeningFor(string assistant) => null;

    /// <summary>What is on the phone already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(wait: 0, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        DeliverAsync(new LineAction(address.Guest) { To = address.Business, Text = text }, cancellationToken);

    public Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken) =>
        DeliverAsync(new LineAction(address.Guest) { To = address.Business, Tap = choices.Find(button) }, cancellationToken);

    /// <remarks>LINE has no captions: words under a file are a message of their own, which comes first.</remarks>
    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri(simulator, "control/files"), new LineFile(file.ContentType, file.Bytes), Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var id = (await response.Content.ReadFromJsonAsync<LineFileId>(Json, cancellationToken))!.Id;
        var content = new JsonObject { ["contentProvider"] = new JsonObject { ["type"] = "line" } };
        var type = file.ContentType.Split('/')[0] switch
        {
            "audio" => "audio",
            "image" => "image",
            _ => "file",
        };
        if (type is "file")
            content = new() { ["fileName"] = file.Name, ["fileSize"] = file.Bytes.Length };
        if (caption.Length > 0)
            await WriteAsync(caption, cancellationToken);
        return await DeliverAsync(
            new LineAction(address.Guest) { To = address.Business, Type = type, Content = content, MessageId = id }, cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(SecondsToWait, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(double wait, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"control/phones/{Uri.EscapeDataString(address.Guest)}/messages?after={_shown}&wait={wait}");
        var page = (await http.GetFromJsonAsync<LinePhonePage>(new Uri(simulator, path), Json, cancellationToken))!;
        _shown = page.Next;
        foreach (var message in page.Messages.Where(message => message.Buttons.Count > 0))
            choices.Remember(message.Buttons.Select(button => new RememberedChoice(button.Label, button.Data)));
        return [.. page.Messages.Select(message => new ShownMessage(message.Text, [.. Below(message)]))];
    }

    private async Task<Acknowledgement> DeliverAsync(LineAction action, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(new Uri(simulator, "control/inbound"), action, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var webhook = (await response.Content.ReadFromJsonAsync<LineWebhookResult>(Json, cancellationToken))!;
        return new(webhook.StatusCode, webhook.Elapsed, webhook.Succeeded ? null : $"{webhook.Failure} {webhook.Body}");
    }

    private static IEnumerable<string> Below(LineShown message)
    {
        if (message.Url is { } url)
            yield return $"[{message.Kind} {url}]";
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            yield return string.Create(CultureInfo.InvariantCulture, $"[map {latitude:0.######}, {longitude:0.######}]");
        for (var number = 1; number <= message.Buttons.Count; number++)
            yield return string.Create(CultureInfo.InvariantCulture, $"[{number}] {message.Buttons[number - 1].Label}   (--tap {number})");
    }
}
