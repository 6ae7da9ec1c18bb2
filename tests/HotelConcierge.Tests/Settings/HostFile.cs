using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotelConcierge.Tests.Settings;

/// <summary>
/// <c>host.json</c> as it is documented, as far as we use it: https://learn.microsoft.com/azure/azure-functions/functions-host-json
/// and https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-bindings#host-json. The host ignores a name that
/// it does not know, so a misspelt one would be silence; here it is an error.
/// </summary>
internal sealed record HostFile(
    string Version, string TelemetryMode, TimeSpan FunctionTimeout, HostFile.LoggingSection Logging, HostFile.ExtensionsSection Extensions)
{
    public static HostFile Read(string name) => Strictly.Read<HostFile>(RepositoryFile.Read(name));

    internal sealed record LoggingSection(Dictionary<string, LogLevelName> LogLevel, ApplicationInsightsSection ApplicationInsights);

    internal sealed record ApplicationInsightsSection(SamplingSection SamplingSettings);

    internal sealed record SamplingSection(bool IsEnabled, string ExcludedTypes);

    internal sealed record ExtensionsSection(HttpSection Http, DurableTaskSection DurableTask);

    internal sealed record HttpSection(string RoutePrefix);

    internal sealed record DurableTaskSection(
        string HubName,
        string DefaultVersion,
        VersionMatch VersionMatchStrategy,
        VersionFailure VersionFailureStrategy,
        int MaxConcurrentActivityFunctions,
        int MaxConcurrentOrchestratorFunctions,
        int MaxConcurrentEntityFunctions,
        TracingSection Tracing,
        StorageProviderSection StorageProvider);

    internal sealed record TracingSection(
        bool TraceInputsAndOutputs,
        bool TraceReplayEvents,
        bool DistributedTracingEnabled,
        string Version);

    /// <summary>The back end's own part: of the two that we use, the Durable Task Scheduler has but the first two names.</summary>
    internal sealed record StorageProviderSection(
        string Type,
        string ConnectionStringName,
        TimeSpan? ControlQueueVisibilityTimeout = null,
        TimeSpan? WorkItemQueueVisibilityTimeout = null,
        TimeSpan? MaxQueuePollingInterval = null,
        int? PartitionCount = null);

    internal enum VersionMatch
    {
        None,
        Strict,
        CurrentOrOlder,
    }

    internal enum VersionFailure
    {
        Reject,
        Fail,
    }

    internal enum LogLevelName
    {
        Trace,
        Debug,
        Information,
        Warning,
        Error,
        Critical,
        None,
    }
}

/// <summary><c>local.settings.json</c> as the Core Tools document it: values are strings, whatever they mean.</summary>
internal sealed record LocalSettingsFile(bool IsEncrypted, Dictionary<string, string> Values);

/// <summary>JSON read so that a name nobody knows and a value that is missing are errors.</summary>
internal static class Strictly
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions AsWritten = new(Options) { PropertyNamingPolicy = null };

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, typeof(T) == typeof(LocalSettingsFile) ? AsWritten : Options)
        ?? throw new JsonException("The file holds null.");
}
