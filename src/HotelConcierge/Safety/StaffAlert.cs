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

/// <summary>A way to tell staff of a guest in danger, each receiver at least once. There may be several.</summary>
public interface IStaffAlerts
{
    /// <summary>
    /// Whom it reaches, each told by themselves; none where it is not set up. Stored with what they were told: letters, digits and
    /// <c>-</c>, never renamed, and other ways have others.
    /// </summary>
    IReadOnlyList<string> Receivers { get; }

    /// <summary>Ends when that receiver has taken it.</summary>
    /// <param name="receiver">One of <see cref="Receivers"/>.</param>
    /// <exception cref="HttpRequestException">It was not taken; try again.</exception>
    /// <exception cref="Alerts.MailException">Likewise.</exception>
    Task SendAsync(string receiver, StaffAlert alert, CancellationToken cancellationToken);
}
