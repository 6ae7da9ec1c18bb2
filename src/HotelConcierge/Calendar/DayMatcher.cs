using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Calendar;

/// <summary>Compares places of a text with one language's words for days. The longest words of a list win.</summary>
internal abstract class DayMatcher(DayVocabulary words, string text, bool forgivesSlips)
{
    private readonly FoldedText _text = FoldedText.Of(text);

    protected FoldedText Text => _text;

    protected DayVocabulary Words => words;

    /// <summary>Where the next word of the same clause begins; the text's end when the clause ends before it.</summary>
    protected int Near(int end) => _text.IsClauseEnd(end) ? _text.Length : _text.Skip(end);

    protected int AfterSuffix(int at)
    {
        Optional(ref at, words.DaySuffixes);
        Connect(ref at);
        return _text.Skip(at);
    }

    protected void Connect(ref int end)
    {
        while (Any(_text.Skip(end), words.Connectors, out var after))
            end = after;
    }

    protected void Optional(ref int end, string[] list)
    {
        if (Any(_text.Skip(end), list, out var after))
            end = after;
    }

    /// <summary>Whether what follows a number makes it a time of day: "10:30", "10 am".</summary>
    protected bool IsHour(int end) =>
        Any(_text.Skip(end), words.HourWords, out _)
        || (end < _text.Length && _text.Text[end] == FoldedText.Pause && end + 1 < _text.Length && char.IsAsciiDigit(_text.Text[end + 1])
            && _text.WordEnd(end + 1) - end == 3 && _text.Original[_text.To(end)] is ':' or '.');

    protected bool Quantity(int at, out int number, out int end) =>
        Number(at, out number, out end)
        || One(at, words.Numbers, out number, out end)
        || One(at, words.Cardinals, out number, out end);

    /// <summary>A unit of days, weeks or fortnights, as its days.</summary>
    protected bool Unit(int at, out int days, out int end)
    {
        days = Any(at, words.Fortnights, out end) ? 14 : Any(at, words.Weeks, out end) ? 7 : Any(at, words.Days, out end) ? 1 : 0;
        return days > 0;
    }

    /// <summary>Two weeks, three days; a fortnight needs no number.</summary>
    protected bool Span(int at, out int days, out int end)
    {
        days = Any(at, words.Fortnights, out end) ? 14 : 0;
        if (days > 0)
            return true;
        if (Quantity(at, out var number, out var after) && Unit(_text.Skip(after), out days, out end))
        {
            days *= number;
            return true;
        }

        end = at;
        return false;
    }

    protected bool Number(int at, out int number, out int end)
    {
        number = 0;
        end = at < _text.Length ? _text.WordEnd(at) : at;
        return end - at is > 0 and <= 4
            && int.TryParse(_text.Text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    protected bool Any(int at, string[] list, out int end)
    {
        foreach (var entry in list)
        {
            if (Is(at, entry))
            {
                end = at + entry.Length;
                return true;
            }
        }

        end = at;
        return false;
    }

    protected bool One(int at, (string Words, int Number)[] list, out int number, out int end)
    {
        foreach (var entry in list)
        {
            if (Is(at, entry.Words))
            {
                (number, end) = (entry.Number, at + entry.Words.Length);
                return true;
            }
        }

        (number, end) = (0, at);
        return false;
    }

    /// <param name="mostSlips">Two slips in a weekday would turn a Tuesday into a Thursday.</param>
    protected bool OneOrSlip(int at, (string Words, int Number)[] list, int mostSlips, out int number, out int end)
    {
        if (One(at, list, out number, out end) || !forgivesSlips || at >= _text.Length)
            return end > at;
        end = _text.WordEnd(at);
        var written = _text.Text.AsSpan(at, end - at);
        foreach (var entry in list)
        {
            if (!entry.Words.Contains(' ', StringComparison.Ordinal)
                && Spelling.IsSlipOf(written, entry.Words, out var slips)
                && slips <= mostSlips)
            {
                number = entry.Number;
                return true;
            }
        }

        end = at;
        return false;
    }

    private bool Is(int at, string entry) =>
        entry.Length > 0
        && at < _text.Length
        && string.CompareOrdinal(_text.Text, at, entry, 0, entry.Length) == 0
        && _text.IsEnd(at + entry.Length);
}
