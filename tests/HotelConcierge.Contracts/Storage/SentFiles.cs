using System.Globalization;
using System.Text;

namespace HotelConcierge.Contracts.Storage;

/// <summary>A voice message, a picture and a document whose contents are like nobody else's, and the traces that they leave.</summary>
public static class SentFiles
{
    /// <summary>What the recording says.</summary>
    public const string Transcript = "Explain the quokkavortex, the ñandusphere and the wombatlattice";

    /// <summary>What the document is named.</summary>
    public const string DocumentName = "numbatplan.pdf";

    private const string DocumentText = "The bilbycompass points to the potorootower.";

    // Long enough for pages and extents to be filled.
    private const int MarkedBytes = 24_000;

    private static readonly byte[] VoiceMark = Mark(1);
    private static readonly byte[] PictureMark = Mark(2);

    /// <summary>An Ogg file by its first bytes.</summary>
    public static byte[] Voice { get; } = [.. "OggS"u8, .. Repeated(VoiceMark)];

    /// <summary>A PNG by its first bytes.</summary>
    public static byte[] Picture { get; } = [0x89, .. "PNG\r\n\u001A\n"u8, .. Repeated(PictureMark)];

    /// <summary>A PDF of one page.</summary>
    public static byte[] Document { get; } = PdfOf(DocumentText);

    /// <summary>What is there as long as the guest is not forgotten.</summary>
    public static IReadOnlyList<RawTrace> Traces { get; } =
    [
        RawTrace.Of("document's bytes", Document[..80]),
        RawTrace.Of("document's name", "numbatplan"),
        RawTrace.Of("document's text", "bilbycompass"),
        RawTrace.Of("picture's bytes", PictureMark),
        RawTrace.Of("transcript", "ñandusphere"),
        RawTrace.Of("transcript's first word", "quokkavortex"),
        RawTrace.Of("voice's bytes", VoiceMark),
    ];

    /// <summary>A PDF of one page with one line.</summary>
    public static byte[] PdfOf(string line)
    {
        var content = $"BT /F1 12 Tf 72 720 Td ({line}) Tj ET";
        return Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                + "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
                + string.Create(CultureInfo.InvariantCulture, $"4 0 obj <</Length {content.Length}>> stream\n{content}\nendstream endobj\n")
                + "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer <</Size 6/Root 1 0 R>>\n%%EOF");
    }

    private static byte[] Mark(int seed)
    {
        var bytes = new byte[32];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static IEnumerable<byte> Repeated(byte[] mark) => Enumerable.Repeat(mark, MarkedBytes / mark.Length).SelectMany(bytes => bytes);
}
