namespace HotelConcierge.Settings;

/// <summary>One setting that an operator can make.</summary>
/// <param name="Name">Its name in the environment: <c>Twilio__AuthToken</c>. People and scripts rely on it: never renamed.</param>
/// <param name="Kind">What its value looks like.</param>
/// <param name="Default">What holds when it is absent or empty; empty when nothing does.</param>
/// <param name="Description">What it is for, in a sentence for the operator.</param>
public sealed record KnownSetting(string Name, SettingKind Kind, string Default, string Description)
{
    /// <summary>Between a section and a key in the environment, where a colon is not allowed.</summary>
    internal const string Separator = "__";

    // What App Service leaves of a reference to a secret that it could not get.
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    /// <summary>Whether its value must not be shown to anybody.</summary>
    public bool IsSecret => Kind is SettingKind.Key;

    /// <summary>Says what is wrong with a value that is not empty, and how to put it right.</summary>
    /// <returns>Null when nothing is.</returns>
    internal string? FindProblem(string value) => FindUnresolved(value) ?? Kind.FindProblem(value);

    /// <summary>Says that a value is only a reference to one, whoever's setting it is.</summary>
    /// <returns>Null when it is a value.</returns>
    internal static string? FindUnresolved(string? value) => value?.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase) == true
        ? "is a reference to a key vault that Azure could not resolve, so its own text would count as the value. Check that the vault has this secret and "
            + "that the app's identity has the role Key Vault Secrets User, then refresh the references: docs/deploy.md."
        : null;

    /// <summary>Its path in <see cref="Microsoft.Extensions.Configuration.IConfiguration"/>: <c>Twilio:AuthToken</c>.</summary>
    public string Path => Name.Replace(Separator, ":", StringComparison.Ordinal);

    /// <summary>The section it belongs to; empty for one at the root, such as <c>PublicBaseUrl</c>.</summary>
    public string Section => Name.Contains(Separator, StringComparison.Ordinal) ? Name[..Name.IndexOf(Separator, StringComparison.Ordinal)] : "";
}
