using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>
/// Whether a guest plainly says that something is to be cancelled. A question, or anything with a "not" in it, does not count: then
/// they are asked.
/// </summary>
internal sealed class CancelWords(LanguageCatalog languages)
{
    private readonly Words _spaced = new(languages.All.Where(language => language.Script is not Script.Thai));
    private readonly Words _unspaced = new(languages.All.Where(language => language.Script is Script.Thai));

    public bool AreIn(string heard)
    {
        if (heard.Contains('?', StringComparison.Ordinal) || heard.Contains('？', StringComparison.Ordinal))
            return false;
        var text = FoldedText.Of(heard).Text;
        var words = text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(_spaced.Negations.Contains) || _unspaced.Negations.Any(negation => text.Contains(negation, StringComparison.Ordinal)))
            return false;
        return words.Any(word => _spaced.Stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)))
            || _unspaced.Stems.Any(stem => text.Contains(stem, StringComparison.Ordinal));
    }

    private sealed class Words(IEnumerable<Language> languages)
    {
        public HashSet<string> Stems { get; } =
            languages.SelectMany(language => language.Answers.Cancels).ToHashSet(StringComparer.Ordinal);

        public HashSet<string> Negations { get; } =
            languages.SelectMany(language => language.Answers.Negations).ToHashSet(StringComparer.Ordinal);
    }
}
