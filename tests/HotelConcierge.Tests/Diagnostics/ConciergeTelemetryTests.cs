using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;
using Activity = System.Diagnostics.Activity;

namespace HotelConcierge.Tests.Diagnostics;

public sealed class ConciergeTelemetryTests : IDisposable
{
    private static readonly ChannelName Twilio = new("twilio");

    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TurnStart Turn = new("twilio-1-SM1", ConversationId.For(new(Twilio, "b", "g")), 1, TurnKind.Answer);

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMetrics()
        .AddSingleton<ConciergeTelemetry>()
        .BuildServiceProvider();
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
        _telemetry.WebhookReceived(Twilio, 403);
        _telemetry.TurnFinished(Turn, TurnOutcome.Answered, Noon, Noon.AddSeconds(2.5));
        _telemetry.ChunkSent(Twilio);
        _telemetry.SendFailed(Twilio, SendFailure.RateLimited);
        _telemetry.HeldTheLine(Twilio);
        _telemetry.ApologySent(Twilio);
        _telemetry.HandedOff(Twilio);
        _telemetry.ToolCalled("find_spa_slots", succeeded: true);
        _telemetry.ModelCalled(TimeSpan.FromSeconds(1.5), 100, 20);
        _telemetry.ModelPaid(0.0125m);
        _telemetry.OverBudget("day");
        _telemetry.AbuseMet("refused");
        _telemetry.ModelRetried();
        _telemetry.ModelFailed(ModelTrouble.BadKey);

        Assert.Equal(
            [
                "hotelconcierge.webhooks 1 channel=twilio status=403",
                "hotelconcierge.turn.duration 2.5 channel=twilio outcome=Answered",
                "hotelconcierge.chunks 1 channel=twilio",
                "hotelconcierge.send_failures 1 channel=twilio failure=RateLimited",
                "hotelconcierge.holds 1 channel=twilio",
                "hotelconcierge.apologies 1 channel=twilio",
                "hotelconcierge.handoffs 1 channel=twilio",
                "hotelconcierge.tool_calls 1 tool=find_spa_slots succeeded=True",
                "hotelconcierge.model_call.duration 1.5",
                "hotelconcierge.model_tokens 100 direction=input",
                "hotelconcierge.model_tokens 20 direction=output",
                "hotelconcierge.model_cost 0.0125",
                "hotelconcierge.over_budget 1 budget=day",
                "hotelconcierge.abuse 1 how=refused",
                "hotelconcierge.model_retries 1",
                "hotelconcierge.model_failures 1 trouble=BadKey",
            ],
            _measured);
    }

    [Fact]
    public void A_span_is_opened_under_our_name_when_somebody_listens()
    {
        using var listener = Listen(_ => { });

        using var span = _telemetry.Start("webhook", ActivityKind.Server);

        Assert.Equal(("webhook", ActivityKind.Server, "HotelConcierge"), (span!.OperationName, span.Kind, span.Source.Name));
    }

    [Fact]
    public void A_turns_spans_belong_to_the_trace_of_its_webhook_also_when_they_are_written_afterwards()
    {
        var stopped = new ConcurrentQueue<Activity>();
        const string Webhook = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        using (Listen(stopped.Enqueue))
        {
            using (_telemetry.Start("chunk", Turn with { TraceParent = Webhook }))
            {
            }

            _telemetry.TurnFinished(Turn with { TraceParent = Webhook }, TurnOutcome.Answered, Noon, Noon.AddSeconds(2.5));
        }

        var ours = stopped.Where(span => span.TraceId.ToHexString() == "0af7651916cd43dd8448eb211c80319c").ToList();
        Assert.Equal(["chunk", "turn"], ours.Select(span => span.OperationName));
        Assert.Equal((Noon.UtcDateTime, TimeSpan.FromSeconds(2.5)), (ours[1].StartTimeUtc, ours[1].Duration));
    }

    private static ActivityListener Listen(Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "HotelConcierge",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : IFormattable
    {
        var words = tags.ToArray()
            .Select(tag => $"{tag.Key}={tag.Value}")
            .Prepend(value.ToString(null, CultureInfo.InvariantCulture))
            .Prepend(instrument.Name);
        _measured.Add(string.Join(' ', words));
    }
}
