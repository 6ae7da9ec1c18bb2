using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Contracts.Channels;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Channels.Toy;

public sealed class ToyChannelContractTests : ChannelContract, IDisposable
{
    private readonly HttpClient _http = new();

    public ToyChannelContractTests() => Channel = new ToyChannel(_http, Options.Create(new ToyOptions { Squeak = SimulatedToy.Squeak }));

    protected override IChannel Channel { get; }

    public void Dispose() => _http.Dispose();

    protected override WebhookRequest MessageWebhook() =>
        Sign(Encoding.UTF8.GetBytes("""{"id":"toy-1","from":"bear","to":"shop","text":"Is the pool open?"}"""));

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => new(
        "POST",
        "https://hotel.example/api/channels/toy",
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [ToyWire.SignatureHeader] = ToyWire.Sign(body.Span, SimulatedToy.Squeak),
        },
        body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) =>
        request with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) };
}
