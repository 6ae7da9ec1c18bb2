using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>What one language's words say in a text, and which concepts stand together in it.</summary>
internal sealed class Mentions
{
    private readonly SafetyText _text;
    private readonly List<Mention>?[] _byConcept = new List<Mention>?[SafetyWeights.Concepts];
    private readonly bool _isJoking;
    private List<int>? _rules;

    /// <param name="all">In order of appearance.</param>
    public Mentions(SafetyText text, IReadOnlyList<Mention> all, bool isJoking)
    {
        (_text, _isJoking) = (text, isJoking);
        var harmless = all.Where(mention => mention.Concept is SafetyConcept.Harmless).ToList();
        foreach (var mention in all)
        {
            if (mention.Concept is SafetyConcept.Harmless || !harmless.Exists(span => span.Start < mention.End && mention.Start < span.End))
                (_byConcept[(int)mention.Concept] ??= []).Add(mention);
        }
    }

    /// <summary>Whether the concept is mentioned and is not a part of a harmless phrase.</summary>
    public bool Has(SafetyConcept concept) =>
        _byConcept[(int)concept] is not null || (concept is SafetyConcept.Joke && _isJoking);

    /// <summary>Which of the <see cref="SafetyRules"/> hold, by their places.</summary>
    public IReadOnlyList<int> Rules =>
        _rules ??= [.. Enumerable.Range(0, SafetyRules.All.Length).Where(rule => StandTogether(SafetyRules.All[rule]))];

    /// <summary>Whether one concept of each group stands near the others.</summary>
    private bool StandTogether(SafetyRule rule)
    {
        foreach (var group in rule.Groups)
        {
            var any = false;
            foreach (var concept in group)
                any |= _byConcept[(int)concept] is not null;
            if (!any)
                return false;
        }

        return rule.Groups.Length == 1 || (rule.InOrder ? StandInOrder(rule) : StandNear(rule));
    }

    private bool StandNear(SafetyRule rule)
    {
        var last = new (int Start, int End)?[rule.Groups.Length];
        foreach (var (start, end, group) in PlacesOf(rule))
        {
            last[group] = (start, end);
            var (from, to, whole) = (start, end, true);
            foreach (var other in last)
            {
                if (other is { } place)
                    (from, to) = (Math.Min(from, place.Start), Math.Max(to, place.End));
                else
                    whole = false;
            }

            if (whole && IsNear(from, to))
                return true;
        }

        return false;
    }

    private bool StandInOrder(SafetyRule rule)
    {
        var reached = new (int Start, int End)?[rule.Groups.Length];
        foreach (var (start, end, group) in PlacesOf(rule))
        {
            if (group == 0)
                reached[0] = (start, end);
            else if (reached[group - 1] is { } before && before.End <= start)
                reached[group] = (before.Start, end);
            if (reached[^1] is { } all && IsNear(all.Start, all.End))
                return true;
        }

        return false;
    }

    private List<(int Start, int End, int Group)> PlacesOf(SafetyRule rule)
    {
        var places = new List<(int Start, int End, int Group)>();
        for (var group = 0; group < rule.Groups.Length; group++)
        {
            foreach (var concept in rule.Groups[group])
            {
                foreach (var mention in _byConcept[(int)concept] ?? [])
                    places.Add((mention.Start, mention.End, group));
            }
        }

        places.Sort();
        return places;
    }

    private bool IsNear(int from, int to) => _text.WordsBefore(to) - _text.WordsBefore(from) <= SafetyRules.Near;
}
