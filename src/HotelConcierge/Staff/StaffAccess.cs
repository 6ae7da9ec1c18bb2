using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Staff;

/// <summary>
/// Who gets in at all, by the settings. Where nobody does there is no door: every route of staff answers that it is not there.
/// </summary>
public sealed class StaffAccess(IOptions<StaffOptions> staff, IOptions<StaffSignInOptions> signIn)
{
    /// <summary>Whether anybody can sign in, in whichever way.</summary>
    public bool AnybodyMaySignIn => ByKey || ByIssuer;

    /// <summary>Whether somebody has a key.</summary>
    public bool ByKey => staff.Value.Members.Count > 0;

    /// <summary>Whether staff sign in with accounts of an OpenID Connect issuer.</summary>
    public bool ByIssuer => signIn.Value.Issuer.Length > 0;

    /// <summary>Whether a configuration lets anybody in.</summary>
    /// <param name="configuration">The host's whole configuration.</param>
    public static bool IsAnybodyConfigured(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return StaffOptions.Read(configuration).Members.Count > 0
            || !string.IsNullOrWhiteSpace(configuration[$"{StaffSignInOptions.Section}:{nameof(StaffSignInOptions.Issuer)}"]);
    }

    /// <summary>
    /// All that lets a member in at this moment, as a text with secrets in it: where it is another than at their sign-in, what was granted
    /// then holds no more.
    /// </summary>
    /// <returns>Null when nothing does.</returns>
    internal string? FindGrant(StaffMember member)
    {
        if (!member.IsByKey)
        {
            var issuer = signIn.Value;
            return ByIssuer
                ? string.Join('\n', issuer.Issuer, issuer.ClientId, issuer.RoleClaim, issuer.DeskRole, issuer.ManagerRole)
                : null;
        }

        return staff.Value.Members.TryGetValue(member.Name, out var entry) && entry.RoleAs == member.Role
            ? string.Join('\n', entry.Key, entry.RoleAs)
            : null;
    }
}
