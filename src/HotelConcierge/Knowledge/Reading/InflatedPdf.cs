using System.IO.Compression;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// How large a PDF of somebody else becomes in memory: a few kilobytes may be deflated from gigabytes, which the library that reads them would
/// all hold.
/// </summary>
internal static class InflatedPdf
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Longer lists of filters belong to nobody's document.</summary>
    private const int LongestFilters = 200;

    /// <summary>Whether all of its streams together stay within a size.</summary>
    /// <param name="most">In bytes.</param>
    public static bool IsWithin(byte[] pdf, long most)
    {
        if (InflatesTwice(pdf))
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

    /// <summary>Whether a stream is deflated from what is deflated itself, so that its size cannot be told from outside.</summary>
    private static bool InflatesTwice(ReadOnlySpan<byte> pdf)
    {
        for (var at = 0; Next(pdf, "/Filter"u8, at) is { } start; at = start)
        {
            var filters = pdf.Slice(start, Math.Min(LongestFilters, pdf.Length - start));
            var end = filters.IndexOf((byte)']');
            if (end > 0 && filters[..end].IndexOf((byte)'[') >= 0 && filters[..end].Count("/Fl"u8) > 1)
                return true;
        }

        return false;
    }

    /// <summary>The place after the next of these words; null for none.</summary>
    private static int? Next(ReadOnlySpan<byte> pdf, ReadOnlySpan<byte> word, int at)
    {
        var found = pdf[at..].IndexOf(word);
        return found < 0 ? null : at + found + word.Length;
    }
}
