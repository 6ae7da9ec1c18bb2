using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Mail;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Staff are mailed of guests in danger and of guests' requests, beside a webhook that nobody answers at.</summary>
public sealed class StaffMailTests : IAsyncLifetime
{
    private const string Wish = "two more towels please";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private SimulatedMailServer _mail = null!;
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _mail = await SimulatedMailServer.StartAsync(MailServerSecurity.None);
        _world = await World.CreateAsync();
        _world.Hide(SimulatedMailServer.Password);
        _world.Model.Responder = request => request.Messages[^1].Role is "tool"
            ? ScriptedAnswer.Say("DONE")
            : ScriptedAnswer.Call("record_request", $$"""{"kind":"service","summary":"{{Wish}}","urgency":"normal"}""");
        _app = await AppInProcess.StartAsync(
            _world,
            ("Alerts:WebhookUrl", "http://127.0.0.1:1/alerts"),
            ("Requests:WebhookUrl", "http://127.0.0.1:1/requests"),
            ("Alerts:From", "concierge@hotel.example"),
            ("Alerts:To", "night@hotel.example"),
            ("Alerts:Smtp:Host", "127.0.0.1"),
            ("Alerts:Smtp:Port", _mail.Port.ToString(CultureInfo.InvariantCulture)),
            ("Alerts:Smtp:Username", SimulatedMailServer.User),
            ("Alerts:Smtp:Password", SimulatedMailServer.Password),
            ("Alerts:Smtp:Security", "None"));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _mail.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Of_danger_they_read_who_it_is_and_none_of_the_guests_words()
    {
        await _world.HearAsync("My baby swallowed a button battery, what do I do??");
        await _mail.WaitAsync(1, _world.Patience);

        var message = Assert.Single(_mail.Taken).Message;
        Assert.Equal("URGENT: a guest may be in danger (Poisoning, early-years)", message.Subject);
        Assert.Contains(World.Ana, message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("battery", message.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Of_a_request_they_read_what_it_is_and_readiness_knows_of_the_mail_server()
    {
        var webhook = await _world.DeliverAsync(
            new InboundSms(World.Ben, HotelDeployment.Number, Wish) { MessageSid = _world.NextSid(), ProfileName = "Ben" });
        Assert.True(webhook.Succeeded);
        await _mail.WaitAsync(1, _world.Patience);
        await _app.IdleAsync();

        var message = Assert.Single(_mail.Taken).Message;
        Assert.Equal(["night@hotel.example"], _mail.Taken[0].To);
        Assert.Contains($"Summary: {Wish}", message.TextBody, StringComparison.Ordinal);

        var ready = (await _http.GetFromJsonAsync<JsonNode>(_app.Url + "/api/ready", _world.Patience))!;
        Assert.Equal("well", ready["checks"]!.AsArray().Single(check => check!["what"]!.ToString() == "mail")!["status"]!.ToString());
    }
}
