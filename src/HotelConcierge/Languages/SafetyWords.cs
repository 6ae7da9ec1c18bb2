using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Languages;

/// <summary>
/// What people say in a language when somebody is in danger: a list for each <see cref="SafetyConcept"/>, which the rules of
/// <c>Safety</c> combine. Case, accents and punctuation do not matter, and a long word stands for its other endings too, unless an
/// exclamation mark stands behind it. A trailing <c>*</c> lets a word go on, a leading one lets it stand at the end or in the middle of
/// a compound, and <c> ~ </c> stands for a few words between two.
/// </summary>
/// <remarks>
/// They are so many that they lie beside the code, in the language's <c>*Safety.txt</c>: the concept's name in brackets, then its
/// phrases with bars between them.
/// </remarks>
internal sealed class SafetyWords : IEnumerable<KeyValuePair<SafetyConcept, WordList>>
{
    /// <summary>As many bytes as the files are read at a time for their digest, which every start takes.</summary>
    private const int Piece = 16 * 1024;

    private readonly Lazy<Dictionary<SafetyConcept, WordList>> _lists;
    private readonly string? _file;

    /// <exception cref="ArgumentException">A concept has no list, not even an empty one with its reason.</exception>
    public SafetyWords(IReadOnlyDictionary<SafetyConcept, WordList> lists)
    {
        var missing = Enum.GetValues<SafetyConcept>().Where(concept => !lists.ContainsKey(concept)).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"There are no words for {string.Join(", ", missing)}.", nameof(lists));
        _lists = new(new Dictionary<SafetyConcept, WordList>(lists));
    }

    private SafetyWords(string file) => (_file, _lists) = (file, new(() => Parse(ReadAll(file))._lists.Value));

    /// <summary>The words of a language that ships, read when they are first asked for.</summary>
    /// <param name="language">The name of its folder.</param>
    public static SafetyWords Read(string language) => new($"{language}Safety.txt");

    /// <summary>What tells whether something was made from just these words, or null for words that lie in no file.</summary>
    public static byte[]? DigestOf(IReadOnlyList<SafetyWords> languages)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(string.Join(' ', Enum.GetNames<SafetyConcept>())));
        foreach (var words in languages)
        {
            if (words._file is null)
                return null;
            using var stream = Open(words._file);
            var bytes = new byte[Piece];
            for (var read = stream.Read(bytes); read > 0; read = stream.Read(bytes))
                digest.AppendData(bytes.AsSpan(0, read));
        }

        return digest.GetHashAndReset();
    }

    /// <exception cref="ArgumentException">
    /// A line is neither a concept's name nor phrases, or a concept is missing or there twice.
    /// </exception>
    public static SafetyWords Parse(string text)
    {
        var lists = new Dictionary<SafetyConcept, List<string>>();
        List<string>? phrases = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[' && Enum.TryParse<SafetyConcept>(line.Trim('[', ']'), out var concept))
                lists.Add(concept, phrases = []);
            else
                (phrases ?? throw new ArgumentException($"'{line}' stands under no concept.", nameof(text))).AddRange(line.Split(" | "));
        }

        return new(lists.ToDictionary(pair => pair.Key, pair => WordList.Of([.. pair.Value])));
    }

    /// <summary>No words at all, for a language in which danger cannot be recognised yet.</summary>
    /// <param name="because">Why not, in a sentence.</param>
    public static SafetyWords None(string because) =>
        new(Enum.GetValues<SafetyConcept>().ToDictionary(concept => concept, _ => WordList.None(because)));

    public IEnumerator<KeyValuePair<SafetyConcept, WordList>> GetEnumerator() => _lists.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string ReadAll(string file)
    {
        using var reader = new StreamReader(Open(file));
        return reader.ReadToEnd();
    }

    private static Stream Open(string file) =>
        typeof(SafetyWords).Assembly.GetManifestResourceStream(file)
        ?? throw new ArgumentException($"There is no {file}.", nameof(file));
}
