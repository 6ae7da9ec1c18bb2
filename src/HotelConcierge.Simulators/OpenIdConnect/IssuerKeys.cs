using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.OpenIdConnect;

/// <summary>
/// The keys of the simulated issuer, made at its start, and the tokens that are signed with them. It is written without the library that
/// reads them in the product.
/// </summary>
internal sealed class IssuerKeys : IDisposable
{
    private const int Bits = 2048;

    private readonly Lock _gate = new();
    private readonly List<(string Id, RSA Key)> _published = [];
    private readonly RSA _secret = RSA.Create(Bits);

    public IssuerKeys() => Rotate(keepsOld: false);

    /// <summary>Makes a new key, with which everything is signed from now on.</summary>
    /// <param name="keepsOld">Whether the ones before stay published, as issuers do for what they have signed already.</param>
    public void Rotate(bool keepsOld)
    {
        lock (_gate)
        {
            if (!keepsOld)
                _published.Clear();
            _published.Add((string.Create(CultureInfo.InvariantCulture, $"key-{Guid.NewGuid():N}"), RSA.Create(Bits)));
        }
    }

    /// <summary>The published ones, as RFC 7517 writes them.</summary>
    public JsonObject Publish()
    {
        lock (_gate)
            return new() { ["keys"] = new JsonArray([.. _published.Select(key => Describe(key.Id, key.Key))]) };
    }

    /// <summary>A token, as RFC 7515 writes it.</summary>
    public string Sign(JsonObject payload, IssuerFaultKind? fault)
    {
        var (id, key) = Newest();
        return fault switch
        {
            IssuerFaultKind.AlgorithmNone => Join("none", null, payload) + ".",
            IssuerFaultKind.AlgorithmHs256 => WithProof(
                Join("HS256", id, payload),
                text => HMACSHA256.HashData(key.ExportParameters(includePrivateParameters: false).Modulus!, text)),
            IssuerFaultKind.UnknownKey => WithProof(Join("RS256", "key-that-nobody-publishes", payload), text => SignWith(_secret, text)),
            IssuerFaultKind.ForgedSignature => WithProof(Join("RS256", id, payload), text => SignWith(_secret, text)),
            _ => WithProof(Join("RS256", id, payload), text => SignWith(key, text)),
        };
    }

    public void Dispose()
    {
        _secret.Dispose();
        lock (_gate)
        {
            foreach (var (_, key) in _published)
                key.Dispose();
        }
    }

    private (string Id, RSA Key) Newest()
    {
        lock (_gate)
            return _published[^1];
    }

    private static string Join(string algorithm, string? key, JsonObject payload)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (key is not null)
            header["kid"] = key;
        return $"{Encode(header)}.{Encode(payload)}";
    }

    private static string WithProof(string text, Func<byte[], byte[]> prove) =>
        $"{text}.{Base64Url.EncodeToString(prove(Encoding.ASCII.GetBytes(text)))}";

    private static byte[] SignWith(RSA key, byte[] text) => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject Describe(string id, RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }
}
