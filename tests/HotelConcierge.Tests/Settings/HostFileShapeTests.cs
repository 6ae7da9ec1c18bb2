using System.Text.Json;

namespace HotelConcierge.Tests.Settings;

public sealed class HostFileShapeTests
{
    [Theory]
    [InlineData("host.json", "AzureStorage")]
    [InlineData("host.scheduler.json", "azureManaged")]
    public void Every_name_in_it_is_documented_and_nothing_that_we_rely_on_is_missing(string file, string backEnd)
    {
        var host = HostFile.Read(file);

        Assert.Equal(backEnd, host.Extensions.DurableTask.StorageProvider.Type);
        Assert.Equal("OpenTelemetry", host.TelemetryMode);
        Assert.Equal(HostFile.VersionMatch.CurrentOrOlder, host.Extensions.DurableTask.VersionMatchStrategy);
    }

    [Fact]
    public void Both_back_ends_run_the_same_turns_in_the_same_way()
    {
        var (storage, scheduler) = (HostFile.Read("host.json"), HostFile.Read("host.scheduler.json"));

        Assert.Equal(
            storage.Extensions.DurableTask with
            {
                HubName = "",
                StorageProvider = scheduler.Extensions.DurableTask.StorageProvider,
            },
            scheduler.Extensions.DurableTask with
            {
                HubName = "",
            }
        );
        Assert.Equal(
            (storage.Version, storage.FunctionTimeout, storage.Extensions.Http),
            (scheduler.Version, scheduler.FunctionTimeout, scheduler.Extensions.Http));
    }

    [Fact]
    public void The_sample_of_local_settings_is_what_the_core_tools_read()
    {
        var sample = Strictly.Read<LocalSettingsFile>(RepositoryFile.Read("local.settings.sample.json"));

        Assert.False(sample.IsEncrypted);
        Assert.Equal("dotnet-isolated", sample.Values["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Equal("UseDevelopmentStorage=true", sample.Values["AzureWebJobsStorage"]);
    }

    [Theory]
    [InlineData("\"hubName\"", "\"hubname2\"")]
    [InlineData("\"00:01:00\"", "\"a minute\"")]
    [InlineData("\"telemetryMode\": \"OpenTelemetry\",", "")]
    public void A_misspelt_name_a_wrong_value_and_a_missing_one_would_be_seen(string right, string wrong)
    {
        var file = RepositoryFile.Read("host.json");
        Assert.Contains(right, file, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => Strictly.Read<HostFile>(file.Replace(right, wrong, StringComparison.Ordinal)));
    }
}
