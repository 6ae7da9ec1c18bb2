using HotelConcierge.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HotelConcierge.Local.Hosting;

/// <summary>
/// Sends traces, metrics and logs to an OpenTelemetry collector when the standard variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; the other <c>OTEL_*</c> variables of the exporter count too.
/// </summary>
internal static class TelemetryExport
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "hotelconcierge";

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[EndpointVariable]))
            return;
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource()).AddOtlpExporter());
        builder.Services.AddHostedService<Providers>();
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService(ServiceName);

    /// <summary>Lives from before the first request until after the last; what is left is sent at the end.</summary>
    private sealed class Providers : IHostedService, IDisposable
    {
        private readonly TracerProvider _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource()).AddSource(ConciergeTelemetry.Name).AddOtlpExporter().Build();

        private readonly MeterProvider _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource()).AddMeter(ConciergeTelemetry.Name).AddOtlpExporter().Build();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            _traces.Dispose();
            _metrics.Dispose();
        }
    }
}
