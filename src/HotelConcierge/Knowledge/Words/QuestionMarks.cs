using System.Collections.Frozen;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Knowledge.Words;

/// <summary>The words of a language by which questions of one message are told apart. All are folded.</summary>
/// <param name="Joiners">Between two questions: "and".</param>
/// <param name="Openers">Begin a question.</param>
/// <param name="StatementOpeners">Begin a sentence that is none.</param>
/// <param name="Greetings">May stand before a question.</param>
/// <param name="Anywhere">Make a question wherever they stand.</param>
internal sealed record QuestionMarks(
    FrozenSet<string> Joiners,
    FrozenSet<string> Openers,
    FrozenSet<string> StatementOpeners,
    FrozenSet<string> Greetings,
    IReadOnlyList<string> Anywhere)
{
    public static QuestionMarks Of(Language language)
    {
        var search = language.Search;
        var openers = language.Questions.Select(Folded).Where(word => !word.Contains(' ', StringComparison.Ordinal));
        return new(
            search.Joiners.ToFrozenSet(StringComparer.Ordinal),
            openers.Concat(search.QuestionOpeners).ToFrozenSet(StringComparer.Ordinal),
            search.StatementOpeners.ToFrozenSet(StringComparer.Ordinal),
            language.Greetings
                .SelectMany(greeting => Folded(greeting).Split(' '))
                .Except(openers, StringComparer.Ordinal)
                .ToFrozenSet(StringComparer.Ordinal),
            [.. language.QuestionsAnywhere.Select(Folded)]);
    }

    private static string Folded(string word) => string.Concat(word.EnumerateRunes().Select(Diacritics.Fold));
}
