using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>How the statuses of further messages are sent. Meta promises no order.</summary>
public enum WhatsAppStatusMode
{
    /// <summary>Each once, as the message proceeds.</summary>
    InOrder,

    /// <summary>Each once, the last one first.</summary>
    Reversed,

    /// <summary>Each twice.</summary>
    Duplicated,

    /// <summary>None.</summary>
    Missing,

    /// <summary>None until <see cref="SimulatedWhatsApp.ReleaseStatuses"/>.</summary>
    Late,
}

/// <summary>A status that was sent, and the app's answer.</summary>
public sealed record WhatsAppSentStatus(string MessageId, string Status, WhatsAppWebhookResult Result);

/// <summary>A message on its way.</summary>
/// <param name="Number">From which of the business's numbers.</param>
/// <param name="ErrorCode">How it fails later; null where it arrives.</param>
internal sealed record WhatsAppParcel(WhatsAppShown Message, SimulatedNumber Number, WhatsAppPhone To, int? ErrorCode);

/// <summary>
/// Tells the app how far messages came, in the background: as with the real service, a status may overtake the answer to the request
/// that created the message.
/// </summary>
internal sealed class WhatsAppStatuses(SimulatedWhatsAppOptions options, WhatsAppWebhookSender sender, Func<string?> url) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ChangeSignal _idle = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private readonly List<WhatsAppParcel> _waiting = [];

    public WhatsAppStatusMode Mode { get; set; }

    public Feed<WhatsAppSentStatus> Sent { get; } = new(options.MaxCalls);

    public void Start(WhatsAppParcel parcel)
    {
        lock (_gate)
        {
            if (Mode is WhatsAppStatusMode.Late)
            {
                _waiting.Add(parcel);
                return;
            }
        }

        Run(parcel, Mode);
    }

    /// <summary>Sends the statuses that waited.</summary>
    public void Release()
    {
        List<WhatsAppParcel> parcels;
        lock (_gate)
        {
            parcels = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var parcel in parcels)
            Run(parcel, WhatsAppStatusMode.InOrder);
    }

    /// <summary>Completes when every status has its answer.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) =>
        _idle.WaitForAsync(RunningCount, running => running == 0, cancellationToken);

    /// <summary>Sends one status now, whatever the mode.</summary>
    public async Task<WhatsAppWebhookResult> SendAsync(
        WhatsAppParcel parcel, string status, int? errorCode, CancellationToken cancellationToken)
    {
        var address = url() ?? throw new InvalidOperationException("The simulated WhatsApp does not know the app: set WebhookUrl.");
        var value = WhatsAppWebhookSender.ValueAt(parcel.Number);
        value["statuses"] = new JsonArray(StatusOf(parcel, status, errorCode));
        var body = WhatsAppWebhookSender.Envelope("messages", value).ToJsonString();
        var result = await sender.SendAsync(parcel.Message.Id, body, address, cancellationToken);
        Sent.Add(new(parcel.Message.Id, status, result));
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_gate)
            running = [.. _running];

        // Stopping cancels them; a cancelled or failed status is nobody's any more.
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private void Run(WhatsAppParcel parcel, WhatsAppStatusMode mode)
    {
        if (mode is WhatsAppStatusMode.Missing || url() is null)
            return;
        lock (_gate)
        {
            var work = Task.Run(() => ProceedAsync(parcel, mode, _stopping.Token));
            _running.Add(work);
            _ = work.ContinueWith(Finished, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task ProceedAsync(WhatsAppParcel parcel, WhatsAppStatusMode mode, CancellationToken cancellationToken)
    {
        IEnumerable<string> steps = parcel.ErrorCode is null ? ["sent", "delivered"] : ["failed"];
        foreach (var step in mode is WhatsAppStatusMode.Reversed ? steps.Reverse() : steps)
        {
            for (var times = 0; times < (mode is WhatsAppStatusMode.Duplicated ? 2 : 1); times++)
                await SendAsync(parcel, step, parcel.ErrorCode, cancellationToken);
        }
    }

    private JsonObject StatusOf(WhatsAppParcel parcel, string status, int? errorCode)
    {
        var json = new JsonObject
        {
            ["id"] = parcel.Message.Id,
            ["status"] = status,
            ["timestamp"] = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        if (parcel.To.Number.StartsWith('+'))
            json["recipient_id"] = parcel.To.Number[1..];
        if ((parcel.To.Number.StartsWith('+') ? parcel.To.ScopedId : parcel.To.Number) is { } scoped)
            json["recipient_user_id"] = scoped;
        if (parcel.Message.CallbackData is { Length: > 0 } data)
            json["biz_opaque_callback_data"] = data;
        if (status is "sent" or "delivered")
        {
            json["pricing"] = new JsonObject
            {
                ["pricing_model"] = "PMP",
                ["type"] = "regular",
                ["category"] = parcel.Message.Kind is "template" ? "utility" : "service",
            };
        }

        if (status is "failed" && errorCode is { } code)
        {
            json["errors"] = new JsonArray(new JsonObject
            {
                ["code"] = code,
                ["title"] = "Failed",
                ["message"] = "Failed",
                ["error_data"] = new JsonObject { ["details"] = "The message was not delivered." },
            });
        }

        return json;
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
}
