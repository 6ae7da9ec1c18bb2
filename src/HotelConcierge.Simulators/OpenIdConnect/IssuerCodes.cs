using System.Buffers.Text;
using System.Security.Cryptography;

namespace HotelConcierge.Simulators.OpenIdConnect;

/// <summary>What somebody signed in for.</summary>
internal sealed record IssuerGrant(IssuerPerson Person, string RedirectUri, string Nonce, string Challenge, DateTimeOffset Until);

/// <summary>Codes, each of which can be redeemed once.</summary>
internal sealed class IssuerCodes(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IssuerGrant> _open = new(StringComparer.Ordinal);

    public string Issue(IssuerGrant grant)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        lock (_gate)
            _open[code] = grant;
        return code;
    }

    /// <summary>What the code stands for, and no more afterwards; null when it was redeemed before, is too old, or is none.</summary>
    public IssuerGrant? Redeem(string code)
    {
        lock (_gate)
            return _open.Remove(code, out var grant) && clock.GetUtcNow() < grant.Until ? grant : null;
    }
}
