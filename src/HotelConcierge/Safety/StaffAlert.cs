namespace HotelConcierge.Safety;

/// <summary>
/// That a guest may be in danger, for staff. Has the guest's address, because staff have to call back, and none of the guest's words,
/// which staff read where the conversation is.
/// </summary>
/// <param name="Id">The same at every try, so that a receiver can drop what it has.</param>
/// <param name="Conversation">The conversation's id, as in the log.</param>
/// <param name="Guest">How the guest is reached, in the channel's spelling; null when they were forgotten meanwhile.</param>
/// <param name="Text">A sentence for whoever reads it on a phone; without links.</param>
public sealed record StaffAlert(
    string Id, string Kind, string Assistant, string Channel, string Conversation, string? Guest, DateTimeOffset At, string Text);

/// <summary>Tells staff of a guest in danger, at least once.</summary>
public interface IStaffAlerts
{
    /// <summary>Whether there is anybody to tell.</summary>
    bool ReachAnybody { get; }

    /// <summary>Ends when it was taken.</summary>
    /// <exception cref="HttpRequestException">It was not taken; try again.</exception>
    Task SendAsync(StaffAlert alert, CancellationToken cancellationToken);
}
