using System.Globalization;
using HotelConcierge.Languages;
using HotelConcierge.Safety;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Safety;

/// <summary>
/// Learns from sentences what speaks for danger: a logistic regression with a step of its own for each weight (AdaGrad), whose weights are
/// averaged over the second half of the rounds. In one thread and in an order that the sentences decide, so the same sentences give the
/// same bytes.
/// </summary>
internal static class DangerTraining
{
    private const int Rounds = 20;
    private const double Step = 0.1;
    private const double Shrink = 1e-4;
    private const double Tiny = 1e-8;

    /// <summary>
    /// By how much it leans to the side of danger: with it as many everyday messages are taken for danger as by the words alone.
    /// </summary>
    private const double Leaning = 0.25;

    /// <summary>The weights as they ship, learnt from these sentences.</summary>
    public static byte[] Learn(IReadOnlyList<SafetySentence> sentences)
    {
        // What is learnt from does not depend on what was learnt before.
        var reader = new SafetyReader(LanguageCatalog.Default);
        var examples = sentences.Select(sentence => (sentence.IsDanger, Features: reader.FeaturesOf(sentence.Text))).ToArray();
        var weights = new double[DangerFeatures.Places];
        var squares = new double[DangerFeatures.Places];
        var sums = new double[DangerFeatures.Places];
        double bias = 0, biasSquares = Tiny, biasSum = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var salt = round.ToString(CultureInfo.InvariantCulture);
            foreach (var at in Enumerable.Range(0, examples.Length).OrderBy(at => StableHash.Of(salt, sentences[at].Text)))
            {
                var (isDanger, features) = examples[at];
                var scale = 1 / Math.Sqrt(Math.Max(1, features.Length));
                var score = bias + (scale * features.Sum(feature => weights[feature]));
                var error = (1 / (1 + Math.Exp(-score))) - (isDanger ? 1 : 0);
                foreach (var feature in features)
                {
                    var slope = (error * scale) + (Shrink * weights[feature]);
                    squares[feature] += slope * slope;
                    weights[feature] -= Step * slope / Math.Sqrt(squares[feature] + Tiny);
                }

                biasSquares += error * error;
                bias -= Step * error / Math.Sqrt(biasSquares);
            }

            if (round < Rounds / 2)
                continue;
            for (var place = 0; place < weights.Length; place++)
                sums[place] += weights[place];
            biasSum += bias;
        }

        const int Averaged = Rounds - (Rounds / 2);
        return LearntDanger.Pack([.. sums.Select(sum => sum / Averaged)], (biasSum / Averaged) + Leaning);
    }
}
