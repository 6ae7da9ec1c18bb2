using System.Diagnostics.CodeAnalysis;

namespace HotelConcierge.Text;

/// <summary>Words and phrases, each with what it means, to be looked for at a place in a text. The longest one wins.</summary>
internal sealed class Phrases<TMeaning>
{
    private readonly Dictionary<char, List<(string Folded, TMeaning Meaning)>> _byFirst = [];

    /// <summary>Of two phrases that read the same, the first counts.</summary>
    public Phrases(IEnumerable<(string Phrase, TMeaning Meaning)> phrases)
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var folded = FoldedText.Of(phrase).Text;
            if (folded.Length == 0)
                continue;
            if (!_byFirst.TryGetValue(folded[0], out var same))
                _byFirst.Add(folded[0], same = []);
            if (!same.Exists(other => string.Equals(other.Folded, folded, StringComparison.Ordinal)))
                same.Add((folded, meaning));
        }

        foreach (var first in _byFirst.Keys)
            _byFirst[first] = [.. _byFirst[first].OrderByDescending(pair => pair.Folded.Length)];
    }

    /// <summary>All of them, folded.</summary>
    public IEnumerable<(string Folded, TMeaning Meaning)> All => _byFirst.Values.SelectMany(same => same);

    /// <summary>Whether one of them stands at <paramref name="at"/>, where a word begins, and ends where a word ends.</summary>
    /// <param name="end">The place after it; <paramref name="at"/> when there is none.</param>
    public bool Match(FoldedText text, int at, out int end, [MaybeNullWhen(false)] out TMeaning meaning)
    {
        end = at;
        meaning = default;
        if (!text.IsStart(at) || !_byFirst.TryGetValue(text.Text[at], out var candidates))
            return false;
        foreach (var (folded, candidate) in candidates)
        {
            if (!Stands(folded, text, at))
                continue;
            end = at + folded.Length;
            meaning = candidate;
            return true;
        }

        return false;
    }

    /// <summary>Where the next word begins after as many of them as stand in a row; <paramref name="at"/> when there is none.</summary>
    public int SkipAll(FoldedText text, int at)
    {
        while (Match(text, at, out var end, out _))
            at = text.Skip(end);
        return at;
    }

    private static bool Stands(string folded, FoldedText text, int at)
    {
        if (at + folded.Length > text.Length)
            return false;
        for (var i = 0; i < folded.Length; i++)
        {
            var (wanted, found) = (folded[i], text.Text[at + i]);
            if (wanted != found && !(FoldedText.IsSeparator(wanted) && FoldedText.IsSeparator(found)))
                return false;
        }

        return text.IsEnd(at + folded.Length);
    }
}
