using System.Collections.Concurrent;
using System.Diagnostics;
using HotelConcierge.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Local.Tests.WholeApp;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Webhook_turn_model_and_chunk_are_one_trace()
    {
        // The listener hears every world of this process: nobody else is this guest.
        const string guest = "whatsapp:+34655000777";
        var stopped = new ConcurrentQueue<System.Diagnostics.Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ConciergeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await using var world = await World.CreateAsync();
        await using (var app = await AppInProcess.StartAsync(world))
        {
            await world.HearAsync("Explain why the sky is blue", guest);
            await world.ReadAsync(1, guest);
            await app.IdleAsync();
        }

        var turn = stopped.Single(span =>
            span.OperationName == "turn"
            && span.GetTagItem("hotelconcierge.turn") is string id
            && id.StartsWith(AppInProcess.IdOf(guest).Value, StringComparison.Ordinal));
        var trace = stopped
            .Where(span => span.TraceId == turn.TraceId)
            .Select(span => span.OperationName)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(["chat", "chunk", "model", "turn", "webhook"], trace);
        Assert.Equal("Answered", turn.GetTagItem("outcome"));
    }

    [Fact]
    public async Task A_collector_named_by_the_standard_variable_gets_traces_metrics_and_logs_without_a_word_of_the_guest()
    {
        var received = new ConcurrentDictionary<string, ConcurrentBag<byte[]>>(StringComparer.Ordinal);
        await using var collector = await CollectAsync(received);
        await using var world = await World.CreateAsync();
        using (var app = await AppProcess.StartAsync(
            world, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")))
        {
            await world.HearAsync("Explain the aardvarks of Zanzibar");
            await world.ReadAsync(1);
            Assert.Equal(0, await app.StopAsync());
        }

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        var everything = string.Concat(received.Values.SelectMany(bodies => bodies).Select(System.Text.Encoding.UTF8.GetString));
        Assert.Contains("hotelconcierge.chunks", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("aardvark", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("34600000001", everything, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, ConcurrentBag<byte[]>> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.GetOrAdd(context.Request.Path, _ => []).Add(body.ToArray());
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return app;
    }
}
