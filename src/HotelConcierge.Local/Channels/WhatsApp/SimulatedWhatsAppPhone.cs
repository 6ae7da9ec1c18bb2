using System.Text.Json.Nodes;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Channels.WhatsApp;

/// <summary>A phone on the simulated WhatsApp, through its control routes.</summary>
/// <param name="choices">The buttons and rows that were on the phone last, also before this process began.</param>
internal sealed class SimulatedWhatsAppPhone(HttpClient http, Uri simulator, ConversationAddress address, RememberedChoices choices)
    : IButtonPhone, IFilePhone
{
    private readonly SimulatorControl _control = new(http, simulator);
    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "WhatsApp: simulated";

    public string? OpeningFor(string assistant) => null;

    /// <summary>What is on the phone already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(waits: false, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        _control.DeliverAsync(new WhatsAppAction(address.Guest) { To = address.Business, Text = text }, cancellationToken);

    public Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken) =>
        _control.DeliverAsync(new WhatsAppAction(address.Guest) { To = address.Business, Tap = choices.Find(button) }, cancellationToken);

    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        var kept = await _control.KeepFileAsync<WhatsAppFile, WhatsAppFileId>(new(file.ContentType, file.Bytes), cancellationToken);
        var type = file.ContentType.Split('/')[0] switch
        {
            "audio" => "audio",
            "image" => "image",
            _ => "document",
        };
        var content = new JsonObject { ["id"] = kept.Id, ["mime_type"] = file.ContentType };
        if (type is "audio")
            content["voice"] = file.IsVoice;
        else if (caption.Length > 0)
            content["caption"] = caption;
        if (type is "document")
            content["filename"] = file.Name;
        return await _control.DeliverAsync(
            new WhatsAppAction(address.Guest) { To = address.Business, Type = type, Content = content }, cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(waits: true, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(bool waits, CancellationToken cancellationToken)
    {
        var page = await _control.ReadAsync<WhatsAppPhonePage>(
            $"phones/{Uri.EscapeDataString(address.Guest)}", _shown, waits, cancellationToken);
        _shown = page.Next;
        foreach (var message in page.Messages.Where(message => message.Options.Count > 0))
            choices.Remember(message.Options.Select(option => new RememberedChoice(option.Title, option.Id)));
        return [.. page.Messages.Select(message => new ShownMessage(message.Text, [.. Below(message)]))];
    }

    private static IEnumerable<string> Below(WhatsAppShown message)
    {
        if (message is { Button: { } label, Url: { } leadsTo })
            yield return $"[{label}] {leadsTo}";
        else if (message.Url is { } url)
            yield return $"[{message.Kind} {url}]";
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            yield return ShownMessage.Map(latitude, longitude);
        for (var number = 1; number <= message.Options.Count; number++)
        {
            var option = message.Options[number - 1];
            var description = option.Description.Length > 0 ? $" – {option.Description}" : "";
            yield return ShownMessage.Button(number, option.Title + description);
        }
    }
}
