using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>The tools that ran in one app, as its telemetry counts them.</summary>
internal sealed class ToolCallLog : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _tools = new();

    public ToolCallLog(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name == ConciergeTelemetry.ToolCallsName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var (name, value) in tags)
            {
                if (name == "tool")
                    _tools.Enqueue(value?.ToString() ?? "");
            }
        });
        _listener.Start();
    }

    /// <summary>What ran since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_tools.TryDequeue(out var tool))
            taken.Add(tool);
        return taken;
    }

    public void Dispose() => _listener.Dispose();
}
