using System.Net;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>What Meta says of the numbers, and what that means for guests.</summary>
public sealed class WhatsAppProbeTests
{
    private readonly ScriptedMeta _meta = new();

    [Theory]
    [InlineData("""{"display_phone_number":"+1 555-078-3881","quality_rating":"GREEN","status":"CONNECTED"}""", Condition.Well, "")]
    [InlineData("""{"display_phone_number":"15550783881"}""", Condition.Well, "")]
    [InlineData("""{"display_phone_number":"+1 555-078-3882"}""", Condition.NotWell, "Set WhatsApp__Number")]
    [InlineData("""{"status":"DISCONNECTED"}""", Condition.NotWell, "WhatsApp Manager")]
    [InlineData("""{"status":"hunter2"}""", Condition.NotWell, "WhatsApp Manager")]
    [InlineData("""{"quality_rating":"RED","status":"CONNECTED"}""", Condition.Warning, "quality")]
    public async Task A_number_is_judged_by_what_Meta_says(string answer, Condition condition, string remedy)
    {
        _meta.Answers(HttpStatusCode.OK, answer);

        var finding = await AskAsync(Account());

        Assert.Equal(condition, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("https://graph.facebook.com/v23.0/106540352242922?fields=", _meta.Calls[0].Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, 190, Condition.NotWell, "WhatsApp__AccessToken")]
    [InlineData(403, 10, Condition.NotWell, "WhatsApp__AccessToken")]
    [InlineData(400, 100, Condition.NotWell, "WhatsApp__PhoneNumberId")]
    [InlineData(429, 4, Condition.Warning, "tried again")]
    [InlineData(500, 2, Condition.NotWell, "WhatsApp__ApiBaseUrl")]
    public async Task A_refusal_has_its_remedy(int status, int code, Condition condition, string remedy)
    {
        _meta.Refuses(status, code);

        var finding = await AskAsync(Account());

        Assert.Equal(condition, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_number_is_asked_for()
    {
        var options = Account();
        options.Numbers["106540352242999"] = "+4930901820";
        _meta.Answers(HttpStatusCode.OK, "{}").Refuses(400, 100);

        Assert.Equal(Condition.NotWell, (await AskAsync(options)).Condition);
        Assert.Equal(2, _meta.Calls.Count);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_not_well()
    {
        _meta.Throws(new HttpRequestException("hunter2"));

        Assert.Equal(Condition.NotWell, (await AskAsync(Account())).Condition);
    }

    [Theory]
    [InlineData("""{"application":"https://hotel.example/api/channels/whatsapp"}""", Condition.Well)]
    [InlineData("""{"application":"https://old.example/api/channels/whatsapp"}""", Condition.Warning)]
    [InlineData(
        """{"application":"https://hotel.example/api/channels/whatsapp","phone_number":"https://old.example/"}""", Condition.Warning)]
    [InlineData(
        """{"application":"https://old.example/","whatsapp_business_account":"https://hotel.example/api/channels/whatsapp"}""",
        Condition.Well)]
    [InlineData("{}", Condition.Well)]
    public async Task A_webhook_that_leads_elsewhere_is_said(string webhook, Condition condition)
    {
        _meta.Answers(HttpStatusCode.OK, "{}").Answers(HttpStatusCode.OK, $$"""{"webhook_configuration":{{webhook}}}""");

        var finding = await AskAsync(Account(), "https://hotel.example");

        Assert.Equal(condition, finding.Condition);
        Assert.DoesNotContain("old.example", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    private Task<Finding> AskAsync(WhatsAppOptions options, string publicBaseUrl = "") =>
        new WhatsAppProbe(
            new WhatsAppGraphApi(new HttpClient(_meta), Options.Create(options)),
            new PublicAddress(Options.Create(new PublicAddressOptions { PublicBaseUrl = publicBaseUrl })),
            Options.Create(options))
            .AskAsync(CancellationToken.None);
}
