using System.Net;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;

namespace HotelConcierge.Local.Tests.Staff;

/// <summary>That the simulated issuer is as strict as one: what the sign-in has to send right is refused when it is not.</summary>
public sealed class SimulatedIssuerTests : IAsyncLifetime
{
    private const string RedirectUri = "http://127.0.0.1:1/api/desk/signin/callback";

    // The pair of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private SimulatedIssuer _issuer = null!;

    public async Task InitializeAsync()
    {
        _issuer = await SimulatedIssuer.StartAsync(new() { TakesSecretInForm = true });
        _issuer.Person = new("1", "Ana", "ana@hotel.example", "Desk");
        _issuer.RedirectUris = [RedirectUri];
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData("client_id", "another")]
    [InlineData("redirect_uri", RedirectUri + "/")]
    [InlineData("redirect_uri", "https://evil.example")]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered(string field, string value)
    {
        using var answer = await AskAsync((field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("nonce", "", "invalid_request")]
    [InlineData("state", "", "invalid_request")]
    public async Task What_a_sign_in_lacks_is_said_to_whoever_asked(string field, string value, string error)
    {
        using var answer = await AskAsync((field, value));

        Assert.Equal(error, QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["error"].ToString());
    }

    [Theory]
    [InlineData("client_secret", "another", "invalid_client")]
    [InlineData("client_id", "another", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("code", "another", "invalid_grant")]
    [InlineData("redirect_uri", RedirectUri + "/", "invalid_grant")]
    [InlineData("code_verifier", Verifier + "x", "invalid_grant")]
    [InlineData("code_verifier", "", "invalid_grant")]
    public async Task A_code_is_redeemed_only_as_it_was_asked_for(string field, string value, string error) =>
        Assert.Equal(error, await RedeemAsync(await CodeAsync(), (field, value)));

    [Fact]
    public async Task A_code_is_redeemed_once()
    {
        var code = await CodeAsync();

        Assert.Equal("", await RedeemAsync(code));
        Assert.Equal("invalid_grant", await RedeemAsync(code));
    }

    private async Task<string> CodeAsync()
    {
        using var answer = await AskAsync();
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    private Task<HttpResponseMessage> AskAsync(params (string Name, string Value)[] changes)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = _issuer.Options.ClientId,
            ["redirect_uri"] = RedirectUri,
            ["scope"] = "openid profile",
            ["state"] = "a-state",
            ["nonce"] = "a-nonce",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            query[name] = value;
        return _http.GetAsync(QueryHelpers.AddQueryString(_issuer.Issuer + "/authorize", query));
    }

    /// <returns>The error; empty when there is an ID token.</returns>
    private async Task<string> RedeemAsync(string code, params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = Verifier,
            ["client_id"] = _issuer.Options.ClientId,
            ["client_secret"] = _issuer.Options.ClientSecret!,
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(_issuer.Issuer + "/token", content);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(json["error"] is null, json["id_token"] is not null);
        return json["error"]?.GetValue<string>() ?? "";
    }
}
