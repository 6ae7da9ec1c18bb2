using System.Net;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class TwilioWebhookTests
{
    [Fact]
    public async Task A_guests_message_reaches_the_app_signed_and_its_answer_comes_back()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });

        var result = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "¿Está abierta la piscina? 🏊") { ProfileName = "Ana" });

        Assert.Equal((200, "<Response/>", "text/xml", 1), (result.StatusCode, result.Body, result.ContentType, result.Attempts));
        var received = Assert.Single(app.Received.Snapshot());
        Assert.Equal("¿Está abierta la piscina? 🏊", received["Body"]);
        Assert.Equal((Guest, Hotel, "Ana", "34600111222"), (received["From"], received["To"], received["ProfileName"], received["WaId"]));
        Assert.All(["MessageSid", "SmsSid", "SmsMessageSid"], name => Assert.Equal(result.MessageSid, received[name]));
        Assert.Equal(("0", "received", "2010-04-01"), (received["NumMedia"], received["SmsStatus"], received["ApiVersion"]));
        Assert.Equal(
            WebhookSigner.Sign(twilio.Options.AuthToken, app.Url, received.Form), received.Headers["X-Twilio-Signature"]);
    }

    [Fact]
    public async Task The_signature_covers_the_public_address_when_it_differs()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync();
        (twilio.WebhookUrl, twilio.WebhookUrlAsSigned) = (app.Url, "https://hotel.example/api/channels/twilio");

        await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "Hello"));

        var received = Assert.Single(app.Received.Snapshot());
        Assert.Equal(
            WebhookSigner.Sign(twilio.Options.AuthToken, "https://hotel.example/api/channels/twilio", received.Form),
            received.Headers["X-Twilio-Signature"]);
    }

    [Fact]
    public async Task Places_buttons_ids_and_further_fields_are_in_the_form()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });

        await twilio.DeliverAsync(new InboundSms("whatsapp:US.134912", Hotel, "")
        {
            Place = new SimulatedPlace(41.5, -2.25, "Beach", "Sea Road 1"),
            ButtonText = "Yes",
            ButtonPayload = "confirm-1",
            ExternalUserId = "US.134912",
            ParentExternalUserId = "US.P1",
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { ["Forwarded"] = "true" },
        });

        var received = Assert.Single(app.Received.Snapshot());
        Assert.Equal(
            ("41.5", "-2.25", "Beach", "Sea Road 1"),
            (received["Latitude"], received["Longitude"], received["Label"], received["Address"]));
        Assert.Equal(("Yes", "confirm-1", "true"), (received["ButtonText"], received["ButtonPayload"], received["Forwarded"]));
        Assert.Equal(("US.134912", "US.P1", ""), (received["ExternalUserId"], received["ParentExternalUserId"], received["WaId"]));
    }

    [Fact]
    public async Task Media_is_fetched_with_the_accounts_credentials_only()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });
        using var client = new TwilioClient(twilio);
        using var stranger = new TwilioClient(twilio, token: "wrong");
        await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "") { Media = [new SimulatedMedia("audio/ogg", [1, 2, 3])] });
        var received = Assert.Single(app.Received.Snapshot());

        using var file = await client.GetAsync(received["MediaUrl0"]);
        using var refused = await stranger.GetAsync(received["MediaUrl0"]);

        Assert.Equal(("1", "audio/ogg"), (received["NumMedia"], received["MediaContentType0"]));
        Assert.StartsWith("MM", received["MessageSid"], StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("audio/ogg", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_redelivery_is_identical()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });

        var first = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "Hello"));
        var second = await twilio.RedeliverAsync(first.MessageSid);

        Assert.True(second.Succeeded);
        var received = app.Received.Snapshot();
        Assert.Equal(2, received.Count);
        Assert.Equal(received[0].Form, received[1].Form);
        Assert.All(["X-Twilio-Signature", "I-Twilio-Idempotency-Token"], name =>
            Assert.Equal(received[0].Headers[name], received[1].Headers[name]));
    }

    [Fact]
    public async Task A_webhook_is_sent_again_until_it_is_thanked_for_or_the_tries_are_used_up()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url, RetryCount = 2 });
        foreach (var status in new[] { 503, 500, 200, 503, 503, 503 })
            app.Answers.Enqueue(status);

        var saved = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "one"));
        var lost = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "two"));

        Assert.Equal((200, 3), (saved.StatusCode, saved.Attempts));
        Assert.Equal((503, 3), (lost.StatusCode, lost.Attempts));
        Assert.Equal(
            2,
            app.Received.Snapshot()
                .Select(webhook => webhook.Headers["I-Twilio-Idempotency-Token"])
                .Distinct(StringComparer.Ordinal)
                .Count());
    }

    [Fact]
    public async Task An_app_that_is_down_gives_a_result_without_a_status()
    {
        var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });
        await app.DisposeAsync();

        var result = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "Hello"));

        Assert.Null(result.StatusCode);
        Assert.NotNull(result.Failure);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task An_app_that_does_not_answer_in_time_is_given_up_after_every_try()
    {
        var clock = new RingingClock();
        await using var app = await ReceivingApp.StartAsync();
        app.Hold = new TaskCompletionSource().Task;
        await using var twilio = await SimulatedTwilio.StartAsync(
            new SimulatedTwilioOptions { WebhookUrl = app.Url, RetryCount = 1, TimeProvider = clock });

        var result = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "Hello"));

        Assert.Equal((null, 2), (result.StatusCode, result.Attempts));
        Assert.Equal([TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15)], clock.Asked);
    }

    [Theory]
    [InlineData("/api/channels/twilio")]
    [InlineData("ftp://hotel.example")]
    public async Task An_address_that_is_not_http_is_refused(string url)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();

        Assert.Throws<ArgumentException>(() => twilio.WebhookUrl = url);
        Assert.Throws<ArgumentException>(() => twilio.WebhookUrlAsSigned = url);
    }

    [Fact]
    public async Task Without_an_address_the_error_says_what_to_set()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => twilio.DeliverAsync(new InboundSms(Guest, Hotel, "Hello")));

        Assert.Contains("WebhookUrl", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusMode.InOrder, "sent,delivered")]
    [InlineData(StatusMode.Reversed, "delivered,sent")]
    [InlineData(StatusMode.Duplicated, "sent,sent,delivered,delivered")]
    [InlineData(StatusMode.Missing, "")]
    public async Task Callbacks_come_signed_and_in_the_order_asked_for(StatusMode mode, string statuses)
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.StatusMode = mode;

        var created = await client.CreateAsync(
            ("To", Guest), ("From", Hotel), ("Body", "Hello"), ("StatusCallback", app.Url + "/status?chunk=1")).JsonAsync();
        await twilio.WaitUntilIdleAsync(Patience.Token);

        var received = app.Received.Snapshot();
        Assert.Equal(statuses, string.Join(',', received.Select(callback => callback["MessageStatus"])));
        Assert.All(received, callback =>
        {
            Assert.Equal(created.Text("sid"), callback["MessageSid"]);
            Assert.Equal("", callback["ErrorCode"]);
            Assert.Equal(
                WebhookSigner.Sign(twilio.Options.AuthToken, app.Url + "/status?chunk=1", callback.Form),
                callback.Headers["X-Twilio-Signature"]);
        });
        Assert.Equal("delivered", Assert.Single(twilio.Messages).Status);
    }

    [Fact]
    public async Task A_late_failure_is_told_with_its_code_under_the_public_address()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        (twilio.WebhookUrl, twilio.WebhookUrlAsSigned) = (app.Url, "https://hotel.example/api/channels/twilio");
        twilio.SetRecipient(Guest, RecipientState.OutsideWindow);

        (await client.CreateAsync(
            ("To", Guest), ("From", Hotel), ("Body", "Hello"), ("StatusCallback", "https://hotel.example/status"))).Dispose();
        await twilio.WaitUntilIdleAsync(Patience.Token);

        var last = app.Received.Snapshot()[^1];
        Assert.Equal(("undelivered", "63016", "/status"), (last["MessageStatus"], last["ErrorCode"], last.Request.Path));
        Assert.Equal(
            WebhookSigner.Sign(twilio.Options.AuthToken, "https://hotel.example/status", last.Form),
            last.Headers["X-Twilio-Signature"]);
    }

    [Fact]
    public async Task One_status_can_be_sent_at_any_time()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.StatusMode = StatusMode.Missing;
        var created = await client.CreateAsync(
            ("To", Guest), ("From", Hotel), ("Body", "Hello"), ("StatusCallback", app.Url)).JsonAsync();
        await twilio.WaitUntilIdleAsync(Patience.Token);

        var result = await twilio.SendStatusAsync(created.Text("sid")!, "read");

        Assert.True(result.Succeeded);
        Assert.Equal("read", Assert.Single(app.Received.Snapshot())["MessageStatus"]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => twilio.SendStatusAsync("SM1", "read"));
    }
}
