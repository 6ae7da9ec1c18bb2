namespace HotelConcierge.Knowledge.Search;

/// <summary>A part of a sentence and how much it tells.</summary>
/// <param name="IsName">Whether it is the same in every language.</param>
internal sealed record PartWeight(QuestionPart Part, float Weight, bool IsName);

/// <summary>How much of a sentence a passage has, by weight. Sets of parts are bits in their order.</summary>
internal sealed class SentenceWeights
{
    /// <summary>A passage in another language cannot have the question's ordinary words, so that it is hardly judged by them.</summary>
    private const float ForeignWordShare = 0.35f;

    /// <summary>An outer heading is about more than the passage.</summary>
    private const float OuterHeadingShare = 0.4f;

    private readonly float[] _subjects;
    private readonly List<float[]> _own;
    private readonly List<float[]> _foreign;

    public SentenceWeights(IReadOnlyList<PartWeight> parts)
    {
        _subjects = [.. parts.Select(part => part.Part.Kind is PartKind.Aspect or PartKind.Count ? 0 : part.Weight)];
        _own = Clauses(parts, wordShare: 1);
        _foreign = Clauses(parts, ForeignWordShare);
    }

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
        var weights = parts.Select(part => part.Weight * (part.Part.Kind == PartKind.Word && !part.IsName ? wordShare : 1)).ToArray();
        var clauses = parts
            .Where(part => part.Part.Kind is not (PartKind.Aspect or PartKind.Count))
            .Select(part => part.Part.Clause)
            .Distinct();
        return [weights, .. clauses.Select(clause => weights.Select((weight, i) => parts[i].Part.Clause == clause ? weight : 0).ToArray())];
    }

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
