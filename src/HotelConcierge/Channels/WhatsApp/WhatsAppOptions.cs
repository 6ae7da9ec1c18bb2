using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>The settings of section <c>WhatsApp</c>: numbers on Meta's Cloud API.</summary>
public sealed partial class WhatsAppOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "WhatsApp";

    /// <summary>Meta's own address.</summary>
    public const string DefaultApiBaseUrl = "https://graph.facebook.com";

    /// <summary>The version of the Graph API that this channel was written for.</summary>
    public const string DefaultApiVersion = "v23.0";

    private const double MostSecondsToWait = 60;

    /// <summary>The access token, of a system user with <c>whatsapp_business_messaging</c>: opens the API.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>The app's secret, which signs webhooks; while it is renewed, the new and the old one, separated by a comma.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>What Meta repeats when it asks whether the webhook's address is ours. Made up by the operator.</summary>
    public string VerifyToken { get; set; } = "";

    /// <summary>Meta's id of the number that answers and writes first: digits, and not the number itself.</summary>
    public string PhoneNumberId { get; set; } = "";

    /// <summary>
    /// The number of <see cref="PhoneNumberId"/>, <c>+12025550143</c>. Empty: nobody is written to who has not written before.
    /// </summary>
    public string Number { get; set; } = "";

    /// <summary>
    /// Further numbers of the same app by Meta's ids of them, <c>+12025550143</c> each: a guest is answered from the one that they
    /// wrote to.
    /// </summary>
    public IDictionary<string, string> Numbers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether signs of progress are put on guests' messages. Off: since October 2026 messages to guests are charged, and that a reaction
    /// is not, Meta says nowhere.
    /// </summary>
    public bool Reactions { get; set; }

    /// <summary>Where the Graph API is, without its version.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>Which version of it is called.</summary>
    public string ApiVersion { get; set; } = DefaultApiVersion;

    /// <summary>How long one request may take before its outcome counts as unknown.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The approved templates, by their settings' keys: <c>WelcomeTemplate</c> (<c>stay_welcome:en_US,stay_welcome:es</c>) and
    /// <c>WelcomeVariables</c>. Which there can be, the features say.
    /// </summary>
    internal Dictionary<string, string> Templates { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The secrets of <see cref="AppSecret"/>.</summary>
    public IReadOnlyList<string> AppSecrets => Split(AppSecret);

    /// <summary>Every number by Meta's id of it; of one whose number is not set it is empty.</summary>
    internal IReadOnlyDictionary<string, string> NumbersById
    {
        get
        {
            var numbers = new Dictionary<string, string>(StringComparer.Ordinal) { [PhoneNumberId] = Number };
            foreach (var (id, number) in Numbers)
                numbers[id] = number;

            return numbers;
        }
    }

    internal static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^[0-9]{5,20}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex IdShape { get; }

    [GeneratedRegex("^v[0-9]{1,3}[.][0-9]$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex VersionShape { get; }

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    /// <param name="templates">Those that features use.</param>
    public sealed class Check(IEnumerable<MessageTemplate> templates) : IValidateOptions<WhatsAppOptions>
    {
        public ValidateOptionsResult Validate(string? name, WhatsAppOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(
                !string.IsNullOrWhiteSpace(options.AccessToken),
                "WhatsApp__AccessToken is missing: make one for a system user in Meta's business settings, with the permission whatsapp_business_messaging.");
            Require(
                options.AppSecrets.Count > 0,
                "WhatsApp__AppSecret is missing: copy the app secret from the app's basic settings at developers.facebook.com.");
            Require(
                !string.IsNullOrWhiteSpace(options.VerifyToken),
                "WhatsApp__VerifyToken is missing: make one up and give the same one to Meta with the webhook's address.");
            Require(
                IdShape.IsMatch(options.PhoneNumberId),
                "WhatsApp__PhoneNumberId must be Meta's id of the number, which is digits and not the number itself.");
            Require(
                options.Number.Length == 0 || WhatsAppAddress.IsNumber(options.Number),
                "WhatsApp__Number must be the number with its country, such as +12025550143, or empty.");
            Require(
                options.Numbers.All(entry => IdShape.IsMatch(entry.Key) && WhatsAppAddress.IsNumber(entry.Value)),
                "WhatsApp__Numbers__ must be followed by the id of a number, which is digits, and hold the number with its country: WhatsApp__Numbers__106540352242922=+12025550143.");
            Require(
                BaseUrl.Is(options.ApiBaseUrl),
                $"WhatsApp__ApiBaseUrl must be an http or https address such as {DefaultApiBaseUrl}, without a version.");
            Require(
                VersionShape.IsMatch(options.ApiVersion),
                $"WhatsApp__ApiVersion must be a version of the Graph API such as {DefaultApiVersion}.");
            Require(
                options.RequestTimeout > TimeSpan.Zero && options.RequestTimeout.TotalSeconds <= MostSecondsToWait,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"WhatsApp__RequestTimeout must be more than zero and at most {MostSecondsToWait} seconds, such as 00:00:10."));
            problems.AddRange(templates.Concat(MessageTemplate.OfDesk(options.Templates.Keys))
                .SelectMany(template => WhatsAppTemplate.FindProblems(template, options)));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
