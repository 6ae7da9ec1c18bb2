using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Staff;

/// <summary>The settings of sections <c>Staff</c> and <c>StaffSignIn</c>: who of the hotel gets in, and how.</summary>
public static class StaffSettings
{
    /// <summary>The key of one member, whoever it is.</summary>
    internal static KnownSetting MemberKey { get; } = Key(
        "Staff__reception__Key",
        "The key with which the member of staff named in the middle signs in: at least 16 characters that you make up.").ForEachName();

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        MemberKey,
        Plain("Staff__reception__Role", "", "What the member of staff named in the middle may do: desk or manager; empty: desk.")
            .ForEachName(),
        Key(
            "StaffSignIn__Secret",
            "A secret of at least 32 characters that you make up: signs the cookie that says who of the staff somebody is; empty: Local "
                + "makes one up and keeps it."),
        Plain(
            "StaffSignIn__Issuer", "",
            "The OpenID Connect issuer with whose accounts staff sign in, such as https://login.microsoftonline.com/TENANT/v2.0; empty: "
                + "none."),
        Plain("StaffSignIn__ClientId", "", "What that issuer knows this deployment as."),
        Key("StaffSignIn__ClientSecret", "This deployment's secret at that issuer; empty: it has none and proves itself by PKCE alone."),
        Plain("StaffSignIn__RoleClaim", "roles", "The claim of the issuer's ID token that holds a person's roles."),
        Plain("StaffSignIn__DeskRole", "", "The role at the issuer that lets somebody in as desk."),
        Plain("StaffSignIn__ManagerRole", "", "The role at the issuer that lets somebody in as manager."),
    ];

    /// <summary>
    /// What a host cannot do without whose instances come and go, and whose operators keep secrets in a vault: a secret of their own, as
    /// soon as anybody may sign in.
    /// </summary>
    public static IEnumerable<SettingsNeed> FindNeeds(IConfiguration configuration) =>
        StaffAccess.IsAnybodyConfigured(configuration)
            ? [new("nobody of the staff could stay signed in", ["StaffSignIn__Secret"])]
            : [];
}
