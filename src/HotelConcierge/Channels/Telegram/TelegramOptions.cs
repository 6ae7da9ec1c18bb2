using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Telegram;

/// <summary>The settings of section <c>Telegram</c>.</summary>
public sealed partial class TelegramOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Telegram";

    /// <summary>Telegram's own address.</summary>
    public const string DefaultApiBaseUrl = "https://api.telegram.org";

    private const double MostSecondsToWait = 60;

    /// <summary>The bot's token as @BotFather gave it, <c>123456:ABC...</c>. It opens the API and names the bot.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>
    /// What Telegram is told with <c>setWebhook</c> and repeats in a header of every webhook: 1 to 256 letters, digits,
    /// <c>_</c> and <c>-</c>. Whoever knows it can speak for every guest.
    /// </summary>
    public string SecretToken { get; set; } = "";

    /// <summary>Where the Bot API is.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>How long one request may take, a picture's upload included, before its outcome counts as unknown.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The bot's own id, which is the first part of its token and the business's end of every conversation.</summary>
    public string BotId => BotToken[..Math.Max(0, BotToken.IndexOf(':', StringComparison.Ordinal))];

    [GeneratedRegex("^[0-9]{3,20}:[A-Za-z0-9_-]{20,100}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex BotTokenShape { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex SecretTokenShape { get; }

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    public sealed class Check : IValidateOptions<TelegramOptions>
    {
        public ValidateOptionsResult Validate(string? name, TelegramOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(
                BotTokenShape.IsMatch(options.BotToken),
                "Telegram__BotToken must be the whole token that @BotFather gave, such as 123456:ABC-DEF...");
            Require(
                SecretTokenShape.IsMatch(options.SecretToken),
                "Telegram__SecretToken must be 1 to 256 letters, digits, _ or -: make one up and give the same one to setWebhook.");
            Require(BaseUrl.Is(options.ApiBaseUrl), $"Telegram__ApiBaseUrl must be an http or https address such as {DefaultApiBaseUrl}.");
            Require(
                options.RequestTimeout > TimeSpan.Zero && options.RequestTimeout.TotalSeconds <= MostSecondsToWait,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Telegram__RequestTimeout must be more than zero and at most {MostSecondsToWait} seconds, such as 00:00:30."));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
