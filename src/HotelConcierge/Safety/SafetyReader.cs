using System.Collections.Frozen;
using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>
/// Recognises that somebody is in danger, in any of the languages and before any model is asked. Reads words and not what they mean:
/// what it recognises and what it cannot, with figures, is in <c>docs/safety.md</c>.
/// </summary>
public sealed class SafetyReader
{
    /// <summary>By how many frequent words a message has to be in one language rather than in another.</summary>
    private const int ClearlyOther = 2;

    /// <summary>What is said in the words of a language that the message is clearly not in counts less.</summary>
    private const double OtherLanguage = 2;

    private readonly IReadOnlyList<Language> _languages;
    private readonly SafetyLexicon _lexicon;
    private readonly FrozenDictionary<string, List<int>> _frequent;

    /// <summary>Reads all languages' words, once.</summary>
    public SafetyReader(LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _languages = languages.All;
        _lexicon = new([.. _languages.Select(language => language.Safety)]);
        _frequent = _languages
            .SelectMany((language, index) => language.CommonWords.Select(word => (Word: SafetyText.Of(word).Text, Index: index)))
            .GroupBy(entry => entry.Word, entry => entry.Index, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToList(), StringComparer.Ordinal);
    }

    /// <summary>What danger a message tells of; null for none.</summary>
    public SafetyAlarm? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = SafetyText.Of(text);
        var isJoking = SafetyText.IsJoking(text);
        var frequent = CountFrequentWords(read);
        var most = frequent.Max();
        (SafetyAlarm? Alarm, double Score) best = (null, 0);
        var found = _lexicon.Find(read);
        for (var language = 0; language < found.Count; language++)
        {
            if (found[language].Count == 0)
                continue;
            var (kind, score) = Judge(new Mentions(read, found[language], isJoking));
            if (most - frequent[language] >= ClearlyOther)
                score -= OtherLanguage;
            if (score > best.Score)
                best = (new(kind, _languages[language].Code), score);
        }

        return best.Alarm;
    }

    /// <summary>The score says how much speaks for danger; nothing does unless it is above zero.</summary>
    private static (SafetyKind Kind, double Score) Judge(Mentions said)
    {
        var score = SafetyWeights.Threshold;
        foreach (var (concept, weight) in SafetyWeights.All)
        {
            if (said.Has(concept))
                score += weight;
        }

        SafetyKind? kind = null;
        foreach (var rule in SafetyRules.All)
        {
            if (!said.StandTogether(rule))
                continue;
            score += rule.Weight;
            kind ??= rule.Kind;
        }

        return (kind ?? SafetyKind.Medical, score);
    }

    private int[] CountFrequentWords(SafetyText text)
    {
        var counts = new int[_languages.Count];
        foreach (var word in text.Text.Split(' ').Distinct(StringComparer.Ordinal))
        {
            foreach (var language in _frequent.GetValueOrDefault(word) ?? [])
                counts[language]++;
        }

        return counts;
    }
}
