namespace HotelConcierge.Contracts;

/// <summary>The repository that the tests are run from.</summary>
public static class Repository
{
    /// <summary>The folder at its top.</summary>
    public static string Top { get; } = FindTop();

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
