using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Tests.Settings;

public sealed class SettingsNeedTests
{
    private static readonly SettingsNeed Model = new(
        "no guest would get an answer", ["AzureOpenAI__Endpoint", "AzureOpenAI__Deployment"], ["OpenAI__ApiKey", "OpenAI__Model"]);

    private static readonly SettingsNeed Storage = new("nothing could be kept", ["AzureWebJobsStorage"]);

    [Fact]
    public void A_need_of_which_nothing_is_set_names_every_way_to_meet_it() =>
        Assert.Equal(
            [
                "AzureOpenAI__Endpoint and AzureOpenAI__Deployment, or OpenAI__ApiKey and OpenAI__Model: are missing, so no guest would get an answer.",
            ],
            Model.FindMissing(Settings()));

    [Fact]
    public void A_need_of_one_setting_reads_well() =>
        Assert.Equal(["AzureWebJobsStorage: is missing, so nothing could be kept."], Storage.FindMissing(Settings()));

    [Theory]
    [InlineData(
        "AzureOpenAI:Endpoint",
        "AzureOpenAI__Deployment: is missing, so no guest would get an answer. It belongs with AzureOpenAI__Endpoint."
    )]
    [InlineData("OpenAI:Model", "OpenAI__ApiKey: is missing, so no guest would get an answer. It belongs with OpenAI__Model.")]
    public void An_alternative_that_was_begun_is_the_one_that_was_meant(string set, string problem) =>
        Assert.Equal([problem], Model.FindMissing(Settings((set, "https://x.example"))));

    [Fact]
    public void One_whole_alternative_is_enough() =>
        Assert.Empty(
            Model.FindMissing(Settings(("OpenAI:ApiKey", "k"), ("OpenAI:Model", "m"), ("AzureOpenAI:Endpoint", "https://x.example")))
        );

    [Fact]
    public void An_empty_setting_is_missing() =>
        Assert.NotEmpty(Model.FindMissing(Settings(("OpenAI:ApiKey", " "), ("OpenAI:Model", "m"))));

    [Fact]
    public void The_start_stops_with_every_missing_setting_and_every_other_problem()
    {
        var problem = Assert.Throws<SettingsException>(() =>
            SettingsCheck.Require(Settings(("PublicBaseUrl", "x")), ConciergeServices.Settings, null, Model, Storage));

        Assert.Equal(3, problem.Problems.Count);
    }

    [Fact]
    public void A_needed_setting_that_is_not_ours_is_looked_at_for_an_unresolved_reference_too()
    {
        var problem = Assert.Throws<SettingsException>(() =>
            SettingsCheck.Require(
                Settings(("AzureWebJobsStorage", "@Microsoft.KeyVault(VaultName=kv;SecretName=storage)")),
                ConciergeServices.Settings,
                null,
                Storage));

        Assert.StartsWith("AzureWebJobsStorage: is a reference to a key vault", Assert.Single(problem.Problems), StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Path, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Path, (string?)value.Value)))
        .Build();
}
