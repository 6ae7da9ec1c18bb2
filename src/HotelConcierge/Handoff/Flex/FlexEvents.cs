using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff.Flex;

/// <summary>
/// What TaskRouter tells of the workspace: somebody took a task, or one is over. See
/// https://www.twilio.com/docs/taskrouter/api/event/reference. Every event of the workspace comes; those of other tasks are thanked for.
/// </summary>
public sealed partial class FlexEvents(
    FlexWayBack wayBack, DeskCases cases, IOptions<FlexOptions> options, IOptions<TwilioOptions> account, ILogger<FlexEvents> log)
{
    private const string PlainText = "text/plain; charset=utf-8";
    private const string Accepted = "reservation.accepted";

    private static readonly WebhookAnswer Thanks = new(200, "application/json", "{}");

    /// <summary>Whether somebody has done it; events that are not here end nothing.</summary>
    private static readonly Dictionary<string, bool> Ends = new(StringComparer.Ordinal)
    {
        ["task.wrapup"] = true,
        ["task.completed"] = true,
        ["task.canceled"] = false,
        ["task.deleted"] = false,
        ["task.system-deleted"] = false,
        ["workflow.timeout"] = false,
    };

    /// <summary>Takes an event in. Nothing is answered 200 before what follows from it is durable.</summary>
    /// <returns>200, 400, 403, or 503 where it should be sent again.</returns>
    public async Task<WebhookAnswer> ReceiveAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if ((TwilioProof.IsForm(request.Header("Content-Type")) ? TwilioForm.Parse(request.Body.Span) : TwilioForm.Empty) is not { } form)
            return Forged("the body is larger than any that Twilio sends");
        if (TwilioProof.FindForgery(request, form, account.Value) is { } forgery)
            return Forged(forgery);
        var type = form["EventType"];
        if (type.Length == 0)
            return Malformed("EventType is missing: TaskRouter names the event with every callback.");
        if (!form["AccountSid"].Equals(account.Value.AccountSid, StringComparison.OrdinalIgnoreCase))
            return Malformed("AccountSid is not the account in Twilio__AccountSid.");
        if (!form["WorkspaceSid"].Equals(options.Value.WorkspaceSid, StringComparison.OrdinalIgnoreCase))
            return Malformed("WorkspaceSid is not the workspace in Flex__WorkspaceSid: have only that workspace's events sent here.");
        if (type != Accepted && !Ends.ContainsKey(type))
            return Thanks;
        if (form["TaskSid"] is not { Length: > 0 } task)
            return Malformed("TaskSid is missing: TaskRouter sends it with everything about a task.");
        if (FlexInteractions.AttributesOf(form["TaskAttributes"]) is not { } attributes)
            return Malformed("TaskAttributes is no JSON object: TaskRouter sends it with everything about a task.");
        try
        {
            if (await cases.FindAsync(attributes.Text(FlexInteractions.CaseAttribute), cancellationToken)
                is not { Desk: FlexDesk.DeskName, ClosedAt: null } open)
                return Thanks;
            if (type == Accepted)
                await wayBack.TakenAsync(open, ReservationOf(form), form["WorkerName"], cancellationToken);
            else
                await wayBack.EndAsync(open, task, Ends[type], cancellationToken);
            return Thanks;
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever looks at open cases does it too, where it is not sent again.
            Log.Failed(log, type, trouble);
            return new(503, PlainText, "This could not be done now; please send it again.");
        }
    }

    /// <summary>The reservation's id, of letters and digits, since it becomes part of a key.</summary>
    private static string ReservationOf(TwilioForm form) =>
        form["ReservationSid"] is { Length: > 0 and <= 64 } sid && sid.All(char.IsAsciiLetterOrDigit) ? sid : "task";

    private WebhookAnswer Forged(string why)
    {
        Log.Forged(log, why);
        return new(403, PlainText, "The signature does not match.");
    }

    private WebhookAnswer Malformed(string why)
    {
        Log.Malformed(log, why);
        return new(400, PlainText, why);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An event of TaskRouter was refused: {Why}")]
        public static partial void Forged(ILogger logger, string why);

        [LoggerMessage(2, LogLevel.Warning, "An event of TaskRouter could not be read: {Why}")]
        public static partial void Malformed(ILogger logger, string why);

        [LoggerMessage(3, LogLevel.Error, "What follows from TaskRouter's event {Event} could not be done; it is tried again")]
        public static partial void Failed(ILogger logger, string @event, Exception trouble);
    }
}
