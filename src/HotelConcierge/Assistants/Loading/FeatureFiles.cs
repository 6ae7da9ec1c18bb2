namespace HotelConcierge.Assistants.Loading;

/// <summary>Finds the files of one feature in the folders of assistants.</summary>
internal static class FeatureFiles
{
    /// <summary>The assistants whose folder has such a file, by name; none when there is no folder at all.</summary>
    public static IReadOnlyList<string> Find(string folder, string fileName)
    {
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.GetDirectories(folder)
            .Where(sub => File.Exists(Path.Combine(sub, fileName)))
            .Select(sub => Path.GetFileName(sub))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads such files.</summary>
    /// <param name="assistants">Whose.</param>
    /// <param name="read">What an assistant's file says; null after noting what is wrong with it.</param>
    /// <returns>What was read, by the assistants' names.</returns>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static IReadOnlyDictionary<string, T> ReadAll<T>(
        string folder, string fileName, IEnumerable<string> assistants, Func<string, DataObject, DataErrors, T?> read)
        where T : class
    {
        var errors = new DataErrors();
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var name in assistants)
        {
            if (DataFile.Json(Path.Combine(folder, name, fileName), $"{name}/{fileName}", errors) is { } data
                && read(name, data, errors) is { } one)
            {
                all.Add(name, one);
            }
        }

        return errors.All.Count > 0 ? throw new AssistantDataException(folder, errors.All) : all;
    }
}
