namespace HotelConcierge.Tests.Settings;

/// <summary>The files at the top of the repository that operators start from.</summary>
internal static class RepositoryFile
{
    /// <summary>The folder of the solution.</summary>
    public static string Top { get; } = FindTop();

    public static string Read(string name) => File.ReadAllText(Path.Combine(Top, name));

    /// <summary>Files of a folder, with all its own folders, by their path from the top.</summary>
    public static IReadOnlyList<string> Find(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Top, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Top, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string FindTop()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HotelConcierge.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
