using HotelConcierge.Storage;

namespace HotelConcierge.Media;

/// <summary>The secret behind the addresses of our files: the store's own, the same for all hosts.</summary>
public sealed class MediaKey(ITableStore store)
{
    private readonly StoredSecret _secret = new(store, "media");

    public Task<byte[]> ReadAsync(CancellationToken cancellationToken) => _secret.ReadAsync(cancellationToken);
}
