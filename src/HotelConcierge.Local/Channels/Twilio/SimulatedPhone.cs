using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Channels.Twilio;

/// <summary>A phone on the simulated Twilio, through its control routes.</summary>
internal sealed class SimulatedPhone : IFilePhone
{
    private readonly SimulatorControl _control;
    private long _shown;

    private SimulatedPhone(HttpClient http, Uri simulator, ConversationAddress address)
    {
        _control = new(http, simulator);
        Address = address;
    }

    public ConversationAddress Address { get; }

    public string Provider => "Twilio: simulated";

    /// <summary>Takes the phone in hand; what is on it already is not shown.</summary>
    public static async Task<SimulatedPhone> OpenAsync(
        HttpClient http, Uri simulator, ConversationAddress address, CancellationToken cancellationToken)
    {
        var phone = new SimulatedPhone(http, simulator, address);
        await phone.ReadAsync(waits: false, cancellationToken);
        return phone;
    }

    public string? OpeningFor(string assistant) => null;

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        DeliverAsync(new(Address.Guest, Address.Business, text), cancellationToken);

    public Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken) =>
        DeliverAsync(new(Address.Guest, Address.Business, caption) { Media = [new(file.ContentType, file.Bytes)] }, cancellationToken);

    private Task<Acknowledgement> DeliverAsync(InboundSms sms, CancellationToken cancellationToken) =>
        _control.DeliverAsync(sms with { ProfileName = "Guest" }, cancellationToken);

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(waits: true, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(bool waits, CancellationToken cancellationToken)
    {
        var page = await _control.ReadAsync<FeedPage<PhoneMessage>>(
            $"phones/{Uri.EscapeDataString(Address.Guest)}", _shown, waits, cancellationToken);
        _shown = page.Next;
        return [.. page.Items.Select(message => new ShownMessage(message.Body, [.. message.MediaUrls.Select(url => $"[media {url}]")]))];
    }
}
