namespace HotelConcierge.Requests;

/// <summary>
/// A guest's request as staff's own system gets it. It has the guest's wish and address, because staff have to act on it and call back.
/// </summary>
/// <param name="Id">The same at every try, so that a receiver can drop what it has.</param>
/// <param name="Hotel">The name of the assistant that speaks for the hotel.</param>
/// <param name="Said">What the guest wrote, where that is known.</param>
/// <param name="Room">Null where nobody said which.</param>
/// <param name="RoomFrom"><c>guest</c> or <c>reservation</c>; null without a room.</param>
/// <param name="Conversation">The conversation's id, as in the log.</param>
/// <param name="Guest">How the guest is reached, in the channel's spelling; null when the turn did not say.</param>
public sealed record StaffRequest(
    string Id,
    string Hotel,
    string Kind,
    string Urgency,
    string Summary,
    string? Said,
    string? Room,
    string? RoomFrom,
    string? Channel,
    string? Guest,
    string Conversation,
    DateTimeOffset At)
{
    /// <summary>What a filled form holds, a line each; null for none.</summary>
    public string? Details { get; init; }

    internal static StaffRequest Of(NotedRequest noted)
    {
        var request = noted.Request;
        return new(
            request.Id,
            request.Hotel,
            request.Kind.ToString().ToLowerInvariant(),
            request.Urgency.ToString().ToLowerInvariant(),
            request.Summary,
            request.Said.Length > 0 ? request.Said : null,
            request.Room,
            request.Room is null ? null : request.IsRoomSaid ? "guest" : "reservation",
            request.Address?.Channel.Value,
            request.Address?.Guest,
            noted.Guest.Value,
            request.At)
        {
            Details = request.Details,
        };
    }
}

/// <summary>A way to tell staff of guests' requests, each receiver of each at least once. There may be several.</summary>
public interface IStaffRequests
{
    /// <summary>
    /// Whom it reaches, each told by themselves; none where it is not set up, and staff look at the list. Stored with what they were
    /// told: letters, digits and <c>-</c>, never renamed, and other ways have others.
    /// </summary>
    IReadOnlyList<string> Receivers { get; }

    /// <summary>Ends when that receiver has taken it.</summary>
    /// <param name="receiver">One of <see cref="Receivers"/>.</param>
    /// <exception cref="HttpRequestException">It was not taken; try again.</exception>
    /// <exception cref="Alerts.MailException">Likewise.</exception>
    Task SendAsync(string receiver, StaffRequest request, CancellationToken cancellationToken);
}
