using System.Globalization;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>How status callbacks of further messages are sent. Twilio promises no order.</summary>
public enum StatusMode
{
    /// <summary>Each once, as the message proceeds.</summary>
    InOrder,

    /// <summary>Each once, the last one first.</summary>
    Reversed,

    /// <summary>Each twice.</summary>
    Duplicated,

    /// <summary>None; messages proceed all the same.</summary>
    Missing,
}

/// <summary>A status callback that was sent, and the app's answer.</summary>
public sealed record SentStatus(string MessageSid, string Status, WebhookResult Result);

/// <summary>
/// Lets messages proceed from status to status and tells the app, in the background: as with the real service, a
/// callback may overtake the answer to the request that created the message.
/// </summary>
internal sealed class StatusCallbacks(
    SimulatedTwilioOptions options, MessageLog log, WebhookAddress address, WebhookSender sender) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ChangeSignal _idle = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    public StatusMode Mode { get; set; }

    public Feed<SentStatus> Sent { get; } = new(options.MaxRequests);

    /// <summary>Starts a message on its way. The initial status was in the answer to its creation and has no callback.</summary>
    public void Start(SimulatedMessage message, LateFailure? failure)
    {
        var mode = Mode;
        lock (_gate)
        {
            var work = Task.Run(() => ProceedAsync(message, StepsOf(message, failure), mode, _stopping.Token));
            _running.Add(work);
            _ = work.ContinueWith(Finished, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Completes when no message is on its way and every callback has its answer.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) =>
        _idle.WaitForAsync(RunningCount, running => running == 0, cancellationToken);

    /// <summary>Gives the message this status now and tells the app.</summary>
    /// <exception cref="InvalidOperationException">The message is unknown, or was sent without StatusCallback.</exception>
    public async Task<WebhookResult> SendAsync(string sid, string status, int? errorCode, CancellationToken cancellationToken)
    {
        if (log.Find(sid)?.StatusCallback is null)
            throw new InvalidOperationException($"There is no message {sid} that was sent with a StatusCallback.");
        return await TellAsync(Set(sid, new Step(status, errorCode)), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_gate)
            running = [.. _running];
        // Stopping cancels them; a cancelled or failed callback is nobody's any more.
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private static IReadOnlyList<Step> StepsOf(SimulatedMessage message, LateFailure? failure) =>
    [
        .. message.MessagingServiceSid is null ? Array.Empty<Step>() : [new Step("queued", null)],
        .. failure switch
        {
            null => [new Step("sent", null), new Step("delivered", null)],
            { Status: "undelivered" } => [new Step("sent", null), new Step(failure.Status, failure.ErrorCode)],
            _ => new[] { new Step(failure.Status, failure.ErrorCode) },
        },
    ];

    private async Task ProceedAsync(
        SimulatedMessage message, IReadOnlyList<Step> steps, StatusMode mode, CancellationToken cancellationToken)
    {
        if (message.StatusCallback is null || mode == StatusMode.Missing)
        {
            foreach (var step in steps)
                Set(message.Sid, step);
            return;
        }

        if (mode == StatusMode.Reversed)
        {
            var stages = steps.Select(step => Set(message.Sid, step)).ToList();
            foreach (var stage in stages.AsEnumerable().Reverse())
                await TellAsync(stage, cancellationToken);
            return;
        }

        foreach (var step in steps)
        {
            var stage = Set(message.Sid, step);
            for (var i = 0; i < (mode == StatusMode.Duplicated ? 2 : 1); i++)
                await TellAsync(stage, cancellationToken);
        }
    }

    private SimulatedMessage Set(string sid, Step step) => log.Update(sid, message => message with
    {
        Status = step.Status,
        ErrorCode = step.ErrorCode,
        SentAt = message.SentAt ?? (step.Status is "sent" ? options.TimeProvider.GetUtcNow() : null),
    });

    private async Task<WebhookResult> TellAsync(SimulatedMessage stage, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SmsSid"] = stage.Sid,
            ["SmsStatus"] = stage.Status,
            ["MessageStatus"] = stage.Status,
            ["MessageSid"] = stage.Sid,
            ["To"] = stage.To,
            ["From"] = stage.From,
            ["AccountSid"] = options.AccountSid,
            ["ApiVersion"] = MessageResource.Version,
        };
        if (stage.MessagingServiceSid is { } service)
            fields["MessagingServiceSid"] = service;
        if (Addresses.IsWhatsApp(stage.To))
            fields["ChannelPrefix"] = "whatsapp";
        if (stage.ErrorCode is { } code)
            fields["ErrorCode"] = code.ToString(CultureInfo.InvariantCulture);

        var (postTo, signed) = address.ForCallback(stage.StatusCallback!);
        var webhook = new Webhook(stage.Sid, postTo, signed, [.. fields], Sids.IdempotencyToken());
        var result = await sender.SendAsync(webhook, cancellationToken);
        Sent.Add(new SentStatus(stage.Sid, stage.Status, result));
        return result;
    }

    private void Finished(Task work)
    {
        lock (_gate)
            _running.Remove(work);
        _idle.Raise();
    }

    private int RunningCount()
    {
        lock (_gate)
            return _running.Count;
    }

    private sealed record Step(string Status, int? ErrorCode);
}
