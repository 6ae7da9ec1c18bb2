using System.Text;
using HotelConcierge.Storage;
using Xunit;

namespace HotelConcierge.Contracts.Storage;

/// <summary>What every blob store promises. A fresh store for every test; a subclass disposes its own.</summary>
public abstract class BlobStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BlobName Voice = new("twilio-abc/sm1/0");

    protected abstract IBlobStore Store { get; }

    [Fact]
    public async Task A_file_is_read_as_it_was_written_also_an_empty_one_and_any_bytes()
    {
        foreach (var content in new[] { [], "voice\n\r\n"u8.ToArray(), [.. Enumerable.Range(0, 100_000).Select(n => (byte)n)] })
        {
            await Store.PutAsync(Voice, new("audio/ogg; codecs=opus", content), None);

            var found = await Store.FindAsync(Voice, None);

            Assert.Equal("audio/ogg; codecs=opus", found!.ContentType);
            Assert.Equal(content, found.Content.ToArray());
        }
    }

    [Fact]
    public async Task The_last_writer_counts_with_content_and_type()
    {
        await Store.PutAsync(Voice, Text("first, and longer"), None);
        await Store.PutAsync(Voice, new("image/png", "2"u8.ToArray()), None);

        var found = await Store.FindAsync(Voice, None);

        Assert.Equal(("image/png", "2"), (found!.ContentType, Encoding.UTF8.GetString(found.Content.Span)));
    }

    [Fact]
    public async Task What_was_never_written_or_is_deleted_is_not_there_and_deleting_it_again_is_no_error()
    {
        Assert.Null(await Store.FindAsync(Voice, None));
        await Store.DeleteAsync(Voice, None);
        await Store.PutAsync(Voice, Text("1"), None);
        Assert.Null(await Store.FindAsync(new("twilio-abc/sm1"), None));
        await Store.DeleteAsync(new("twilio-abc/sm1"), None);
        Assert.NotNull(await Store.FindAsync(Voice, None));

        await Store.DeleteAsync(Voice, None);

        Assert.Null(await Store.FindAsync(Voice, None));
    }

    [Fact]
    public async Task A_folder_lists_its_own_files_in_order_and_nobody_elses()
    {
        Assert.Empty(await NamesAsync("twilio-abc"));
        foreach (var name in new[] { "twilio-abc/sm2/0", "twilio-abc/sm1/1", "twilio-abc/sm1/0", "twilio-abcd/sm3/0", "twilio-ab" })
            await Store.PutAsync(new(name), Text(name), None);

        Assert.Equal(["twilio-abc/sm1/0", "twilio-abc/sm1/1", "twilio-abc/sm2/0"], await NamesAsync("twilio-abc"));
        Assert.Empty(await NamesAsync("telegram"));
    }

    [Fact]
    public async Task Deleting_what_a_folder_lists_leaves_nothing_of_it()
    {
        await Store.PutAsync(Voice, Text("1"), None);
        await Store.PutAsync(new("twilio-abc/card"), Text("2"), None);
        await Store.PutAsync(new("twilio-xyz/card"), Text("3"), None);

        await foreach (var name in Store.ListAsync(new("twilio-abc"), None))
            await Store.DeleteAsync(name, None);

        Assert.Empty(await NamesAsync("twilio-abc"));
        Assert.Single(await NamesAsync("twilio-xyz"));
    }

    [Fact]
    public async Task What_breaks_a_limit_is_refused_and_changes_nothing()
    {
        await Store.PutAsync(Voice, Text("1"), None);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Voice, new("", default), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Voice, new("text/plain\r\nx: y", default), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(Voice, new("text/plain", new byte[Blob.Largest + 1]), None));

        Assert.Equal("text/plain", (await Store.FindAsync(Voice, None))!.ContentType);
    }

    [Fact]
    public async Task Readers_see_one_writers_file_and_never_half_of_it()
    {
        var versions = Enumerable.Range(0, 8).Select(n => Enumerable.Repeat((byte)n, 50_000).ToArray()).ToList();
        await Store.PutAsync(Voice, new("image/png", versions[0]), None);

        var reading = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.FindAsync(Voice, None))));
        await Task.WhenAll(versions.Select(version => Task.Run(() => Store.PutAsync(Voice, new("image/png", version), None))));

        foreach (var found in await reading)
        {
            Assert.Equal(50_000, found!.Content.Length);
            Assert.Single(found.Content.ToArray().Distinct());
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string folder)
    {
        var names = new List<string>();
        await foreach (var name in Store.ListAsync(new(folder), None))
            names.Add(name.Value);
        return names;
    }

    private static Blob Text(string text) => new("text/plain", Encoding.UTF8.GetBytes(text));
}
