namespace HotelConcierge.Knowledge.Search;

/// <summary>A part of a sentence and how much it tells.</summary>
/// <param name="IsName">Whether it is the same in every language.</param>
/// <param name="IsKnown">Whether any passage has it.</param>
internal sealed record PartWeight(QuestionPart Part, float Weight, bool IsName, bool IsKnown);

/// <summary>How much of a sentence a passage has, by weight. Sets of parts are bits in their order.</summary>
internal sealed class SentenceWeights
{
    /// <summary>A passage in another language cannot have the question's ordinary words, so that it is hardly judged by them.</summary>
    private const float ForeignWordShare = 0.35f;

    /// <summary>What no document says may be a word that matters, or one of the many ways to say something.</summary>
    private const float UnknownWordShare = 0.5f;

    /// <summary>A subject counts at least so much, however many passages have it: it is what is asked about.</summary>
    private const float LeastOfSubject = 2.5f;

    /// <summary>Times stand in every other passage, and yet are what "when" asks for.</summary>
    private const float LeastOfFigure = 2.5f;

    /// <summary>How much of its score a passage loses that has nothing else of the sentence.</summary>
    private const float FitShare = 0.55f;

    private const int MostRemembered = 8;

    /// <summary>An outer heading is about more than the passage.</summary>
    private const float OuterHeadingShare = 0.4f;

    private readonly float[] _subjects;
    private readonly List<float[]> _own;
    private readonly List<float[]> _foreign;
    private readonly float[] _fit;

    /// <summary>Of each set of the first parts, once it was asked for: many passages have the same.</summary>
    private readonly float[] _fits;
    private readonly uint _required;
    private readonly uint _topics;

    public SentenceWeights(IReadOnlyList<PartWeight> parts)
    {
        _subjects = [.. parts.Select(part => part.Part.Kind is PartKind.Aspect or PartKind.Light or PartKind.Count ? 0 : part.Weight)];
        _own = Clauses(parts, wordShare: 1);
        _foreign = Clauses(parts, ForeignWordShare);
        _fit = [.. parts.Select(FitOf)];
        _fits = new float[1 << Math.Min(parts.Count, MostRemembered)];
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Part.Kind is PartKind.Required)
                _required |= 1u << i;
            if (parts[i].Weight > 0 && IsTopic(parts[i].Part))
                _topics |= 1u << i;
        }
    }

    /// <summary>
    /// Whether the passage has a topic of the sentence, where it names one: what only fits its circumstances is no answer.
    /// </summary>
    public bool HasTopic(uint parts) => _topics == 0 || (parts & _topics) != 0;

    /// <summary>Whether the passage has all that it has to tell to be an answer.</summary>
    public bool HasRequired(uint parts) => (parts & _required) == _required;

    /// <summary>
    /// How well the passage fits the whole sentence, to be multiplied with its score: of two with the same rare word, the one that
    /// tells of the rest too is the better one.
    /// </summary>
    /// <remarks>
    /// By the same weights for all: a passage in another language would be judged by fewer words and look the better one.
    /// </remarks>
    public float Fit(uint parts)
    {
        if (parts >= _fits.Length)
            return FitOf(parts);
        ref var known = ref _fits[parts];
        if (known == 0)
            known = FitOf(parts);
        return known;
    }

    private float FitOf(uint parts) => 1 - FitShare + (FitShare * Share(parts, _fit));

    /// <summary>What the passage has of the sentence, or of the clause that it has most of.</summary>
    public float Coverage(uint parts, bool isOwnLanguage)
    {
        var best = 0f;
        foreach (var clause in isOwnLanguage ? _own : _foreign)
            best = Math.Max(best, Share(parts, clause));
        return best;
    }

    /// <summary>What its headings have of the sentence, aspects left aside.</summary>
    public float HeadingShare(uint own, uint outer) =>
        own == 0 && outer == 0 ? 0 : Share(own, _subjects) + (OuterHeadingShare * Share(outer & ~own, _subjects));

    /// <summary>The whole sentence, then each clause that asks for more than aspects.</summary>
    private static List<float[]> Clauses(IReadOnlyList<PartWeight> parts, float wordShare)
    {
        var weights = parts.Select(part => WeightOf(part, wordShare)).ToArray();
        var clauses = parts
            .Where(part => part.Part.Kind is not (PartKind.Aspect or PartKind.Light or PartKind.Count))
            .Select(part => part.Part.Clause)
            .Distinct();
        return [weights, .. clauses.Select(clause => weights.Select((weight, i) => parts[i].Part.Clause == clause ? weight : 0).ToArray())];
    }

    private static float WeightOf(PartWeight part, float wordShare)
    {
        if (part.Weight == 0)
            return 0;
        if (part.Part.Kind is PartKind.Subject or PartKind.Required)
            return Math.Max(part.Weight, LeastOfSubject);
        if (part.Part.Kind is not PartKind.Word)
            return part.Weight;
        return part.Weight * (part.IsName ? 1 : part.IsKnown ? wordShare : Math.Min(wordShare, UnknownWordShare));
    }

    private static float FitOf(PartWeight part)
    {
        if (part.IsKnown && (part.Part.IsFigure || part.Part.Kind is PartKind.Count))
            return Math.Max(part.Weight, LeastOfFigure);
        return part.Part.Kind is PartKind.Aspect ? part.Weight : WeightOf(part, ForeignWordShare);
    }

    private static bool IsTopic(QuestionPart part) => part.Kind is PartKind.Subject or PartKind.Required or PartKind.Word;

    private static float Share(uint bits, float[] weights)
    {
        float all = 0, had = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            all += weights[i];
            if ((bits & (1u << i)) != 0)
                had += weights[i];
        }

        return all > 0 ? had / all : 0;
    }
}
