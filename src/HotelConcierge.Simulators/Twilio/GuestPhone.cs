namespace HotelConcierge.Simulators.Twilio;

/// <summary>A message on a guest's phone.</summary>
/// <param name="From">Who the guest sees it coming from.</param>
/// <param name="Template">The template's SID (HX...) when it is one; its variables are in <paramref name="TemplateVariables"/>.</param>
public sealed record PhoneMessage(
    string Sid,
    string From,
    string To,
    string Body,
    IReadOnlyList<string> MediaUrls,
    string? Template,
    string? TemplateVariables,
    DateTimeOffset At);

/// <summary>What one guest's phone shows, in order.</summary>
public sealed class GuestPhone
{
    private readonly Feed<PhoneMessage> _shown = new();

    internal GuestPhone(string address) => Address = address;

    /// <summary>The guest's address as the channel writes it: <c>whatsapp:+34...</c> or <c>+34...</c>.</summary>
    public string Address { get; }

    /// <summary>Everything the guest has been sent, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages => _shown.Snapshot();

    /// <summary>Completes when the phone shows at least <paramref name="count"/> messages.</summary>
    public Task<IReadOnlyList<PhoneMessage>> WaitForMessagesAsync(int count, CancellationToken cancellationToken = default) =>
        _shown.WaitForCountAsync(count, cancellationToken);

    /// <summary>Completes when what the phone shows satisfies <paramref name="enough"/>.</summary>
    public Task<IReadOnlyList<PhoneMessage>> WaitForAsync(
        Func<IReadOnlyList<PhoneMessage>, bool> enough, CancellationToken cancellationToken = default) =>
        _shown.WaitForAsync(enough, cancellationToken);

    /// <summary>All messages, and then each as it appears, without end.</summary>
    public IAsyncEnumerable<PhoneMessage> ReadAllAsync(CancellationToken cancellationToken = default) =>
        _shown.ReadAllAsync(cancellationToken);

    internal Feed<PhoneMessage> Shown => _shown;
}
