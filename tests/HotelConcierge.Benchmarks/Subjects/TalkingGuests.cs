using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>Guests who each write a message, wait for the answer, and write the next.</summary>
internal sealed class TalkingGuests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Uri _concierge;
    private readonly InstantTwilio _twilio;
    private readonly List<HttpConnection> _connections;

    private TalkingGuests(Uri concierge, InstantTwilio twilio, List<HttpConnection> connections)
    {
        _concierge = concierge;
        _twilio = twilio;
        _connections = connections;
    }

    public static async Task<TalkingGuests> ConnectAsync(Uri concierge, InstantTwilio twilio, int connections)
    {
        var open = new List<HttpConnection>();
        for (var index = 0; index < connections; index++)
            open.Add(await HttpConnection.OpenAsync(concierge));
        return new(concierge, twilio, open);
    }

    /// <summary>So many turns, so many guests at once. Times are from the webhook to the answer at the provider.</summary>
    /// <param name="guest">Whose turn it is, by its number. Numbers that differ by a multiple of <paramref name="atOnce"/> come one
    /// after the other.</param>
    public Task<LoadResult> TalkAsync(int turns, int atOnce, Func<int, int> guest)
    {
        var names = Enumerable.Range(0, turns).Select(turn => SignedWebhooks.Guest(guest(turn))).ToList();
        var requests = names.ConvertAll(name => SignedWebhooks.Write(_concierge, name));
        return ClosedLoop.RunAsync(turns, atOnce, async (worker, turn) =>
        {
            var answered = _twilio.NextTo(names[turn]);
            ClosedLoop.Ensure(await _connections[worker].SendAsync(requests[turn]));
            await answered.WaitAsync(Patience);
        });
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());
}
