using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Tests.Settings;

public sealed class HostFileTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(RepositoryFile.Read("host.json")).RootElement;

    private static readonly JsonElement DurableTask = Host.GetProperty("extensions").GetProperty("durableTask");

    [Fact]
    public void It_is_for_the_current_functions_host_and_serves_routes_as_they_are_written()
    {
        Assert.Equal("2.0", Host.GetProperty("version").GetString());
        Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Theory]
    [InlineData("controlQueueVisibilityTimeout")]
    [InlineData("workItemQueueVisibilityTimeout")]
    public void After_a_crash_work_is_taken_up_again_as_soon_as_the_host_allows(string timeout) =>
        Assert.Equal(TimeSpan.FromMinutes(1), ReadDuration(DurableTask.GetProperty("storageProvider").GetProperty(timeout)));

    [Fact]
    public void A_guest_does_not_wait_for_a_queue_to_be_polled() =>
        Assert.InRange(
            ReadDuration(DurableTask.GetProperty("storageProvider").GetProperty("maxQueuePollingInterval")),
            TimeSpan.FromMilliseconds(100),
            TimeSpan.FromSeconds(1));

    [Fact]
    public void The_hub_has_a_name_that_storage_accepts() =>
        Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,44}$", DurableTask.GetProperty("hubName").GetString());

    [Theory]
    [InlineData("maxConcurrentActivityFunctions")]
    [InlineData("maxConcurrentOrchestratorFunctions")]
    [InlineData("maxConcurrentEntityFunctions")]
    public void Concurrency_is_bounded(string bound) => Assert.InRange(DurableTask.GetProperty(bound).GetInt32(), 1, 100);

    [Fact]
    public void Requests_and_exceptions_are_never_sampled_away_and_traces_hold_no_inputs()
    {
        var sampling = Host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");

        Assert.Equal("Request;Exception", sampling.GetProperty("excludedTypes").GetString());
        Assert.False(DurableTask.GetProperty("tracing").GetProperty("traceInputsAndOutputs").GetBoolean());
    }

    [Theory]
    [InlineData("host.json", "Function", "Warning")]
    [InlineData("host.json", "Host.Triggers.DurableTask", "Warning")]
    [InlineData("host.json", "DurableTask.AzureStorage", "Error")]
    [InlineData("host.scheduler.json", "Function", "Warning")]
    [InlineData("host.scheduler.json", "Host.Triggers.DurableTask", "Warning")]
    public void Of_each_step_of_a_turn_only_trouble_is_logged(string file, string category, string level)
    {
        var levels = JsonDocument.Parse(RepositoryFile.Read(file)).RootElement.GetProperty("logging").GetProperty("logLevel");

        Assert.Equal(level, levels.GetProperty(category).GetString());
    }

    [Fact]
    public void A_function_may_run_longer_than_a_turn() =>
        Assert.True(ReadDuration(Host.GetProperty("functionTimeout")) > TimeSpan.FromMinutes(5));

    private static TimeSpan ReadDuration(JsonElement value) => TimeSpan.ParseExact(value.GetString()!, "c", CultureInfo.InvariantCulture);
}
