using System.Buffers;
using System.Runtime.InteropServices;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Replies;

/// <summary>A part of a text and the marks that were open where it starts and where it ends.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece(int Start, int End, OpenMarks Before, OpenMarks After);

/// <summary>
/// Decides where a text is cut. From the last place that a chunk can reach it looks back for the best pause: over the upper
/// half always, further only if there was none. Only what has no pause at all is cut between characters as a reader sees
/// them, and then still not inside an address that fits in a chunk of its own.
/// </summary>
internal sealed class Splitter(string text, TextLayout layout, int capacity)
{
    private const char ZeroWidthSpace = '\u200B';

    // Spaces that forbid a line break are white space to .NET, but no place to pause.
    private static readonly SearchValues<char> _pauses = SearchValues.Create(
        " \t\n\r\v\f\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u2028\u2029\u205F\u3000\u200B。！？｡、，；：");

    public List<Piece> Split()
    {
        var pieces = new List<Piece>();
        var stop = text.AsSpan().TrimEnd().Length;
        for (var start = Graphemes.SkipWhiteSpace(text, 0); start < stop;)
        {
            var cut = Next(start, stop);
            pieces.Add(cut.Piece);
            start = cut.Next;
        }

        return pieces;
    }

    private (Piece Piece, int Next) Next(int start, int stop)
    {
        var before = layout.OpenAt(start);
        var room = capacity - layout.LengthOf(before);
        if (stop - start <= room)
            return (new Piece(start, stop, before, default), stop);
        var window = new Window(start, start + room, room);
        var cut = FindPause(window) ?? CutBetweenCharacters(window);
        return cut.IsBare
            ? (new Piece(cut.Start, cut.End, default, default), cut.Next)
            : (new Piece(start, cut.End, before, layout.OpenAt(cut.End)), cut.Next);
    }

    private Cut? FindPause(Window window)
    {
        var best = default(Cut);
        var last = default(Cut);
        for (var scan = window.End; scan > window.Start;)
        {
            var found = text.AsSpan(window.Start, scan - window.Start + 1).LastIndexOfAny(_pauses);
            if (found <= 0)
                break;
            var cut = CutAt(window.Start + found, window.Start, out scan);
            if (cut.End < window.Half && best.Rank >= CutRank.Word)
                break;
            if (cut.Rank <= CutRank.None || !Fits(window, cut.End))
                continue;
            if (last.Rank is CutRank.None)
                last = cut;
            if (cut.Rank > best.Rank)
                best = cut;
            if (best.Rank is CutRank.Section)
                break;
        }

        var isGood = best.Rank > CutRank.Word || best.Rank is CutRank.Word && best.End >= window.Half;
        return isGood || best.Rank is not CutRank.None && HasPauseWithinReach(last.Next) ? best : null;
    }

    /// <param name="at">The sign or white space to cut at.</param>
    /// <param name="scan">Where to look for the one before.</param>
    private Cut CutAt(int at, int start, out int scan)
    {
        scan = at - 1;
        if (text[at] == ZeroWidthSpace)
            return new Cut(at + 1, at + 1, CutRank.Word);
        if (SentenceEnd.WithoutSpace.Contains(text[at]))
        {
            var after = SentenceEnd.AfterClosing(text, at + 1);
            return after < text.Length && !char.IsWhiteSpace(text[after]) && !Graphemes.Joins(text, after)
                ? new Cut(after, after, RankInLine(after, after))
                : default;
        }

        var end = at;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        scan = end - 1;
        var next = Graphemes.SkipWhiteSpace(text, end);
        if (next == end)
            return default;
        var rank = Rank(end, next);
        return new Cut(end, layout.OpenAt(end).InCodeBlock ? AfterLineEnds(end, next) : next, rank);
    }

    private CutRank Rank(int end, int next)
    {
        var lineEnds = CountLineEnds(end, next);
        if (lineEnds == 0)
            return RankInLine(end, next);
        if (layout.HeadingEndsAt(end))
            return CutRank.AfterHeading;
        if (lineEnds > 1)
            return layout.HeadingStartsAt(next) ? CutRank.Section : CutRank.Paragraph;
        if (!StartsListItem(next))
            return CutRank.Sentence;
        return text[end - 1] is ':' or '：' ? CutRank.Clause : CutRank.ListItem;
    }

    private CutRank RankInLine(int end, int next) =>
        layout.IsInHeading(end) ? CutRank.InHeading : SentenceEnd.Rank(text, end, next);

    private int CountLineEnds(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
            if (text[i] is '\n' or '\u0085' or '\u2028' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                count++;
            else if (text[i] == '\u2029')
                count += 2;
        return count;
    }

    /// <summary>In a code block the indent of the next line stays.</summary>
    private int AfterLineEnds(int end, int next)
    {
        var lastLineEnd = text.AsSpan(end, next - end).LastIndexOf('\n');
        return lastLineEnd < 0 ? next : end + lastLineEnd + 1;
    }

    private bool StartsListItem(int at)
    {
        var rest = text.AsSpan(at);
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && rest[digits] is '.' or ')')
            rest = rest[digits..];
        else if (digits != 0 || rest[0] is not ('-' or '*' or '+' or '•' or '–'))
            return false;
        return rest.Length > 1 && rest[1] == ' ';
    }

    /// <summary>Whether the words from here on would find a pause in a chunk of their own; if not, waiting for it gains nothing.</summary>
    private bool HasPauseWithinReach(int from) =>
        text.Length - from <= capacity || text.AsSpan(from, capacity + 1).ContainsAny(_pauses);

    private bool Fits(Window window, int end) =>
        end > window.Start && end - window.Start + layout.LengthAt(end) <= window.Room && !layout.IsTooCloseToMark(end);

    private Cut CutBetweenCharacters(Window window)
    {
        var end = LastBoundary(window);
        if (TryFindAddressAcross(window.Start, Math.Max(end, window.Start + 1), out var address))
        {
            var next = layout.BeforeOpeners(TrimEnd(window.Start, address.Start));
            var beforeIt = TrimEnd(window.Start, next);
            if (beforeIt > window.Start)
                return new Cut(beforeIt, Continue(next), CutRank.Word);
            end = window.Start;
        }

        if (end > window.Start)
            return new Cut(TrimEnd(window.Start, end), Continue(end), CutRank.Word);

        // What does not fit together with its marks goes without them.
        var start = address.End > 0 ? address.Start : layout.AfterOpeners(window.Start);
        var bareEnd = address.End > 0 ? address.End : Graphemes.EndWithin(text, start, capacity);
        return new Cut(bareEnd, Continue(layout.AfterClosers(bareEnd)), CutRank.Word) { Start = start, IsBare = true };
    }

    private int TrimEnd(int start, int end) => start + text.AsSpan(start, end - start).TrimEnd().Length;

    private int Continue(int next) => layout.OpenAt(next).InCodeBlock ? next : Graphemes.SkipWhiteSpace(text, next);

    /// <returns>The last end between two characters that fits; the window's start if there is none.</returns>
    private int LastBoundary(Window window)
    {
        var nearby = Graphemes.SomeBoundary(text, window.Start, window.End);
        var best = LastBoundary(window, nearby);
        return best > window.Start || nearby == window.Start ? best : LastBoundary(window, window.Start);
    }

    private int LastBoundary(Window window, int from)
    {
        var best = window.Start;
        for (var at = from; at <= window.End; at = Graphemes.EndOf(text, at, window.End))
            if (Fits(window, at))
                best = at;
        return best;
    }

    /// <summary>Finds the address that a cut at <paramref name="position"/> would break, if it fits in a chunk of its own.</summary>
    private bool TryFindAddressAcross(int start, int position, out (int Start, int End) address)
    {
        var reach = text.AsSpan(0, Math.Min(text.Length, position + capacity + 1));
        var from = start + text.AsSpan(start, position - start).LastIndexOfAny(_pauses) + 1;
        while (WebAddress.TryFind(reach, from, capacity, out address.Start, out address.End) && address.Start < position)
        {
            if (address.End > position && address.End - address.Start <= capacity)
                return true;
            from = address.End;
        }

        address = default;
        return false;
    }

    /// <summary>What a chunk can reach.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Window(int Start, int End, int Room)
    {
        public int Half => Start + Room / 2;
    }

    /// <summary>A chunk ends at <paramref name="End"/>, the next one starts at <paramref name="Next"/>.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cut(int End, int Next, CutRank Rank)
    {
        /// <summary>Where a bare chunk starts.</summary>
        public int Start { get; init; }

        /// <summary>A chunk whose marks would take the room that one address or one character needs.</summary>
        public bool IsBare { get; init; }
    }
}
