using System.Text;
using HotelConcierge.Media;

namespace HotelConcierge.Tests.Media;

/// <summary>What a file is says its content, and neither its name nor its sender.</summary>
public sealed class FileTypeTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/png", FileKind.Picture, ".jpg")]
    [InlineData("89504E470D0A1A0A0000", "audio/ogg", FileKind.Picture, ".png")]
    [InlineData("474946383961", "", FileKind.Picture, ".gif")]
    [InlineData("52494646AABBCCDD57454250", "", FileKind.Picture, ".webp")]
    [InlineData("52494646AABBCCDD57415645", "", FileKind.Sound, ".wav")]
    [InlineData("4F67675300", "audio/ogg; codecs=opus", FileKind.Sound, ".ogg")]
    [InlineData("664C6143", "", FileKind.Sound, ".flac")]
    [InlineData("494433040000", "", FileKind.Sound, ".mp3")]
    [InlineData("FFFB9064", "", FileKind.Sound, ".mp3")]
    [InlineData("2321414D520A3C", "", FileKind.Sound, ".amr")]
    [InlineData("FFF1604023", "", FileKind.Sound, ".aac")]
    [InlineData("FFF9604023", "audio/aac", FileKind.Sound, ".aac")]
    [InlineData("0000002066747970" + "4D344120", "", FileKind.Sound, ".m4a")]
    [InlineData("0000002066747970" + "69736F6D", "audio/mp4", FileKind.Sound, ".m4a")]
    [InlineData("0000002066747970" + "69736F6D", "video/mp4", FileKind.Video, ".mp4")]
    [InlineData("1A45DFA3", "audio/webm", FileKind.Sound, ".webm")]
    [InlineData("1A45DFA3", "video/webm", FileKind.Video, ".webm")]
    [InlineData("255044462D312E37", "text/plain", FileKind.Document, ".pdf")]
    public void It_is_recognised_by_its_first_bytes(string start, string saidToBe, FileKind kind, string extension)
    {
        var type = FileType.Of(Convert.FromHexString(start), saidToBe);

        Assert.Equal((kind, extension), (type!.Kind, type.Extension));
    }

    [Theory]
    [InlineData("Grüße, ราตรีสวัสดิ์\r\n\tand so on", "text/plain; charset=utf-8", ".txt")]
    [InlineData("# Menu", "TEXT/MARKDOWN", ".md")]
    public void A_text_is_what_it_is_said_to_be(string text, string saidToBe, string extension) =>
        Assert.Equal(extension, FileType.Of(Encoding.UTF8.GetBytes(text), saidToBe)?.Extension);

    [Fact]
    public void A_long_text_may_be_cut_within_a_letter() =>
        Assert.NotNull(FileType.Of(Encoding.UTF8.GetBytes(new string('é', 3_000) + "e"), "text/plain"));

    [Theory]
    [InlineData("", "text/plain")]
    [InlineData("#!/bin/sh\necho hello", "image/jpeg")]
    [InlineData("MZ\u0090\0\u0003", "text/plain")]
    [InlineData("PK\u0003\u0004", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("<html><script>x</script></html>", "text/html")]
    [InlineData("RIFF1234AVI ", "audio/wav")]
    public void What_we_can_do_nothing_with_is_nothing(string content, string saidToBe) =>
        Assert.Null(FileType.Of(Encoding.Latin1.GetBytes(content), saidToBe));

    [Fact]
    public void No_bytes_make_it_fail()
    {
        var random = new Random(7);
        var bytes = new byte[64];
        for (var round = 0; round < 20_000; round++)
        {
            random.NextBytes(bytes);
            var type = FileType.Of(bytes.AsSpan(0, random.Next(bytes.Length)), "audio/ogg");
            Assert.True(type is null or { Extension.Length: > 3 });
        }
    }
}
