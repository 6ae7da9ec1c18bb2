using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HotelConcierge.Staff;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HotelConcierge.AspNetCore.Staff.OpenIdConnect;

/// <summary>Somebody whom the issuer vouches for.</summary>
/// <param name="Subject">Its own id of them.</param>
/// <param name="Roles">What the claim of roles holds.</param>
internal sealed record IssuedPerson(string Subject, string Name, IReadOnlyList<string> Roles);

/// <summary>
/// Turns the code that a browser brings back into a person: https://openid.net/specs/openid-connect-core-1_0.html, sections 3.1.3.1 to
/// 3.1.3.7.
/// </summary>
internal sealed class IssuerTokens(
    IHttpClientFactory clients, IOptions<StaffSignInOptions> options, IssuerMetadata metadata, TimeProvider clock) : IDisposable
{
    // The issuer's clock need not be ours.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private const string SecretInForm = "client_secret_post";
    private const int LongestName = 80;

    // By keys that only the issuer has: none of those that a key known to others makes, and not "none".
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new();

    private readonly HttpClient _http = StaffSignInServices.CreateClient(clients);

    /// <summary>Redeems a code.</summary>
    /// <exception cref="IssuerException">It could not be, or what came is not to be believed.</exception>
    public async Task<IssuedPerson> RedeemAsync(string code, SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var issuer = await metadata.ReadAsync(cancellationToken);
        var token = await ExchangeAsync(issuer, code, attempt, cancellationToken);
        var result = await Handler.ValidateTokenAsync(token, RulesOf(issuer));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await Handler.ValidateTokenAsync(token, RulesOf(await metadata.RefreshAsync(issuer, cancellationToken)));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken valid)
            throw new IssuerException($"The ID token is not valid: {result.Exception?.GetType().Name}", isRejected: true);
        return Read(valid, attempt);
    }

    public void Dispose() => _http.Dispose();

    private TokenValidationParameters RulesOf(OpenIdConnectConfiguration issuer) => new()
    {
        ValidIssuer = issuer.Issuer,
        ValidAudience = options.Value.ClientId,
        IssuerSigningKeys = issuer.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now > start - ClockSkew);
        },
    };

    private IssuedPerson Read(JsonWebToken token, SignInAttempt attempt)
    {
        if (!token.TryGetPayloadValue<string>("nonce", out var nonce) || !string.Equals(nonce, attempt.Nonce, StringComparison.Ordinal))
            throw new IssuerException("The ID token is not valid: its nonce is that of another sign-in", isRejected: true);

        // Section 3.1.3.7, 4 and 5: of several that a token is for, the one that asked for it is named.
        if (token.TryGetPayloadValue<string>("azp", out var party)
            && !string.Equals(party, options.Value.ClientId, StringComparison.Ordinal))
            throw new IssuerException("The ID token is not valid: another client asked for it", isRejected: true);
        if (string.IsNullOrEmpty(token.Subject))
            throw new IssuerException("The ID token is not valid: it names no subject", isRejected: true);
        var name = TextOf(token, "name") ?? TextOf(token, "preferred_username") ?? TextOf(token, "email") ?? token.Subject;
        var roles = token.Claims.Where(claim => claim.Type == options.Value.RoleClaim).Select(claim => claim.Value);
        return new(token.Subject, name, [.. roles]);
    }

    private static string? TextOf(JsonWebToken token, string claim)
    {
        if (!token.TryGetPayloadValue<string>(claim, out var text) || text is null)
            return null;
        var clean = string.Concat(text.Where(letter => !char.IsControl(letter))).Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, LongestName)];
    }

    private async Task<string> ExchangeAsync(
        OpenIdConnectConfiguration issuer, string code, SignInAttempt attempt, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, issuer.TokenEndpoint);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        var (id, secret) = (options.Value.ClientId, options.Value.ClientSecret);

        // Where the issuer does not say how, a secret goes into the header: discovery, section 3.
        if (secret.Length > 0 && !issuer.TokenEndpointAuthMethodsSupported.Contains(SecretInForm))
            request.Headers.Authorization = Basic(id, secret);
        else
            form["client_id"] = id;
        if (secret.Length > 0 && request.Headers.Authorization is null)
            form["client_secret"] = secret;

        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.Add(new("application/json"));
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return ReadIdToken(response.StatusCode, body);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new IssuerException("The issuer's token endpoint did not answer", isRejected: false, failure);
        }
    }

    /// <summary>RFC 6749, section 2.3.1: both are encoded as in a form first.</summary>
    private static AuthenticationHeaderValue Basic(string id, string secret) => new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}")));

    private static string ReadIdToken(HttpStatusCode status, string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (status is HttpStatusCode.OK && root.TryGetProperty("id_token", out var token) && token.GetString() is { Length: > 0 } found)
                return found;
            if (status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized && root.TryGetProperty("error", out var error))
            {
                throw new IssuerException(
                    error.GetString() is "invalid_client" or "unauthorized_client"
                        ? "The issuer does not take StaffSignIn__ClientId with StaffSignIn__ClientSecret: look both up where this "
                            + "deployment is registered"
                        : "The issuer does not take the code: it was used before, is too old, or is another's",
                    isRejected: true);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw new IssuerException(
                $"The issuer's token endpoint answered {(int)status} with what is no answer", isRejected: false, unreadable);
        }

        throw new IssuerException($"The issuer's token endpoint answered {(int)status} without an ID token", isRejected: false);
    }
}
