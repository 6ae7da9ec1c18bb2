using HotelConcierge.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;

namespace HotelConcierge.Functions.Tests.Hosting;

public sealed class TelemetryExportTests
{
    // What tells the Functions host that the worker sends its own telemetry; the host does not listen to the worker's log then.
    private const string Announcement = "WorkerOpenTelemetryEnabled";

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(false, "", "")]
    [InlineData(true, "http://127.0.0.1:4317", null)]
    [InlineData(true, null, "InstrumentationKey=00000000-0000-0000-0000-000000000000")]
    public async Task Telemetry_of_the_workers_own_is_announced_only_where_it_is_exported(
        bool isAnnounced,
        string? collector,
        string? insights)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = insights,
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();

        services.AddTelemetryExport(configuration);

        await using var provider = services.BuildServiceProvider();
        Assert.Equal(isAnnounced, provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities.ContainsKey(Announcement));
        Assert.Equal(isAnnounced, services.Any(service => service.ServiceType == typeof(TracerProvider)));
    }
}
