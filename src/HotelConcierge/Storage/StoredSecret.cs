using System.Security.Cryptography;

namespace HotelConcierge.Storage;

/// <summary>
/// A secret that nobody has to make up: whichever host needs it first does, and keeps it in the store, so that all hosts have the same one
/// and what was signed with it outlives a restart.
/// </summary>
/// <param name="purpose">What it is for; each purpose has a secret of its own.</param>
public sealed class StoredSecret(ITableStore store, string purpose)
{
    private static readonly TableName Table = new("secrets");
    private const string Key = "key";
    private const string Value = "value";
    private const int Length = 32;

    private byte[]? _known;

    /// <summary>Reads it, once.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        while (_known is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.FindAsync(Table, purpose, Key, cancellationToken) is { } row)
                _known = Convert.FromBase64String(row[Value] ?? "");
            else
                await store.TryInsertAsync(Table, MakeUp(), cancellationToken);
        }

        return _known;
    }

    private TableRow MakeUp() =>
        new(
            purpose,
            Key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Value] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)),
            }
        );
}
