using System.Runtime.InteropServices;

namespace HotelConcierge.Safety;

/// <summary>
/// Many phrases in alphabetical order, found where they stand in a text: each letter of the text leaves fewer of them. Neither their
/// number nor a start costs much, because what is sorted once is only read afterwards.
/// </summary>
internal sealed class SortedPhrases
{
    private readonly string _letters;
    private readonly int[] _starts;
    private readonly byte[] _endings;
    private readonly int[] _ids;

    private SortedPhrases(string letters, int[] starts, byte[] endings, int[] ids) =>
        (_letters, _starts, _endings, _ids) = (letters, starts, endings, ids);

    /// <summary>Sorts phrases; of equal ones the order is kept.</summary>
    public static SortedPhrases Of(IEnumerable<SafetyPhrase> phrases)
    {
        List<SafetyPhrase> sorted = [.. phrases.OrderBy(phrase => phrase.Folded, StringComparer.Ordinal)];
        return new(
            string.Concat(sorted.Select(phrase => phrase.Folded)),
            StartsOf([.. sorted.Select(phrase => checked((byte)phrase.Folded.Length))]),
            [.. sorted.Select(phrase => phrase.Ending)],
            [.. sorted.Select(phrase => phrase.Id)]);
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static SortedPhrases Read(BinaryReader reader)
    {
        var letters = reader.ReadString();
        var count = reader.ReadInt32();
        var starts = StartsOf(reader.ReadBytes(count));
        var endings = reader.ReadBytes(count);
        var ids = new int[count];
        for (var phrase = 0; phrase < count; phrase++)
            ids[phrase] = reader.ReadInt32();
        return new(letters, starts, endings, ids);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_letters);
        writer.Write(_ids.Length);
        for (var phrase = 0; phrase < _ids.Length; phrase++)
            writer.Write((byte)(_starts[phrase + 1] - _starts[phrase]));
        writer.Write(_endings);
        foreach (var id in _ids)
            writer.Write(id);
    }

    /// <summary>Adds every phrase that stands at a place to what was found, the shorter ones first.</summary>
    public void Match(SafetyText text, int at, List<(int Id, int Start, int End)> found)
    {
        var (first, last) = (0, _ids.Length);
        for (var end = at; end < text.Text.Length;)
        {
            var letter = text.Text[end];
            first = FirstFrom(first, last, end - at, letter);
            last = FirstFrom(first, last, end - at, (char)(letter + 1));
            end++;
            for (; first < last && _starts[first + 1] - _starts[first] == end - at; first++)
            {
                if (text.EndsWithin(end, _endings[first]))
                    found.Add((_ids[first], at, end));
            }

            if (first == last)
                return;
        }
    }

    /// <summary>The first of phrases that begin alike and go on, whose letter at that depth is not before another.</summary>
    private int FirstFrom(int first, int last, int depth, char letter)
    {
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (_letters[_starts[middle] + depth] < letter)
                first = middle + 1;
            else
                last = middle;
        }

        return first;
    }

    private static int[] StartsOf(byte[] lengths)
    {
        var starts = new int[lengths.Length + 1];
        for (var phrase = 0; phrase < lengths.Length; phrase++)
            starts[phrase + 1] = starts[phrase] + lengths[phrase];
        return starts;
    }
}

/// <summary>A phrase as it is looked for.</summary>
/// <param name="Folded">As <see cref="SafetyText"/> writes it; at most 255 letters.</param>
/// <param name="Ending">How many letters may follow it in its word.</param>
/// <param name="Id">What the caller knows it by.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SafetyPhrase(string Folded, byte Ending, int Id);
