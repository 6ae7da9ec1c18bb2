using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HotelConcierge.Storage;

namespace HotelConcierge.Contracts.Storage;

/// <summary>Files in memory, under the same rules.</summary>
public sealed class InMemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<string, Blob> _files = new(StringComparer.Ordinal);

    public Task PutAsync(BlobName name, Blob blob, CancellationToken cancellationToken)
    {
        Blob.Check(blob);
        _files[name.Value] = blob with { Content = blob.Content.ToArray() };
        return Task.CompletedTask;
    }

    public Task<Blob?> FindAsync(BlobName name, CancellationToken cancellationToken) =>
        Task.FromResult(_files.GetValueOrDefault(name.Value));

    public Task DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        _files.TryRemove(name.Value, out _);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobName> ListAsync(BlobName folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var name in _files
                .Keys.Where(name => name.StartsWith(folder.Value + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal))
            yield return new BlobName(name);
    }
}
