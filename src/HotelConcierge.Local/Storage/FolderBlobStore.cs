using System.Runtime.CompilerServices;
using System.Text;
using HotelConcierge.Storage;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// Files in a folder of the data folder, each by its own name. The first line of a file is its content type, because two files
/// could not be replaced in one step.
/// </summary>
internal sealed class FolderBlobStore : IBlobStore
{
    // No name that BlobName allows can be this folder's.
    private const string Unfinished = ".unfinished";

    private readonly string _folder;
    private long _written;

    /// <param name="folder">Created when it does not exist. What a killed process left unfinished there is deleted.</param>
    /// <exception cref="DatabaseException">The folder cannot be used; the message says what to do.</exception>
    public FolderBlobStore(string folder)
    {
        _folder = Path.GetFullPath(folder);
        var unfinished = Path.Combine(_folder, Unfinished);
        try
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
            Directory.CreateDirectory(unfinished);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"{_folder} cannot hold files. Set Data__Path to a folder that can be written.", exception);
        }
    }

    public async Task PutAsync(BlobName name, Blob blob, CancellationToken cancellationToken)
    {
        Blob.Check(blob);
        var path = PathOf(name);
        var draft = Path.Combine(
            _folder,
            Unfinished,
            Interlocked.Increment(ref _written).ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(Encoding.ASCII.GetBytes(blob.ContentType + '\n'), cancellationToken);
                await file.WriteAsync(blob.Content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    public async Task<Blob?> FindAsync(BlobName name, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(PathOf(name)))
        {
            return null;
        }

        var end = Array.IndexOf(bytes, (byte)'\n');
        return end < 0
            ? throw new InvalidDataException(
                $"{PathOf(name)} does not begin with a content type. Delete it; no file of this program looks so.")
            : new Blob(Encoding.ASCII.GetString(bytes, 0, end), bytes.AsMemory(end + 1));
    }

    public Task DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (!Directory.Exists(PathOf(name)))
                File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Its folder is gone, and so is it.
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobName> ListAsync(BlobName folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var path = PathOf(folder);
        if (!Directory.Exists(path))
            yield break;
        var names = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new BlobName(name);
        }
    }

    private string PathOf(BlobName name) => Path.Combine(_folder, name.Value.Replace('/', Path.DirectorySeparatorChar));
}
