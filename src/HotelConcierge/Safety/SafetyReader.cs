using System.Runtime.InteropServices;
using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>
/// Recognises that somebody is in danger, in any of the languages and before any model is asked. What is unmistakable is danger by itself;
/// for the rest counts what was learnt from example sentences. Reads words and not what they mean: what it recognises and what it cannot,
/// with figures, is in <c>docs/safety.md</c>.
/// </summary>
public sealed class SafetyReader
{
    /// <summary>By how many frequent words a message has to be in one language rather than in another.</summary>
    private const int ClearlyOther = 2;

    /// <summary>What is said in the words of a language that the message is clearly not in counts less.</summary>
    private const double OtherLanguage = 2;

    private readonly IReadOnlyList<Language> _languages;
    private readonly SafetyLexicon _lexicon;
    private readonly LearntDanger _learnt;
    private readonly Dictionary<string, List<int>> _frequent;

    /// <summary>Reads all languages' words and what was learnt, once.</summary>
    public SafetyReader(LanguageCatalog languages)
        : this(languages, new LearntDanger(LearntDanger.ReadShipped()))
    {
    }

    internal SafetyReader(LanguageCatalog languages, LearntDanger learnt)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _languages = languages.All;
        _learnt = learnt;
        _lexicon = SafetyLexicon.Of([.. _languages.Select(language => language.Safety)]);
        _frequent = _languages
            .SelectMany((language, index) => language.CommonWords.Select(word => (Word: SafetyText.Of(word).Text, Index: index)))
            .GroupBy(entry => entry.Word, entry => entry.Index, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct().ToList(), StringComparer.Ordinal);
    }

    /// <summary>What danger a message tells of; null for none.</summary>
    public SafetyAlarm? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (SafetyAlarm? Alarm, double Score) most = (null, 0);
        foreach (var stretch in SafetyStretches.Of(text))
        {
            var said = Listen(stretch);
            var words = Judge(said);
            var learnt = _learnt.Score(DangerFeatures.Of(said.Text, said.Likely, stretch));
            var isSure = words is { IsSure: true, Score: > 0 };
            var score = isSure ? Math.Max(words.Score, learnt) : learnt;
            if (score > most.Score)
                most = (new(words.Kind, _languages[words.Language].Code), score);
        }

        return most.Alarm;
    }

    /// <summary>For whoever learns: the features of a whole message, in ascending order.</summary>
    internal int[] FeaturesOf(string text)
    {
        var said = Listen(text);
        return [.. DangerFeatures.Of(said.Text, said.Likely, text).Order()];
    }

    private Heard Listen(string original)
    {
        var text = SafetyText.Of(original);
        var isJoking = SafetyText.IsJoking(original);
        var said = _lexicon.Find(text).Select(mentions => mentions.Count == 0 ? null : new Mentions(text, mentions, isJoking)).ToArray();
        return new(text, said, CountFrequentWords(text));
    }

    /// <summary>What the concepts say by themselves, in the language that says most.</summary>
    private static Judgement Judge(Heard heard)
    {
        var most = heard.Frequent.Max();
        Judgement? best = null;
        for (var language = 0; language < heard.Said.Length; language++)
        {
            if (heard.Said[language] is not { } said)
                continue;
            var judged = Judge(said) with { Language = language };
            if (most - heard.Frequent[language] >= ClearlyOther)
                judged = judged with { Score = judged.Score - OtherLanguage };
            if (best is not { } other || judged.Score > other.Score)
                best = judged;
        }

        return best ?? new(SafetyKind.Medical, SafetyWeights.Threshold, IsSure: false) { Language = Array.IndexOf(heard.Frequent, most) };
    }

    private static Judgement Judge(Mentions said)
    {
        var score = SafetyWeights.Threshold;
        foreach (var (concept, weight) in SafetyWeights.All)
        {
            if (said.Has(concept))
                score += weight;
        }

        SafetyKind? kind = null;
        var isSure = false;
        foreach (var rule in said.Rules.Select(place => SafetyRules.All[place]))
        {
            score += rule.Weight;
            kind ??= rule.Kind;
            isSure |= rule.IsSure;
        }

        return new(kind ?? SafetyRules.LikeliestKindOf(said), score, isSure);
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

    /// <param name="Score">How much speaks for danger; nothing does unless it is above zero.</param>
    /// <param name="IsSure">Something was said that is unmistakable.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Judgement(SafetyKind Kind, double Score, bool IsSure)
    {
        public int Language { get; init; }
    }

    /// <param name="Said">What is said in each language's words; null for nothing.</param>
    /// <param name="Frequent">How many words are frequent in each.</param>
    private sealed record Heard(SafetyText Text, Mentions?[] Said, int[] Frequent)
    {
        /// <summary>What is said in the languages that the message may be in.</summary>
        public IReadOnlyList<Mentions> Likely { get; } =
            [.. Said.Where((_, language) => Frequent.Max() - Frequent[language] < ClearlyOther).OfType<Mentions>()];
    }
}
