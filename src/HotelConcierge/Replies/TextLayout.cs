using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>What a cut has to respect: the marks that are open, and the headings.</summary>
internal sealed class TextLayout
{
    private readonly TextMarkup _markup;
    private readonly List<Mark> _marks;
    private readonly OpenMarks[] _openAfter;
    private readonly List<Heading> _headings;

    private TextLayout(TextMarkup markup, List<Mark> marks, List<Heading> headings)
    {
        _markup = markup;
        _marks = marks;
        _headings = headings;
        _openAfter = new OpenMarks[marks.Count];
        var open = default(OpenMarks);
        for (var i = 0; i < marks.Count; i++)
            _openAfter[i] = open = marks[i].Opens ? open.With(marks[i].Kind) : open.WithoutInnermost();
    }

    /// <param name="known">Headings that Markdown told of, in order; those that only look like one are found here.</param>
    public static TextLayout Of(string text, IReadOnlyList<Heading> known, TextMarkup markup)
    {
        if (markup.Read(text) is not var (marks, bold))
            return new TextLayout(markup, [], [.. known]);
        return new TextLayout(
            markup,
            marks,
            [.. bold.Concat(known).DistinctBy(heading => heading.Start).OrderBy(heading => heading.Start)]);
    }

    public OpenMarks OpenAt(int position)
    {
        var next = FirstMarkAt(position);
        return next == 0 ? default : _openAfter[next - 1];
    }

    /// <summary>The room that marks take which are open here.</summary>
    public int LengthAt(int position) => LengthOf(OpenAt(position));

    /// <summary>The room that open marks take where they are closed, or opened again.</summary>
    public int LengthOf(OpenMarks open) => open.LengthIn(_markup);

    /// <summary>
    /// Whether a cut here would part a mark, or leave an opening one at the end or a closing one at the start of a chunk.
    /// </summary>
    public bool IsTooCloseToMark(int position)
    {
        var next = FirstMarkAt(position);
        if (next < _marks.Count && _marks[next].Position == position && !_marks[next].Opens)
            return true;
        return next > 0 && (_marks[next - 1].Opens ? _marks[next - 1].End >= position : _marks[next - 1].End > position);
    }

    /// <summary>Steps over opening marks from <paramref name="position"/> on.</summary>
    public int AfterOpeners(int position)
    {
        for (var next = FirstMarkAt(position); next < _marks.Count && _marks[next].Opens && _marks[next].Position == position; next++)
            position = _marks[next].End;
        return position;
    }

    /// <summary>Steps back over opening marks that reach up to <paramref name="position"/>.</summary>
    public int BeforeOpeners(int position)
    {
        for (var last = FirstMarkAt(position) - 1; last >= 0 && _marks[last].Opens && _marks[last].End >= position; last--)
            position = _marks[last].Position;
        return position;
    }

    /// <summary>Steps over closing marks from <paramref name="position"/> on.</summary>
    public int AfterClosers(int position)
    {
        for (var next = FirstMarkAt(position); next < _marks.Count && !_marks[next].Opens && _marks[next].Position == position; next++)
            position = _marks[next].End;
        return position;
    }

    public bool HeadingStartsAt(int position) => HeadingBefore(position + 1) is { } heading && heading.Start == position;

    public bool HeadingEndsAt(int position) => HeadingBefore(position) is { } heading && heading.End == position;

    public bool IsInHeading(int position) => HeadingBefore(position) is { } heading && position < heading.End;

    /// <summary>The last heading that starts before the position.</summary>
    private Heading? HeadingBefore(int position)
    {
        var (low, high) = (0, _headings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_headings[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : _headings[low - 1];
    }

    /// <returns>The index of the first mark that is not before the position.</returns>
    private int FirstMarkAt(int position)
    {
        var (low, high) = (0, _marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_marks[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
