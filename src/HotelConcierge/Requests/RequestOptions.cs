using HotelConcierge.Settings;
using Microsoft.Extensions.Options;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Requests;

/// <summary>How staff are told of guests' requests: section <c>Requests</c>.</summary>
public sealed class RequestOptions
{
    public const string Section = "Requests";

    /// <summary>Where requests are posted as JSON.</summary>
    /// <value>Empty: nowhere; staff read them at <c>GET /api/requests</c>.</value>
    public string WebhookUrl { get; set; } = "";
}

/// <summary>The settings of section <c>Requests</c>.</summary>
public static class RequestSettings
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key(
            "Requests__WebhookUrl",
            "Where guests' complaints and wishes are sent, as JSON by POST; empty: they are read at GET /api/requests, or mailed."),
    ];
}

/// <summary>An address that cannot be posted to is found at start.</summary>
internal sealed class RequestOptionsValidator : IValidateOptions<RequestOptions>
{
    public ValidateOptionsResult Validate(string? name, RequestOptions options) =>
        options.WebhookUrl.Length == 0
        || (Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Requests__WebhookUrl is no absolute web address. Write it with its scheme, such as https://example.com.");
}
