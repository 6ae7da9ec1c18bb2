using HotelConcierge.Contracts.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Storage;

public sealed class InMemoryBlobStoreTests : BlobStoreContract
{
    protected override IBlobStore Store { get; } = new InMemoryBlobStore();

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData(".unfinished/1")]
    [InlineData("a./b")]
    [InlineData("A")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a\0")]
    public void What_some_file_system_or_azure_would_not_keep_alike_is_no_name(string name) =>
        Assert.Throws<ArgumentException>(() => new BlobName(name));

    [Fact]
    public void A_name_has_400_characters_at_most()
    {
        Assert.Equal(400, new BlobName(new string('a', 398)).In("b").Value.Length);
        Assert.Throws<ArgumentException>(() => new BlobName(new string('a', 399)).In("b"));
    }
}
