using System.Net;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Only what the account's token signed, for the address it was sent to, gets in; the rest leaves no trace.</summary>
public sealed class ForgedWebhookTests : IAsyncLifetime
{
    private const string Public = "https://hotel.example";
    private const string Path = "/api/channels/twilio";

    private World _world = null!;
    private SignedPost _post = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _post = new(_world);
    }

    public async Task DisposeAsync()
    {
        _post.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_signature_the_answer_is_403_and_the_store_is_untouched()
    {
        await using var app = await AppInProcess.StartAsync(_world);
        await _world.GetAcquaintedAsync();
        await app.IdleAsync();
        var before = await app.ReadStoreAsync();
        var fields = _post.Message();
        var genuine = _post.Sign(app.WebhookUrl, fields);
        var status = app.WebhookUrl + "/status";

        string?[] signatures =
        [
            null,
            "",
            " ",
            genuine[..^1],
            genuine[1..],
            genuine[..^4],
            genuine + "=",
            genuine.ToUpperInvariant(),
            genuine + "," + genuine,
            "%00",
            Convert.ToBase64String(new byte[20]),
            Convert.ToBase64String(new byte[2000]),
            new string('A', 8000),
            WebhookSigner.Sign("another token", app.WebhookUrl, fields),
            _post.Sign(app.WebhookUrl, []),
            _post.Sign(app.WebhookUrl + "/", fields),
            _post.Sign(app.WebhookUrl.Replace("http:", "https:", StringComparison.Ordinal), fields),
            _post.Sign("http://another.example" + Path, fields),
            _post.Sign(status, fields),
        ];
        foreach (var signature in signatures)
            Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, fields, signature));

        // A genuine signature with another body, another address, another field, or as if it were of something else.
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, Changed(fields, "Body", "Explain the sun"), genuine));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, Changed(fields, "From", World.Ben), genuine));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, Changed(fields, "MessageSid", _world.NextSid()), genuine));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, Changed(fields, "MediaUrl0", "https://evil.example/a.jpg"), genuine));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl + "?a=b", fields, genuine));
        Assert.Equal(403, await _post.PostAsync(status, fields, genuine));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, "{}"u8.ToArray(), genuine, "application/json"));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, "Body=hi"u8.ToArray(), _post.Sign(app.WebhookUrl, []), "text/plain"));

        Assert.Equal(before, await app.ReadStoreAsync());

        // The very same is taken with the signature that belongs to it, so it was the signature that kept it out.
        Assert.Equal(200, await _post.PostAsync(app.WebhookUrl, fields, genuine));
        await _world.ReadAsync(2);
        await app.IdleAsync();
        Assert.Equal(2, (await app.StateAsync())!.Turns);
    }

    [Fact]
    public async Task A_get_is_no_forgery_and_is_told_to_post()
    {
        await using var app = await AppInProcess.StartAsync(_world);
        var before = await app.ReadStoreAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        using var answer = await http.GetAsync(app.WebhookUrl, _world.Patience);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, Assert.Single(answer.Content.Headers.Allow)));
        Assert.Contains("posts here", await answer.Content.ReadAsStringAsync(_world.Patience), StringComparison.Ordinal);
        Assert.Equal(before, await app.ReadStoreAsync());
        Assert.DoesNotContain(app.Log, line => line.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_is_vouched_for_by_the_hash_in_its_address_and_by_nothing_else()
    {
        await using var app = await AppInProcess.StartAsync(_world);
        var before = await app.ReadStoreAsync();
        var body = """{"event":"something that is no guest's message"}"""u8.ToArray();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        var url = $"{app.WebhookUrl}?bodySHA256={hash}";

        Assert.Equal(200, await _post.PostAsync(url, body, _post.Sign(url, []), "application/json"));
        Assert.Equal(403, await _post.PostAsync(url, "{}"u8.ToArray(), _post.Sign(url, []), "application/json"));
        Assert.Equal(403, await _post.PostAsync(app.WebhookUrl, body, _post.Sign(app.WebhookUrl, []), "application/json"));

        Assert.Equal(before, await app.ReadStoreAsync());
    }

    [Fact]
    public async Task Forwarded_headers_of_a_stranger_count_for_nothing()
    {
        await using var app = await AppInProcess.StartAsync(_world, ("TrustedProxies", "192.0.2.1, 10.0.0.0/8"));
        var fields = _post.Message();

        Assert.Equal(403, await PostForwardedAsync(app, fields, Public + Path));
        Assert.Equal(200, await PostForwardedAsync(app, fields, app.WebhookUrl));
    }

    [Fact]
    public async Task Forwarded_headers_of_a_trusted_proxy_say_which_address_was_called()
    {
        await using var app = await AppInProcess.StartAsync(_world, ("TrustedProxies", "127.0.0.1"));

        Assert.Equal(200, await PostForwardedAsync(app, _post.Message(), Public + Path));
        Assert.Equal(403, await PostForwardedAsync(app, _post.Message(), app.WebhookUrl));

        // Without them it is the address that was called.
        var fields = _post.Message();
        Assert.Equal(200, await _post.PostAsync(app.WebhookUrl, fields, _post.Sign(app.WebhookUrl, fields)));
    }

    [Theory]
    [InlineData("https://hotel.example", "https://hotel.example", 200)]
    [InlineData("https://hotel.example", "https://hotel.example:443", 200)]
    [InlineData("https://hotel.example/", "https://hotel.example", 200)]
    [InlineData("https://hotel.example:8443", "https://hotel.example:8443", 200)]
    [InlineData("https://hotel.example:8443", "https://hotel.example", 200)]
    [InlineData("https://hotel.example/concierge", "https://hotel.example/concierge", 200)]
    [InlineData("https://hotel.example", "http://hotel.example", 403)]
    [InlineData("https://hotel.example", "https://hotel.example:8443", 403)]
    [InlineData("https://hotel.example", "https://evil.example", 403)]
    public async Task The_configured_address_is_the_one_that_has_to_be_signed(string configured, string called, int expected)
    {
        await using var app = await AppInProcess.StartAsync(_world, ("PublicBaseUrl", configured), ("TrustedProxies", "127.0.0.1"));
        var fields = _post.Message();

        var status = await _post.PostAsync(
            app.WebhookUrl,
            fields,
            _post.Sign(called + Path, fields),
            ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "https"));

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task The_requests_own_address_may_have_been_signed_without_its_port()
    {
        await using var app = await AppInProcess.StartAsync(_world);
        var fields = _post.Message();

        Assert.Equal(200, await _post.PostAsync(app.WebhookUrl, fields, _post.Sign("http://127.0.0.1" + Path, fields)));
    }

    private Task<int> PostForwardedAsync(AppInProcess app, Dictionary<string, string> fields, string called) => _post.PostAsync(
        app.WebhookUrl, fields, _post.Sign(called, fields), ("X-Forwarded-Host", "hotel.example"), ("X-Forwarded-Proto", "https"));

    private static Dictionary<string, string> Changed(Dictionary<string, string> fields, string name, string value) =>
        new(fields, StringComparer.Ordinal) { [name] = value };
}
