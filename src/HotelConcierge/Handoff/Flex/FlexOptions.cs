using System.Text.RegularExpressions;
using HotelConcierge.Settings;
using HotelConcierge.Text;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>The settings of section <c>Flex</c>: people of a Twilio Flex contact centre, of the account in section <c>Twilio</c>.</summary>
public sealed partial class FlexOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Flex";

    /// <summary>Twilio's own address for interactions.</summary>
    public const string DefaultApiBaseUrl = "https://flex-api.twilio.com";

    /// <summary>Twilio's own address for tasks.</summary>
    public const string DefaultTaskRouterApiBaseUrl = "https://taskrouter.twilio.com";

    /// <summary>The TaskRouter workspace of Flex, <c>WS</c> and 32 hexadecimal digits.</summary>
    public string WorkspaceSid { get; set; } = "";

    /// <summary>The workflow that finds somebody for a guest, <c>WW</c> and 32 hexadecimal digits.</summary>
    public string WorkflowSid { get; set; } = "";

    /// <summary>The unique name of the task channel, which says how many chats a person has at once.</summary>
    public string TaskChannel { get; set; } = "chat";

    /// <summary>Where the Flex API is.</summary>
    public string ApiBaseUrl { get; set; } = DefaultApiBaseUrl;

    /// <summary>Where the TaskRouter API is.</summary>
    public string TaskRouterApiBaseUrl { get; set; } = DefaultTaskRouterApiBaseUrl;

    [GeneratedRegex("^WS[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex WorkspaceSidShape { get; }

    [GeneratedRegex("^WW[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex WorkflowSidShape { get; }

    /// <summary>Says everything that is wrong with the settings, each by the name the operator wrote, never with its value.</summary>
    /// <param name="hasConversations">Whether the deployment has the channel whose guests Flex looks after.</param>
    public sealed class Check(bool hasConversations) : IValidateOptions<FlexOptions>
    {
        public ValidateOptionsResult Validate(string? name, FlexOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            Require(
                hasConversations,
                "Flex has guests of Twilio Conversations: set Conversations__ServiceSid, Twilio__AccountSid and Twilio__AuthToken too.");
            Require(
                WorkspaceSidShape.IsMatch(options.WorkspaceSid),
                "Flex__WorkspaceSid must be WS followed by 32 hexadecimal digits, as the Twilio console shows it under TaskRouter.");
            Require(
                WorkflowSidShape.IsMatch(options.WorkflowSid),
                "Flex__WorkflowSid must be WW followed by 32 hexadecimal digits, as the Twilio console shows it under TaskRouter.");
            Require(
                !string.IsNullOrWhiteSpace(options.TaskChannel),
                "Flex__TaskChannel must be the unique name of a task channel, such as chat.");
            Require(BaseUrl.Is(options.ApiBaseUrl), $"Flex__ApiBaseUrl must be an http or https address such as {DefaultApiBaseUrl}.");
            Require(
                BaseUrl.Is(options.TaskRouterApiBaseUrl),
                $"Flex__TaskRouterApiBaseUrl must be an http or https address such as {DefaultTaskRouterApiBaseUrl}.");
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

            void Require(bool holds, string problem)
            {
                if (!holds)
                    problems.Add(problem);
            }
        }
    }
}
