using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Contracts.Settings;
using HotelConcierge.Functions.Model;

namespace HotelConcierge.Functions.Tests.Settings;

public sealed class SettingReadsTests
{
    // For the Local host alone, whose own test holds them to its code.
    private static readonly string[] OnlyLocal = ["Data__Path", "Admin__Key", "EmbeddedModel__Delay", "Reservations__Demo"];

    [Fact]
    public void Every_setting_is_read_by_the_core_or_by_this_host() => Assert.Equal(
        OnlyLocal.Order(StringComparer.Ordinal),
        SettingReads
            .FindUnread(typeof(ConciergeServices).Assembly, typeof(StaffGate).Assembly, typeof(AzureOpenAIOptions).Assembly)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_setting_that_no_code_reads_would_be_found() => Assert.Contains(
        "AzureOpenAI__Deployment",
        SettingReads.FindUnread(typeof(ConciergeServices).Assembly));
}
