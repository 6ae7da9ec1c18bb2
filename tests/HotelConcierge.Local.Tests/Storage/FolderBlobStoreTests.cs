using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Local.Tests.Storage;

public sealed class FolderBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderBlobStoreTests() => Store = new FolderBlobStore(_folder.Path);

    protected override IBlobStore Store { get; }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_outlive_the_process_and_what_was_left_unfinished_does_not()
    {
        await Store.PutAsync(new("a/b"), new("text/plain", "1"u8.ToArray()), CancellationToken.None);
        var unfinished = Path.Combine(_folder.Path, ".unfinished", "9");
        await File.WriteAllTextAsync(unfinished, "half");

        var reopened = new FolderBlobStore(_folder.Path);

        Assert.NotNull(await reopened.FindAsync(new("a/b"), CancellationToken.None));
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public async Task What_a_cancelled_write_began_is_gone()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.PutAsync(new("a/b"), new("text/plain", "1"u8.ToArray()), new CancellationToken(canceled: true)));

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_named_and_not_taken_for_a_guests()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "foreign"), "no type");

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => Store.FindAsync(new("foreign"), CancellationToken.None));

        Assert.Contains("foreign", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_named_with_the_setting()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");

        var problem = Assert.Throws<DatabaseException>(() => new FolderBlobStore(file));

        Assert.Contains("Data__Path", problem.Message, StringComparison.Ordinal);
    }
}
