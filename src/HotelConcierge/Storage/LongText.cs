namespace HotelConcierge.Storage;

/// <summary>
/// Writes a text of any length into a row as properties <c>name</c>, <c>name1</c>, <c>name2</c> ..., each within a table's
/// 32,768 UTF-16 code units.
/// </summary>
/// <remarks>A row holds 1 MiB, so a text has to stay under half a million code units.</remarks>
public static class LongText
{
    private const int PieceLength = 32_000;

    /// <summary>Adds the text's properties.</summary>
    public static void Write(IDictionary<string, string> properties, string name, string text)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(text);
        var piece = 0;
        for (var start = 0; start == 0 || start < text.Length; piece++)
        {
            var length = Math.Min(PieceLength, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            properties[PieceName(name, piece)] = text.Substring(start, length);
            start += Math.Max(length, 1);
        }
    }

    /// <summary>Reads a text back; null when the row has none of that name.</summary>
    public static string? Read(TableRow row, string name)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row[name] is not { } first || row[PieceName(name, 1)] is null)
            return row[name];
        var pieces = new List<string> { first };
        while (row[PieceName(name, pieces.Count)] is { } next)
            pieces.Add(next);
        return string.Concat(pieces);
    }

    private static string PieceName(string name, int piece) => piece == 0 ? name : $"{name}{piece}";
}
