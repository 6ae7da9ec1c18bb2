using HotelConcierge.Contracts.Conversations;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Local.Tests.Conversations;

public sealed class SqliteOptOutsTests : OptOutsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteOptOutsTests()
    {
        _database = new(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        Store = new SqliteTableStore(_database);
    }

    protected override ITableStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
