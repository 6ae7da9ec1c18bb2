using System.Text;

namespace HotelConcierge.Fuzz;

/// <summary>One input. Whatever else a target has to choose follows from the bytes, so that the bytes alone repeat a run.</summary>
internal sealed class FuzzInput(byte[] bytes)
{
    // UTF-8 cannot spell half a surrogate pair; these stand for one.
    private const char High = '\uE0D8';
    private const char Low = '\uE0DC';

    private ulong _state = HashOf(bytes);

    public byte[] Bytes { get; } = bytes;

    /// <summary>The bytes as text: what is no UTF-8 becomes U+FFFD, and two private characters become halves of surrogate pairs.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(bytes).Replace(High, '\uD83D').Replace(Low, '\uDC68');

    /// <summary>The next choice: from 0 to below <paramref name="count"/>.</summary>
    public int Choose(int count)
    {
        // SplitMix64.
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    /// <summary>One of these.</summary>
    public T Choose<T>(IReadOnlyList<T> choices) => choices[Choose(choices.Count)];

    /// <summary>The text in about so many pieces of any length.</summary>
    public IReadOnlyList<string> Cut(int pieces)
    {
        var cuts = Enumerable.Range(0, pieces - 1).Select(_ => Choose(Text.Length + 1)).Order().ToList();
        return [.. cuts.Append(Text.Length).Zip(cuts.Prepend(0), (end, start) => Text[start..end])];
    }

    /// <summary>FNV-1a.</summary>
    private static ulong HashOf(byte[] bytes) => bytes.Aggregate(14695981039346656037UL, (hash, next) => (hash ^ next) * 1099511628211UL);
}
