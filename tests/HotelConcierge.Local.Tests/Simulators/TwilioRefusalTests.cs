using System.Net;
using System.Text;
using System.Text.Json;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>What Twilio refuses, each with its code, and what may be done with a message afterwards.</summary>
public sealed class TwilioRefusalTests
{
    private const string GuestNumber = "+34600111222";
    private const string Service = "MG00112233445566778899aabbccddeeff";
    private const string Template = "HX00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData(21910, "Invalid From and To pair. From and To should be of the same channel", GuestNumber, Hotel)]
    [InlineData(21910, "Invalid From and To pair. From and To should be of the same channel", Guest, HotelNumber)]
    [InlineData(21910, "Invalid From and To pair. From and To should be of the same channel", Guest, "HotelMar")]
    [InlineData(21266, "'To' and 'From' number cannot be the same: +34900000000", HotelNumber, HotelNumber)]
    [InlineData(63031, "Channels message cannot have same From and To", Hotel, Hotel)]
    [InlineData(
        21212,
        "The 'From' number 900 000 000 is not a valid phone number, shortcode, or alphanumeric sender ID.",
        GuestNumber,
        "900 000 000"
    )]
    [InlineData(
        21212,
        "The 'From' number whatsapp:HotelMar is not a valid phone number, shortcode, or alphanumeric sender ID.",
        Guest,
        "whatsapp:HotelMar"
    )]
    [InlineData(
        21212,
        "The 'From' number Hotel del Mar is not a valid phone number, shortcode, or alphanumeric sender ID.",
        GuestNumber,
        "Hotel del Mar"
    )]
    [InlineData(21211, "The 'To' number HotelMar is not a valid phone number.", "HotelMar", HotelNumber)]
    public async Task A_pair_of_addresses_that_cannot_be_connected_is_refused(int code, string message, string to, string from)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.CreateAsync(("To", to), ("From", from), ("Body", "Hello"));
        var json = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            (code, message, 400),
            (json.GetProperty("code").GetInt32(), json.Text("message"), json.GetProperty("status").GetInt32()));
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", json.Text("more_info"));
        Assert.Empty(twilio.Messages);
    }

    [Theory]
    [InlineData("24680")]
    [InlineData("Hotel Mar")]
    [InlineData(HotelNumber)]
    public async Task A_number_a_short_code_and_a_name_may_send_an_sms(string from)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.CreateAsync(("To", GuestNumber), ("From", from), ("Body", "Hello"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(from, Assert.Single(twilio.Phone(GuestNumber).Messages).From);
    }

    [Theory]
    [InlineData(21620, "hotel.example/a.jpg")]
    [InlineData(21620, "https://hotel.example/a.jpg", "ftp://hotel.example/b.jpg")]
    [InlineData(21620, "/media/a.jpg")]
    [InlineData(
        21623,
        "https://x.test/1",
        "https://x.test/2",
        "https://x.test/3",
        "https://x.test/4",
        "https://x.test/5",
        "https://x.test/6",
        "https://x.test/7",
        "https://x.test/8",
        "https://x.test/9",
        "https://x.test/10",
        "https://x.test/11"
    )]
    public async Task Media_that_cannot_be_fetched_or_is_too_much_is_refused(int code, params string[] urls)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        var json = await client.CreateAsync([("To", Guest), ("From", Hotel), .. urls.Select(url => ("MediaUrl", url))]).JsonAsync();

        Assert.Equal(code, json.GetProperty("code").GetInt32());
        Assert.Empty(twilio.Messages);
    }

    [Theory]
    [InlineData(21602, "From", Hotel, "", "")]
    [InlineData(21619, "MessagingServiceSid", Service, "", "")]
    [InlineData(21705, "MessagingServiceSid", "MG1", "Body", "Hello")]
    [InlineData(21655, "From", Hotel, "ContentSid", "HX1")]
    [InlineData(21654, "From", Hotel, "ContentVariables", """{"1":"Ana"}""")]
    [InlineData(21624, "From", Hotel, "ValidityPeriod", "36001")]
    [InlineData(21624, "From", Hotel, "ValidityPeriod", "soon")]
    public async Task A_parameter_out_of_form_is_refused(int code, string sender, string from, string name, string value)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        (string, string)[] words = name is "ValidityPeriod" ? [("Body", "Hello"), (name, value)] : name.Length > 0 ? [(name, value)] : [];

        var json = await client.CreateAsync([("To", Guest), (sender, from), .. words]).JsonAsync();

        Assert.Equal(code, json.GetProperty("code").GetInt32());
        Assert.Empty(twilio.Messages);
    }

    [Theory]
    [InlineData("""{"1":""}""")]
    [InlineData("""{"1":7}""")]
    [InlineData("""["Ana"]""")]
    public async Task Template_values_are_words_that_are_not_empty(string variables)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        var json = await client
            .CreateAsync(("To", Guest), ("From", Hotel), ("ContentSid", Template), ("ContentVariables", variables))
            .JsonAsync();

        Assert.Equal(21656, json.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData(63007, Guest, "whatsapp:+34911111111")]
    [InlineData(21659, GuestNumber, "+34911111111")]
    public async Task A_sender_of_somebody_elses_is_refused(int code, string to, string from)
    {
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { Senders = [Hotel, HotelNumber] });
        using var client = new TwilioClient(twilio);

        var json = await client.CreateAsync(("To", to), ("From", from), ("Body", "Hello")).JsonAsync();
        using var ours = await client.SayAsync("Hello");

        Assert.Equal(code, json.GetProperty("code").GetInt32());
        Assert.Equal(HttpStatusCode.Created, ours.StatusCode);
    }

    [Fact]
    public async Task A_messaging_service_without_senders_is_refused()
    {
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { MessagingServiceSender = "" });
        using var client = new TwilioClient(twilio);

        var json = await client.CreateAsync(("To", Guest), ("MessagingServiceSid", Service), ("Body", "Hello")).JsonAsync();

        Assert.Equal(21704, json.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Nobody_is_let_in_without_credentials_and_no_other_path_is_served()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        using var stranger = new HttpClient { BaseAddress = twilio.BaseAddress };

        using var refused = await stranger.GetAsync(new Uri(client.MessagesPath, UriKind.Relative));
        using var elsewhere = await client.GetAsync("/2010-04-01/Accounts/nowhere");

        Assert.Equal("Basic realm=\"Twilio API\"", refused.Headers.WwwAuthenticate.ToString());
        Assert.Equal("Authentication Error - No credentials provided", (await refused.JsonAsync()).Text("message"));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal("The requested resource /2010-04-01/Accounts/nowhere was not found", (await elsewhere.JsonAsync()).Text("message"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_bad_input_in_the_words_of_the_service()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var http = new HttpClient { BaseAddress = twilio.BaseAddress };
        using var body = new StringContent("--x\r\nbroken", Encoding.UTF8);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        using var answer = await http.PostAsync(new Uri("2010-04-01/Accounts/AC1/Messages.json", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(400, (await answer.JsonAsync()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_message_loses_its_words_and_then_leaves_once_it_is_final()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });
        using var client = new TwilioClient(twilio);
        var uri = (await client.SayAsync("Room 12").JsonAsync()).Text("uri")!;
        await twilio.WaitUntilIdleAsync(Patience.Token);

        using var changed = await client.PostAsync(uri, ("Body", "Room 13"));
        using var canceled = await client.PostAsync(uri, ("Status", "canceled"));
        var redacted = await client.PostAsync(uri, ("Body", "")).JsonAsync();
        using var deleted = await client.DeleteAsync(uri);
        using var gone = await client.GetAsync(uri);

        Assert.Equal(30400, (await changed.JsonAsync()).GetProperty("code").GetInt32());
        Assert.Equal(30409, (await canceled.JsonAsync()).GetProperty("code").GetInt32());
        Assert.Equal(("", "delivered"), (redacted.Text("body"), redacted.Text("status")));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, gone.StatusCode));
        Assert.Empty((await client.GetAsync(client.MessagesPath).JsonAsync()).GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task A_message_on_its_way_cannot_be_deleted()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });
        using var client = new TwilioClient(twilio);
        var created = await client.CreateAsync(("To", Guest), ("From", Hotel), ("Body", "Hello"), ("StatusCallback", app.Url)).JsonAsync();
        await twilio.WaitUntilIdleAsync(Patience.Token);
        await twilio.SendStatusAsync(created.Text("sid")!, "sent");

        using var refused = await client.DeleteAsync(created.Text("uri")!);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(20009, (await refused.JsonAsync()).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_guests_picture_is_listed_as_media_of_its_message()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { WebhookUrl = app.Url });
        using var client = new TwilioClient(twilio);
        var delivered = await twilio.DeliverAsync(new InboundSms(Guest, Hotel, "") { Media = [new SimulatedMedia("image/jpeg", [1, 2])] });

        var message = await client
            .GetAsync($"/2010-04-01/Accounts/{twilio.Options.AccountSid}/Messages/{delivered.MessageSid}.json")
            .JsonAsync();
        var list = await client.GetAsync(message.GetProperty("subresource_uris").Text("media")!).JsonAsync();
        var media = Assert.Single(list.GetProperty("media_list").EnumerateArray());
        var alone = await client.GetAsync(media.Text("uri")!).JsonAsync();

        Assert.Equal(("image/jpeg", delivered.MessageSid), (media.Text("content_type"), media.Text("parent_sid")));
        Assert.Equal(JsonSerializer.Serialize(media), JsonSerializer.Serialize(alone));
    }
}
