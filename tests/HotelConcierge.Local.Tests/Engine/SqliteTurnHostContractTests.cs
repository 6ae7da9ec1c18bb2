using HotelConcierge.Contracts.Turns;

namespace HotelConcierge.Local.Tests.Engine;

public sealed class SqliteTurnHostContractTests : TurnHostContract
{
    protected override TurnHostFixture Host { get; } = new SqliteTurnHostFixture();
}
