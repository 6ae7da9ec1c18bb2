using HotelConcierge.Contracts;
using HotelConcierge.Local.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>What was said is kept as long as the setting says, and no longer.</summary>
public sealed class HousekeepingTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync(_clock);
        _app = await AppInProcess.StartAsync(_world, ("Conversation:Retention", "10.00:00:00"));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task After_the_retention_nothing_of_a_guest_is_left_and_the_others_keep_theirs()
    {
        await _world.HearAsync("Explain the lighthouse");
        await _world.ReadAsync(1);
        await _app.IdleAsync();
        _clock.Advance(TimeSpan.FromDays(6));
        await _world.HearAsync("Explain the windmill", World.Ben);
        await _world.ReadAsync(1, World.Ben);
        await _app.IdleAsync();
        Assert.True(await IsKeptAsync("lighthouse"));

        _clock.Advance(TimeSpan.FromDays(5));
        await TidyAsync();

        Assert.False(await IsKeptAsync("lighthouse"));
        Assert.False(await IsKeptAsync("34600000001"));
        Assert.True(await IsKeptAsync("windmill"));

        _clock.Advance(TimeSpan.FromDays(6));
        await TidyAsync();
        Assert.False(await IsKeptAsync("windmill"));
        Assert.DoesNotContain(
            await _app.ReadStoreAsync(),
            row =>
                row.StartsWith("turn_", StringComparison.Ordinal)
                && row.Contains(AppInProcess.IdOf(World.Ana).Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guest_who_comes_back_after_the_retention_is_a_new_guest()
    {
        await _world.HearAsync("Explain the lighthouse");
        await _world.ReadAsync(1);
        await _app.IdleAsync();
        _clock.Advance(TimeSpan.FromDays(11));
        await TidyAsync();

        await _world.HearAsync("Explain the windmill");
        var phone = await _world.ReadAsync(2);

        Assert.Equal(phone[0].Replace("lighthouse", "windmill", StringComparison.Ordinal), phone[1]);
        Assert.DoesNotContain(
            _world.Model.Calls.Snapshot()[1].Messages,
            message => message.Text.Contains("lighthouse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_wants_to_be_forgotten_is_told_so_and_forgotten_at_once()
    {
        await _world.HearAsync("Explain the lighthouse");
        await _world.ReadAsync(1);
        await _world.HearAsync("Forget me");
        var phone = await _world.ReadAsync(2);
        await _app.IdleAsync();

        Assert.StartsWith("Done: I have erased", phone[1], StringComparison.Ordinal);
        Assert.False(await IsKeptAsync("lighthouse"));
        Assert.False(await IsKeptAsync("34600000001"));
    }

    [Fact]
    public async Task Of_whoever_was_forgotten_not_even_the_conversation_is_left_when_no_message_can_be_repeated()
    {
        await _world.HearAsync("Explain the lighthouse");
        await _world.ReadAsync(1);
        await _world.HearAsync("Forget me");
        await _world.ReadAsync(2);
        await _app.IdleAsync();
        await TidyAsync();
        Assert.True(await IsKeptAsync(AppInProcess.IdOf(World.Ana).Value));

        _clock.Advance(TimeSpan.FromDays(9));
        await TidyAsync();

        Assert.DoesNotContain(
            await _app.ReadStoreAsync(),
            row =>
                !row.StartsWith("aliases", StringComparison.Ordinal)
                && row.Contains(AppInProcess.IdOf(World.Ana).Value, StringComparison.Ordinal));
    }

    private Task TidyAsync() => _app.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().TidyAsync(_world.Patience);

    private async Task<bool> IsKeptAsync(string words) =>
        (await _app.ReadStoreAsync()).Any(row => row.Contains(words, StringComparison.OrdinalIgnoreCase));
}
