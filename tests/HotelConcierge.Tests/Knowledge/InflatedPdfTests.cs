using System.IO.Compression;
using System.Text;
using HotelConcierge.Knowledge.Reading;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>A small PDF that would fill the memory is recognised before it does.</summary>
public sealed class InflatedPdfTests
{
    private const int Most = 1_000_000;

    [Theory]
    [InlineData(Most, true)]
    [InlineData(Most + 1, false)]
    [InlineData(300 * Most, false)]
    public void A_stream_counts_as_large_as_it_is_inflated(int size, bool isWithin) =>
        Assert.Equal(isWithin, InflatedPdf.IsWithin(Pdf("/FlateDecode", Deflated(new byte[size])), Most));

    [Fact]
    public void All_streams_count_together()
    {
        var half = Deflated(new byte[Most / 2]);

        Assert.True(InflatedPdf.IsWithin(Pdf("/FlateDecode", half, half), Most));
        Assert.False(InflatedPdf.IsWithin(Pdf("/FlateDecode", half, half, half), Most));
    }

    [Fact]
    public void What_is_deflated_twice_is_refused_as_it_is()
    {
        var twice = Deflated(Deflated(new byte[100 * Most]));

        Assert.False(InflatedPdf.IsWithin(Pdf("[/FlateDecode /FlateDecode]", twice), Most));
        Assert.False(InflatedPdf.IsWithin(Pdf("[ /Fl/Fl ]", twice), Most));
        Assert.True(InflatedPdf.IsWithin(Pdf("[ /FlateDecode ]", Deflated(new byte[Most])), Most));
    }

    [Theory]
    [InlineData("[/ASCII85Decode /FlateDecode]")]
    [InlineData("/LZWDecode")]
    [InlineData("7 0 R")]
    [InlineData("[7 0 R]")]
    [InlineData("")]
    public void What_hides_its_size_is_refused(string filter) =>
        Assert.False(InflatedPdf.IsWithin(Pdf(filter, [1, 2, 3]), Most));

    [Theory]
    [InlineData("/DCTDecode", true)]
    [InlineData("/F#6cateDecode", true)]
    [InlineData("/LZW#44ecode", false)]
    public void Names_that_are_written_in_numbers_are_read(string filter, bool isWithin) =>
        Assert.Equal(isWithin, InflatedPdf.IsWithin(Pdf(filter, [1, 2, 3], "F#69lter"), Most));

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7 stream")]
    [InlineData("stream\n")]
    [InlineData("endstream endstream stream\r\nplain words endstream")]
    public void Whatever_is_no_stream_is_none(string pdf) => Assert.True(InflatedPdf.IsWithin(Encoding.Latin1.GetBytes(pdf), Most));

    private static byte[] Pdf(string filter, params byte[][] streams) =>
        [.. "%PDF-1.7\n"u8, .. streams.SelectMany(stream => Stream(filter, stream, "Filter"))];

    private static byte[] Pdf(string filter, byte[] stream, string word) => [.. "%PDF-1.7\n"u8, .. Stream(filter, stream, word)];

    private static byte[] Stream(string filter, byte[] content, string word) =>
    [
        .. Encoding.ASCII.GetBytes($"1 0 obj << /Length {content.Length} /{word} {filter} >> stream\r\n"), .. content, .. "\nendstream endobj\n"u8,
    ];

    private static byte[] Deflated(byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var stream = new ZLibStream(deflated, CompressionLevel.Fastest))
            stream.Write(bytes);
        return deflated.ToArray();
    }
}
