using HotelConcierge.Contracts.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Storage;

public sealed class InMemoryTableStoreTests : TableStoreContract
{
    protected override ITableStore Store { get; } = new InMemoryTableStore();
}
