using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>Listens to what is counted as a stuck turn.</summary>
internal sealed class CountedStuckTurns : IDisposable
{
    private readonly MeterListener _listener = new();

    public CountedStuckTurns(IServiceProvider services)
    {
        // Other tests' meters have the same name; the factory tells ours from theirs.
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name is "hotelconcierge.stuck_turns")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key is "how")
                    How.Add(tag.Value?.ToString());
            }
        });
        _listener.Start();
    }

    /// <summary>How each turn was stuck.</summary>
    public List<string?> How { get; } = [];

    public void Dispose() => _listener.Dispose();
}
