namespace HotelConcierge.Settings;

/// <summary>One setting that an operator can make.</summary>
/// <param name="Name">Its name in the environment: <c>Admin__Key</c>. People and scripts rely on it: never renamed.</param>
/// <param name="Kind">What its value looks like.</param>
/// <param name="Default">What holds when it is absent or empty; empty when nothing does.</param>
/// <param name="Description">What it is for, in a sentence for the operator.</param>
public sealed record KnownSetting(string Name, SettingKind Kind, string Default, string Description)
{
    /// <summary>Between a section and a key in the environment, where a colon is not allowed.</summary>
    internal const string Separator = "__";

    // What App Service leaves of a reference to a secret that it could not get.
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    /// <summary>
    /// Whether the middle of its name stands for any: <c>Assistants__hotel__Addresses</c> is there for every assistant. Whose names
    /// there are is the feature's to check.
    /// </summary>
    public bool IsForEachName { get; private init; }

    /// <summary>
    /// Whether the end of its name stands for any: <c>WhatsApp__Numbers__106540352242922</c> is there for every number. Likewise.
    /// </summary>
    public bool IsForEachKey { get; private init; }

    /// <summary>Whether its value must not be shown to anybody.</summary>
    public bool IsSecret => Kind is SettingKind.Key;

    /// <summary>Says what is wrong with a value that is not empty, and how to put it right.</summary>
    /// <returns>Null when nothing is.</returns>
    internal string? FindProblem(string value) => FindUnresolved(value) ?? Kind.FindProblem(value);

    /// <summary>Says that a value is only a reference to one, whoever's setting it is.</summary>
    /// <returns>Null when it is a value.</returns>
    internal static string? FindUnresolved(string? value) =>
        value?.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase) == true
            ? "is a reference to a key vault that Azure could not resolve, so its own text would count as the value. Check that the vault has this secret and "
                + "that the app's identity has the role Key Vault Secrets User, then refresh the references: docs/deploy.md."
            : null;

    /// <summary>Its path in <see cref="Microsoft.Extensions.Configuration.IConfiguration"/>: <c>Admin:Key</c>.</summary>
    public string Path => Name.Replace(Separator, ":", StringComparison.Ordinal);

    /// <summary>The section it belongs to; empty for one at the root, such as <c>PublicBaseUrl</c>.</summary>
    public string Section =>
        Name.Contains(Separator, StringComparison.Ordinal) ? Name[..Name.IndexOf(Separator, StringComparison.Ordinal)] : "";

    /// <summary>The same for any name in the middle of its own.</summary>
    public KnownSetting ForEachName() => this with { IsForEachName = true };

    /// <summary>The same for any name at the end of its own.</summary>
    public KnownSetting ForEachKey() => this with { IsForEachKey = true };

    /// <summary>Whether it is what stands at a path of the configuration, under a name that is not its own.</summary>
    internal bool IsAt(string path) =>
        (IsForEachName || IsForEachKey)
        && path.Split(':') is [var section, { Length: > 0 } middle, { Length: > 0 } key]
        && Path.Split(':') is [var ownSection, var ownMiddle, var ownKey]
        && section.Equals(ownSection, StringComparison.OrdinalIgnoreCase)
        && (IsForEachName || middle.Equals(ownMiddle, StringComparison.OrdinalIgnoreCase))
        && (IsForEachKey || key.Equals(ownKey, StringComparison.OrdinalIgnoreCase));

    /// <summary>Any text on one line.</summary>
    public static KnownSetting Plain(string name, string standard, string description) =>
        new(name, new SettingKind.Text(), standard, description);

    /// <summary>A secret; never with a default.</summary>
    public static KnownSetting Key(string name, string description) => new(name, new SettingKind.Key(), "", description);

    /// <summary>The absolute address of a web service.</summary>
    public static KnownSetting Address(string name, string standard, string description) =>
        new(name, new SettingKind.Address(), standard, description);

    /// <summary>Yes or no: <c>true</c> or <c>false</c>.</summary>
    public static KnownSetting Switch(string name, string standard, string description) =>
        new(name, new SettingKind.Switch(), standard, description);

    /// <summary>A whole number within bounds, both included.</summary>
    public static KnownSetting Number(string name, string standard, int least, int most, string description) =>
        new(name, new SettingKind.Number(least, most), standard, description);

    /// <summary>An amount of money, zero or more.</summary>
    public static KnownSetting Amount(string name, string standard, string description) =>
        new(name, new SettingKind.Amount(), standard, description);

    /// <summary>Models and what they cost; without a default.</summary>
    public static KnownSetting Prices(string name, string description) => new(name, new SettingKind.Prices(), "", description);

    /// <summary>A span of time within bounds, both included.</summary>
    public static KnownSetting Duration(string name, string standard, TimeSpan least, TimeSpan most, string description) =>
        new(name, new SettingKind.Duration(least, most), standard, description);
}
