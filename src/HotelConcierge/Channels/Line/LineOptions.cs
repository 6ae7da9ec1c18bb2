using System.Globalization;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Line;

/// <summary>The settings of section <c>Line</c>: one official account.</summary>
public sealed class LineOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Line";

    /// <summary>LINE's own address.</summary>
    public const string DefaultApiBaseUrl = "https://api.line.me";

    /// <summary>Where LINE keeps what guests send.</summary>
    public const string DefaultDataBaseUrl = "https://api-data.line.me";

    private const double MostSecondsToWait = 60;

    /// <summary>The Messaging API channel's secret, which signs webhooks.</summary>
    public string ChannelSecret { get; set; } = "";

    /// <summary>The channel's access token, one that does not run out: opens the API.</summary>
    public string ChannelAccessToken { get; set; } = "";

    /// <summary>Where the Messaging API is.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>Where its files are, which is another host.</summary>
    public string DataBaseUrl { get; set; } = DefaultDataBaseUrl;

    /// <summary>How long one request may take before its outcome counts as unknown.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    public sealed class Check : IValidateOptions<LineOptions>
    {
        public ValidateOptionsResult Validate(string? name, LineOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(
                !string.IsNullOrWhiteSpace(options.ChannelSecret),
                "Line__ChannelSecret is missing: copy it from the basic settings of the Messaging API channel at developers.line.biz.");
            Require(
                !string.IsNullOrWhiteSpace(options.ChannelAccessToken),
                "Line__ChannelAccessToken is missing: issue a long-lived one on the channel's Messaging API page at developers.line.biz.");
            Require(BaseUrl.Is(options.ApiBaseUrl), $"Line__ApiBaseUrl must be an http or https address such as {DefaultApiBaseUrl}.");
            Require(BaseUrl.Is(options.DataBaseUrl), $"Line__DataBaseUrl must be an http or https address such as {DefaultDataBaseUrl}.");
            Require(
                options.RequestTimeout > TimeSpan.Zero && options.RequestTimeout.TotalSeconds <= MostSecondsToWait,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Line__RequestTimeout must be more than zero and at most {MostSecondsToWait} seconds, such as 00:00:10."));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
