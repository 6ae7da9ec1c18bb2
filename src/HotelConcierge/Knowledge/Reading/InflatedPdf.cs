using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// How large a PDF of somebody else becomes in memory: a few kilobytes may be deflated from gigabytes, which the library that reads them would
/// all hold. Only streams whose size can be told from outside pass: plain ones, deflated once, or pictures.
/// </summary>
internal static class InflatedPdf
{
    private const int BufferLength = 64 * 1024;

    private static readonly string[] Known = ["FlateDecode", "Fl", "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"];

    /// <summary>Whether all of its streams together stay within a size.</summary>
    /// <param name="most">In bytes.</param>
    public static bool IsWithin(byte[] pdf, long most)
    {
        if (!AreFiltersKnown(pdf))
            return false;
        var left = most;
        var buffer = new byte[BufferLength];
        for (var at = 0; Next(pdf, "stream"u8, at) is { } start; at = start)
        {
            // The line feed after the word belongs to it, the end of the last stream does not begin one.
            if (pdf.AsSpan(0, start - "stream".Length).EndsWith("end"u8))
                continue;
            var content = start + (pdf.AsSpan(start).StartsWith("\r\n"u8) ? 2 : 1);
            if (content < pdf.Length && !Inflates(pdf, content, buffer, ref left))
                return false;
        }

        return true;
    }

    /// <summary>Counts a stream down; what is not deflated is as large as it is.</summary>
    private static bool Inflates(byte[] pdf, int start, byte[] buffer, ref long left)
    {
        try
        {
            using var bytes = new MemoryStream(pdf, start, pdf.Length - start, writable: false);
            using var inflated = new ZLibStream(bytes, CompressionMode.Decompress);
            while (inflated.Read(buffer) is > 0 and var read)
            {
                left -= read;
                if (left < 0)
                    return false;
            }
        }
        catch (InvalidDataException)
        {
            // It is not deflated, or broken, which its reader finds out.
        }

        return true;
    }

    /// <summary>Whether every stream has no filter or one that is known, written out where the stream is.</summary>
    private static bool AreFiltersKnown(ReadOnlySpan<byte> pdf)
    {
        for (var at = 0; Next(pdf, "/"u8, at) is { } start; at = start)
        {
            var name = NameAt(pdf, start, out var end);
            if (name is "Filter" && !IsOneKnown(pdf[end..]))
                return false;
        }

        return true;
    }

    private static bool IsOneKnown(ReadOnlySpan<byte> after)
    {
        var at = SkipBlanks(after, 0);
        var isList = at < after.Length && after[at] is (byte)'[';
        if (isList)
            at = SkipBlanks(after, at + 1);
        if (at >= after.Length || after[at] is not (byte)'/')
            return false;
        var name = NameAt(after, at + 1, out var end);
        if (!Known.Contains(name, StringComparer.Ordinal))
            return false;
        end = SkipBlanks(after, end);
        return !isList || (end < after.Length && after[end] is (byte)']');
    }

    /// <summary>A name from behind its slash on, with what is written in hexadecimal read: <c>F#69lter</c> is Filter.</summary>
    private static string NameAt(ReadOnlySpan<byte> pdf, int start, out int end)
    {
        end = start;
        while (end < pdf.Length && pdf[end] is > (byte)' ' and < 0x7F && "/[]<>(){}%"u8.IndexOf(pdf[end]) < 0)
            end++;
        var written = pdf[start..end];
        if (written.IndexOf((byte)'#') < 0)
            return Encoding.ASCII.GetString(written);
        var name = new StringBuilder();
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] is (byte)'#'
                && at + 2 < written.Length
                && byte.TryParse(written.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                name.Append((char)code);
                at += 2;
            }
            else
            {
                name.Append((char)written[at]);
            }
        }

        return name.ToString();
    }

    private static int SkipBlanks(ReadOnlySpan<byte> pdf, int at)
    {
        while (at < pdf.Length && pdf[at] <= (byte)' ')
            at++;
        return at;
    }

    /// <summary>The place after the next of these words; null for none.</summary>
    private static int? Next(ReadOnlySpan<byte> pdf, ReadOnlySpan<byte> word, int at)
    {
        var found = pdf[at..].IndexOf(word);
        return found < 0 ? null : at + found + word.Length;
    }
}
