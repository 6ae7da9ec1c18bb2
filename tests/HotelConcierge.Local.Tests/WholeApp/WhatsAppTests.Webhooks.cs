using System.Net;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Channels.WhatsApp;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <content>What comes to the webhook's address, from Meta and from strangers.</content>
public sealed partial class WhatsAppTests
{
    [Fact]
    public async Task Meta_asks_whether_the_address_is_ours_and_is_answered_only_with_our_token()
    {
        Assert.Equal((200, true), await _meta.AskForWebhookAsync(cancellationToken: _world.Patience));
        Assert.Equal((403, false), await _meta.AskForWebhookAsync("guessed", _world.Patience));
    }

    [Fact]
    public async Task A_webhook_of_three_megabytes_is_taken_and_a_larger_one_is_refused()
    {
        await GetAcquaintedAsync();
        var words = new string('x', 2 * 1024 * 1024);
        Assert.Equal(200, (await _meta.DeliverAsync(new(Ana) { Type = "reaction", Content = words }, _world.Patience)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(new string(' ', 3 * 1024 * 1024) + "{}"));
    }

    [Fact]
    public async Task Forged_webhooks_are_refused_and_leave_no_trace()
    {
        const string body = """{"object":"whatsapp_business_account","entry":[]}""";
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, "sha256=" + new string('0', 64)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, ""));
    }

    [Fact]
    public async Task Whatever_is_posted_is_answered_with_200_or_400()
    {
        var noise = new Random(20_261_129);
        string[] pieces =
        [
            "{", "}", "[", "]", "\"", ":", ",", "null", "\"object\":\"whatsapp_business_account\"", "\"entry\":[{\"changes\":[{",
            "\"field\":\"messages\"", "\"value\":{", "\"metadata\":{\"phone_number_id\":\"700000000000086\",\"display_phone_number\":\"14155238886\"}",
            "\"messages\":[{\"from\":\"34600000005\",\"id\":\"wamid.x\",\"type\":\"text\",\"text\":{\"body\":\"\\ud83d\"}}]", "\"statuses\":[{", "\"type\":\"system\"",
            "-1", "\0", "é", "👪", "\uFEFF",
        ];
        for (var number = 0; number < 400; number++)
        {
            var body = string.Concat(Enumerable.Range(0, noise.Next(1, 14)).Select(_ => pieces[noise.Next(pieces.Length)]));
            if (number % 3 == 0)
                body = "{" + pieces[8] + ",\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{" + pieces[12] + "," + body.Trim('{', '}', ',') + "}}]}]}";
            Assert.Contains((int)await PostAsync(body), new[] { 200, 400 });
        }

        await HearAsync("Explain the moon");
        Assert.EndsWith(
            "You asked: Explain the moon", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> PostAsync(string body, string? signature = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _meta.WebhookUrl) { Content = new ByteArrayContent(bytes) };
        var signed = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_meta.Options.AppSecret), bytes));
        request.Headers.TryAddWithoutValidation(WhatsAppSignature.Header, signature ?? signed);
        using var answer = await http.SendAsync(request, _world.Patience);
        return answer.StatusCode;
    }
}
