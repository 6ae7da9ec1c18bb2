using HotelConcierge.Contracts.Storage;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>What is left of a guest in a data folder, in whichever file, name, free page or log of it.</summary>
internal static class FolderTraces
{
    /// <summary>The names of the traces that are there. The lock is empty, and nobody else's to read.</summary>
    public static IReadOnlyList<string> In(string folder) => In(folder, SentFiles.Traces);

    /// <summary>Likewise, of other traces.</summary>
    public static IReadOnlyList<string> In(string folder, IReadOnlyList<RawTrace> traces)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Select(ReadAll)
            .ToList();
        var names = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).ToList();
        return
        [
            .. traces.Where(trace => files.Exists(bytes => trace.IsIn(bytes)) || names.Exists(trace.IsIn))
                .Select(trace => trace.Name),
        ];
    }

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
