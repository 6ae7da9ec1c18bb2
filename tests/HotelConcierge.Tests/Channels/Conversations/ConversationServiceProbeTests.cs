using System.Net;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;
using static HotelConcierge.Tests.Channels.Conversations.ConversationsSamples;

namespace HotelConcierge.Tests.Channels.Conversations;

/// <summary>What Twilio says of the chat service, and what that means for guests.</summary>
public sealed class ConversationServiceProbeTests
{
    private const string NoAddress = """{"address_configurations":[]}""";

    private readonly ScriptedConversations _twilio = new();

    [Theory]
    [InlineData($$"""{"post_webhook_url":"{{Url}}"}""", NoAddress, Condition.Well, "")]
    [InlineData($$"""{"post_webhook_url":"{{Url}}?assistant=hotel"}""", NoAddress, Condition.Well, "")]
    [InlineData("""{"post_webhook_url":null}""", $$"""{"address_configurations":[{"auto_creation":{"webhook_url":"{{Url}}?assistant=x"} }]}""", Condition.Well, "")]
    [InlineData("""{"post_webhook_url":"https://other.example/"}""", NoAddress, Condition.Warning, "channels register")]
    public async Task A_service_is_judged_by_where_its_conversations_are_told(
        string webhooks, string addresses, Condition condition, string remedy)
    {
        _twilio.Answers(HttpStatusCode.OK, """{"sid":"IS","friendly_name":"hunter2"}""")
            .Answers(HttpStatusCode.OK, webhooks)
            .Answers(HttpStatusCode.OK, addresses);

        var finding = await AskAsync();

        Assert.Equal(condition, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, Condition.NotWell, "Twilio__AccountSid")]
    [InlineData(404, Condition.NotWell, "Conversations__ServiceSid")]
    [InlineData(429, Condition.Warning, "tried again")]
    [InlineData(500, Condition.NotWell, "Conversations__ApiBaseUrl")]
    public async Task A_refusal_has_its_remedy(int status, Condition condition, string remedy)
    {
        _twilio.Answers((HttpStatusCode)status, """{"code":0,"message":"hunter2"}""");

        var finding = await AskAsync();

        Assert.Equal(condition, finding.Condition);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", finding.Says + finding.Remedy, StringComparison.Ordinal);
    }

    private Task<Finding> AskAsync() => new ConversationServiceProbe(
        new(
            new HttpClient(_twilio),
            Options.Create(new ConversationsOptions { ServiceSid = ServiceSid }),
            Options.Create(new TwilioOptions { AccountSid = AccountSid, AuthToken = AuthToken })),
        new PublicAddress(Options.Create(new PublicAddressOptions { PublicBaseUrl = "https://hotel.example" }))).AskAsync(default);
}
