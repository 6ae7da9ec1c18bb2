using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>How an interaction stands.</summary>
/// <param name="Channel">Its channel's id, <c>UO...</c>; empty where there is none.</param>
/// <param name="Status">The channel's.</param>
/// <param name="Error">Twilio's error code of a channel that has failed; empty for none.</param>
internal sealed record InteractionState(string Channel, string Status, string Error)
{
    /// <summary>Flex is still setting it up.</summary>
    public bool IsSettingUp => Status is "setup";

    /// <summary>People have it, or will, and nothing more comes of it otherwise.</summary>
    public bool IsOpen => Status is "setup" or "active" or "transfer" or "pause";
}

/// <summary>
/// Interactions of Flex and their tasks. One has a channel, which is bound to the guest's conversation, and tasks, one for each person that
/// it is brought to; every task names the case.
/// </summary>
public sealed class FlexInteractions(FlexApi api, ConversationsAuthors authors, IOptions<FlexOptions> options)
{
    /// <summary>The task attribute that holds the case's id.</summary>
    internal const string CaseAttribute = "case";

    private const string InteractionAttribute = "flexInteractionSid";
    private const string Stranger = "Guest";
    private const int MostTasks = 20;

    /// <summary>
    /// Begins one. Flex takes it at once and sets it up afterwards, and has no key by which it would know the same request again.
    /// </summary>
    /// <returns>Its id (<c>KD...</c>) or what went wrong.</returns>
    /// <exception cref="ChannelException">Nobody knows who the guest is; nothing was begun.</exception>
    internal async Task<(string? Sid, SendOutcome.Failed? Failure)> BeginAsync(DeskCase opened, CancellationToken cancellationToken)
    {
        var people = await authors.ListAsync(opened.Address.Guest, cancellationToken);
        var address = people.FirstOrDefault(one => one.Address is not null)?.Address;
        var attributes = new JsonObject
        {
            ["from"] = opened.GuestName ?? address ?? Stranger,
            ["customerName"] = opened.GuestName ?? address ?? Stranger,
            [CaseAttribute] = opened.Id,
            ["summary"] = opened.Summary,
            ["reason"] = opened.Reason.ToString().ToLowerInvariant(),
            ["urgency"] = opened.Urgency.ToString().ToLowerInvariant(),
            ["language"] = opened.Language,
            ["assistant"] = opened.Assistant,
        };
        if (address is not null)
            attributes["customerAddress"] = address;
        var channel = new JsonObject
        {
            ["type"] = TypeOf(address),
            ["initiated_by"] = "customer",
            ["properties"] = new JsonObject { ["media_channel_sid"] = opened.Address.Guest },
        };
        var routing = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["workspace_sid"] = options.Value.WorkspaceSid,
                ["workflow_sid"] = options.Value.WorkflowSid,
                ["task_channel_unique_name"] = options.Value.TaskChannel,
                ["attributes"] = attributes,
            },
        };
        var answer = await api.PostAsync(
            "/v1/Interactions", [new("Channel", channel.ToJsonString()), new("Routing", routing.ToJsonString())], cancellationToken);
        if (answer.Failure is { } failure)
            return (null, failure);
        return answer.Body?.Text("sid") is { Length: > 0 } sid
            ? (sid, null)
            : (null, new(SendFailure.Unknown, "unreadable answer"));
    }

    /// <summary>The interaction of a case, by its tasks; null when none of them is there.</summary>
    /// <exception cref="ChannelException">TaskRouter did not say.</exception>
    internal async Task<string?> FindAsync(string caseId, CancellationToken cancellationToken)
    {
        foreach (var task in await ListTasksAsync(caseId, cancellationToken))
        {
            // A list does not show attributes.
            var answer = await api.GetOfTaskRouterAsync(PathOf(task.Text("sid")), cancellationToken);
            if (answer is { Failure: { } failure, IsGone: false })
                throw FlexApi.Unanswered("a task", failure);
            if (AttributesOf(answer.Body?.Text("attributes") ?? "")?.Text(InteractionAttribute) is { Length: > 0 } sid)
                return sid;
        }

        return null;
    }

    /// <summary>Whether somebody has a task of the case, or it waits for somebody: who passes a guest on ends their own task.</summary>
    /// <param name="except">The id of the task that is over; null for none.</param>
    /// <exception cref="ChannelException">TaskRouter did not say.</exception>
    internal async Task<bool> IsWithPeopleAsync(string caseId, string? except, CancellationToken cancellationToken) =>
        (await ListTasksAsync(caseId, cancellationToken)).Any(task =>
            task.Text("sid") != except && task.Text("assignment_status") is "pending" or "reserved" or "assigned");

    /// <summary>How one stands. One that is not there, not any more, counts as closed.</summary>
    /// <exception cref="ChannelException">Flex did not say.</exception>
    internal async Task<InteractionState> ReadAsync(string sid, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"/v1/Interactions/{Uri.EscapeDataString(sid)}/Channels", cancellationToken);
        if (answer.IsGone)
            return new("", "closed", "");
        if (answer.Failure is { } failure)
            throw FlexApi.Unanswered("the interaction's channel", failure);
        foreach (var channel in answer.Body?.Objects("channels") ?? [])
        {
            return new(
                channel.Text("sid"),
                channel.Text("status"),
                channel.Long("error_code")?.ToString(CultureInfo.InvariantCulture) ?? "");
        }

        return new("", "setup", "");
    }

    /// <summary>
    /// Takes it back from people and completes their tasks. The channel gets inactive, not closed: the conversation goes on.
    /// </summary>
    /// <exception cref="ChannelException">It may still be open: do it again.</exception>
    internal async Task LeaveAsync(string sid, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(sid, cancellationToken);
        if (!state.IsOpen || state.Channel.Length == 0)
            return;
        var answer = await api.PostAsync(
            $"/v1/Interactions/{Uri.EscapeDataString(sid)}/Channels/{Uri.EscapeDataString(state.Channel)}",
            [new("Status", "inactive"), new("Routing", """{"status":"closed"}""")],
            cancellationToken);
        if (answer is { Failure: { } failure, IsGone: false })
            throw FlexApi.Unanswered("an interaction taken back", failure);
    }

    /// <summary>A task's attributes; null when they are none.</summary>
    internal static ProviderJson? AttributesOf(string attributes) => ProviderJson.Parse(Encoding.UTF8.GetBytes(attributes));

    private string PathOf(string task) => $"{api.Workspace}/Tasks/{Uri.EscapeDataString(task)}";

    private async Task<IReadOnlyList<ProviderJson>> ListTasksAsync(string caseId, CancellationToken cancellationToken)
    {
        var filter = Uri.EscapeDataString($"{CaseAttribute} == \"{caseId}\"");
        var answer = await api.GetOfTaskRouterAsync(
            $"{api.Workspace}/Tasks?EvaluateTaskAttributes={filter}&PageSize={MostTasks}", cancellationToken);
        if (answer.Failure is { } failure)
            throw FlexApi.Unanswered("the tasks of a case", failure);
        return [.. answer.Body?.Objects("tasks") ?? []];
    }

    /// <summary>What Flex calls a conversation in which the guest has such an address.</summary>
    private static string TypeOf(string? address) => address switch
    {
        null => "web",
        _ when address.StartsWith("whatsapp:", StringComparison.Ordinal) => "whatsapp",
        _ when address.StartsWith("messenger:", StringComparison.Ordinal) => "messenger",
        _ => "sms",
    };
}
