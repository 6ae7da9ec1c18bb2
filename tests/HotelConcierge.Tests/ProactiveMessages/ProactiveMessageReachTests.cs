using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Welcome;

namespace HotelConcierge.Tests.ProactiveMessages;

/// <summary>Who opted out is not reached, on whichever channel of their network they said so.</summary>
public sealed class ProactiveMessageReachTests : IDisposable
{
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Who_has_never_written_here_and_opted_out_elsewhere_is_not_reached_until_they_come_back()
    {
        Assert.Null(await ObstacleAsync());

        await KeepAsync(isOut: true);
        Assert.StartsWith("Has opted out.", await ObstacleAsync(), StringComparison.Ordinal);

        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await KeepAsync(isOut: false);
        Assert.Null(await ObstacleAsync());
    }

    [Fact]
    public async Task What_the_conversation_itself_knows_counts_where_it_is_later()
    {
        await KeepAsync(isOut: true);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await HearAsync("m1", "start");
        await KeepAsync(isOut: true, secondsAgo: 1);
        Assert.Null(await ObstacleAsync());

        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await HearAsync("m2", "stop");
        Assert.StartsWith("Has opted out.", await ObstacleAsync(), StringComparison.Ordinal);
    }

    private async Task<string?> ObstacleAsync()
    {
        var reach = new ProactiveMessageReach(
            new ChannelCatalog([_world.Phone]), _world.Conversations, new GuestAliases(_world.Memory), _world.OptOuts, _world.Clock);
        return (await reach.FindAsync(TurnWorld.Address, WelcomeMessage.Kind.Template, CancellationToken.None)).Obstacle;
    }

    private Task KeepAsync(bool isOut, int secondsAgo = 0) => _world.OptOuts.RecordAsync(
        new(_world.OptOuts.PairOf(TurnWorld.Address), new(isOut, _world.Clock.GetUtcNow().AddSeconds(-secondsAgo))),
        CancellationToken.None);

    private async Task HearAsync(string id, string text)
    {
        var message = new InboundMessage(id, TurnWorld.Address, MessageKind.Text, text);
        var standing = await _world.OptOuts.OfAsync(message, CancellationToken.None);
        var received = new ConversationEvent.MessageReceived(message, _world.Clock.GetUtcNow()) { Standing = standing };
        await _world.Conversations.SignalAsync(TurnWorld.Guest, received, CancellationToken.None);
        await _world.Host.RunAllAsync();
    }
}
