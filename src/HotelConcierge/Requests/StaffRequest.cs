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
            request.At);
    }
}

/// <summary>Tells staff of guests' requests, at least once each.</summary>
public interface IStaffRequests
{
    /// <summary>Whether there is anybody to tell; otherwise they look at the list themselves.</summary>
    bool ReachAnybody { get; }

    /// <summary>Ends when it was taken.</summary>
    /// <exception cref="HttpRequestException">It was not taken; try again.</exception>
    Task SendAsync(StaffRequest request, CancellationToken cancellationToken);
}
