using System.Net;
using System.Text.Json;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class TwilioMessageTests
{
    private const string Service = "MG00112233445566778899aabbccddeeff";
    private const string Template = "HX00112233445566778899aabbccddeeff";

    [Fact]
    public async Task A_message_is_created_in_the_shape_of_the_real_api_and_appears_on_the_guests_phone()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.SayAsync("The pool is open until 22:00 🏊");
        var json = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Matches("^SM[0-9a-f]{32}$", json.Text("sid"));
        Assert.Equal("queued", json.Text("status"));
        Assert.Equal("The pool is open until 22:00 🏊", json.Text("body"));
        Assert.Equal(Guest, json.Text("to"));
        Assert.Equal(Hotel, json.Text("from"));
        Assert.Equal("outbound-api", json.Text("direction"));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("error_code").ValueKind);
        Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$", json.Text("date_created"));
        Assert.EndsWith($"/Messages/{json.Text("sid")}.json", json.Text("uri"), StringComparison.Ordinal);
        var shown = Assert.Single(twilio.Phone(Guest).Messages);
        Assert.Equal((json.Text("sid"), "The pool is open until 22:00 🏊"), (shown.Sid, shown.Body));
    }

    [Fact]
    public async Task A_messaging_service_accepts_a_message_and_picks_the_sender_later()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        var json = await client.CreateAsync(("To", Guest), ("MessagingServiceSid", Service), ("Body", "Hello")).JsonAsync();

        Assert.Equal("accepted", json.Text("status"));
        Assert.Null(json.Text("from"));
        Assert.Equal("whatsapp:+15005550006", Assert.Single(twilio.Phone(Guest).Messages).From);
    }

    [Fact]
    public async Task A_template_shows_with_its_variables()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.CreateAsync(
            ("To", Guest), ("From", Hotel), ("ContentSid", Template), ("ContentVariables", """{"1":"Ana"}"""));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var shown = Assert.Single(twilio.Phone(Guest).Messages);
        Assert.Equal((Template, """{"1":"Ana"}"""), (shown.Template, shown.TemplateVariables));
    }

    [Fact]
    public async Task Media_addresses_reach_the_phone_in_order()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        var json = await client.CreateAsync(
            ("To", Guest), ("From", Hotel), ("MediaUrl", "https://x.test/1.jpg"), ("MediaUrl", "https://x.test/2.jpg")).JsonAsync();

        Assert.StartsWith("MM", json.Text("sid"), StringComparison.Ordinal);
        Assert.Equal("2", json.Text("num_media"));
        Assert.Equal(["https://x.test/1.jpg", "https://x.test/2.jpg"], Assert.Single(twilio.Phone(Guest).Messages).MediaUrls);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_20003_and_nothing_is_sent()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio, token: "wrong");

        using var answer = await client.SayAsync("Hello");
        var json = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(20003, json.GetProperty("code").GetInt32());
        Assert.Equal(401, json.GetProperty("status").GetInt32());
        Assert.Equal("https://www.twilio.com/docs/errors/20003", json.Text("more_info"));
        Assert.Empty(twilio.Messages);
        Assert.Equal(1, twilio.Requests.Count);
    }

    [Theory]
    [InlineData(21604, "", Hotel, "Hello", "", "")]
    [InlineData(21603, Guest, "", "Hello", "", "")]
    [InlineData(21602, Guest, Hotel, "", "", "")]
    [InlineData(21211, "whatsapp:600111222", Hotel, "Hello", "", "")]
    [InlineData(21211, "+0034600111222", Hotel, "Hello", "", "")]
    [InlineData(21609, Guest, Hotel, "Hello", "", "/api/status")]
    [InlineData(21656, Guest, Hotel, "", "not json", "")]
    public async Task What_is_missing_or_wrong_is_refused_by_its_code(
        int code, string to, string from, string body, string variables, string callback)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.CreateAsync(
            ("To", to), ("From", from), ("Body", body), ("StatusCallback", callback),
            ("ContentSid", variables.Length > 0 ? Template : ""), ("ContentVariables", variables));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.JsonAsync()).GetProperty("code").GetInt32());
        Assert.Empty(twilio.Messages);
    }

    [Theory]
    [InlineData(1600, 201)]
    [InlineData(1601, 400)]
    public async Task A_body_may_have_1600_utf16_units(int length, int status)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var body = "🏨" + new string('a', length - 2);

        using var answer = await client.SayAsync(body);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400)
            Assert.Equal(21617, (await answer.JsonAsync()).GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("whatsapp:US.13491208655302741918")]
    [InlineData("+34600111222")]
    public async Task Numbers_and_business_scoped_ids_are_addresses(string address)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.SayAsync("Hello", address);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Single(twilio.Phone(address).Messages);
    }

    [Theory]
    [InlineData(RecipientState.OptedOut, "+34600111222", 400, 21610)]
    [InlineData(RecipientState.BadNumber, Guest, 400, 21211)]
    [InlineData(RecipientState.QueueFull, Guest, 429, 21611)]
    [InlineData(RecipientState.Throttled, Guest, 429, 20429)]
    [InlineData(RecipientState.OutsideWindowAtCreate, Guest, 400, 63016)]
    public async Task A_guest_who_cannot_be_written_to_is_refused_at_once(RecipientState state, string to, int status, int code)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.SetRecipient(to, state);

        using var answer = await client.SayAsync("Hello", to);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await answer.JsonAsync()).GetProperty("code").GetInt32());
        Assert.Empty(twilio.Phone(to).Messages);
    }

    [Theory]
    [InlineData(RecipientState.OptedOut, 63014)]
    [InlineData(RecipientState.OutsideWindow, 63016)]
    [InlineData(RecipientState.Unreachable, 30003)]
    public async Task Some_messages_are_taken_and_fail_later(RecipientState state, int code)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.SetRecipient(Guest, state, "failed");

        var created = await client.SayAsync("Hello").JsonAsync();
        await twilio.WaitUntilIdleAsync(Patience.Token);
        var later = await client.GetAsync(created.Text("uri")!).JsonAsync();

        Assert.Equal("queued", created.Text("status"));
        Assert.Equal("failed", later.Text("status"));
        Assert.Equal(code, later.GetProperty("error_code").GetInt32());
        Assert.Empty(twilio.Phone(Guest).Messages);
    }

    [Fact]
    public async Task A_template_still_arrives_outside_the_window()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.SetRecipient(Guest, RecipientState.OutsideWindow);

        using var template = await client.CreateAsync(("To", Guest), ("From", Hotel), ("ContentSid", Template));

        Assert.Equal(HttpStatusCode.Created, template.StatusCode);
        Assert.Equal(Template, Assert.Single(twilio.Phone(Guest).Messages).Template);
    }

    [Fact]
    public async Task Another_account_is_not_found()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.GetAsync("/2010-04-01/Accounts/AC1/Messages.json");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_server_says_that_it_is_not_the_real_service()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.GetAsync("/");

        Assert.Equal("simulated Twilio - not the real service\n", await answer.Content.ReadAsStringAsync());
        Assert.Equal("simulated-Twilio", answer.Headers.Server.ToString());
        Assert.Equal("127.0.0.1", twilio.BaseAddress.Host);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error()
    {
        await using var first = await SimulatedTwilio.StartAsync();

        await Assert.ThrowsAsync<IOException>(() =>
            SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { Port = first.BaseAddress.Port }));
    }

    [Fact]
    public async Task A_typing_indicator_for_a_guests_message_is_recorded()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });
        using var client = new TwilioClient(twilio);
        var delivered = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "Is the pool open?"));

        var json = await client.PostAsync(
            "/v2/Indicators/Typing.json", ("messageId", delivered.MessageSid), ("channel", "whatsapp")).JsonAsync();
        using var unknown = await client.PostAsync(
            "/v2/Indicators/Typing.json", ("messageId", "SM1"), ("channel", "whatsapp"));

        Assert.True(json.GetProperty("success").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var shown = Assert.Single(twilio.Typing.Snapshot());
        Assert.Equal((delivered.MessageSid, Guest), (shown.MessageSid, shown.Guest));
    }
}
