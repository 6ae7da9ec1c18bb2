namespace HotelConcierge.Simulators.Telegram;

/// <summary>Where updates go and how that went. Safe for any thread.</summary>
internal sealed class TelegramWebhook
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _pending = [];

    public TelegramWebhook(SimulatedTelegramOptions options) =>
        (Url, Secret) = (options.WebhookUrl, options.SecretToken);

    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? Url
    {
        get;
        set => field = value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? value
            : throw new ArgumentException($"'{value}' is no webhook address: write it whole, with http:// or https://.", nameof(value));
    }

    /// <summary>What every webhook carries in its header; empty for no header.</summary>
    public string Secret { get; set; }

    public int MaxConnections { get; set; } = 40;

    /// <summary>The kinds of updates that are sent; null for all but the few that a bot has to ask for.</summary>
    public IReadOnlyList<string>? AllowedUpdates { get; set; }

    /// <summary>The last failure, and when it was.</summary>
    public (DateTimeOffset At, string Message)? LastError { get; private set; }

    /// <summary>How many updates nobody has taken.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate)
                return _pending.Count;
        }
    }

    public bool Takes(string kind) => AllowedUpdates?.Contains(kind, StringComparer.Ordinal) ?? true;

    public void Taken(long updateId)
    {
        lock (_gate)
            _pending.Remove(updateId);
    }

    public void Failed(long updateId, DateTimeOffset at, string message)
    {
        lock (_gate)
        {
            _pending.Add(updateId);
            LastError = (at, message);
        }
    }

    public void DropPending()
    {
        lock (_gate)
            _pending.Clear();
    }

    public void ForgetErrors()
    {
        lock (_gate)
            LastError = null;
    }
}
