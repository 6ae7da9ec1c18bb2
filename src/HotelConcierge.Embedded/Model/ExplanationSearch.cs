using System.Collections.Immutable;

namespace HotelConcierge.Embedded.Model;

/// <summary>Finds the explanation a topic is about.</summary>
internal static class ExplanationSearch
{
    /// <summary>
    /// The explanation with the longest group of words that all occur in the topic, the first of equals; null when there is none.
    /// </summary>
    public static Explanation? Find(string topic, LanguageContent language)
    {
        var words = Words.Of(topic);
        var best = language.Explanations.MaxBy(ScoreOf);
        return best is not null && ScoreOf(best) > 0 ? best : null;

        int ScoreOf(Explanation explanation) => Score(explanation, words, language.Rules.Endings);
    }

    private static int Score(Explanation explanation, ImmutableArray<string> words, ImmutableArray<string> endings) =>
        explanation.Keys
            .Where(key => key.All(known => words.Any(word => Words.Means(word, known, endings))))
            .Select(key => key.Sum(known => known.Length))
            .DefaultIfEmpty()
            .Max();
}
