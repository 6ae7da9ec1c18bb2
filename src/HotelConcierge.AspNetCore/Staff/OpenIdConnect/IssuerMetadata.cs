using HotelConcierge.Staff;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HotelConcierge.AspNetCore.Staff.OpenIdConnect;

/// <summary>
/// What the issuer says of itself (https://openid.net/specs/openid-connect-discovery-1_0.html): where its pages are, and the keys it signs
/// with. Kept for <see cref="GoodFor"/>, and read again when it signed with a key that is not known yet.
/// </summary>
internal sealed class IssuerMetadata(IHttpClientFactory clients, IOptions<StaffSignInOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>So long it is not asked again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    /// <summary>Tokens with keys that nobody knows do not make us ask more often than this.</summary>
    public static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(1);

    private const string DiscoveryPath = "/.well-known/openid-configuration";

    private readonly HttpClient _http = StaffSignInServices.CreateClient(clients);
    private readonly SemaphoreSlim _one = new(1, 1);
    private OpenIdConnectConfiguration? _known;
    private DateTimeOffset _readAt;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>What it says, not older than <see cref="GoodFor"/>.</summary>
    /// <exception cref="IssuerException">It could not be asked, or is another one than the settings name.</exception>
    public async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && clock.GetUtcNow() - _readAt < GoodFor)
                return known;
            return await FetchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// What it says now, where the keys of <paramref name="outdated"/> were not enough; the same when it was asked just before.
    /// </summary>
    /// <exception cref="IssuerException">Likewise.</exception>
    public async Task<OpenIdConnectConfiguration> RefreshAsync(OpenIdConnectConfiguration outdated, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && !ReferenceEquals(known, outdated))
                return known;
            if (clock.GetUtcNow() - _refreshedAt < BetweenRefreshes)
                return outdated;
            _refreshedAt = clock.GetUtcNow();
            return await FetchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _http.Dispose();
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellationToken)
    {
        var issuer = options.Value.Issuer;
        var found = await FetchAsync(issuer.TrimEnd('/') + DiscoveryPath, cancellationToken);
        if (!string.Equals(found.Issuer, issuer, StringComparison.Ordinal))
        {
            throw new IssuerException(
                $"StaffSignIn__Issuer is {issuer}, and what is there calls itself {found.Issuer}. Set it to that, to the letter.",
                isRejected: true);
        }

        foreach (var (name, address) in new[]
            {
                ("authorization_endpoint", found.AuthorizationEndpoint),
                ("token_endpoint", found.TokenEndpoint),
                ("jwks_uri", found.JwksUri),
            })
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !StaffSignInOptions.IsTrustworthy(url))
                throw new IssuerException($"The issuer's {name} is no https address.", isRejected: true);
        }

        (_known, _readAt) = (found, clock.GetUtcNow());
        return found;
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(string address, CancellationToken cancellationToken)
    {
        var documents = new HttpDocumentRetriever(_http)
        {
            // A loopback address is allowed by the settings' own check.
            RequireHttps = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
            SendAdditionalHeaderData = false,
        };
        try
        {
            return await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IssuerException(
                $"The issuer's discovery document or its keys could not be read from {address}", isRejected: false, failure);
        }
    }
}
