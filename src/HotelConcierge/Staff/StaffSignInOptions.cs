using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Staff;

/// <summary>
/// How staff sign in with the account that they have at the hotel's own OpenID Connect issuer, and what sessions are signed with. Section
/// <c>StaffSignIn</c>.
/// </summary>
public sealed class StaffSignInOptions
{
    public const string Section = "StaffSignIn";

    /// <summary>A shorter secret could be guessed.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Signs the cookies. Whoever knows it can be anybody of the staff.</summary>
    /// <value>Empty: the store's own, which is made up at the first need.</value>
    public string Secret { get; set; } = "";

    /// <summary>The issuer, exactly as it names itself; its discovery document is under it.</summary>
    /// <value>Empty: nobody signs in so.</value>
    public string Issuer { get; set; } = "";

    /// <summary>What the issuer knows this deployment as.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>This deployment's password at the issuer.</summary>
    /// <value>Empty: none; the proof key of each sign-in (PKCE) has to do.</value>
    public string ClientSecret { get; set; } = "";

    /// <summary>Which claim of the ID token holds a person's roles, one or a list.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The value of <see cref="RoleClaim"/> that lets somebody in as desk.</summary>
    /// <value>Empty: none does.</value>
    public string DeskRole { get; set; } = "";

    /// <summary>The value of <see cref="RoleClaim"/> that lets somebody in as manager.</summary>
    /// <value>Empty: none does.</value>
    public string ManagerRole { get; set; } = "";

    /// <summary>The role that somebody's roles at the issuer give them here, the higher of two; null for none.</summary>
    public StaffRole? RoleOf(IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        StaffRole? best = null;
        foreach (var role in roles)
        {
            if (ManagerRole.Length > 0 && role.Equals(ManagerRole, StringComparison.Ordinal))
                return StaffRole.Manager;
            if (DeskRole.Length > 0 && role.Equals(DeskRole, StringComparison.Ordinal))
                best = StaffRole.Desk;
        }

        return best;
    }

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with a secret.</summary>
    public sealed class Check : IValidateOptions<StaffSignInOptions>
    {
        public ValidateOptionsResult Validate(string? name, StaffSignInOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            var problems = FindProblems(options).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private static IEnumerable<string> FindProblems(StaffSignInOptions options)
        {
            if (options.Secret.Length is > 0 and < ShortestSecret)
            {
                yield return $"StaffSignIn__Secret must have at least {ShortestSecret} characters: make one up, such as with "
                    + "openssl rand -base64 32.";
            }

            if (options.Issuer.Length == 0)
            {
                if (options.ClientId.Length + options.ClientSecret.Length + options.DeskRole.Length + options.ManagerRole.Length > 0)
                    yield return "StaffSignIn__Issuer is missing, so nobody could sign in with what else is set.";
                yield break;
            }

            if (!BaseUrl.Is(options.Issuer) || !IsTrustworthy(new(options.Issuer)))
            {
                yield return "StaffSignIn__Issuer must be the issuer's https address as its discovery document has it, without query or "
                    + "fragment, such as https://login.microsoftonline.com/TENANT/v2.0.";
            }

            if (options.ClientId.Length == 0)
                yield return "StaffSignIn__ClientId is missing: the issuer gave it out when this deployment was registered there.";
            if (options.RoleClaim.Length == 0)
                yield return "StaffSignIn__RoleClaim must name a claim, such as roles.";
            if (options.DeskRole.Length + options.ManagerRole.Length == 0)
            {
                yield return "StaffSignIn__DeskRole and StaffSignIn__ManagerRole are missing, so nobody could get in: set one of them or "
                    + "both.";
            }
        }
    }

    /// <summary>Whether what is sent to an address and what comes back stays between it and us: https, or this machine itself.</summary>
    internal static bool IsTrustworthy(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback);
    }
}
