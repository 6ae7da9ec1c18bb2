using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Reads formatted text as WhatsApp does: a mark opens before a character and closes after one, on one line and not inside
/// a word; within code and addresses nothing is a mark; triple backticks may span lines.
/// </summary>
internal sealed class WhatsAppMarks
{
    /// <summary>A longer bold line is a paragraph that shouts, not a heading.</summary>
    private const int LongestHeading = 200;

    private const string Fence = "```";
    private const char ZeroWidthJoiner = '\u200D';

    private static readonly SearchValues<char> _signs = SearchValues.Create("*_~`\n");

    private readonly string _text;
    private readonly List<Candidate> _found = [];
    private readonly List<Heading> _headings = [];
    private readonly int[] _open = [-1, -1, -1, -1];
    private int _lineStart;
    private int _lineFirst;
    private bool _noFenceAhead;
    private int _noCodeBefore;

    private WhatsAppMarks(string text) => _text = text;

    public static WrittenMarks Read(string text)
    {
        var reader = new WhatsAppMarks(text);
        reader.Read();
        var marks = new List<Mark>(reader._found.Count);
        foreach (var candidate in reader._found)
            if (candidate.Partner >= 0)
                marks.Add(candidate.Mark);
        return new(marks, reader._headings);
    }

    /// <summary>Whether a mark beside this character would be inside a word. Scripts that stack signs on letters count too.</summary>
    public static bool IsPartOfWord(char c)
    {
        if (char.IsAscii(c))
            return char.IsAsciiLetterOrDigit(c);
        return !IsVariationSelector(c) && char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;
    }

    private static bool IsVariationSelector(char c) => c is >= '\uFE00' and <= '\uFE0F';

    private static bool CombinesWithPrevious(char c) =>
        c >= '\u0300' && (c == ZeroWidthJoiner || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    private void Read()
    {
        var address = (Start: 0, End: 0);
        for (var at = 0; ;)
        {
            var found = _text.AsSpan(at).IndexOfAny(_signs);
            if (found < 0)
                break;
            at += found;
            while (at >= address.End && address.Start < _text.Length)
            {
                WebAddress.TryFind(_text, address.End, _text.Length, out var start, out var end);
                address = (start, end);
            }

            if (at >= address.Start && at < address.End)
            {
                at = address.End;
                continue;
            }

            switch (_text[at])
            {
                case '\n':
                    EndLine(at);
                    at++;
                    break;
                case '`':
                    at = ReadBackticks(at);
                    break;
                default:
                    ReadMark(at);
                    at++;
                    break;
            }
        }

        EndLine(_text.Length);
    }

    private void ReadMark(int at)
    {
        var sign = _text[at];
        var kind = sign switch { '*' => MarkKind.Bold, '_' => MarkKind.Italic, _ => MarkKind.Struck };
        var before = at > 0 ? _text[at - 1] : '\n';
        var after = at + 1 < _text.Length ? _text[at + 1] : '\n';
        if (CombinesWithPrevious(after))
            return;

        var opener = _open[(int)kind];
        if (opener >= 0 && at > _found[opener].Mark.End && !char.IsWhiteSpace(before) && !IsPartOfWord(after))
        {
            _open[(int)kind] = -1;
            for (var other = 0; other < _open.Length; other++)
                if (_open[other] > opener)
                    _open[other] = -1;
            Pair(opener, new Mark(at, 1, kind, Opens: false));
        }
        else if (opener < 0 && !IsPartOfWord(before) && !char.IsWhiteSpace(after) && after != sign)
        {
            _open[(int)kind] = _found.Count;
            _found.Add(new Candidate(new Mark(at, 1, kind, Opens: true)));
        }
    }

    private int ReadBackticks(int at)
    {
        var count = CountBackticks(at);
        var end = at + count;
        if (count == 1 && end >= _noCodeBefore)
        {
            var close = IndexOfRun(end, 1, stopAtLineEnd: true);
            if (close > 0)
                return AddCode(at, 1, close, 1, MarkKind.Code);
            _noCodeBefore = LineEnd(end);
        }
        else if (count == Fence.Length && !_noFenceAhead)
        {
            var close = IndexOfRun(end, Fence.Length, stopAtLineEnd: false);
            if (close > 0)
                return AddFence(at, end, close);
            _noFenceAhead = true;
        }

        return end;
    }

    private int AddFence(int at, int end, int close)
    {
        if (!_text.AsSpan(end, close - end).Contains('\n'))
            return AddCode(at, Fence.Length, close, Fence.Length, MarkKind.WideCode);
        EndLine(at);
        var onOwnLines = _text[end] == '\n' && _text[close - 1] == '\n' && close - 1 > end;
        var next = onOwnLines
            ? AddCode(at, Fence.Length + 1, close - 1, Fence.Length + 1, MarkKind.CodeBlock)
            : AddCode(at, Fence.Length, close, Fence.Length, MarkKind.WideCode);
        StartLine(next);
        return next;
    }

    private int AddCode(int at, int length, int close, int closeLength, MarkKind kind)
    {
        _found.Add(new Candidate(new Mark(at, length, kind, Opens: true)));
        var mark = new Mark(close, closeLength, kind, Opens: false);
        Pair(_found.Count - 1, mark);
        return mark.End;
    }

    private void Pair(int opener, Mark closer)
    {
        CollectionsMarshal.AsSpan(_found)[opener].Partner = closer.Position;
        _found.Add(new Candidate(closer) { Partner = _found[opener].Mark.Position });
    }

    private void EndLine(int end)
    {
        var start = _lineStart;
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        var last = end;
        while (last > start && char.IsWhiteSpace(_text[last - 1]))
            last--;
        if (last > start && last - start <= LongestHeading && IsBold(start, last))
            _headings.Add(new Heading(start, last));
        StartLine(end + 1);
    }

    private void StartLine(int start)
    {
        _lineStart = start;
        _lineFirst = _found.Count;
        Array.Fill(_open, -1);
    }

    /// <summary>Whether one bold span covers the line; a colon may follow it, other marks may surround it.</summary>
    private bool IsBold(int start, int end)
    {
        if (_text[end - 1] is ':' or '：')
            end--;
        for (var i = _lineFirst; i < _found.Count && start < end; i++, start++, end--)
        {
            var (mark, partner) = (_found[i].Mark, _found[i].Partner);
            if (!mark.Opens || mark.Position != start || partner != end - 1)
                return false;
            if (mark.Kind is MarkKind.Bold)
                return true;
        }

        return false;
    }

    private int CountBackticks(int at)
    {
        var rest = _text.AsSpan(at);
        var count = rest.IndexOfAnyExcept('`');
        return count < 0 ? rest.Length : count;
    }

    private int LineEnd(int from)
    {
        var end = _text.AsSpan(from).IndexOf('\n');
        return end < 0 ? _text.Length : from + end;
    }

    /// <returns>Where the next run of exactly <paramref name="count"/> backticks with something before it starts; -1 if none.</returns>
    private int IndexOfRun(int from, int count, bool stopAtLineEnd)
    {
        var stop = stopAtLineEnd ? LineEnd(from) : _text.Length;
        for (var at = from; at < stop;)
        {
            var found = _text.AsSpan(at, stop - at).IndexOf('`');
            if (found < 0)
                return -1;
            at += found;
            var run = CountBackticks(at);
            if (run == count)
                return at;
            at += run;
        }

        return -1;
    }

    private struct Candidate(Mark mark)
    {
        public Mark Mark { get; } = mark;

        /// <summary>Where the partner is; -1 as long as there is none.</summary>
        public int Partner { get; set; } = -1;
    }
}
