using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Channels.Twilio;

/// <summary>A phone on the simulated Twilio, through its control routes.</summary>
internal sealed class SimulatedPhone : IFilePhone
{
    private const double SecondsToWait = 0.2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly HttpClient _http;
    private readonly Uri _simulator;
    private long _shown;

    private SimulatedPhone(HttpClient http, Uri simulator, ConversationAddress address)
    {
        _http = http;
        _simulator = simulator;
        Address = address;
    }

    public ConversationAddress Address { get; }

    public string Provider => "Twilio: simulated";

    /// <summary>Takes the phone in hand; what is on it already is not shown.</summary>
    public static async Task<SimulatedPhone> OpenAsync(
        HttpClient http, Uri simulator, ConversationAddress address, CancellationToken cancellationToken)
    {
        var phone = new SimulatedPhone(http, simulator, address);
        await phone.ReadAsync(wait: 0, cancellationToken);
        return phone;
    }

    public string? OpeningFor(string assistant) => null;

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        DeliverAsync(new(Address.Guest, Address.Business, text), cancellationToken);

    public Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken) =>
        DeliverAsync(new(Address.Guest, Address.Business, caption) { Media = [new(file.ContentType, file.Bytes)] }, cancellationToken);

    private async Task<Acknowledgement> DeliverAsync(InboundSms sms, CancellationToken cancellationToken)
    {
        var message = sms with { ProfileName = "Guest" };
        using var response = await _http.PostAsJsonAsync(new Uri(_simulator, "control/inbound"), message, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var webhook = (await response.Content.ReadFromJsonAsync<WebhookResult>(Json, cancellationToken))!;
        return new(webhook.StatusCode, webhook.Elapsed, webhook.Succeeded ? null : $"{webhook.Failure} {webhook.Body}");
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(SecondsToWait, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(double wait, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture, $"control/phones/{Uri.EscapeDataString(Address.Guest)}/messages?after={_shown}&wait={wait}");
        var page = (await _http.GetFromJsonAsync<FeedPage<PhoneMessage>>(new Uri(_simulator, path), Json, cancellationToken))!;
        _shown = page.Next;
        return [.. page.Items.Select(message => new ShownMessage(message.Body, [.. message.MediaUrls.Select(url => $"[media {url}]")]))];
    }
}
