using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Media;

/// <summary>Where our pictures come from, and where they may not come from.</summary>
public sealed class ReplyMediaTests
{
    private static readonly ConversationId Guest = new("telegram-abc");

    private readonly ReplyMedia _media = new(new InMemoryBlobStore(), Shipped.Folder);

    [Fact]
    public async Task What_is_kept_for_a_guest_is_read_back_and_erased_with_them()
    {
        byte[] bytes = [.. Enumerable.Range(0, ReplyMedia.LargestKept).Select(number => (byte)number)];

        var source = await _media.KeepAsync(Guest, "room-key.png", bytes, "image/png", CancellationToken.None);

        Assert.Equal(("kept:telegram-abc/room-key.png", "image/png"), (source.Uri, source.ContentType));
        Assert.Equal(bytes, await _media.ReadAsync(source, CancellationToken.None));
        await new GuestTables(new InMemoryTableStore(), [_media]).EraseAsync(Guest, exceptKeyPrefix: "", CancellationToken.None);
        Assert.Null(await _media.ReadAsync(source, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_too_large_is_refused() => await Assert.ThrowsAsync<ArgumentException>(
        () => _media.KeepAsync(Guest, "a.png", new byte[ReplyMedia.LargestKept + 1], "image/png", CancellationToken.None));

    [Fact]
    public async Task A_file_of_an_assistant_is_read()
    {
        var source = MediaSource.Asset("early-years", "assistant.json", "application/json");

        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Shipped.Folder, "early-years", "assistant.json")),
            await _media.ReadAsync(source, CancellationToken.None));
    }

    [Theory]
    [InlineData("asset:early-years/none.png")]
    [InlineData("asset:../assistants/../HotelConcierge.Tests.dll")]
    [InlineData("asset:early-years/../../HotelConcierge.Tests.dll")]
    [InlineData("asset:/etc/hostname")]
    [InlineData("asset:early-years")]
    [InlineData("kept:telegram-abc")]
    [InlineData("kept:telegram-abc/none.png")]
    [InlineData("file:///etc/hostname")]
    [InlineData("https://hotel.example/a.png")]
    [InlineData("")]
    public async Task Nothing_else_is(string uri) => Assert.Null(await _media.ReadAsync(new(uri, "image/png"), CancellationToken.None));
}
