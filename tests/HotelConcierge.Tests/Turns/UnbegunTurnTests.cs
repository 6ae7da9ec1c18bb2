using HotelConcierge.Tests.Diagnostics;
namespace HotelConcierge.Tests.Turns;

/// <summary>A turn whose conversation does not show it has nothing to answer from, and ends after a while.</summary>
public sealed class UnbegunTurnTests : IDisposable
{
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(12, true)]
    [InlineData(11, false)]
    public async Task A_turn_that_its_conversation_never_shows_is_made_known(int hiddenReads, bool isMadeKnown)
    {
        _world.Conversations.HiddenReads = hiddenReads;
        using var stuck = CountedTags.OfStuckTurns(_world.Services);

        await _world.RunAsync("Explain why the sky is blue");

        Assert.Equal(isMadeKnown ? 0 : 1, _world.Phone.Shown.Count);
        Assert.Equal(isMadeKnown ? ["unbegun"] : [], stuck.Values);
        var turn = _world.Conversations.Started[0].TurnId;
        Assert.Equal(
            isMadeKnown,
            _world.Log.Any(line => line.Contains("never began", StringComparison.Ordinal) && line.Contains(turn, StringComparison.Ordinal))
        );
    }
}
