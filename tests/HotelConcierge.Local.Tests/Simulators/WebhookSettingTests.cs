using System.Net.Http.Headers;
using System.Text;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>What Twilio and Meta refuse when an operator sets where webhooks go.</summary>
public sealed class WebhookSettingTests : IDisposable
{
    private const string Number = "+12025550143";

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("SmsUrl", "hotel.example", 400, "21402")]
    [InlineData("SmsUrl", "ftp://hotel.example", 400, "21402")]
    [InlineData("SmsMethod", "PUT", 400, "21403")]
    [InlineData("SmsUrl", "https://hotel.example/api/channels/twilio", 200, "https://hotel.example/api/channels/twilio")]
    public async Task Twilio_takes_whole_addresses_and_two_methods(string field, string value, int status, string says)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        twilio.Account.Numbers.Add(Number);

        var (answered, body) = await TwilioAsync(twilio, "PN00000000000000000000012025550143", field, value, twilio.Options.AuthToken);

        Assert.Equal(status, answered);
        Assert.Contains(says, body, StringComparison.Ordinal);
        Assert.Equal(status is 200 ? value : null, twilio.Account.SmsUrlOf(Number));
    }

    [Fact]
    public async Task Twilio_knows_neither_another_number_nor_another_token()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();

        Assert.Equal(404, (await TwilioAsync(twilio, "PN1", "SmsUrl", "https://hotel.example", twilio.Options.AuthToken)).Status);
        Assert.Equal(401, (await TwilioAsync(twilio, "PN1", "SmsUrl", "https://hotel.example", "guess")).Status);
    }

    [Theory]
    [InlineData("""{"object":"page","callback_url":"https://hotel.example","verify_token":"t","fields":"messages"}""", "object must be")]
    [InlineData("""{"object":"whatsapp_business_account","callback_url":"https://hotel.example","verify_token":"t","fields":"texts"}""", "no texts")]
    [InlineData("""{"object":"whatsapp_business_account","callback_url":"http://hotel.example","verify_token":"t","fields":"messages"}""", "https")]
    [InlineData("""{"object":"whatsapp_business_account","callback_url":"https://hotel.example","fields":"messages"}""", "verify_token")]
    [InlineData("""{"object":"whatsapp_business_account","callback_url":"http://127.0.0.1:9","verify_token":"t","fields":"messages"}""", "2200")]
    public async Task Meta_takes_an_https_address_that_knows_the_token(string body, string says)
    {
        await using var whatsApp = await SimulatedWhatsApp.StartAsync();
        var token = $"{whatsApp.Options.AppId}|{whatsApp.Options.AppSecret}";

        var (status, answer) = await MetaAsync(whatsApp, $"{whatsApp.Options.AppId}/subscriptions", token, body);

        Assert.Equal(400, status);
        Assert.Contains(says, answer, StringComparison.Ordinal);
        Assert.Null(whatsApp.Subscriptions.AppUrl);
    }

    [Fact]
    public async Task Meta_opens_accounts_by_the_access_token_and_the_app_by_its_secret()
    {
        await using var whatsApp = await SimulatedWhatsApp.StartAsync();
        var options = whatsApp.Options;

        Assert.Equal(401, (await MetaAsync(whatsApp, $"{options.AppId}/subscriptions", options.AccessToken, "{}")).Status);
        Assert.Equal(401, (await MetaAsync(whatsApp, $"{options.AccountId}/subscribed_apps", "guess", "{}")).Status);
        Assert.Equal(400, (await MetaAsync(whatsApp, "1/subscribed_apps", options.AccessToken, "{}")).Status);
        Assert.False(whatsApp.Subscriptions.IsAccountSubscribed);

        Assert.Equal(200, (await MetaAsync(whatsApp, $"{options.AccountId}/subscribed_apps", options.AccessToken, "{}")).Status);
        Assert.True(whatsApp.Subscriptions.IsAccountSubscribed);
        Assert.Null(whatsApp.Subscriptions.MessagesUrl);
    }

    private Task<(int Status, string Body)> TwilioAsync(SimulatedTwilio twilio, string sid, string field, string value, string token)
    {
        var account = twilio.Options.AccountSid;
        return SendAsync(
            new Uri(twilio.BaseAddress, $"2010-04-01/Accounts/{account}/IncomingPhoneNumbers/{sid}.json"),
            new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{account}:{token}"))),
            new FormUrlEncodedContent([new(field, value)]));
    }

    private Task<(int Status, string Body)> MetaAsync(SimulatedWhatsApp whatsApp, string path, string token, string body) =>
        SendAsync(
            new Uri(whatsApp.BaseAddress, $"{whatsApp.Options.ApiVersion}/{path}"),
            new("Bearer", token),
            new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<(int Status, string Body)> SendAsync(Uri url, AuthenticationHeaderValue authorization, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.Authorization = authorization;
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
