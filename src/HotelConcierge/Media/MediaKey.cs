using System.Security.Cryptography;
using HotelConcierge.Storage;

namespace HotelConcierge.Media;

/// <summary>
/// The secret behind the addresses of our files. Made up by whichever host needs it first, and kept in the store, so that all
/// hosts have the same one and an address outlives a restart.
/// </summary>
public sealed class MediaKey(ITableStore store)
{
    private static readonly TableName Table = new("secrets");
    private const string Partition = "media";
    private const string Key = "key";
    private const string Value = "value";
    private const int Length = 32;

    private byte[]? _known;

    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        while (_known is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.FindAsync(Table, Partition, Key, cancellationToken) is { } row)
                _known = Convert.FromBase64String(row[Value] ?? "");
            else
                await store.TryInsertAsync(Table, MakeUp(), cancellationToken);
        }

        return _known;
    }

    private static TableRow MakeUp() =>
        new(
            Partition,
            Key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Value] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)),
            }
        );
}
