using HotelConcierge.Contracts.Conversations;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Conversations;

public sealed class OptOutsTests : OptOutsContract
{
    protected override ITableStore Store { get; } = new InMemoryTableStore();
}
