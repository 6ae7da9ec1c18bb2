using System.Collections.Concurrent;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>What is known about the guests' addresses, and what it means for a message to them.</summary>
internal sealed class Recipients(SimulatedTwilioOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<(string Guest, string Business), DateTimeOffset> _heard = new();
    private readonly ConcurrentDictionary<string, (RecipientState State, string LateStatus)> _known = new(StringComparer.Ordinal);

    public void Set(string address, RecipientState state, string lateStatus) => _known[address] = (state, lateStatus);

    /// <summary>Remembers that the guest wrote, which opens the window to that sender.</summary>
    public void Hear(string guest, string business) => _heard[(guest, business)] = options.TimeProvider.GetUtcNow();

    /// <returns>The error that refuses the message, or null.</returns>
    public TwilioError? Refuse(string to, bool isTemplate) => StateOf(to) switch
    {
        RecipientState.OptedOut when !Addresses.IsWhatsApp(to) => TwilioError.OptedOut,
        RecipientState.OutsideWindowAtCreate when !isTemplate => TwilioError.OutsideWindow,
        RecipientState.BadNumber => TwilioError.BadNumber(to),
        RecipientState.QueueFull => TwilioError.QueueFull,
        RecipientState.Throttled => TwilioError.TooManyRequests,
        _ => null,
    };

    /// <returns>How a message that was taken fails later, or null when it arrives.</returns>
    public LateFailure? FailLater(SimulatedMessage message)
    {
        int? code = StateOf(message.To) switch
        {
            RecipientState.OptedOut => 63014,
            RecipientState.OutsideWindow when message.ContentSid is null => 63016,
            RecipientState.Unreachable => 30003,
            _ when message.ContentSid is null && IsOutside(message) => 63016,
            _ => null,
        };
        return code is { } known
            ? new LateFailure(_known.TryGetValue(message.To, out var state) ? state.LateStatus : "undelivered", known)
            : null;
    }

    private bool IsOutside(SimulatedMessage message) =>
        options.KnowsWhoWrote
        && Addresses.IsWhatsApp(message.To)
        && !(_heard.TryGetValue((message.To, message.From), out var heard) && options.TimeProvider.GetUtcNow() - heard < Window);

    private RecipientState StateOf(string address) =>
        _known.TryGetValue(address, out var known) ? known.State : RecipientState.Reachable;
}

/// <summary>A message that Twilio took and could not deliver.</summary>
internal sealed record LateFailure(string Status, int ErrorCode);
