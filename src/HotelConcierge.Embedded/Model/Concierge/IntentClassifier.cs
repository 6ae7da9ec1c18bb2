using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>
/// Learns from example sentences what a guest means: a softmax regression over words, pairs of words and stretches of letters, which
/// survives typos and phrasings that it has not seen. The same examples give the same weights: they are learnt in one thread and in an order
/// that the sentences themselves decide.
/// </summary>
internal sealed class IntentClassifier
{
    /// <summary>The places of the table of features; a power of two.</summary>
    private const int Places = 1 << 15;

    private const int ShortestStretch = 3;
    private const int LongestStretch = 5;
    private const int LongestText = 400;
    private const int Rounds = 6;
    private const double FirstStep = 3;
    private const double StepsShrinkBy = 0.1;

    private readonly float[] _weights;

    /// <param name="examples">An intent and a sentence each.</param>
    public IntentClassifier(IReadOnlyList<(string Intent, string Sentence)> examples)
    {
        Intents = [.. examples.Select(example => example.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _weights = new float[Places * Intents.Length];
        var known = examples.Select(example => (Intent: Intents.IndexOf(example.Intent), Features: FeaturesOf(example.Sentence))).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var step = FirstStep / (1 + (StepsShrinkBy * round));
            var salt = round.ToString(CultureInfo.InvariantCulture);
            foreach (var at in Enumerable.Range(0, known.Count).OrderBy(at => StableHash.Of(salt, examples[at].Sentence)))
                Learn(known[at].Intent, known[at].Features, step);
        }
    }

    /// <summary>The intents that it knows, in order.</summary>
    public ImmutableArray<string> Intents { get; }

    /// <summary>What was learnt, for whoever compares.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>What a sentence may mean, the likeliest first, each with its share of one.</summary>
    public ImmutableArray<(string Intent, double Share)> Read(string sentence)
    {
        var shares = new double[Intents.Length];
        Score(FeaturesOf(sentence), shares);
        Share(shares);
        return [.. Intents.Select((intent, at) => (intent, shares[at])).OrderByDescending(meaning => meaning.Item2)];
    }

    private static void Share(Span<double> scores)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (var score in scores)
            most = Math.Max(most, score);
        for (var at = 0; at < scores.Length; at++)
            sum += scores[at] = Math.Exp(scores[at] - most);
        for (var at = 0; at < scores.Length; at++)
            scores[at] /= sum;
    }

    private void Learn(int intent, int[] features, double step)
    {
        Span<double> shares = stackalloc double[Intents.Length];
        Score(features, shares);
        Share(shares);
        var scale = step / Math.Sqrt(Math.Max(1, features.Length));
        for (var other = 0; other < shares.Length; other++)
        {
            var change = (float)(scale * (shares[other] - (other == intent ? 1 : 0)));
            foreach (var feature in features)
                _weights[(feature * shares.Length) + other] -= change;
        }
    }

    private void Score(int[] features, Span<double> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            for (var intent = 0; intent < scores.Length; intent++)
                scores[intent] += _weights[(feature * scores.Length) + intent];
        }

        var scale = 1 / Math.Sqrt(Math.Max(1, features.Length));
        for (var intent = 0; intent < scores.Length; intent++)
            scores[intent] *= scale;
    }

    private static int[] FeaturesOf(string sentence)
    {
        var features = new SortedSet<int>();
        var words = Words.Of(sentence.Length > LongestText ? sentence[..LongestText] : sentence);
        for (var at = 0; at < words.Length; at++)
        {
            features.Add(PlaceOf("w", words[at]));
            features.Add(at == 0 ? PlaceOf("b", words[at]) : PlaceOf("p", $"{words[at - 1]} {words[at]}"));
            var marked = $"<{words[at]}>";
            for (var length = ShortestStretch; length <= LongestStretch; length++)
            {
                for (var from = 0; from + length <= marked.Length; from++)
                    features.Add(PlaceOf("s", marked.Substring(from, length)));
            }
        }

        return [.. features];
    }

    private static int PlaceOf(string kind, string text) => (int)(StableHash.Of(kind, text) & (Places - 1));
}
