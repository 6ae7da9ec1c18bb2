using HotelConcierge.Contracts.Turns;

namespace HotelConcierge.Tests.Turns;

public sealed class InMemoryTurnHostContractTests : TurnHostContract
{
    protected override TurnHostFixture Host { get; } = new InMemoryTurnHostFixture();
}
