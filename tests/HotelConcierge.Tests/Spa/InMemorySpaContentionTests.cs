using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Spa;

public sealed class InMemorySpaContentionTests : SpaContentionContract
{
    protected override ITableStore Store { get; } = new InMemoryTableStore();
}
