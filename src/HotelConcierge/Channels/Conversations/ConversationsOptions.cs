using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>The settings of section <c>Conversations</c>: one chat service of the account in section <c>Twilio</c>.</summary>
public sealed partial class ConversationsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Conversations";

    /// <summary>Twilio's own address for conversations.</summary>
    public const string DefaultApiBaseUrl = "https://conversations.twilio.com";

    /// <summary>Where Twilio keeps what people send in conversations.</summary>
    public const string DefaultMediaApiBaseUrl = "https://mcs.us1.twilio.com";

    private const int LongestIdentity = 256;
    private const double MostSecondsToWait = 60;

    /// <summary>The chat service, <c>IS</c> and 32 hexadecimal digits: Flex has one, other accounts a default one.</summary>
    public string ServiceSid { get; set; } = "";

    /// <summary>As whom we write. What this author wrote is ours and never answered, so nobody else may have the name.</summary>
    public string Identity { get; set; } = "concierge";

    /// <summary>Where the Conversations API is.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>Where its files are, which is another host.</summary>
    public string MediaApiBaseUrl { get; set; } = DefaultMediaApiBaseUrl;

    /// <summary>How long one request may take before its outcome counts as unknown.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    [GeneratedRegex("^IS[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex ServiceSidShape { get; }

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    public sealed class Check : IValidateOptions<ConversationsOptions>
    {
        public ValidateOptionsResult Validate(string? name, ConversationsOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(
                ServiceSidShape.IsMatch(options.ServiceSid),
                "Conversations__ServiceSid must be IS followed by 32 hexadecimal digits, as the Twilio console shows it.");
            Require(
                !string.IsNullOrWhiteSpace(options.Identity) && options.Identity.Length <= LongestIdentity,
                $"Conversations__Identity must be a name of at most {LongestIdentity} letters, such as concierge.");
            Require(
                BaseUrl.Is(options.ApiBaseUrl), $"Conversations__ApiBaseUrl must be an http or https address such as {DefaultApiBaseUrl}.");
            Require(
                BaseUrl.Is(options.MediaApiBaseUrl),
                $"Conversations__MediaApiBaseUrl must be an http or https address such as {DefaultMediaApiBaseUrl}.");
            Require(
                options.RequestTimeout > TimeSpan.Zero && options.RequestTimeout.TotalSeconds <= MostSecondsToWait,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Conversations__RequestTimeout must be more than zero and at most {MostSecondsToWait} seconds, such as 00:00:10."));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
