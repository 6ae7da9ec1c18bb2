using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Staff mark a guest's request as done by the admin route, and the guest reads of it once, also over restarts.</summary>
public sealed class RequestDoneTests : IAsyncLifetime
{
    private const string Key = "the-operators-key";
    private const string Guest = "whatsapp:+34600000202";
    private const string Wish = "two more towels please";
    private const string News = "Reception has marked this as done: “two more towels please”. If it is not, just write to me.";

    // Noon in the hotel.
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private World _world = null!;
    private AppInProcess _app = null!;

    private IEnumerable<string> Read => _world.Twilio.Phone(Guest).Messages.Select(message => message.Body);

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync(_clock);
        _world.Model.Responder = request => request.Messages[^1].Role is "tool"
            ? ScriptedAnswer.Say("DONE")
            : ScriptedAnswer.Call("record_request", $$"""{"kind":"service","summary":"{{Wish}}","urgency":"normal"}""");
        _app = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task The_guest_reads_once_that_it_is_done_also_when_the_host_was_restarted_in_between_and_after()
    {
        var webhook = await _world.DeliverAsync(
            new InboundSms(Guest, HotelDeployment.Number, Wish) { MessageSid = _world.NextSid(), ProfileName = "Ana" });
        Assert.True(webhook.Succeeded);
        await _world.Twilio.Phone(Guest).WaitForAsync(
            messages => messages.Any(message => message.Body.Contains("noted your request", StringComparison.Ordinal)), _world.Patience);
        await _app.IdleAsync();
        await LookAsync();
        Assert.DoesNotContain(News, Read);

        var id = await OnlyRequestAsync();
        await DoneAsync(id);
        await RestartAsync();
        await _clock.WaitForTimerAsync(setFor => setFor == ProactiveMessageSchedule.Interval, _world.Patience);
        _clock.Advance(ProactiveMessageSchedule.Interval);
        await _world.Twilio.Phone(Guest).WaitForAsync(messages => messages.Any(message => message.Body == News), _world.Patience);
        await _app.IdleAsync();

        await DoneAsync(id);
        await LookAsync();
        await RestartAsync();
        await LookAsync();
        Assert.Single(Read, text => text == News);
    }

    private Task<AppInProcess> StartAsync() =>
        AppInProcess.StartAsync(_world, ("Admin:Key", Key), ("Twilio:From", HotelDeployment.Number));

    private async Task RestartAsync()
    {
        await _app.DisposeAsync();
        _app = await StartAsync();
    }

    /// <summary>A look at what is due, and whatever comes of it is over.</summary>
    private async Task LookAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProactiveMessageSchedule>().SendDueAsync(_world.Patience);
        await _app.IdleAsync();
    }

    private async Task<string> OnlyRequestAsync()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/api/requests");
        var list = (await answer.Content.ReadFromJsonAsync<JsonNode>(_world.Patience))!["requests"]!.AsArray();
        return Assert.Single(list)!["id"]!.ToString();
    }

    private async Task DoneAsync(string id)
    {
        using var answer = await AskAsync(HttpMethod.Post, $"/api/requests/{id}/done");
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, _app.Url + path);
        request.Headers.Add("x-functions-key", Key);
        return await _http.SendAsync(request, _world.Patience);
    }
}
