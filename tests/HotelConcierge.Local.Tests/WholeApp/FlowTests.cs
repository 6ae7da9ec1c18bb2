using HotelConcierge.Contracts;
using HotelConcierge.Local.Engine;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>From webhooks to turns: at once, together, one after the other, and each only once.</summary>
public sealed class FlowTests
{
    [Fact]
    public async Task Two_hundred_webhooks_at_once_are_thanked_for_while_the_model_answers_nobody()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        world.Model.Responder = request => World.Echo(request) with { Fault = OpenAIFaultKind.Hang };
        var places = app.Services.GetRequiredService<IOptions<TurnEngineOptions>>().Value.MaxActivities;
        string[] guests = [.. Enumerable.Range(0, places + 200).Select(number => $"whatsapp:+346{number:D8}")];

        // Every place in which a turn could work is taken by a call that hangs; then two hundred more guests write at once.
        await Task.WhenAll(guests[..places].Select(guest => world.HearAsync("Explain the moon", guest)));
        await world.Model.WaitForCallAsync(places, world.Patience);
        await Task.WhenAll(guests[places..].Select(guest => world.HearAsync("Explain the rain", guest)));

        Assert.Equal(places, world.Model.RunningCalls);
        Assert.Equal(places, world.Model.Calls.Count);
        Assert.Equal(0, world.Twilio.Shown.Count);

        world.Model.Responder = World.Echo;
        world.Model.ReleaseAll();
        foreach (var guest in guests)
            Assert.Contains("You asked: Explain the", Assert.Single(await world.ReadAsync(1, guest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_fifty_times_at_once_before_and_after_a_restart_is_one_turn()
    {
        await using var world = await World.CreateAsync();
        world.Twilio.WebhookUrl = "http://127.0.0.1:1/nobody-listens";
        var message = new InboundSms(World.Ana, World.Business, "Explain the moon") { MessageSid = world.NextSid() };
        Assert.Null((await world.DeliverAsync(message)).StatusCode);

        await using (await AppInProcess.StartAsync(world))
        {
            await RedeliverFiftyTimesAsync();
            await world.ReadAsync(1);
            await RedeliverFiftyTimesAsync();
        }

        await using var again = await AppInProcess.StartAsync(world);
        await RedeliverFiftyTimesAsync();
        await world.HearAsync("Explain the rain");
        var phone = await world.ReadAsync(2);
        await again.IdleAsync();

        Assert.Equal("You asked: Explain the rain", phone[1]);
        Assert.Equal(2, world.Twilio.Phone(World.Ana).Messages.Count);
        Assert.Equal(2, world.Model.Calls.Count);
        Assert.Equal(2, (await again.StateAsync())!.Turns);

        async Task RedeliverFiftyTimesAsync()
        {
            var webhooks = await Task.WhenAll(
                Enumerable.Range(0, 50).Select(_ => world.Twilio.RedeliverAsync(message.MessageSid, world.Patience)));
            Assert.All(webhooks, webhook => Assert.Equal(200, webhook.StatusCode));
        }
    }

    [Fact]
    public async Task Four_messages_within_a_second_are_one_turn_that_reads_all_four()
    {
        var clock = new ManualTimeProvider();
        await using var world = await World.CreateAsync(clock);
        await using var app = await AppInProcess.StartAsync(world, ("Conversation:QuietPeriod", "00:00:01.2"));
        string[] burst = ["Explain", "why the sky", "is so blue", "in the morning"];

        await world.HearAsync(burst[0]);
        await TimerAsync(1200);
        foreach (var text in burst[1..])
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            await world.HearAsync(text);
        }

        // The first timer ends 1.2 s after the first message, when the guest has not been quiet for long enough.
        clock.Advance(await TimerAsync(1200));
        clock.Advance(await TimerAsync(750));

        var call = await world.Model.WaitForCallAsync(1, world.Patience);
        await world.ReadAsync(1);
        await app.IdleAsync();
        Assert.Equal(string.Join('\n', burst), call.LastUserText);
        Assert.Equal(1, world.Model.Calls.Count);
        Assert.Equal(1, (await app.StateAsync())!.Turns);

        async Task<TimeSpan> TimerAsync(int milliseconds)
        {
            Assert.Equal(0, (await app.StateAsync())!.Turns);
            return await clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromMilliseconds(milliseconds), world.Patience);
        }
    }

    [Fact]
    public async Task A_message_during_a_turn_is_the_next_turn_and_that_knows_the_first()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        world.Model.Enqueue(ScriptedAnswer.Hold("The moon is a ball of stone."));

        await world.HearAsync("Explain the moon");
        await world.Model.WaitForCallAsync(1, world.Patience);
        await world.HearAsync("Explain the stars");
        Assert.Equal(1, (await app.StateAsync())!.Turns);
        world.Model.ReleaseAll();

        var second = await world.Model.WaitForCallAsync(2, world.Patience);
        var phone = await world.ReadAsync(2);
        await app.IdleAsync();
        Assert.EndsWith("The moon is a ball of stone.", phone[0], StringComparison.Ordinal);
        Assert.Equal("You asked: Explain the stars", phone[1]);
        Assert.Equal(
            ["Explain the moon", "The moon is a ball of stone.", "Explain the stars"],
            second.Messages.Where(message => message.Role is not "system").Select(message => message.Text));
        Assert.Equal(2, (await app.StateAsync())!.Turns);
    }
}
