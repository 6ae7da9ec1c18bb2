using System.Runtime.InteropServices;

namespace HotelConcierge.Safety;

/// <summary>
/// Phrases of many lists, found in one walk over a text. Built once, then only read. What a text costs grows with its length and not
/// with the number of phrases.
/// </summary>
internal sealed class ConceptTrie
{
    private readonly Dictionary<(int Node, char Letter), int> _next = [];
    private readonly List<List<Entry>?> _entries = [null];

    /// <param name="folded">As <see cref="SafetyText"/> writes it.</param>
    /// <param name="ending">How many letters may follow it in its word.</param>
    /// <param name="id">What the caller knows the phrase by.</param>
    public void Add(ReadOnlySpan<char> folded, int ending, int id)
    {
        var node = 0;
        foreach (var letter in folded)
        {
            if (!_next.TryGetValue((node, letter), out var next))
            {
                next = _entries.Count;
                _entries.Add(null);
                _next.Add((node, letter), next);
            }

            node = next;
        }

        (_entries[node] ??= []).Add(new(id, ending));
    }

    /// <summary>Adds every phrase that stands at a place to what was found.</summary>
    public void Match(SafetyText text, int at, List<(int Id, int Start, int End)> found)
    {
        var node = 0;
        for (var end = at; end < text.Text.Length;)
        {
            if (!_next.TryGetValue((node, text.Text[end]), out node))
                return;
            end++;
            if (_entries[node] is not { } entries)
                continue;
            foreach (var entry in entries)
            {
                if (text.EndsWithin(end, entry.Ending))
                    found.Add((entry.Id, at, end));
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Id, int Ending);
}
