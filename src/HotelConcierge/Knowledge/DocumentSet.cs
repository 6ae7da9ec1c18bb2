using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Knowledge.Search;
using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge;

/// <summary>The documents of one assistant as they were last seen. Used by one thread at a time.</summary>
internal sealed class DocumentSet(string assistant, SearchLanguages languages)
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private Synonyms _synonyms = new(languages);
    private TermTable _table = new();

    /// <summary>Documents with passages.</summary>
    public int Count => _entries.Values.Count(entry => entry.Passages.Count > 0);

    public IReadOnlyList<Passage> Passages => [.. _entries.Values.SelectMany(entry => entry.Passages)];

    public IReadOnlyList<KnowledgeProblem> Problems =>
        [.. _entries.SelectMany(entry => entry.Value.Problems.Select(problem => new KnowledgeProblem(entry.Key, problem)))];

    /// <summary>
    /// Reads what is new or changed and drops what is gone. A file that can no longer be read is dropped too: what it said may not
    /// hold any more.
    /// </summary>
    public async Task<DocumentChange> UpdateAsync(IKnowledgeSource source, CancellationToken cancellationToken)
    {
        var listed = new Dictionary<string, KnowledgeFile>(StringComparer.Ordinal);
        await foreach (var file in source.ListAsync(assistant, cancellationToken))
        {
            if (DocumentReader.Reads(file.Name) || file.Name == Synonyms.FileName)
                listed[file.Name] = file;
        }

        var removed = _entries.Keys.Where(name => !listed.ContainsKey(name)).ToList();
        var changed = listed.Values.Where(file => _entries.GetValueOrDefault(file.Name)?.Version != file.Version).ToList();
        var problems = new List<KnowledgeProblem>();
        foreach (var name in removed)
            Remove(name);
        foreach (var file in changed)
        {
            var entry = await ReadAsync(source, file, cancellationToken);
            Remove(file.Name);
            if (entry is null)
                continue;
            _entries[file.Name] = entry;
            problems.AddRange(entry.Problems.Select(problem => new KnowledgeProblem(file.Name, problem)));
        }

        return new(removed.Count + changed.Count > 0, problems);
    }

    /// <summary>An index of all passages. What did not change is not analysed again.</summary>
    public KnowledgeIndex Index()
    {
        if (_entries.Values.Any(entry => entry.Terms is null))
            Analyse();
        return new(new WordIndex([.. _entries.Values.SelectMany(entry => entry.Terms!)], _table, languages), VectorIndex.None, _synonyms);
    }

    private void Analyse()
    {
        // A table of its own when nothing is left from before, so that removed words do not stay in memory for good.
        if (_entries.Values.All(entry => entry.Terms is null))
            _table = new();
        foreach (var entry in _entries.Values)
            entry.Terms ??= [.. entry.Passages.Select(passage => PassageTerms.Of(passage, _synonyms, _table))];
    }

    private void Remove(string name)
    {
        if (_entries.Remove(name) && name == Synonyms.FileName)
            Use(new(languages));
    }

    private void Use(Synonyms synonyms)
    {
        _synonyms = synonyms;
        foreach (var entry in _entries.Values)
            entry.Terms = null;
    }

    /// <returns>Null when the file went, or could not be opened: then the next look tries again.</returns>
    private async Task<Entry?> ReadAsync(IKnowledgeSource source, KnowledgeFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Length > DocumentReader.MaxLength)
                return new(file.Version, [], [DocumentReader.TooLong]);
            if (await source.ReadAsync(assistant, file.Name, cancellationToken) is not { } content)
                return null;
            if (file.Name == Synonyms.FileName)
            {
                var problems = new List<string>();
                Use(Synonyms.Parse(DocumentText.Decode(content), languages, problems));
                return new(file.Version, [], problems);
            }

            return new(file.Version, PassageCutter.Cut(file.Name, DocumentReader.Read(file.Name, content), languages), []);
        }
        catch (DocumentException trouble)
        {
            return new(file.Version, [], [trouble.Message]);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // Without a version it counts as changed at the next look; a copy may still be under way.
            return new("", [], [$"could not be opened ({trouble.GetType().Name}); trying again"]);
        }
    }

    private sealed record Entry(string Version, IReadOnlyList<Passage> Passages, IReadOnlyList<string> Problems)
    {
        public IReadOnlyList<PassageTerms>? Terms { get; set; }
    }
}

/// <summary>What a look at the source found.</summary>
/// <param name="Problems">Of the files read now.</param>
internal sealed record DocumentChange(bool IsAny, IReadOnlyList<KnowledgeProblem> Problems);
