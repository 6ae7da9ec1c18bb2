using System.Globalization;
using System.Runtime.CompilerServices;

namespace HotelConcierge.Knowledge;

/// <summary>The documents in the folders of the assistants: <c>hotel/knowledge/spa.en.md</c>.</summary>
/// <param name="folder">The folder with one assistant in each sub-folder.</param>
public sealed class FolderKnowledgeSource(string folder) : IKnowledgeSource
{
    private const string KnowledgeFolder = "knowledge";

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8 };

    /// <summary>The folder with one assistant in each sub-folder.</summary>
    public string Folder => folder;

    /// <summary>Where an assistant's documents lie.</summary>
    public string PathOf(string assistant) => Path.Combine(folder, assistant, KnowledgeFolder);

    public async IAsyncEnumerable<KnowledgeFile> ListAsync(string assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(PathOf(assistant));
        var files = root.Exists ? root.GetFiles("*", Everything) : [];
        foreach (var file in files.OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(root.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

            // A file may go between the listing and this line; it is then gone as if it had never been listed.
            file.Refresh();
            if (file.Exists)
                yield return new(
                    name,
                    string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}-{file.Length}"),
                    file.Length);
        }

        await Task.CompletedTask;
    }

    public async Task<byte[]?> ReadAsync(string assistant, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(PathOf(assistant), name), cancellationToken);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
