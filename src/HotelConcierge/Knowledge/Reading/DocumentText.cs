using System.Text;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// Turns a file's bytes into text: UTF-8 or UTF-16 with its mark, UTF-8 without, else Windows-1252, which old editors write.
/// </summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="DocumentException">It is no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.Contains((byte)0))
            throw new DocumentException("holds binary data, not text; save it as UTF-8 text, or give it the ending of its real format");
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Every byte means something in Windows-1252, so this never fails.
            return Windows1252.GetString(bytes);
        }
    }
}
