using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Staff;

/// <summary>What became of a name and a key.</summary>
/// <param name="Member">Whose they are; null when they are nobody's, or were not looked at.</param>
/// <param name="RetryAfter">Set when they were not looked at: how long to wait.</param>
public readonly record struct StaffKeyAnswer(StaffMember? Member, TimeSpan? RetryAfter);

/// <summary>
/// Knows staff by their keys. How often a key can be tried is limited for each name and for each address, in memory, in each process by
/// itself; a right key counts as a wrong one does, or the limit would tell them apart.
/// </summary>
public sealed class StaffKeys(IOptions<StaffOptions> options, TimeProvider clock)
{
    /// <summary>How often in a minute somebody's key can be tried.</summary>
    public const int TriesOfName = 10;

    /// <summary>How often in a minute keys can be tried from one address, behind which a whole hotel may be.</summary>
    public const int TriesFromAddress = 30;

    // Longer than any: so much of what is tried is kept.
    private const int LongestName = 64;

    private readonly Pace _ofName = new(TriesOfName, clock);
    private readonly Pace _fromAddress = new(TriesFromAddress, clock);

    // Against which the key of a name is held that is nobody's, so that an answer takes as long as any other.
    private readonly byte[] _nobodys = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    /// <summary>Looks whose they are.</summary>
    /// <param name="address">Where they come from.</param>
    public StaffKeyAnswer Try(string name, string key, string address)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_fromAddress.Admit(address) is { } hurried)
            return new(null, hurried);
        if (_ofName.Admit(name[..Math.Min(name.Length, LongestName)].ToUpperInvariant()) is { } tried)
            return new(null, tried);
        var members = options.Value.Members;
        var found = members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        var right = CryptographicOperations.FixedTimeEquals(DigestOf(key), found.Value is null ? _nobodys : DigestOf(found.Value.Key));
        return new(right && found.Value?.RoleAs is { } role ? StaffMember.ByKey(found.Key, role) : null, RetryAfter: null);
    }

    private static byte[] DigestOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
