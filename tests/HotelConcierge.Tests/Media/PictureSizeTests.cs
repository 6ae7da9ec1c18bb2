using HotelConcierge.Budgets;
using HotelConcierge.Media;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Media;

/// <summary>How large a picture is, and what it counts where no service has counted it.</summary>
public sealed class PictureSizeTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 5, 0, 0, 0, 3, 192];
    private static readonly byte[] Gif = [.. "GIF89a"u8, 0x00, 0x05, 0xC0, 0x03];
    private static readonly byte[] WebP =
        [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0x04, 0x00, 0xBF, 0x03, 0x00];

    // A comment before the frame, and a byte of filling.
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xFE, 0, 4, 1, 2, 0xFF, 0xFF, 0xC0, 0, 17, 8, 3, 192, 5, 0, 3, 1];

    [Fact]
    public void The_first_bytes_tell_the_size() => Assert.All(
        [Png, Gif, WebP, Jpeg],
        picture => Assert.Equal(new PictureSize(1280, 960), PictureSize.Of(picture)));

    [Fact]
    public void What_breaks_off_anywhere_has_no_size_and_does_no_harm()
    {
        foreach (var picture in new[] { Png, Gif, WebP, Jpeg })
        {
            for (var length = 0; length < picture.Length - 2; length++)
                Assert.Null(PictureSize.Of(picture.AsSpan(0, length)));
        }
    }

    /// <summary>The first two are OpenAI's own examples.</summary>
    [Theory]
    [InlineData(1024, 1024, 765)]
    [InlineData(2048, 4096, 1105)]
    [InlineData(1, 1, 255)]
    [InlineData(512, 512, 255)]
    [InlineData(513, 512, 425)]
    [InlineData(1280, 960, 765)]
    [InlineData(4000, 1500, 1445)]
    [InlineData(int.MaxValue, 1, 765)]
    public void A_picture_counts_its_tiles(int width, int height, int tokens) =>
        Assert.Equal(tokens, TokenEstimate.Of(new PictureSize(width, height)));

    [Fact]
    public void A_picture_of_a_message_counts_and_the_most_where_its_size_is_unknown()
    {
        Assert.Equal(765, TokenEstimate.Of([new ChatMessage(ChatRole.User, [new DataContent(Png, "image/png")])]));
        Assert.Equal(1445, TokenEstimate.Of([new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])]));
    }
}
