using HotelConcierge.Channels.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>Asks TaskRouter for the workspace and the workflow, and where the workspace's events are told.</summary>
internal sealed class FlexProbe(FlexApi api, IOptions<FlexOptions> options, PublicAddress publicAddress) : IProbe
{
    private const string Unreachable = "Check Flex__TaskRouterApiBaseUrl and the way to it; status.twilio.com may say more.";

    public string What => "twilio-flex";

    public string Remedy => Unreachable;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var workspace = await api.GetOfTaskRouterAsync(api.Workspace, cancellationToken);
        if (FindTrouble(workspace, "workspace", "Flex__WorkspaceSid") is { } trouble)
            return trouble;
        var workflow = await api.GetOfTaskRouterAsync(
            $"{api.Workspace}/Workflows/{Uri.EscapeDataString(options.Value.WorkflowSid)}", cancellationToken);
        if (FindTrouble(workflow, "workflow", "Flex__WorkflowSid") is { } missing)
            return missing;
        if (publicAddress.Of(Routes.Full(Routes.FlexEvents)) is not { } url
            || ConversationServiceProbe.LeadsTo(workspace.Body?.Text("event_callback_url"), url))
            return Finding.Well("The workspace and its workflow are there.");
        return Finding.Warning(
            "The workspace does not tell its events here: that a guest is given back is heard minutes later.",
            $"Set the workspace's event callback URL to {url} in the Twilio console.");
    }

    private static Finding? FindTrouble(ConversationsAnswer answer, string what, string setting) => answer switch
    {
        { Failure: null } => null,
        { Status: 401 or 403 } => Finding.NotWell(
            $"Twilio refuses the account's credentials ({answer.Failure.Code}).",
            "Set Twilio__AccountSid and Twilio__AuthToken as the Twilio console shows them, and restart."),
        { IsGone: true } => Finding.NotWell(
            $"The account has no such {what} ({answer.Failure.Code}).",
            $"Set {setting} to one that the Twilio console shows under TaskRouter."),
        _ => Finding.NotWell($"TaskRouter did not answer ({answer.Failure.Code}).", Unreachable),
    };
}
