using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Line;
using static HotelConcierge.Tests.Channels.Line.LineSamples;

namespace HotelConcierge.Tests.Channels.Line;

/// <summary>The signature of webhooks, by the example of https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/.</summary>
public sealed class LineSignatureTests
{
    private const string ExampleSecret = "8c570fa6dd201bb328f1c1eac23a96d8";
    private const string ExampleBody = """{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}""";
    private const string ExampleSignature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    [Fact]
    public void The_signature_is_the_one_of_the_official_example() =>
        Assert.Equal(ExampleSignature, LineSignature.Compute(Encoding.UTF8.GetBytes(ExampleBody), ExampleSecret));

    [Theory]
    [InlineData(ExampleSignature, true)]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLt=", false)]
    [InlineData("GhRKmvmHys4Pi8DxkF4-EayaH0OqtJtaZxgTD9fMDLs=", false)]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs", false)]
    [InlineData(" GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=", false)]
    [InlineData("GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fM    ", false)]
    [InlineData("sha256=1a144a9af987cace0f8bc0f1905e3e11ac9a1f", false)]
    [InlineData("", false)]
    public void Only_the_whole_signature_counts(string header, bool isValid) =>
        Assert.Equal(isValid, LineSignature.IsValid(header, Encoding.UTF8.GetBytes(ExampleBody), ExampleSecret));

    [Fact]
    public void A_trial_is_taken_and_a_forged_one_is_not()
    {
        var setup = new LineWebhookSetup(
            new LineApi(new HttpClient(new ScriptedLine()), Microsoft.Extensions.Options.Options.Create(AccountSettings())),
            Microsoft.Extensions.Options.Options.Create(AccountSettings()));

        Assert.Empty(Assert.IsType<WebhookReading.Genuine>(Channel().Read(setup.SignTrial("https://x.example", forged: false))).Messages);
        Assert.IsType<WebhookReading.Forged>(Channel().Read(setup.SignTrial("https://x.example", forged: true)));
    }
}
