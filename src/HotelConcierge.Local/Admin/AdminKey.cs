using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Admin;

/// <summary>The key of the admin routes: the configured one, or one made up for as long as this process runs.</summary>
internal sealed class AdminKey(IOptions<AdminOptions> options)
{
    public const string Header = "x-functions-key";

    public string Value { get; } =
        options.Value.Key is { Length: > 0 } configured ? configured : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Compared in constant time, by digests, so that not even the key's length shows.</summary>
    public bool Matches(string presented) => CryptographicOperations.FixedTimeEquals(DigestOf(presented), DigestOf(Value));

    private static byte[] DigestOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
