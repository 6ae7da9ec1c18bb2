using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Media;

/// <summary>Files of an assistant that an answer names.</summary>
public sealed class LinkedFilesTests : IDisposable
{
    private static readonly byte[] Mp3 = [.. "ID3"u8, .. new byte[100]];
    private static readonly byte[] Mp4 = [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[100]];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linked-files-");
    private readonly LinkedFiles _files;

    public LinkedFilesTests() => _files = new(new ReplyMedia(new InMemoryBlobStore(), _folder.FullName));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_kind_is_sent_as_what_its_bytes_say_after_the_words()
    {
        Put("hotel/media/walk.mp4", Mp4);
        Put("hotel/media/birds.mp3", Mp3);
        Put("hotel/media/menu.pdf", "%PDF-1.7"u8);
        Put("hotel/pictures/pool.png", [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A]);

        var parts = await AttachAsync(
            "Here is ![a pool](pictures/pool.png) **the pool**; [a walk](media/walk.mp4), [birds](../media/birds.mp3), [menu](media/menu.pdf). [A walk](media/walk.mp4)");

        Assert.Equal("Here is  **the pool**; a walk, birds, menu. A walk", Assert.IsType<ReplyPart.Text>(parts[0]).Markdown);
        Assert.Equal(
            new ReplyPart.Picture(MediaSource.Asset("hotel", "pictures/pool.png", "image/png") with { Size = 8 }, "", "a pool"), parts[1]);
        Assert.Equal(
            new ReplyPart.Video(MediaSource.Asset("hotel", "media/walk.mp4", "video/mp4") with { Size = 112 }, "a walk", ""), parts[2]);
        Assert.Equal("birds", Assert.IsType<ReplyPart.Audio>(parts[3]).Title);
        Assert.Equal("menu.pdf", Assert.IsType<ReplyPart.File>(parts[4]).Name);
        Assert.Equal(5, parts.Count);
    }

    [Theory]
    [InlineData("[x](assistant.json)", "[x](assistant.json)")]
    [InlineData("[x](media/../assistant.json)", "x")]
    [InlineData("[x](../../media/../../other/media/secret.mp3)", "x")]
    [InlineData("![x](https://evil.example/media/a.png?guest=ana)", "![x](https://evil.example/media/a.png?guest=ana)")]
    [InlineData("[x](media/none.mp3)", "x")]
    [InlineData("![x](media/none.mp3)", "x")]
    [InlineData("[x](media/fake.mp3)", "x")]
    [InlineData("[x](media/empty.mp3)", "x")]
    public async Task What_is_not_for_guests_or_not_there_stays_words(string written, string said)
    {
        Put("hotel/assistant.json", "{}"u8);
        Put("other/media/secret.mp3", Mp3);
        Put("hotel/media/fake.mp3", [0, 1, 2, 3]);
        Put("hotel/media/empty.mp3", []);

        Assert.Equal([new ReplyPart.Text(said)], await AttachAsync(written));
    }

    [Fact]
    public async Task Of_many_files_four_are_sent_and_options_stay_below_their_words()
    {
        foreach (var number in Enumerable.Range(0, 6))
            Put($"hotel/media/{number}.mp3", Mp3);
        var choices = new ReplyPart.Choices("", [new("a", "A")], "Choose");

        var parts = await _files.AttachAsync(
            [new ReplyPart.Text(string.Join(' ', Enumerable.Range(0, 6).Select(number => $"[n{number}](media/{number}.mp3)"))), choices],
            "hotel",
            CancellationToken.None);

        Assert.Equal(LinkedFiles.Most, parts.Count(part => part is ReplyPart.Audio));
        Assert.Equal("n0 n1 n2 n3 n4 n5", Assert.IsType<ReplyPart.Text>(parts[^2]).Markdown);
        Assert.Same(choices, parts[^1]);
    }

    [Fact]
    public async Task Ogg_is_speech_only_as_voice_messages_are()
    {
        Put("hotel/media/voice.ogg", [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, 1, 1, .. new byte[40]]);
        Put("hotel/media/stereo.ogg", [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, 1, 2, .. new byte[40]]);
        Put("hotel/media/vorbis.ogg", [.. "OggS"u8, .. new byte[24], .. "\u0001vorbis"u8, .. new byte[40]]);

        var parts = await AttachAsync("[a](media/voice.ogg)[b](media/stereo.ogg)[c](media/vorbis.ogg)");

        Assert.Equal(
            ["audio/ogg", "application/ogg", "application/ogg"],
            parts.OfType<ReplyPart.Audio>().Select(audio => audio.Source.ContentType));
    }

    private Task<IReadOnlyList<ReplyPart>> AttachAsync(string markdown) =>
        _files.AttachAsync([new ReplyPart.Text(markdown)], "hotel", CancellationToken.None);

    private void Put(string path, ReadOnlySpan<byte> bytes)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllBytes(file.FullName, bytes);
    }
}
