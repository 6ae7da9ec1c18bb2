using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>The settings of section <c>Twilio</c>.</summary>
public sealed partial class TwilioOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Twilio";

    /// <summary>Twilio's own address for messages.</summary>
    public const string DefaultApiBaseUrl = "https://api.twilio.com";

    /// <summary>Twilio's own address for typing indicators.</summary>
    public const string DefaultMessagingApiBaseUrl = "https://messaging.twilio.com";

    private const double MostSecondsToWait = 60;

    /// <summary>The account, <c>AC</c> and 32 hexadecimal digits. A wrong one makes every send fail.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>The account's auth token: signs webhooks and opens the API. An API key's secret does not do.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>
    /// The secret of the shared key with which the account's webhook rules have webhooks signed; while it is renewed, the new and
    /// the old one, separated by a comma. Empty: the auth token signs.
    /// </summary>
    public string SharedKeySecret { get; set; } = "";

    /// <summary>
    /// Who writes first when the guest has not: <c>whatsapp:+14155238886</c>, <c>+14155238886</c>. Replies come from the address the
    /// guest wrote to.
    /// </summary>
    public string From { get; set; } = "";

    /// <summary>
    /// A messaging service (<c>MG...</c>) that chooses the sender of every message; empty: the address the guest wrote to.
    /// </summary>
    public string MessagingServiceSid { get; set; } = "";

    /// <summary>Where the Messages API is.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>
    /// Where the Messaging API is, which takes typing indicators and knows messaging services; empty: Twilio's own address, or
    /// <see cref="ApiBaseUrl"/> when that was changed, so that one stand-in serves both.
    /// </summary>
    public string MessagingApiBaseUrl { get; set; } = "";

    /// <summary>
    /// Whether WhatsApp guests see that an answer is being written. Off by default: Twilio calls it a beta, and it also
    /// marks the guest's message as read.
    /// </summary>
    public bool TypingIndicator { get; set; }

    /// <summary>How long one request may take before its outcome counts as unknown.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The approved templates, by their settings' keys: <c>WelcomeTemplate</c> (<c>HX...</c>, or <c>en=HX...,es=HX...</c>) and
    /// <c>WelcomeVariables</c> (what fills its <c>{{1}}</c>, <c>{{2}}</c> ..., in order). Which there can be, the features say.
    /// </summary>
    internal Dictionary<string, string> Templates { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The secrets of <see cref="SharedKeySecret"/>.</summary>
    public IReadOnlyList<string> SharedKeys =>
        SharedKeySecret.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Where the Messaging API is in effect: as set, or beside a changed <see cref="ApiBaseUrl"/>, or Twilio's own address.
    /// </summary>
    public string MessagingBaseUrl => (MessagingApiBaseUrl, ApiBaseUrl.TrimEnd('/')) switch
    {
        ("", DefaultApiBaseUrl) => DefaultMessagingApiBaseUrl,
        ("", var api) => api,
        var (messaging, _) => messaging.TrimEnd('/'),
    };

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex AccountSidShape { get; }

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex ServiceSidShape { get; }

    // A number on WhatsApp or SMS, a short code, or an alphanumeric sender of at most eleven characters.
    [GeneratedRegex(
        @"^((whatsapp:)?\+[1-9][0-9]{6,14}|[A-Za-z0-9 ]{3,11})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchPatience.Milliseconds
    )]
    private static partial Regex SenderShape { get; }

    /// <summary>Whether it is a number that can be written to: <c>+34600000001</c> or <c>whatsapp:+34600000001</c>.</summary>
    internal static bool IsNumber(string address) => NumberShape.IsMatch(address);

    [GeneratedRegex(@"^(whatsapp:)?\+[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex NumberShape { get; }

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    /// <param name="templates">Those that features use.</param>
    public sealed class Check(IEnumerable<MessageTemplate> templates) : IValidateOptions<TwilioOptions>
    {
        public ValidateOptionsResult Validate(string? name, TwilioOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(
                AccountSidShape.IsMatch(options.AccountSid),
                "Twilio__AccountSid must be AC followed by 32 hexadecimal digits, as the Twilio console shows it.");
            Require(
                !string.IsNullOrWhiteSpace(options.AuthToken),
                "Twilio__AuthToken is missing: copy the account's auth token from the Twilio console.");
            Require(
                options.From.Length == 0 || SenderShape.IsMatch(options.From),
                "Twilio__From must be a sender such as whatsapp:+14155238886 or +14155238886.");
            Require(
                options.MessagingServiceSid.Length == 0 || ServiceSidShape.IsMatch(options.MessagingServiceSid),
                "Twilio__MessagingServiceSid must be MG followed by 32 hexadecimal digits, or empty.");
            Require(BaseUrl.Is(options.ApiBaseUrl), $"Twilio__ApiBaseUrl must be an http or https address such as {DefaultApiBaseUrl}.");
            Require(
                options.MessagingApiBaseUrl.Length == 0 || BaseUrl.Is(options.MessagingApiBaseUrl),
                $"Twilio__MessagingApiBaseUrl must be an http or https address such as {DefaultMessagingApiBaseUrl}, or empty.");
            Require(
                options.RequestTimeout > TimeSpan.Zero && options.RequestTimeout.TotalSeconds <= MostSecondsToWait,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Twilio__RequestTimeout must be more than zero and at most {MostSecondsToWait} seconds, such as 00:00:10."));
            problems.AddRange(templates.Concat(MessageTemplate.OfDesk(options.Templates.Keys))
                .SelectMany(template => TwilioTemplate.FindProblems(template, options)));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
