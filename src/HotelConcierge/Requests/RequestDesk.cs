using System.Text.Encodings.Web;
using System.Text.Json;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Requests;

/// <summary>What to answer to staff who look at guests' requests.</summary>
/// <param name="Status">200; 404 for a request that is not there; 400 for an unknown hotel.</param>
public sealed record RequestDeskAnswer(int Status, string Json);

/// <summary>What guests have asked for at a hotel, for staff: what is open, and that it is done.</summary>
public sealed class RequestDesk(GuestRequests requests, RequestCatalog hotels, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Options = new(TurnJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is open, the oldest first.</summary>
    /// <param name="hotel">By its assistant's name; empty where there is one hotel only.</param>
    public async Task<RequestDeskAnswer> ListAsync(string hotel, CancellationToken cancellationToken)
    {
        if (Find(hotel) is not { } plan)
            return UnknownHotel(hotel);
        var open = new List<NotedRequest>();
        await foreach (var noted in requests.OpenAsync(plan.Hotel.Key, cancellationToken))
            open.Add(noted);
        return new(200, JsonSerializer.Serialize(
            new { Requests = open.OrderBy(noted => noted.Request.At).Select(StaffRequest.Of) }, Options));
    }

    /// <summary>Takes a request out of what is open. Done twice, it changes nothing.</summary>
    /// <inheritdoc cref="ListAsync"/>
    public async Task<RequestDeskAnswer> CloseAsync(string hotel, string id, CancellationToken cancellationToken)
    {
        if (Find(hotel) is not { } plan)
            return UnknownHotel(hotel);
        return await requests.TryMarkDoneAsync(plan.Hotel.Key, id, clock.GetUtcNow(), cancellationToken)
            ? new(200, JsonSerializer.Serialize(new { Id = id, Done = true }, Options))
            : Problem(404, "There is no request of that id. GET /api/requests lists those that are open.");
    }

    private RequestPlan? Find(string hotel)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        return hotels.Find(hotel);
    }

    private RequestDeskAnswer UnknownHotel(string hotel)
    {
        var names = string.Join(", ", hotels.All.Select(plan => plan.Hotel.Key));
        return Problem(
            400,
            names.Length == 0 ? "hotel: none takes requests; an assistant's requests.json makes it one that does."
            : hotel.Length == 0 ? $"hotel: name one of {names}."
            : $"hotel: there is none of that name; use one of {names}.");
    }

    private static RequestDeskAnswer Problem(int status, string problem) => new(status, JsonSerializer.Serialize(new { problem }, Options));
}
