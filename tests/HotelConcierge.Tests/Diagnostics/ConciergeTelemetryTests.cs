using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using HotelConcierge.Channels;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Diagnostics;

public sealed class ConciergeTelemetryTests : IDisposable
{
    private static readonly ChannelName Twilio = new("twilio");

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<ConciergeTelemetry>().BuildServiceProvider();
    private readonly List<string> _measured = [];
    private readonly MeterListener _listener = new();
    private readonly ConciergeTelemetry _telemetry;

    public ConciergeTelemetryTests()
    {
        // Other tests' meters have the same name; the factory tells ours from theirs.
        var factory = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _telemetry = _services.GetRequiredService<ConciergeTelemetry>();
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Each_verb_measures_what_it_says()
    {
        _telemetry.WebhookReceived(Twilio, "forged");
        _telemetry.TurnFinished(Twilio, "answered", TimeSpan.FromSeconds(2.5));
        _telemetry.ChunkSent(Twilio);
        _telemetry.SendFailed(Twilio, SendFailure.RateLimited);
        _telemetry.HeldTheLine(Twilio);
        _telemetry.ApologySent(Twilio);
        _telemetry.HandedOff(Twilio);
        _telemetry.ToolCalled("find_spa_slots", succeeded: true);
        _telemetry.ModelCalled(TimeSpan.FromSeconds(1.5), 100, 20);
        _telemetry.ModelRetried();
        _telemetry.ModelFailed(ModelTrouble.BadKey);

        Assert.Equal(
            [
                "hotelconcierge.webhooks 1 channel=twilio verdict=forged",
                "hotelconcierge.turn.duration 2.5 channel=twilio outcome=answered",
                "hotelconcierge.chunks 1 channel=twilio",
                "hotelconcierge.send_failures 1 channel=twilio failure=RateLimited",
                "hotelconcierge.holds 1 channel=twilio",
                "hotelconcierge.apologies 1 channel=twilio",
                "hotelconcierge.handoffs 1 channel=twilio",
                "hotelconcierge.tool_calls 1 tool=find_spa_slots succeeded=True",
                "hotelconcierge.model_call.duration 1.5",
                "hotelconcierge.model_tokens 100 direction=input",
                "hotelconcierge.model_tokens 20 direction=output",
                "hotelconcierge.model_retries 1",
                "hotelconcierge.model_failures 1 trouble=BadKey",
            ],
            _measured);
    }

    [Fact]
    public void A_span_is_opened_under_our_name_when_somebody_listens()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "HotelConcierge",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);

        using var span = _telemetry.Start("turn", ActivityKind.Consumer);

        Assert.Equal(("turn", ActivityKind.Consumer, "HotelConcierge"), (span!.OperationName, span.Kind, span.Source.Name));
    }

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : IFormattable
    {
        var words = tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Prepend(value.ToString(null, CultureInfo.InvariantCulture)).Prepend(instrument.Name);
        _measured.Add(string.Join(' ', words));
    }
}
