using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using HotelConcierge.Knowledge;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>Documents of any size, always the same: made-up words that are as frequent as words are, some common and most rare.</summary>
internal sealed class SampleDocuments : IKnowledgeSource
{
    private const int SectionsInADocument = 50;
    private const int WordsInASection = 60;
    private const int Vocabulary = 20_000;

    private static readonly string[] Syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo"];

    private readonly List<(string Name, byte[] Content)> _documents = [];

    /// <param name="passages">A multiple of fifty, or less than that.</param>
    public SampleDocuments(int passages)
    {
        var random = new Random(passages);
        for (var left = passages; left > 0; left -= SectionsInADocument)
        {
            var text = new StringBuilder($"---\nlanguage: en\n---\n# {Sentence(random, 3)}\n");
            for (var section = 0; section < Math.Min(left, SectionsInADocument); section++)
                text.Append(CultureInfo.InvariantCulture, $"\n## {Sentence(random, 4)}\n\n{Sentence(random, WordsInASection)}.\n");
            _documents.Add(($"{_documents.Count:D5}.en.md", Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>Questions of four to seven words of the same kind.</summary>
    public static IReadOnlyList<string> Questions(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => $"When is the {Sentence(random, random.Next(2, 6))}?")];
    }

    public async IAsyncEnumerable<KnowledgeFile> ListAsync(string assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (name, content) in _documents)
            yield return new(name, "1", content.Length);
        await Task.CompletedTask;
    }

    public Task<byte[]?> ReadAsync(string assistant, string name, CancellationToken cancellationToken) =>
        Task.FromResult<byte[]?>(_documents.Find(document => document.Name == name).Content);

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    // The product of two equal chances: a few numbers come again and again, most come seldom.
    private static string Word(Random random)
    {
        var number = (int)(Vocabulary * random.NextDouble() * random.NextDouble() * random.NextDouble());
        var word = new StringBuilder();
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length)
            word.Append(Syllables[rest % Syllables.Length]);
        return word.ToString();
    }
}
