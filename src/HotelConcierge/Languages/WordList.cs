using System.Collections;
using System.Runtime.CompilerServices;

namespace HotelConcierge.Languages;

/// <summary>
/// Words or phrases of a language, or the reason why it has none of that kind. An empty list is refused, so that words cannot be
/// missing because somebody forgot them.
/// </summary>
[CollectionBuilder(typeof(WordList), nameof(Of))]
internal sealed class WordList : IReadOnlyList<string>
{
    private readonly string[] _words;

    private WordList(string[] words, string? whyNone) => (_words, WhyNone) = (words, whyNone);

    /// <summary>The reason; null for a list with words.</summary>
    public string? WhyNone { get; }

    public int Count => _words.Length;

    public string this[int index] => _words[index];

    /// <summary>A list that is empty on purpose.</summary>
    /// <param name="because">A sentence about the language.</param>
    public static WordList None(string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        return new([], because);
    }

    /// <summary>Words separated by spaces.</summary>
    public static WordList Spaced(string words) => Of(words.Split(' '));

    /// <exception cref="ArgumentException">There are no words, or one of them is empty.</exception>
    public static WordList Of(ReadOnlySpan<string> words)
    {
        var all = words.ToArray();
        return all.Length > 0 && Array.TrueForAll(all, word => !string.IsNullOrWhiteSpace(word))
            ? new(all, null)
            : throw new ArgumentException($"A list without words says why: {nameof(WordList)}.{nameof(None)}.", nameof(words));
    }

    public IEnumerator<string> GetEnumerator() => _words.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Phrases separated by <c>|</c>.</summary>
    public static implicit operator WordList(string phrases) => Of(phrases.Split('|'));
}
