using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Diagnostics;

/// <summary>Listens to one of our counters, and keeps what one of its tags said each time.</summary>
internal sealed class CountedTags : IDisposable
{
    private readonly MeterListener _listener = new();

    public CountedTags(IServiceProvider services, string counter, string wanted)
    {
        // Other tests' meters have the same name; the factory tells ours from theirs.
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == counter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == wanted)
                    Values.Add(tag.Value);
            }
        });
        _listener.Start();
    }

    /// <summary>In the order in which it was counted.</summary>
    public List<object?> Values { get; } = [];

    public static CountedTags OfStuckTurns(IServiceProvider services) => new(services, "hotelconcierge.stuck_turns", "how");

    public static CountedTags OfWebhooks(IServiceProvider services) => new(services, "hotelconcierge.webhooks", "status");

    public void Dispose() => _listener.Dispose();
}
