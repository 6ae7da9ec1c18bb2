using System.Net;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Settings;

public class PublicAddressTests
{
    private const string Path = "/api/channels/twilio?a=%C3%A9&b=1+2";

    [Fact]
    public void Without_settings_the_requests_own_host_counts() =>
        Assert.Equal(
            "http://127.0.0.1:7071" + Path,
            Resolve([], Request("127.0.0.1", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"))));

    [Theory]
    [InlineData("https://hotel.example", "https://hotel.example" + Path)]
    [InlineData("https://hotel.example/", "https://hotel.example" + Path)]
    [InlineData("https://Hotel.example:8443/desk/", "https://Hotel.example:8443/desk" + Path)]
    [InlineData("https://hotel.example/api", "https://hotel.example" + Path)]
    [InlineData("https://hotel.example/ap", "https://hotel.example/ap" + Path)]
    public void The_public_base_url_wins_over_everything(string baseUrl, string expected) =>
        Assert.Equal(expected, Resolve(
            [("PublicBaseUrl", baseUrl), ("TrustedProxies", "127.0.0.1")],
            Request("127.0.0.1", ("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", "other.example"))));

    [Fact]
    public void A_trusted_proxys_headers_count() =>
        Assert.Equal(
            "https://hotel.example:8443/desk" + Path,
            Resolve(
                [("TrustedProxies", "10.0.0.0/8, 127.0.0.1")],
                Request(
                    "10.1.2.3",
                    ("X-Forwarded-Proto", "https"),
                    ("X-Forwarded-Host", "hotel.example"),
                    ("X-Forwarded-Port", "8443"),
                    ("X-Forwarded-Prefix", "/desk/"))));

    [Fact]
    public void A_front_doors_original_host_counts_where_there_is_no_forwarded_host() =>
        Assert.Equal("https://hotel.example" + Path, Resolve(
            [("TrustedProxies", "10.0.0.4")],
            Request("10.0.0.4", ("X-Forwarded-Proto", "https"), ("X-Original-Host", "hotel.example"), ("X-Forwarded-Port", "443"))));

    [Fact]
    public void A_port_in_the_forwarded_host_is_kept() =>
        Assert.Equal("http://hotel.example:8080" + Path, Resolve(
            [("TrustedProxies", "10.0.0.4")],
            Request("10.0.0.4", ("X-Forwarded-Host", "hotel.example:8080"), ("X-Forwarded-Port", "9090"))));

    [Fact]
    public void With_one_proxy_its_own_value_is_the_last_and_a_strangers_is_ignored() =>
        Assert.Equal(
            "https://hotel.example" + Path,
            Resolve(
                [("TrustedProxies", "10.0.0.4")],
                Request(
                    "10.0.0.4",
                    ("X-Forwarded-For", "203.0.113.9"),
                    ("X-Forwarded-Proto", "http, https"),
                    ("X-Forwarded-Host", "evil.example, hotel.example"))));

    [Fact]
    public void With_two_proxies_the_outer_ones_value_counts() =>
        Assert.Equal("https://hotel.example" + Path, Resolve(
            [("TrustedProxies", "10.0.0.0/8")],
            Request(
                "10.0.0.4",
                ("X-Forwarded-For", "10.9.9.9, 203.0.113.9, 10.0.0.5:51234"),
                ("X-Forwarded-Proto", "gopher, https, http"),
                ("X-Forwarded-Host", "evil.example, hotel.example, inner.example"))));

    [Theory]
    [InlineData("X-Forwarded-Proto", "javascript")]
    [InlineData("X-Forwarded-Host", "hotel.example/evil?")]
    [InlineData("X-Forwarded-Host", "user@hotel.example")]
    [InlineData("X-Forwarded-Port", "0")]
    [InlineData("X-Forwarded-Port", "many")]
    [InlineData("X-Forwarded-Prefix", "desk")]
    [InlineData("X-Forwarded-Prefix", "//evil.example")]
    [InlineData("X-Forwarded-Host", " , ")]
    public void A_forwarded_value_that_makes_no_sense_is_ignored(string header, string value) =>
        Assert.Equal("http://127.0.0.1:7071" + Path, Resolve([("TrustedProxies", "10.0.0.4")], Request("10.0.0.4", (header, value))));

    [Theory]
    [InlineData("10.0.0.4", true)]
    [InlineData("::ffff:10.0.0.4", true)]
    [InlineData("10.0.0.5", false)]
    [InlineData("192.168.7.1", true)]
    [InlineData("::ffff:192.168.7.1", true)]
    [InlineData("192.169.0.1", false)]
    [InlineData("2001:db8::99", true)]
    [InlineData("2001:db9::99", false)]
    [InlineData("172.16.0.1", true)]
    [InlineData("100.64.9.9", true)]
    [InlineData("::1", false)]
    public void A_proxy_is_trusted_by_address_or_network(string remote, bool trusted) =>
        Assert.Equal(
            trusted,
            Create(("TrustedProxies", "10.0.0.4,192.168.0.0/16,2001:db8::/32,::ffff:172.16.0.1,100.64.0.7/16"))
                .IsTrusted(IPAddress.Parse(remote)));

    [Fact]
    public void A_remote_address_that_nobody_knows_is_not_trusted() =>
        Assert.False(Create(("TrustedProxies", "0.0.0.0/0")).IsTrusted(null));

    [Fact]
    public void Trusted_proxies_may_be_a_list() =>
        Assert.True(Create(("TrustedProxies:0", "10.0.0.4"), ("TrustedProxies:1", "10.0.0.5")).IsTrusted(IPAddress.Parse("10.0.0.5")));

    [Fact]
    public void A_path_of_ours_has_a_public_address_only_if_one_is_set()
    {
        Assert.Null(Create().Of("/api/health"));
        Assert.Equal("https://hotel.example/desk/api/health", Create(("PublicBaseUrl", "https://hotel.example/desk/")).Of("/api/health"));
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var options = Settings(("PublicBaseUrl", "hotel.example"), ("TrustedProxies", "10.0.0.4/33, proxy.example"));

        Assert.Equal(
            [
                "PublicBaseUrl must be an http or https address without query or fragment, such as https://hotel.example.",
                "TrustedProxies: '10.0.0.4/33' is neither an address such as 10.0.0.4 nor a network such as 10.0.0.0/8.",
                "TrustedProxies: 'proxy.example' is neither an address such as 10.0.0.4 nor a network such as 10.0.0.0/8.",
            ],
            new PublicAddressOptions.Check().Validate(null, options).Failures!,
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("ftp://hotel.example")]
    [InlineData("https://hotel.example?x=1")]
    [InlineData("https://hotel.example#rc=2")]
    [InlineData("/desk")]
    public void A_base_url_that_cannot_be_one_is_refused(string baseUrl) =>
        Assert.True(new PublicAddressOptions.Check().Validate(null, Settings(("PublicBaseUrl", baseUrl))).Failed);

    private static string Resolve((string Name, string Value)[] settings, ReceivedRequest request) => Create(settings).UrlOf(request);

    private static PublicAddress Create(params (string Name, string Value)[] settings)
    {
        var options = Settings(settings);
        Assert.True(new PublicAddressOptions.Check().Validate(null, options).Succeeded);
        return new(Options.Create(options));
    }

    private static PublicAddressOptions Settings(params (string Name, string Value)[] settings)
    {
        var options = new PublicAddressOptions();
        options.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)))
            .Build());
        return options;
    }

    private static ReceivedRequest Request(string remote, params (string Name, string Value)[] headers) => new(
        "http",
        "127.0.0.1:7071",
        Path,
        IPAddress.Parse(remote),
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase));
}
