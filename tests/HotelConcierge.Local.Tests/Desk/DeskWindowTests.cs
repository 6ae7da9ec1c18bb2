using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>
/// A guest on WhatsApp who last wrote more than a day ago, at Twilio and at Meta, which both refuse words then and take what they have
/// approved.
/// </summary>
public sealed class DeskWindowTests : IAsyncLifetime
{
    private const string Ana = "+34600000001";
    private const string Number = "+12025550143";
    private const string Sid = "HX0123456789abcdef0123456789abcdef";

    private const string Approved =
        "Good day {{1}}, this is reception of {{2}}. We have an answer for you. Please write to us here, and we send it.";

    private const string Read =
        "Good day Ana, this is reception of AnyCompany Luxury Resort. We have an answer for you. Please write to us here, and we send it.";

    private World _world = null!;
    private SimulatedWhatsApp _meta = null!;
    private AppInProcess _app = null!;
    private StaffBrowser _lucia = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync(templates: new Dictionary<string, string>(StringComparer.Ordinal) { [Sid] = Approved });
        _meta = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions
        {
            Numbers = [new("700000000000043", Number)],
            WebhookTimeout = TimeSpan.FromDays(1),
            Templates = new Dictionary<string, string>(StringComparer.Ordinal) { ["desk_answer:en_US"] = Approved },
        });
        _app = await AppInProcess.StartAsync(
            _world,
            [
                .. WhatsAppServiceContractTests.SettingsFor(_meta).Select(setting => (setting.Key, setting.Value!)),
                ("Staff:lucia:Key", "the-key-of-lucia-at-the-desk"),
                ("Twilio:DeskTemplates:answer", $"en={Sid}"),
                ("WhatsApp:DeskTemplates:answer", "desk_answer:en_US"),
            ]);
        _meta.WebhookUrl = _app.Url + "/api/channels/whatsapp";
        _lucia = new(new(_app.Url));
        using var answer = await _lucia.SignInAsync("lucia", "the-key-of-lucia-at-the-desk", _world.Patience);
    }

    public async Task DisposeAsync()
    {
        _lucia.Dispose();
        await _app.DisposeAsync();
        await _meta.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("whatsapp")]
    public async Task Words_are_refused_a_template_reaches_the_guest_once_and_their_answer_opens_the_window(string channel)
    {
        var id = await OpenAsync(channel);
        var (_, thread) = await GetAsync(id);
        Assert.True(thread["window"]!["isClosed"]!.GetValue<bool>());
        var offered = Assert.Single(thread["window"]!["templates"]!.AsArray())!;
        Assert.Equal(("answer", "en", Read), (Text(offered, "id"), Text(offered, "language"), Text(offered, "text")));

        var (status, refusal) = await PostAsync(id, """{"key":"k1","text":"The bill is right."}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.True(refusal["windowClosed"]!.GetValue<bool>());
        Assert.Contains("template", Text(refusal, "remedy"), StringComparison.Ordinal);
        Assert.Empty(Phone(channel));
        Assert.Equal(0, SendsOf(channel));
        (_, thread) = await GetAsync(id);
        Assert.Equal("waiting", Text(thread["case"]!, "status"));

        for (var sent = 0; sent < 2; sent++)
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(id, """{"key":"k2","template":"answer"}""")).Status);
        await WaitForAsync(channel, 1);
        await _app.IdleAsync();
        Assert.Equal([Read], Phone(channel));
        var entry = Assert.Single((await GetAsync(id)).Body["entries"]!.AsArray(), entry => Text(entry!, "from") is "staff")!;
        Assert.Equal((Read, "lucia", true), (Text(entry, "text"), Text(entry, "author"), entry["isTemplate"]!.GetValue<bool>()));
        Assert.NotEqual("failed", Text(entry, "state"));
        var transcripts = _app.Services.GetRequiredService<Transcripts>();
        await foreach (var said in transcripts.NewestFirstAsync(ConversationId.For(AddressOf(channel)), _world.Patience))
        {
            Assert.Equal((Speaker.Staff, Read), (said.Speaker, said.Text));
            break;
        }

        await HearAsync(channel, "Here I am");
        await _app.IdleAsync();
        (_, thread) = await GetAsync(id);
        Assert.False(thread["window"]!["isClosed"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(id, """{"key":"k3","text":"The bill is right."}""")).Status);
        await WaitForAsync(channel, 2);
        Assert.Equal([Read, "The bill is right."], Phone(channel));
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("whatsapp")]
    public async Task Simulated_services_take_neither_words_then_nor_a_template_that_is_none(string channel)
    {
        await OpenAsync(channel);
        var service = _app.Services.GetRequiredService<HotelConcierge.Channels.ChannelCatalog>().Of(AddressOf(channel));
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "Ana", ["2"] = "the hotel" };

        Assert.IsType<SendOutcome.Accepted>(await service.SendAsync(new(AddressOf(channel), "Too late."), _world.Patience));
        var unknown = channel is "twilio" ? "HX" + new string('f', 32) : "desk_answer:de";
        Assert.IsType<SendOutcome.Failed>(
            await service.SendAsync(new(AddressOf(channel), new OutboundContent.Template(unknown, values)), _world.Patience));
        if (channel is "whatsapp")
        {
            var oneValue = new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "Ana" };
            Assert.IsType<SendOutcome.Failed>(await service.SendAsync(
                new(AddressOf(channel), new OutboundContent.Template("desk_answer:en_US", oneValue)), _world.Patience));
        }

        await _world.Twilio.WaitUntilIdleAsync(_world.Patience);
        await _meta.WaitUntilIdleAsync(_world.Patience);
        Assert.Empty(Phone(channel));
    }

    [Fact]
    public async Task Template_by_SMS_is_none()
    {
        var address = new ConversationAddress(new("twilio"), World.Business["whatsapp:".Length..], Ana);
        var id = await OpenAsync(address);

        var (_, thread) = await GetAsync(id);
        Assert.Null(thread["window"]!["closesAt"]);
        Assert.False(thread["window"]!["isClosed"]!.GetValue<bool>());
        Assert.Empty(thread["window"]!["templates"]!.AsArray());
    }

    private Task<string> OpenAsync(string channel) => OpenAsync(AddressOf(channel));

    /// <summary>A case of a guest who wrote to people a day and an hour ago.</summary>
    private async Task<string> OpenAsync(ConversationAddress address)
    {
        var (now, guest) = (_world.Clock.GetUtcNow(), ConversationId.For(address));
        var then = now - TimeSpan.FromHours(25);
        var opened = await _app.Services.GetRequiredService<DeskCases>().OpenAsync(
            new(DeskCase.IdFor(address.ToString()), guest, "hotel", address, CaseReason.Asked, CaseUrgency.Normal, "en", then)
            {
                Desk = BuiltInDesk.DeskName,
                GuestName = " Ana\n",
            },
            new("opened", CaseEntryKind.Event, then, null, CaseEvents.Opened),
            _world.Patience);
        var conversations = _app.Services.GetRequiredService<IConversations>();
        await conversations.SignalAsync(guest, new ConversationEvent.PersonJoined(then) { Case = opened.Id }, _world.Patience);
        await conversations.SignalAsync(
            guest, new ConversationEvent.MessageReceived(new("m1", address, MessageKind.Text, "Is my bill right?"), then), _world.Patience);
        await _app.IdleAsync();
        return opened.Id;
    }

    private static ConversationAddress AddressOf(string channel) => channel is "twilio"
        ? new(new(channel), World.Business, World.Ana)
        : new(new(channel), Number, Ana);

    private async Task HearAsync(string channel, string text)
    {
        if (channel is "twilio")
            await _world.HearAsync(text);
        else
            Assert.True((await _meta.DeliverAsync(new(Ana) { Text = text }, _world.Patience)).Succeeded);
    }

    private IReadOnlyList<string> Phone(string channel) => channel is "twilio"
        ? [.. _world.Twilio.Phone(World.Ana).Messages.Select(message => message.Body)]
        : [.. _meta.Phone(Ana).Messages.Select(message => message.Text)];

    private Task WaitForAsync(string channel, int count) => channel is "twilio"
        ? _world.Twilio.Phone(World.Ana).WaitForMessagesAsync(count, _world.Patience)
        : _meta.Phone(Ana).WaitForMessagesAsync(count, _world.Patience);

    /// <summary>How often the provider was asked to send anything.</summary>
    private int SendsOf(string channel) => channel is "twilio"
        ? _world.Twilio.Requests.Snapshot().Count(request => request.Method is "POST")
        : _meta.Calls.Snapshot().Count(call => call.Body?.ContainsKey("type") is true);

    private Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string id) => SendAsync(HttpMethod.Get, id, null);

    private Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string id, string json) =>
        SendAsync(HttpMethod.Post, id + "/messages", new StringContent(json, Encoding.UTF8, "application/json"));

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var answer = await _lucia.SendAsync(method, $"/api/desk/cases/{path}", content, _world.Patience);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(_world.Patience))!);
    }

    private static string Text(JsonNode json, string name) => json[name]?.GetValue<string>() ?? "";
}
