using HotelConcierge.Conversations;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Channels.Toy;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// An opt-out belongs to a pair of numbers: it holds on another channel of the same network, and for no other number of ours. The
/// other channel is the toy, as the number's next provider.
/// </summary>
public sealed class OptOutTests : IAsyncLifetime
{
    private const string OtherBusiness = "whatsapp:+14155238887";

    private World _world = null!;
    private SimulatedToy _toy = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _toy = await SimulatedToy.StartAsync();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _toy.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Stop_to_one_number_leaves_the_other_one_talking()
    {
        await StopAsync();

        await _world.HearAsync(new InboundSms(World.Ana, OtherBusiness, "Explain the rain"));
        await ReadOnTwilioAsync(2);

        await _world.HearAsync("Explain the stars");
        await _app.IdleAsync();
        Assert.Equal(2, _world.Twilio.Phone(World.Ana).Messages.Count);
    }

    [Fact]
    public async Task Stop_holds_with_the_numbers_next_provider_until_start_and_start_holds_with_the_last_one()
    {
        await StopAsync();
        await RestartAsync();

        foreach (var text in new[] { "Explain the rain", "help", "stop" })
            await _toy.WriteAsync(World.Ana, World.Business, text);
        await _app.IdleAsync();
        Assert.Empty(_toy.ReadBy(World.Ana, World.Business));

        // Nobody else is muted there, and neither is she with our other number.
        await _toy.WriteAsync(World.Ben, World.Business, "help");
        await _toy.WriteAsync(World.Ana, OtherBusiness, "help");
        await _toy.ReadByAsync(World.Ben, World.Business, 1, _world.Patience);
        await _toy.ReadByAsync(World.Ana, OtherBusiness, 1, _world.Patience);
        Assert.Empty(_toy.ReadBy(World.Ana, World.Business));

        await _toy.WriteAsync(World.Ana, World.Business, "start");
        var welcomed = await _toy.ReadByAsync(World.Ana, World.Business, 1, _world.Patience);
        Assert.StartsWith("Good to have you back!", welcomed[0], StringComparison.Ordinal);
        await _world.HearAsync("Explain the moon");
        await ReadOnTwilioAsync(2);
    }

    [Fact]
    public async Task Who_blocked_us_with_one_provider_and_writes_with_the_next_is_answered_there_and_by_both_from_then_on()
    {
        await _toy.DeliverAsync(new ToyWebhook(World.Ana, World.Business, Blocks: true));

        await _world.HearAsync("Explain the rain");
        await ReadOnTwilioAsync(1);
        await _toy.WriteAsync(World.Ana, World.Business, "help");
        await _toy.ReadByAsync(World.Ana, World.Business, 1, _world.Patience);
    }

    [Fact]
    public async Task Stop_by_a_number_holds_for_the_scoped_id_that_came_with_it_also_with_the_next_provider()
    {
        const string scopedId = "whatsapp:ES.13491208655302741918";
        _world.Hide(scopedId);
        await _world.HearAsync(new InboundSms(World.Ana, World.Business, "help") { ExternalUserId = scopedId });
        await ReadOnTwilioAsync(1);
        await _world.HearAsync("STOP");
        await ReadOnTwilioAsync(2);

        await _toy.WriteAsync(scopedId, World.Business, "Explain the rain");
        await _app.IdleAsync();
        Assert.Empty(_toy.ReadBy(scopedId, World.Business));

        await _toy.DeliverAsync(new ToyWebhook(scopedId, World.Business, "toy-start", "start") { AlsoKnownAs = World.Ana });
        await _toy.ReadByAsync(scopedId, World.Business, 1, _world.Patience);
        await _world.HearAsync("help");
        await ReadOnTwilioAsync(3);
    }

    [Fact]
    public async Task Who_was_forgotten_stays_out_with_the_next_provider()
    {
        await StopAsync();
        await _world.HearAsync("forget me");
        await ReadOnTwilioAsync(1);
        await _app.IdleAsync();

        await _toy.WriteAsync(World.Ana, World.Business, "help");
        await _app.IdleAsync();

        Assert.Empty(_toy.ReadBy(World.Ana, World.Business));
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains(World.Ana, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_opted_out_before_wishes_were_kept_is_kept_with_the_next_message_and_is_out_everywhere_from_then_on()
    {
        await StopAsync();
        await ForgetWishesAsync();
        await RestartAsync();
        await _toy.WriteAsync(World.Ben, World.Business, "help");
        await _toy.ReadByAsync(World.Ben, World.Business, 1, _world.Patience);

        await _world.HearAsync("Explain the rain");
        await _app.IdleAsync();
        await _toy.WriteAsync(World.Ana, World.Business, "help");
        await _app.IdleAsync();

        Assert.Single(_world.Twilio.Phone(World.Ana).Messages);
        Assert.Empty(_toy.ReadBy(World.Ana, World.Business));
        Assert.Equal(ConversationMode.OptedOut, (await _app.StateAsync())!.Mode);
    }

    private async Task StopAsync()
    {
        await _world.HearAsync("STOP");
        await ReadOnTwilioAsync(1);
        await _app.IdleAsync();
    }

    private async Task StartAsync()
    {
        (string, string)[] settings = [("Toy:Squeak", SimulatedToy.Squeak), ("Toy:ApiBaseUrl", _toy.Address.ToString())];
        _app = await AppInProcess.StartAsync(_world, [.. LocalChannels.All, new LocalToy()], settings);
        _toy.WebhookUrl = _app.Url + "/api/channels/toy";
    }

    private async Task RestartAsync()
    {
        await _app.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Makes the database one of before wishes were kept.</summary>
    private Task<int> ForgetWishesAsync() => _app.Services.GetRequiredService<SqliteDatabase>().WriteAsync(
        connection =>
        {
            connection.Execute($"delete from {OptOuts.Table}");
            return connection.Execute("update guest_conversations set state = json_remove(state, '$.wishedAt')");
        },
        _world.Patience);

    private async Task ReadOnTwilioAsync(int count) =>
        Assert.Equal(count, (await _world.Twilio.Phone(World.Ana).WaitForMessagesAsync(count, _world.Patience)).Count);
}
