using System.Net;
using HotelConcierge.Channels.Line;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;
using static HotelConcierge.Tests.Channels.Line.LineSamples;

namespace HotelConcierge.Tests.Channels.Line;

/// <summary>What LINE says of the account, and what that means for guests.</summary>
public sealed class LineProbeTests
{
    private const string Here = """{"endpoint":"https://hotel.example/api/channels/line","active":true}""";
    private const string NoLimit = """{"type":"none"}""";

    private readonly ScriptedLine _line = new();

    [Theory]
    [InlineData(Here, NoLimit, 0, Condition.Well, "")]
    [InlineData(Here, """{"type":"limited","value":200}""", 150, Condition.Well, "")]
    [InlineData(Here, """{"type":"limited","value":200}""", 160, Condition.Warning, "larger plan")]
    [InlineData(Here, """{"type":"limited","value":200}""", 200, Condition.Warning, "larger plan")]
    [InlineData("""{"endpoint":"https://other.example/line","active":true}""", NoLimit, 0, Condition.Warning, "channels register")]
    [InlineData("""{"endpoint":"https://hotel.example/api/channels/line","active":false}""", NoLimit, 0, Condition.NotWell, "Use webhook")]
    [InlineData("{}", NoLimit, 0, Condition.NotWell, "channels register")]
    public async Task An_account_is_judged_by_its_webhook_and_its_messages(
        string endpoint, string quota, int used, Condition condition, string remedy)
    {
        _line.Answers(HttpStatusCode.OK, """{"userId":"U1","displayName":"hunter2"}""")
            .Answers(HttpStatusCode.OK, endpoint)
            .Answers(HttpStatusCode.OK, quota)
            .Answers(HttpStatusCode.OK, $$"""{"totalUsage":{{used}}}""");

        var finding = await AskAsync();

        Assert.Equal(condition, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, Condition.NotWell, "Line__ChannelAccessToken")]
    [InlineData(429, Condition.Warning, "tried again")]
    [InlineData(500, Condition.NotWell, "Line__ApiBaseUrl")]
    public async Task A_refusal_has_its_remedy(int status, Condition condition, string remedy)
    {
        _line.Refuses(status, "hunter2");

        var finding = await AskAsync();

        Assert.Equal(condition, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_an_address_is_not_well()
    {
        _line.Answers(HttpStatusCode.OK, "{}").Refuses(404, "Not found");

        Assert.Equal(Condition.NotWell, (await AskAsync()).Condition);
    }

    private Task<Finding> AskAsync() => new LineProbe(
        new LineApi(new HttpClient(_line), Options.Create(AccountSettings())),
        new PublicAddress(Options.Create(new PublicAddressOptions { PublicBaseUrl = "https://hotel.example" }))).AskAsync(default);
}
