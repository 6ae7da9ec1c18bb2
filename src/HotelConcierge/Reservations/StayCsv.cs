using System.Globalization;
using System.Text;

namespace HotelConcierge.Reservations;

/// <summary>
/// Reads reservations from CSV: UTF-8, the names of the columns on the first line, commas, semicolons or tabs between the fields,
/// quotes as in RFC 4180. A field is never longer than its line, so that a quote left open spoils one line and not the rest.
/// </summary>
internal static class StayCsv
{
    private const byte Quote = (byte)'"';
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The columns there can be: name, surnames, born and level are the first guest's, name2 ... the second's, and so on.
    /// </summary>
    private static readonly IReadOnlyList<string> Columns =
    [
        .. StayFields.OfStay,
        .. Enumerable.Range(1, StayFields.MostGuests).SelectMany(guest => StayFields.OfGuest.Select(field => NameOf(field, guest))),
    ];

    /// <param name="most">How many lines to read at most, the first not counted.</param>
    /// <param name="problem">What is wrong with the whole file; null for nothing.</param>
    public static List<RawStay> Read(ReadOnlySpan<byte> text, int most, out StayProblem? problem)
    {
        var stays = new List<RawStay>();
        var (line, start) = (0, 0);
        IReadOnlyList<string>? columns = null;
        var delimiter = (byte)',';
        problem = null;
        while (start < text.Length)
        {
            var rest = text[start..];
            var length = rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end ? end : rest.Length;
            start += length + (length + 1 < rest.Length && rest[length] == '\r' && rest[length + 1] == '\n' ? 2 : 1);
            line++;
            var row = rest[..length];
            if (row.Trim(" \t"u8).IsEmpty)
                continue;
            if (columns is null)
            {
                delimiter = DelimiterOf(row);
                columns = Header(row, delimiter, line, out problem);
                if (problem is not null)
                    return stays;
            }
            else if (stays.Count == most)
            {
                problem = TooMany(line, most);
                return stays;
            }
            else
            {
                stays.Add(Stay(row, delimiter, line, columns));
            }
        }

        if (columns is null)
            problem = new(1, "", "Is empty. The first line names the columns, such as number,checkIn,checkOut,room,phone,name.");
        return stays;
    }

    public static StayProblem TooMany(int line, int most) =>
        new(
            line,
            "",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Is beyond the {most} reservations that one import takes. What stands before was imported; send the rest in another one.")
        );

    private static byte DelimiterOf(ReadOnlySpan<byte> header)
    {
        var (commas, semicolons, tabs) = (header.Count((byte)','), header.Count((byte)';'), header.Count((byte)'\t'));
        return tabs > commas && tabs > semicolons ? (byte)'\t' : semicolons > commas ? (byte)';' : (byte)',';
    }

    private static List<string> Header(ReadOnlySpan<byte> row, byte delimiter, int line, out StayProblem? problem)
    {
        var (names, trouble) = Fields(row, delimiter);
        var columns = names.ConvertAll(name =>
            Columns.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name);
        var unknown = columns.Except(Columns, StringComparer.Ordinal).ToList();
        string[] missing = [.. new[] { StayFields.Number }.Except(columns, StringComparer.Ordinal)];
        problem =
            trouble is not null ? new(line, "", trouble)
            : unknown.Count > 0
                ? new(
                    line,
                    StayFields.Shortened(unknown[0]),
                    $"Is no column. Remove it or use one of {string.Join(", ", StayFields.OfStay.Concat(StayFields.OfGuest))}, name2, surnames2, born2, level2 and so on up to {StayFields.MostGuests}."
                )
            : columns.Distinct(StringComparer.Ordinal).Count() < columns.Count ? new(line, "", "Names a column twice. Name each once.")
            : missing.Length > 0
                ? new(
                    line,
                    missing[0],
                    "Is missing among the columns. The first line names them, such as number,checkIn,checkOut,room,phone,name.")
            : null;
        return columns;
    }

    private static RawStay Stay(ReadOnlySpan<byte> row, byte delimiter, int line, IReadOnlyList<string> columns)
    {
        var stay = new RawStay(line);
        var (fields, trouble) = Fields(row, delimiter);
        if (trouble is not null)
            stay.Add("", trouble);
        else if (fields.Count > columns.Count)
            stay.Add(
                "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Has {fields.Count} fields, and there are {columns.Count} columns. Put a field with a comma in it between quotes."));
        foreach (var (column, field) in columns.Zip(fields))
            stay.Fields[column] = field;
        for (var guest = 1; guest <= StayFields.MostGuests; guest++)
        {
            var number = guest;
            var one = new RawGuest(field => NameOf(field, number));
            foreach (
                var field in StayFields.OfGuest.Where(field => stay.Fields.GetValueOrDefault(NameOf(field, number)) is { Length: > 0 }))
                one.Fields[field] = stay.Fields[NameOf(field, number)];
            if (one.Fields.Count > 0)
                stay.Guests.Add(one);
        }

        return stay;
    }

    /// <summary>The fields of a line, without blanks around them, and what is wrong with how they are written.</summary>
    private static (List<string> Fields, string? Problem) Fields(ReadOnlySpan<byte> row, byte delimiter)
    {
        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < row.Length && row[at] == ' ')
                at++;
            var field = new List<byte>();
            if (at < row.Length && row[at] == Quote)
            {
                at++;
                while (true)
                {
                    if (at >= row.Length)
                        return (fields, "Has a quote that is not closed on its line. Close it; write a quote within a field twice.");
                    if (row[at] != Quote)
                        field.Add(row[at++]);
                    else if (at + 1 < row.Length && row[at + 1] == Quote)
                        field.Add(row[(at += 2) - 1]);
                    else
                        break;
                }

                at++;
                while (at < row.Length && row[at] == ' ')
                    at++;
                if (at < row.Length && row[at] != delimiter)
                    return (fields, "Has something between a closing quote and the end of its field. Write a quote within a field twice.");
            }
            else
            {
                while (at < row.Length && row[at] != delimiter)
                    field.Add(row[at++]);
            }

            try
            {
                fields.Add(Utf8.GetString([.. field]).Trim());
            }
            catch (DecoderFallbackException)
            {
                return (fields, "Is not written in UTF-8. Save the file as CSV UTF-8.");
            }

            if (at >= row.Length)
                return (fields, null);
            at++;
        }
    }

    private static string NameOf(string field, int guest) =>
        guest == 1 ? field : string.Create(CultureInfo.InvariantCulture, $"{field}{guest}");
}
