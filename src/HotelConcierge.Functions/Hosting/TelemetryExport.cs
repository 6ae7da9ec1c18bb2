using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using HotelConcierge.Diagnostics;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace HotelConcierge.Functions.Hosting;

/// <summary>
/// Sends traces, metrics and logs to Application Insights when <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, and to a
/// collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is. <c>telemetryMode</c> in host.json makes the Functions host do the same.
/// With neither, the log goes to the host, which shows it on its console.
/// </summary>
internal static class TelemetryExport
{
    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var (collector, insights) = (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]);

        // A worker that announces its own telemetry is not listened to by the host: with nobody to send it to, its log would be seen
        // nowhere.
        if (string.IsNullOrEmpty(collector) && string.IsNullOrEmpty(insights))
            return;
        var telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(ConciergeTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(ConciergeTelemetry.Name))
            .UseFunctionsWorkerDefaults();
        if (!string.IsNullOrEmpty(collector))
            telemetry.UseOtlpExporter();
        if (string.IsNullOrEmpty(insights))
            return;

        // A chat has few requests a second and each may be asked about, so nothing is sampled away.
        telemetry.UseAzureMonitorExporter(exporter => (exporter.SamplingRatio, exporter.TracesPerSecond) = (1, null));

        // The platform's own sign that the resource takes no keys, only identities.
        if (!string.IsNullOrEmpty(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]))
            services
                .AddOptions<AzureMonitorExporterOptions>()
                .Configure<TokenCredential>((exporter, credential) => exporter.Credential = credential);
    }
}
