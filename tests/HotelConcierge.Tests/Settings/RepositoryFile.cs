namespace HotelConcierge.Tests.Settings;

/// <summary>The files at the top of the repository that operators start from.</summary>
internal static class RepositoryFile
{
    public static string Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HotelConcierge.sln")))
                return File.ReadAllText(Path.Combine(folder.FullName, name));
        }

        throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
