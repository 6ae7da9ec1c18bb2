using System.Text.Json.Nodes;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Line;

namespace HotelConcierge.Local.Channels.Line;

/// <summary>A phone on the simulated LINE, through its control routes.</summary>
/// <param name="choices">The buttons that were on the phone last, also before this process began.</param>
internal sealed class SimulatedLinePhone(HttpClient http, Uri simulator, ConversationAddress address, RememberedChoices choices)
    : IButtonPhone, IFilePhone
{
    private readonly SimulatorControl _control = new(http, simulator);
    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "LINE: simulated";

    public string? OpeningFor(string assistant) => null;

    /// <summary>What is on the phone already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(waits: false, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        _control.DeliverAsync(new LineAction(address.Guest) { To = address.Business, Text = text }, cancellationToken);

    public Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken) =>
        _control.DeliverAsync(new LineAction(address.Guest) { To = address.Business, Tap = choices.Find(button) }, cancellationToken);

    /// <remarks>LINE has no captions: words under a file are a message of their own, which comes first.</remarks>
    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        var kept = await _control.KeepFileAsync<LineFile, LineFileId>(new(file.ContentType, file.Bytes), cancellationToken);
        var content = new JsonObject { ["contentProvider"] = new JsonObject { ["type"] = "line" } };
        var type = file.ContentType.Split('/')[0] switch
        {
            "audio" => "audio",
            "image" => "image",
            _ => "file",
        };
        if (type is "file")
            content = new() { ["fileName"] = file.Name, ["fileSize"] = file.Bytes.Length };
        if (caption.Length > 0 && await WriteAsync(caption, cancellationToken) is { Problem: not null } refused)
            return refused;
        return await _control.DeliverAsync(
            new LineAction(address.Guest) { To = address.Business, Type = type, Content = content, MessageId = kept.Id }, cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(waits: true, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(bool waits, CancellationToken cancellationToken)
    {
        var page = await _control.ReadAsync<LinePhonePage>(
            $"phones/{Uri.EscapeDataString(address.Guest)}", _shown, waits, cancellationToken);
        _shown = page.Next;
        foreach (var message in page.Messages.Where(message => message.Buttons.Count > 0))
            choices.Remember(message.Buttons.Select(button => new RememberedChoice(button.Label, button.Data)));
        return [.. page.Messages.Select(message => new ShownMessage(message.Text, [.. Below(message)]))];
    }

    private static IEnumerable<string> Below(LineShown message)
    {
        if (message.Url is { } url)
            yield return $"[{message.Kind} {url}]";
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            yield return ShownMessage.Map(latitude, longitude);
        for (var number = 1; number <= message.Buttons.Count; number++)
            yield return ShownMessage.Button(number, message.Buttons[number - 1].Label);
    }
}
