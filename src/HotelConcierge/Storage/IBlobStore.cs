namespace HotelConcierge.Storage;

/// <summary>
/// Files: voice notes and pictures of guests, documents. Written whole and read whole; a reader sees a file as one writer left it,
/// never half of it. A file that names a person has a name that begins with the conversation's id, so that forgetting a guest is
/// deleting by that prefix.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes a file, whatever was there.</summary>
    /// <exception cref="ArgumentException">The content is larger than <see cref="Blob.Largest"/>.</exception>
    Task PutAsync(BlobName name, Blob blob, CancellationToken cancellationToken);

    /// <summary>Reads a file.</summary>
    /// <returns>Null when there is none of that name.</returns>
    Task<Blob?> FindAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>Deletes a file; one that is not there is no error.</summary>
    Task DeleteAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>The files of a folder and of all folders in it, in ordinal order of their names.</summary>
    /// <param name="folder">The first parts of the names, such as a conversation's id.</param>
    IAsyncEnumerable<BlobName> ListAsync(BlobName folder, CancellationToken cancellationToken);
}

/// <summary>A file's content and what it says it is.</summary>
/// <param name="ContentType">A media type, such as <c>audio/ogg</c>: one line of visible ASCII.</param>
public sealed record Blob(string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>In bytes, 64 MiB: more than any messaging service carries, and little enough to be held in memory.</summary>
    public const int Largest = 64 * 1024 * 1024;

    /// <summary>What every adapter checks before it writes.</summary>
    /// <exception cref="ArgumentException">Names what is wrong.</exception>
    public static void Check(Blob blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        if (blob.Content.Length > Largest)
            throw new ArgumentException($"The file has {blob.Content.Length} bytes; {Largest} are the most.", nameof(blob));
        if (blob.ContentType.Length is 0 or > 255 || blob.ContentType.Any(c => c is < ' ' or > '~'))
            throw new ArgumentException("A content type is 1 to 255 characters of visible ASCII.", nameof(blob));
    }
}

/// <summary>
/// A file's name: parts of lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, separated by <c>/</c>, 1 to 400 characters
/// in all. No part begins or ends with a full stop. That is what Azure Blobs and the file systems of all platforms keep alike.
/// </summary>
public readonly record struct BlobName
{
    private const int Longest = 400;

    /// <exception cref="ArgumentException">It is no name by these rules; the message says which they are.</exception>
    public BlobName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is 0 or > Longest || !value.Split('/').All(IsPart))
            throw new ArgumentException(
                $"'{value}' is no file name: lower-case letters, digits, '-', '_' and '.' in parts separated by '/', {Longest} characters at most.",
                nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>A name in this folder.</summary>
    public BlobName In(string part) => new($"{Value}/{part}");

    public override string ToString() => Value;

    private static bool IsPart(string part) =>
        part is not ([] or ['.', ..] or [.., '.'])
        && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
}
