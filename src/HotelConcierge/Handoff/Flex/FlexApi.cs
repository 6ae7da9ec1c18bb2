using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>
/// Twilio's Flex and TaskRouter APIs over plain HTTP. See https://www.twilio.com/docs/flex/developer/conversations/interactions-api and
/// https://www.twilio.com/docs/taskrouter/api/task.
/// </summary>
/// <param name="http">Follows no redirects (they would carry the token elsewhere) and times out.</param>
public sealed class FlexApi(HttpClient http, IOptions<FlexOptions> options, IOptions<TwilioOptions> account)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(2);

    private readonly string _flex = options.Value.ApiBaseUrl.TrimEnd('/');
    private readonly string _taskRouter = options.Value.TaskRouterApiBaseUrl.TrimEnd('/');

    /// <summary>The workspace's path at TaskRouter.</summary>
    internal string Workspace { get; } = "/v1/Workspaces/" + Uri.EscapeDataString(options.Value.WorkspaceSid);

    /// <summary>Asks Flex. Throws only when cancelled.</summary>
    internal Task<ConversationsAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        ConversationsApi.CallAsync(http, account.Value, HttpMethod.Get, _flex + path, form: null, cancellationToken);

    /// <summary>Posts to Flex. Throws only when cancelled.</summary>
    internal Task<ConversationsAnswer> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        ConversationsApi.CallAsync(http, account.Value, HttpMethod.Post, _flex + path, form, cancellationToken);

    /// <summary>Asks TaskRouter. Throws only when cancelled.</summary>
    internal Task<ConversationsAnswer> GetOfTaskRouterAsync(string path, CancellationToken cancellationToken) =>
        ConversationsApi.CallAsync(http, account.Value, HttpMethod.Get, _taskRouter + path, form: null, cancellationToken);

    /// <summary>What of a question was not answered, as an exception.</summary>
    /// <param name="what">What was asked for, for the operator.</param>
    internal static ChannelException Unanswered(string what, SendOutcome.Failed failure) => new(
        $"Twilio Flex did not answer with {what}: {failure.Code}.",
        failure.Kind is SendFailure.Permanent ? (TimeSpan?)null : failure.RetryAfter ?? AskAgainAfter);
}
