using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Twilio reports how far our messages came: late, repeated, in any order.</summary>
public sealed class StatusCallbackTests : IAsyncLifetime
{
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();

        // Callbacks go to the public address, which the simulator knows to be this app.
        _world.Twilio.WebhookUrlAsSigned = "https://hotel.example/api/channels/twilio";
        _app = await AppInProcess.StartAsync(_world, ("PublicBaseUrl", "https://hotel.example"));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(StatusMode.InOrder)]
    [InlineData(StatusMode.Reversed)]
    [InlineData(StatusMode.Duplicated)]
    public async Task In_whatever_order_they_come_the_furthest_state_is_what_is_known(StatusMode mode)
    {
        _world.Twilio.StatusMode = mode;
        await _world.GetAcquaintedAsync();
        await _app.IdleAsync();
        await _world.Twilio.WaitUntilIdleAsync(_world.Patience);

        Assert.All(_world.Twilio.StatusesSent.Snapshot(), sent => Assert.Equal(200, sent.Result.StatusCode));
        Assert.Equal(nameof(DeliveryState.Delivered), await FindStateAsync());

        // WhatsApp's blue ticks may come much later, and what was sent before them later still.
        await TellAsync("read");
        await TellAsync("sent");
        Assert.Equal(nameof(DeliveryState.Read), await FindStateAsync());
    }

    [Theory]
    [InlineData("never-heard-of")]
    [InlineData("")]
    [InlineData("READ ")]
    [InlineData("{x}")]
    public async Task A_status_that_nobody_knows_is_thanked_for_and_changes_nothing(string status)
    {
        await _world.GetAcquaintedAsync();
        await _app.IdleAsync();
        await _world.Twilio.WaitUntilIdleAsync(_world.Patience);

        await TellAsync(status);
        await _app.IdleAsync();

        Assert.Equal(nameof(DeliveryState.Delivered), await FindStateAsync());
        Assert.Single(_world.Twilio.Phone(World.Ana).Messages);
    }

    [Fact]
    public async Task A_message_that_was_taken_and_then_not_delivered_costs_one_log_line_with_twilios_code()
    {
        _world.Twilio.SetRecipient(World.Ana, RecipientState.OutsideWindow);

        await _world.HearAsync("Explain the moon");
        await _world.Twilio.StatusesSent.WaitForAsync(sent => sent.Any(callback => callback.Status == "undelivered"), _world.Patience);
        await _app.IdleAsync();

        Assert.Single(
            _app.Log,
            line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("63016", StringComparison.Ordinal));
        Assert.Equal(nameof(DeliveryState.Failed), await FindStateAsync());
    }

    [Fact]
    public async Task A_report_that_the_guest_opted_out_is_kept()
    {
        _world.Twilio.SetRecipient(World.Ana, RecipientState.OptedOut);
        await _world.HearAsync("Explain the moon");
        await _world.Twilio.StatusesSent.WaitForAsync(sent => sent.Any(callback => callback.Status == "undelivered"), _world.Patience);
        await _app.IdleAsync();

        var standing = await _app.Services.GetRequiredService<OptOuts>().OfAsync(AppInProcess.AddressOf(World.Ana), _world.Patience);
        Assert.True(standing.Wish is { IsOut: true, IsByChannel: true });
        Assert.Empty(_world.Twilio.Phone(World.Ana).Messages);
    }

    private async Task TellAsync(string status)
    {
        var answer = await _world.Twilio.SendStatusAsync(Sid, status, cancellationToken: _world.Patience);
        Assert.Equal(200, answer.StatusCode);
    }

    private string Sid => _world.Twilio.Messages.First(message => !message.IsInbound).Sid;

    private async Task<string?> FindStateAsync() =>
        (
            await _app
                .Services.GetRequiredService<ITableStore>()
                .FindAsync(GuestTables.Deliveries, AppInProcess.IdOf(World.Ana).Value, Sid, _world.Patience)
        )?["state"];
}
