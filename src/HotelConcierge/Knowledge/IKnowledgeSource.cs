namespace HotelConcierge.Knowledge;

/// <summary>
/// Where the assistants' documents lie: a folder, a blob container. What it lists is all there is; what it no longer lists is gone.
/// </summary>
public interface IKnowledgeSource
{
    /// <summary>The files of an assistant. Cheap enough to be asked every few seconds.</summary>
    IAsyncEnumerable<KnowledgeFile> ListAsync(string assistant, CancellationToken cancellationToken);

    /// <summary>A file's content.</summary>
    /// <returns>Null when it has gone since it was listed.</returns>
    Task<byte[]?> ReadAsync(string assistant, string name, CancellationToken cancellationToken);
}

/// <summary>A file as it is listed.</summary>
/// <param name="Name">Its path below the knowledge folder, with <c>/</c>.</param>
/// <param name="Version">Changes whenever the content does.</param>
/// <param name="Length">In bytes.</param>
public sealed record KnowledgeFile(string Name, string Version, long Length);
