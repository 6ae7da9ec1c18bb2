namespace HotelConcierge.Assistants.Loading;

/// <summary>Everything that is wrong with the assistants' data, in the order it was found.</summary>
internal sealed class DataErrors
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>Notes an error.</summary>
    /// <param name="file">Relative to the assistants' folder, with forward slashes.</param>
    /// <param name="field">The field's path in the file; empty when the whole file is meant.</param>
    /// <param name="problem">What is wrong and what to write instead.</param>
    public void Add(string file, string field, string problem) =>
        _all.Add(field.Length == 0 ? $"{file}: {problem}." : $"{file}: {field}: {problem}.");
}
