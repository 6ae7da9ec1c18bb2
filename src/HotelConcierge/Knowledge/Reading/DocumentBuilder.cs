using System.Text;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>Collects blocks under the headings they stand under, whatever the format.</summary>
internal sealed class DocumentBuilder
{
    private const int LongestHeading = 200;

    private readonly List<(int Level, string Text)> _headings = [];
    private readonly List<DocumentSection> _sections = [];
    private List<string> _blocks = [];

    /// <summary>The first heading there was; null for none.</summary>
    public string? FirstHeading { get; private set; }

    public void AddHeading(int level, string text)
    {
        EndSection();
        var heading = OneLine(text);
        if (heading.Length > LongestHeading)
            heading = heading[..LongestHeading].TrimEnd();
        _headings.RemoveAll(outer => outer.Level >= level);
        if (heading.Length == 0)
            return;
        _headings.Add((level, heading));
        FirstHeading ??= heading;
    }

    public void AddBlock(string text)
    {
        var block = OneLine(text);
        if (block.Length > 0)
            _blocks.Add(block);
    }

    /// <summary>A row of a table: each cell with its column's heading, so that it means something by itself.</summary>
    public void AddRow(IReadOnlyList<string> columns, IReadOnlyList<string> cells) => AddBlock(string.Join("; ", cells
        .Select((cell, i) => (Column: i < columns.Count ? OneLine(columns[i]) : "", Cell: OneLine(cell)))
        .Where(pair => pair.Cell.Length > 0)
        .Select(pair => pair.Column.Length > 0 ? $"{pair.Column}: {pair.Cell}" : pair.Cell)));

    public IReadOnlyList<DocumentSection> Build()
    {
        EndSection();
        return _sections;
    }

    /// <summary>White space of every kind becomes one space; characters that show nothing go.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!char.IsControl(c) && c is not ('\uFEFF' or '\u200B' or '\u00AD'))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }

    private void EndSection()
    {
        if (_blocks.Count == 0)
            return;
        _sections.Add(new([.. _headings.Select(heading => heading.Text)], _blocks));
        _blocks = [];
    }
}
