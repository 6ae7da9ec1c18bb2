using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>Staff answer a guest of Meta's in the WhatsApp Business app on the hotel's phone, and the desk hears of it.</summary>
public sealed class PhoneAnswerTests : IAsyncLifetime
{
    private const string Ana = "+34600000001";
    private const string ScopedId = "ES.13491208655302741918";

    // The shipped hotel's number, and one of an assistant that hands nobody over.
    private const string Hotel = "+12025550143";
    private const string Other = "+14155238886";

    private World _world = null!;
    private SimulatedWhatsApp _meta = null!;
    private AppInProcess _app = null!;
    private StaffBrowser _lucia = null!;

    private WhatsAppPhone Phone => _meta.Phone(Ana);

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _meta = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions
        {
            Numbers = [new("700000000000043", Hotel), new("700000000000086", Other)],
            WebhookTimeout = TimeSpan.FromDays(1),
        });
        _world.Hide(_meta.Options.AccessToken, _meta.Options.AppSecret, Ana[1..], ScopedId);
        _app = await AppInProcess.StartAsync(
            _world,
            [
                .. WhatsAppServiceContractTests.SettingsFor(_meta).Select(setting => (setting.Key, setting.Value!)),
                ("WhatsApp:Numbers:700000000000086", Other),
                ("Staff:lucia:Key", "the-key-of-lucia-at-the-desk"),
            ]);
        _meta.WebhookUrl = _app.Url + "/api/channels/whatsapp";
        _lucia = new(new(_app.Url));
        using var answer = await _lucia.SignInAsync("lucia", "the-key-of-lucia-at-the-desk", _world.Patience);
    }

    public async Task DisposeAsync()
    {
        _world.Model.ReleaseAll();
        _lucia.Dispose();
        await _app.DisposeAsync();
        await _meta.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Answer_that_is_under_way_is_not_sent_the_desk_has_the_case_and_handed_back_the_model_knows_of_it()
    {
        var calls = _world.Model.Calls.Count;
        _world.Model.Responder = request => request.LastUserText.Contains("breakfast", StringComparison.Ordinal)
            ? ScriptedAnswer.Hold("At noon.")
            : ScriptedAnswer.Say("You are welcome.");
        await HearAsync("When is breakfast tomorrow?");
        await _world.Model.Calls.WaitForCountAsync(calls + 1, _world.Patience);
        const string Words = "At seven, on the terrace.";
        var told = await _meta.WriteOnPhoneAsync(new WhatsAppEcho(Ana) { Text = Words, ScopedId = ScopedId }, _world.Patience);
        Assert.True(told.Succeeded);
        _world.Hide(Words);
        await _app.IdleAsync();
        await HearAsync("Thank you, and the sauna?");
        await _app.IdleAsync();
        Assert.Equal(Words, Assert.Single(Phone.Messages).Text);

        var one = Assert.Single(await BoardAsync())!;
        Assert.Equal(
            ("takeOver", "The hotel's phone", "taken", true),
            (Text(one, "reason"), Text(one, "owner"), Text(one, "status"), one["isOnPhone"]!.GetValue<bool>()));
        var said = (await GetAsync($"cases/{Text(one, "id")}"))["entries"]!.AsArray();
        Assert.Equal("The hotel's phone", Text(Assert.Single(said, entry => Text(entry!, "text") == Words)!, "author"));
        Assert.Equal("Thank you, and the sauna?", Text(said[^1]!, "text"));

        await PostAsync($"cases/{Text(one, "id")}/return", """{"note":"She knows."}""");
        await Phone.WaitForMessagesAsync(2, _world.Patience);
        await HearAsync("Good night");
        await Phone.WaitForAsync(messages => messages[^1].Text.EndsWith("You are welcome.", StringComparison.Ordinal), _world.Patience);
        var known = _world.Model.Calls.Snapshot()[^1].Messages.Select(message => message.Text).ToList();
        Assert.Contains(known, text => text.Contains(Words, StringComparison.Ordinal));
        Assert.DoesNotContain(Phone.Messages, message => message.Text.Contains("At noon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhook_ten_times_at_once_and_two_messages_at_once_are_one_case_with_each_once()
    {
        var picture = new WhatsAppEcho(Ana) { Type = "image", Content = new JsonObject { ["id"] = "7" } };
        var first = await _meta.WriteOnPhoneAsync([new(Ana) { Text = "Your room is ready." }, picture], _world.Patience);
        await Task.WhenAll(
            [
                .. Enumerable.Range(0, 10).Select(_ => _meta.RedeliverAsync(first.MessageId, _world.Patience)),
                _meta.WriteOnPhoneAsync(new WhatsAppEcho(Ana) { Text = "It is 204." }, _world.Patience),
            ]);
        await _app.IdleAsync();

        var one = Assert.Single(await BoardAsync())!;
        var entries = (await GetAsync($"cases/{Text(one, "id")}"))["entries"]!.AsArray();
        var said = entries.Where(entry => Text(entry!, "from") is "staff").ToList();
        Assert.Equal(3, said.Count);
        Assert.Equal("picture", Text(Assert.Single(said, entry => Text(entry!, "text").Length == 0)!, "onPhone"));
        await HearAsync("On my way");
        await _app.IdleAsync();
        Assert.Equal(3, Phone.Messages.Count);
    }

    [Fact]
    public async Task Message_of_ours_never_counts_even_where_it_comes_back()
    {
        await HearAsync("Good morning");
        var ours = (await Phone.WaitForMessagesAsync(1, _world.Patience))[0];
        await _app.IdleAsync();
        var told = await _meta.WriteOnPhoneAsync(new WhatsAppEcho(Ana) { Text = ours.Text, MessageId = ours.Id }, _world.Patience);
        Assert.True(told.Succeeded);
        await _app.IdleAsync();

        Assert.Empty(await BoardAsync());
        var guest = ConversationId.For(new(new("whatsapp"), Hotel, Ana));
        var state = await _app.Services.GetRequiredService<IConversations>().ReadAsync(guest, _world.Patience);
        Assert.Equal(ConversationMode.Bot, state!.Mode);
    }

    [Fact]
    public async Task Number_of_an_assistant_that_hands_nobody_over_goes_on_answering()
    {
        await _meta.WriteOnPhoneAsync(new WhatsAppEcho(Ana) { From = Other, Text = "The moon is full." }, _world.Patience);
        Assert.True((await _meta.DeliverAsync(new(Ana) { To = Other, Text = "Explain the moon" }, _world.Patience)).Succeeded);
        await Phone.WaitForMessagesAsync(2, _world.Patience);

        Assert.Empty(await BoardAsync());
        Assert.Contains(
            _world.Model.Calls.Snapshot()[^1].Messages, message => message.Text.Contains("The moon is full.", StringComparison.Ordinal));
    }

    private async Task HearAsync(string text)
    {
        _world.Hide(text);
        Assert.True((await _meta.DeliverAsync(new(Ana) { Text = text, ScopedId = ScopedId }, _world.Patience)).Succeeded);
    }

    private async Task<JsonArray> BoardAsync() =>
        (await GetAsync("events?wait=0"))["events"]![0]!["data"]!["cases"]!.AsArray();

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _lucia.SendAsync(HttpMethod.Get, $"/api/desk/{path}", null, _world.Patience);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(_world.Patience))!;
    }

    private async Task PostAsync(string path, string json)
    {
        using var answer = await _lucia.SendAsync(
            HttpMethod.Post, $"/api/desk/{path}", new StringContent(json, Encoding.UTF8, "application/json"), _world.Patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string Text(JsonNode json, string name) => json[name]?.GetValue<string>() ?? "";
}
