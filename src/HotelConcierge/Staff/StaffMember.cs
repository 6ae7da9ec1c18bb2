using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Staff;

/// <summary>What somebody of the hotel may do. A manager may do whatever the desk may.</summary>
public enum StaffRole
{
    /// <summary>Talks to guests.</summary>
    Desk,

    /// <summary>Decides for others as well.</summary>
    Manager,
}

/// <summary>Somebody of the hotel, as they signed in.</summary>
/// <param name="Id">
/// Tells two of the same name apart and stays the same at every sign-in: <c>key:ana</c>, <c>issuer:</c> and a subject.
/// </param>
/// <param name="Name">As others know them. Never above Debug in a log.</param>
public sealed record StaffMember(string Id, string Name, StaffRole Role)
{
    private const string ByKeyPrefix = "key:";
    private const string ByIssuerPrefix = "issuer:";

    /// <summary>
    /// As whom a case is theirs: their name, and where an issuer may know two of one name, some signs of their id that stay the same.
    /// </summary>
    public string Label => IsByKey
        ? Name
        : string.Create(CultureInfo.InvariantCulture, $"{Name} #{StableHash.Of(Id) & 0xffffff:x6}");

    /// <summary>Whether they came by a key of ours; else by an OpenID Connect issuer.</summary>
    internal bool IsByKey => Id.StartsWith(ByKeyPrefix, StringComparison.Ordinal);

    /// <summary>Somebody with a key.</summary>
    /// <param name="name">As the setting has it.</param>
    public static StaffMember ByKey(string name, StaffRole role) => new(ByKeyPrefix + name, name, role);

    /// <summary>Somebody whom the issuer knows.</summary>
    /// <param name="subject">The issuer's own id of them.</param>
    public static StaffMember ByIssuer(string subject, string name, StaffRole role) => new(ByIssuerPrefix + subject, name, role);
}
