using System.Collections;

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
    private readonly Dictionary<SafetyConcept, WordList> _lists;

    /// <exception cref="ArgumentException">A concept has no list, not even an empty one with its reason.</exception>
    public SafetyWords(IReadOnlyDictionary<SafetyConcept, WordList> lists)
    {
        var missing = Enum.GetValues<SafetyConcept>().Where(concept => !lists.ContainsKey(concept)).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"There are no words for {string.Join(", ", missing)}.", nameof(lists));
        _lists = new(lists);
    }

    /// <summary>Reads the words of a language that ships.</summary>
    /// <param name="language">The name of its folder.</param>
    public static SafetyWords Read(string language)
    {
        var name = $"{language}Safety.txt";
        using var file = typeof(SafetyWords).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no {name}.", nameof(language));
        using var reader = new StreamReader(file);
        return Parse(reader.ReadToEnd());
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

    public IEnumerator<KeyValuePair<SafetyConcept, WordList>> GetEnumerator() => _lists.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
