using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Contracts.Settings;
using HotelConcierge.Local.Hosting;

namespace HotelConcierge.Local.Tests.Settings;

public sealed class SettingReadsTests
{
    // For Azure Functions alone, whose own test holds them to its code.
    private static readonly string[] OnlyFunctions =
    [
        "Knowledge__Container",
        "AzureOpenAI__Endpoint",
        "AzureOpenAI__Deployment",
        "AzureOpenAI__EmbeddingDeployment",
        "AzureOpenAI__TranscriptionDeployment",
        "AzureOpenAI__ApiKey",
    ];

    [Fact]
    public void Every_setting_is_read_by_the_core_or_by_this_host() => Assert.Equal(
        OnlyFunctions.Order(StringComparer.Ordinal),
        SettingReads
            .FindUnread(typeof(ConciergeServices).Assembly, typeof(StaffGate).Assembly, typeof(LocalHost).Assembly)
            .Order(StringComparer.Ordinal));
}
