using Azure.AI.OpenAI;
using Azure.Identity;
using HotelConcierge.Functions.Hosting;
using HotelConcierge.Functions.Model;

namespace HotelConcierge.Functions.Tests.Model;

public sealed class ModelRegistrationTests
{
    [Theory]
    [InlineData("a-key")]
    [InlineData("")]
    public void The_resource_is_reached_with_a_key_or_with_the_identity(string key)
    {
        var options = new AzureOpenAIOptions { Endpoint = "https://hotel.openai.azure.com", Deployment = "chat", ApiKey = key };

        var client = ModelRegistration.Connect(options, TimeSpan.FromSeconds(100), new DefaultAzureCredential());

        Assert.NotNull(Assert.IsType<AzureOpenAIClient>(client).GetChatClient(options.Deployment));
    }

    [Fact]
    public void Every_setting_of_the_resource_is_known()
    {
        var known = ConciergeServices.Settings.All.Where(setting => setting.Section == AzureOpenAIOptions.Section)
            .Select(setting => setting.Name[(AzureOpenAIOptions.Section.Length + 2)..]);

        Assert.Equal(
            typeof(AzureOpenAIOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_host_needs_are_settings_there_are() =>
        Assert.All(
            FunctionsHost
                .Needs.SelectMany(need => need.Alternatives)
                .SelectMany(names => names)
                .Where(name => !name.StartsWith("AzureWebJobsStorage", StringComparison.Ordinal)),
            name => Assert.NotNull(ConciergeServices.Settings.At(name.Replace("__", ":", StringComparison.Ordinal))));
}
