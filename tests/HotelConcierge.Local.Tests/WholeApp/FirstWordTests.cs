using System.Net;
using System.Net.Http.Json;
using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The shipped hotel says something by itself: at first contact, when a program asks for it, and by the clock.</summary>
public sealed class FirstWordTests : IAsyncLifetime
{
    private const string Key = "the-operators-key";
    private const string Template = "HX0123456789abcdef0123456789abcdef";
    private const string Hotel = "whatsapp:+12025550143";

    // Nobody of the shipped reservations: a stay is made up for them, so a welcome always has one to speak of.
    private const string Guest = "whatsapp:+34600000077";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _world.Twilio.WebhookUrlAsSigned = "https://hotel.example/api/channels/twilio";
        _app = await AppInProcess.StartAsync(
            _world,
            ("Admin:Key", Key),
            ("PublicBaseUrl", "https://hotel.example"),
            ("Twilio:From", Hotel),
            ("Twilio:WelcomeTemplate", $"en={Template}"));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_first_message_brings_the_hotels_picture_the_way_there_and_a_key_which_Twilio_can_fetch()
    {
        await _world.DeliverAsync(new InboundSms(Guest, Hotel, "Is there a pool?") { MessageSid = _world.NextSid(), ProfileName = "Ana" });
        var shown = await _world
            .Twilio.Phone(Guest)
            .WaitForAsync(
                messages => messages.Count(message => message.MediaUrls.Count > 0) == 2 && messages[^1].MediaUrls.Count == 0,
                _world.Patience);

        Assert.Contains(shown, message => message.Body.Contains("https://www.google.com/maps/", StringComparison.Ordinal));
        foreach (var (message, start) in shown.Where(message => message.MediaUrls.Count > 0).Zip(["*", "Your room is"]))
        {
            Assert.StartsWith(start, message.Body, StringComparison.Ordinal);
            var url = Assert.Single(message.MediaUrls);
            Assert.StartsWith("https://hotel.example/api/media/", url, StringComparison.Ordinal);
            using var file = await _http.GetAsync(
                url.Replace("https://hotel.example", _app.Url, StringComparison.Ordinal),
                _world.Patience);
            Assert.Equal((HttpStatusCode.OK, "image/png"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await file.Content.ReadAsByteArrayAsync(_world.Patience))[..4]);
            Assert.True(file.Headers.CacheControl!.NoStore);

            using var forged = await _http.GetAsync(
                url.Replace("https://hotel.example", _app.Url, StringComparison.Ordinal) + "A",
                _world.Patience);
            Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        }
    }

    [Fact]
    public async Task A_program_without_the_key_is_refused_and_with_it_welcomes_once_however_often_it_asks()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("stay-1", key: null)).Status);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync("stay-1", Key)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        await _world.Twilio.Phone(Guest).WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();

        var message = Assert.Single(_world.Twilio.Phone(Guest).Messages);
        Assert.Equal(Template, message.Template);
        Assert.Contains("AnyCompany Luxury Resort", message.TemplateVariables, StringComparison.Ordinal);

        var wrong = await AskAsync("not an id", Key);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("\"field\":\"requestId\"", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_setting_a_simulated_guest_can_be_welcomed_too()
    {
        await using var host = await LocalHost.BuildAsync(
            ["--urls=http://127.0.0.1:0", $"--Data:Path={_world.Folder.Path}/simulated", $"--Admin:Key={Key}"],
            change: null,
            _world.Patience);
        await host.StartAsync(_world.Patience);

        Assert.Equal(HttpStatusCode.Accepted, (await AskAsync("stay-1", Key, host.Url)).Status);

        Assert.Contains(
            "AnyCompany Luxury Resort",
            (await host.Simulators.Get<SimulatedTwilio>().Phone(Guest).WaitForMessagesAsync(1, _world.Patience))[0].TemplateVariables,
            StringComparison.Ordinal);
        await host.App.StopAsync(_world.Patience);
    }

    [Fact]
    public async Task By_sms_the_welcome_is_words_and_a_link_to_a_map()
    {
        await _world.DeliverAsync(new InboundSms("+34600000077", "+12025550143", "Is there a pool?") { MessageSid = _world.NextSid() });
        var shown = await _world
            .Twilio.Phone("+34600000077")
            .WaitForAsync(
                messages => messages.Any(message => message.Body.Contains("You asked", StringComparison.Ordinal)),
                _world.Patience);

        var all = string.Join('\n', shown.Select(message => message.Body));
        foreach (var said in new[]
            {
                "AnyCompany Luxury Resort",
                "nights, until",
                "https://www.google.com/maps/search/?api=1&query=36.3408,-6.161",
                "at reception",
            }
        )
            Assert.Contains(said, all, StringComparison.Ordinal);
        Assert.DoesNotContain("This code", all, StringComparison.Ordinal);
        Assert.All(shown, message => Assert.Empty(message.MediaUrls));
    }

    [Fact]
    public async Task Two_hosts_that_look_at_the_same_moment_say_what_is_due_once()
    {
        var address = new ConversationAddress(new("twilio"), Hotel, Guest);
        var welcome = new ProactiveMessageRequest("check-in-hotel-R-1", "Welcome", "hotel", address);
        var conversations = _app.Services.GetRequiredService<IConversations>();
        _world.Hide(Guest[9..]);
        var requested = new ConversationEvent.ProactiveMessageRequested(welcome, _world.Clock.GetUtcNow());
        await Task.WhenAll(Enumerable.Range(0, 12).Select(
            _ => Task.Run(() => conversations.SignalAsync(ConversationId.For(address), requested, _world.Patience))));
        await _world.Twilio.Phone(Guest).WaitForMessagesAsync(1, _world.Patience);
        await _app.IdleAsync();

        Assert.Single(_world.Twilio.Phone(Guest).Messages);
    }

    [Fact]
    public async Task The_day_before_a_stay_its_guest_is_written_to_once_by_the_clock()
    {
        // A reservation of the shipped hotel begins on 26 March 2027 at 15:00 in Chiclana, an hour ahead of UTC.
        const string Hanna = "whatsapp:+34600000002";
        var clock = new ManualTimeProvider(new DateTimeOffset(2027, 3, 25, 13, 59, 0, TimeSpan.Zero));
        await using var world = await World.CreateAsync(clock);
        world.Hide(Hanna[9..], "Hanna Lindqvist");
        await using var app = await AppInProcess.StartAsync(world, ("Twilio:From", Hotel), ("Twilio:WelcomeTemplate", Template));
        await clock.WaitForTimerAsync(setFor => setFor == ProactiveMessageSchedule.Interval, world.Patience);
        Assert.Empty(world.Twilio.Phone(Hanna).Messages);

        clock.Advance(ProactiveMessageSchedule.Interval);
        var shown = await world.Twilio.Phone(Hanna).WaitForMessagesAsync(1, world.Patience);
        Assert.Contains("Hanna", shown[0].TemplateVariables, StringComparison.Ordinal);

        // The answer to our request must not come late by a clock that runs ahead.
        await app.IdleAsync();
        for (var look = 0; look < 3; look++)
            clock.Advance(ProactiveMessageSchedule.Interval);
        await app.IdleAsync();

        Assert.Single(world.Twilio.Phone(Hanna).Messages);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string requestId, string? key, string? url = null)
    {
        _world.Hide(Guest[9..]);
        using var request = new HttpRequestMessage(HttpMethod.Post, (url ?? _app.Url) + "/api/conversations")
        {
            Content = JsonContent.Create(new { recipient = Guest, name = "Ana", channel = "twilio", assistant = "hotel", requestId }),
        };
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        using var answer = await _http.SendAsync(request, _world.Patience);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(_world.Patience));
    }
}
