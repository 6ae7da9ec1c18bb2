using System.Net;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>Working out the public address from any host, target and forwarded headers; a stranger's headers count for nothing.</summary>
internal sealed class AddressTarget : FuzzTarget
{
    private static readonly IPAddress Proxy = IPAddress.Parse("10.0.0.1");

    private readonly PublicAddress _trusting = new(Options.Create(new PublicAddressOptions { TrustedProxies = { "10.0.0.0/8" } }));
    private readonly PublicAddress _fixed = new(
        Options.Create(new PublicAddressOptions { PublicBaseUrl = "https://hotel.example/guests" })
    );

    public override string Name => "address";

    public override double Share => 6;

    public override IEnumerable<string> Seeds =>
        [
            "hotel.example|/api/channels/twilio?a=b|https|a.example, b.example|443|/p|1.2.3.4, 10.0.0.2",
            "[::1]:7071|*|http|h:1|65536||::ffff:10.0.0.1",
            "a b|http://evil.example/|ftp|evil.example/@hotel.example|0|//x|10.0.0.1:80,",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var parts = input.Text.Split('|');
        string Part(int number) => parts.Length > number ? parts[number] : "";
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Forwarded-Proto"] = Part(2),
            ["X-Forwarded-Host"] = Part(3),
            ["X-Forwarded-Port"] = Part(4),
            ["X-Forwarded-Prefix"] = Part(5),
            ["X-Forwarded-For"] = Part(6),
        };
        var received = new ReceivedRequest("http", Part(0), Part(1), IPAddress.Loopback, headers);

        var own = _trusting.UrlOf(received);
        var forwarded = _trusting.UrlOf(received with { Remote = Proxy });
        var set = _fixed.UrlOf(received with { Remote = Proxy });

        Require(own == _trusting.UrlOf(received with { Headers = new Dictionary<string, string>() }), "a stranger's headers counted");
        Require(set.StartsWith("https://hotel.example/guests", StringComparison.Ordinal), "the address that is set did not count");
        Require(forwarded.StartsWith("http", StringComparison.OrdinalIgnoreCase), "the address has another scheme");
        return ValueTask.FromResult(
            $"{own == forwarded} {forwarded.StartsWith("https", StringComparison.OrdinalIgnoreCase)} {Uri.IsWellFormedUriString(forwarded, UriKind.Absolute)}"
        );
    }
}
