using HotelConcierge.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Functions.Tests.Hosting;

public sealed class FunctionsHostTests
{
    private static readonly string[] StorageAndModel =
    [
        "AzureWebJobsStorage__accountName",
        "AzureOpenAI__Endpoint",
        "AzureOpenAI__Deployment",
    ];

    [Fact]
    public void Beside_storage_and_a_model_any_one_channel_is_all_it_needs()
    {
        Assert.All(ConciergeServices.Channels, channel => Assert.Empty(FindMissing([.. StorageAndModel, .. channel.Needs])));
        Assert.Contains("there would be no channel", Assert.Single(FindMissing(StorageAndModel)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> FindMissing(IEnumerable<string> set)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                set.Select(name => KeyValuePair.Create(name.Replace("__", ":", StringComparison.Ordinal), (string?)"set")))
            .Build();
        return FunctionsHost.Needs.SelectMany(need => need.FindMissing(configuration));
    }
}
