using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Staff;
using HotelConcierge.Storage;

namespace HotelConcierge.AspNetCore.Staff.OpenIdConnect;

/// <summary>A sign-in that somebody has set out on: what the issuer is given, and what has to come back.</summary>
/// <param name="State">Ties the answer to the browser that asked.</param>
/// <param name="Nonce">Ties the ID token to the question.</param>
/// <param name="Verifier">The proof key (RFC 7636), of which the issuer is told a digest first.</param>
/// <param name="RedirectUri">Where the issuer sends the browser back to.</param>
/// <param name="Until">When it is too late, in seconds since 1970.</param>
internal sealed record SignInAttempt(string State, string Nonce, string Verifier, string RedirectUri, long Until)
{
    /// <summary>What the issuer is told of <see cref="Verifier"/>, by method <c>S256</c>.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}

/// <summary>
/// Attempts travel in a signed cookie, so that any instance can finish what another began and nothing is kept of those who never come back.
/// </summary>
internal sealed class SignInAttempts(StaffSeal seal, TimeProvider clock)
{
    /// <summary>As long as one may take to sign in over there.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>The cookie's name.</summary>
    public const string CookieName = "staff-sign-in";

    /// <summary>How often in a minute the issuer is asked for one address.</summary>
    public const int PerMinute = 30;

    private const string Purpose = "staff-attempt";
    private const int SecretBytes = 32;

    private readonly Pace _fromAddress = new(PerMinute, clock);

    /// <summary>Counts a step of one.</summary>
    /// <returns>Null when it may be done; else how long to wait.</returns>
    public TimeSpan? Admit(string address) => _fromAddress.Admit(address);

    public SignInAttempt Begin(string redirectUri) =>
        new(MakeUp(), MakeUp(), MakeUp(), redirectUri, (clock.GetUtcNow() + GoodFor).ToUnixTimeSeconds());

    /// <summary>The cookie's value.</summary>
    public Task<string> SealAsync(SignInAttempt attempt, CancellationToken cancellationToken) =>
        seal.SealAsync(Purpose, JsonSerializer.SerializeToUtf8Bytes(attempt), cancellationToken);

    /// <summary>The attempt that an answer belongs to.</summary>
    /// <param name="cookie">The cookie's value.</param>
    /// <param name="state">What came back.</param>
    /// <returns>Null when this browser has not set out on it, or too long ago.</returns>
    public async Task<SignInAttempt?> OpenAsync(string cookie, string state, CancellationToken cancellationToken) =>
        await seal.OpenAsync(Purpose, cookie, cancellationToken) is { } content
        && JsonSerializer.Deserialize<SignInAttempt>(content) is { } attempt
        && clock.GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(attempt.Until)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(attempt.State))
            ? attempt
            : null;

    private static string MakeUp() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
