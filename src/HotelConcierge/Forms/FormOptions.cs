using HotelConcierge.Settings;
using Microsoft.Extensions.Options;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Forms;

/// <summary>Where forms of the fulfilment <c>webhook</c> are posted: section <c>Forms</c>.</summary>
public sealed class FormOptions
{
    public const string Section = "Forms";

    /// <summary>What secrets may begin with, as Standard Webhooks writes them.</summary>
    private const string SecretPrefix = "whsec_";

    /// <summary>Fewest and most bytes of a key, as Standard Webhooks says.</summary>
    private const int ShortestKey = 24, LongestKey = 64;

    /// <summary>Where filled forms are posted as JSON.</summary>
    /// <value>Empty: nowhere; no form may have the fulfilment <c>webhook</c>.</value>
    public string WebhookUrl { get; set; } = "";

    /// <summary>What they are signed with: base64 of 24 to 64 bytes, which may stand behind <c>whsec_</c>.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>The key that a secret is; null when it is none.</summary>
    internal static byte[]? KeyOf(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[LongestKey + 2];
        return Convert.TryFromBase64String(text, key, out var length) && length is >= ShortestKey and <= LongestKey ? key[..length] : null;
    }
}

/// <summary>The settings of section <c>Forms</c>.</summary>
public static class FormSettings
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key(
            "Forms__WebhookUrl",
            "Where forms that guests have filled in are posted, as signed JSON, if a form says so; empty: no form may."),
        Key(
            "Forms__WebhookSecret",
            "What those posts are signed with, as Standard Webhooks says: base64 of 24 to 64 bytes, also behind whsec_."),
    ];
}

/// <summary>An address that cannot be posted to, or a secret that signs nothing, is found at start.</summary>
internal sealed class FormOptionsValidator : IValidateOptions<FormOptions>
{
    public ValidateOptionsResult Validate(string? name, FormOptions options)
    {
        var problems = new List<string>();
        if (options.WebhookUrl.Length > 0
            && !(Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            problems.Add("Forms__WebhookUrl is no absolute web address. Write it with its scheme, such as https://example.com.");
        if (options.WebhookUrl.Length > 0 && FormOptions.KeyOf(options.WebhookSecret) is null)
            problems.Add("Forms__WebhookSecret has to be base64 of 24 to 64 bytes. Make one with: openssl rand -base64 32.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
