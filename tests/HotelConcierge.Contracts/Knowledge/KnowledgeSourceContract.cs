using System.Text;
using HotelConcierge.Knowledge;
using Xunit;

namespace HotelConcierge.Contracts.Knowledge;

/// <summary>What every place promises in which documents can lie.</summary>
public abstract class KnowledgeSourceContract
{
    private const string Hotel = "hotel", Shop = "shop";

    protected abstract IKnowledgeSource Source { get; }

    /// <summary>Puts a document there, instead of what had its name.</summary>
    protected abstract Task WriteAsync(string assistant, string name, byte[] content);

    protected abstract Task RemoveAsync(string assistant, string name);

    [Fact]
    public async Task An_assistant_without_documents_has_none() => Assert.Empty(await ListAsync(Hotel));

    [Fact]
    public async Task Documents_are_listed_by_their_names_below_the_assistants_folder_with_their_lengths()
    {
        await WriteAsync(Hotel, "spa.en.md", "# Spa");
        await WriteAsync(Hotel, "menus/ñandú bar.es.txt", "Menú");
        await WriteAsync(Shop, "roses.en.md", "# Roses");

        Assert.Equal(
            [("menus/ñandú bar.es.txt", 5L), ("spa.en.md", 5L)],
            (await ListAsync(Hotel)).Select(file => (file.Name, file.Length)));
        Assert.Equal("roses.en.md", Assert.Single(await ListAsync(Shop)).Name);
    }

    [Fact]
    public async Task A_document_is_read_as_it_was_written()
    {
        await WriteAsync(Hotel, "menus/bar.es.txt", "Menú");

        Assert.Equal("Menú", Encoding.UTF8.GetString((await Source.ReadAsync(Hotel, "menus/bar.es.txt", CancellationToken.None))!));
    }

    [Fact]
    public async Task A_document_that_changed_has_another_version_and_one_that_did_not_has_the_same()
    {
        await WriteAsync(Hotel, "spa.en.md", "# Spa");
        await WriteAsync(Hotel, "pools.en.md", "# Pools");
        var before = (await ListAsync(Hotel)).ToDictionary(file => file.Name, file => file.Version, StringComparer.Ordinal);

        await WriteAsync(Hotel, "spa.en.md", "# Spa\n\nOpen at nine.");
        var after = (await ListAsync(Hotel)).ToDictionary(file => file.Name, file => file.Version, StringComparer.Ordinal);

        Assert.NotEqual(before["spa.en.md"], after["spa.en.md"]);
        Assert.Equal(before["pools.en.md"], after["pools.en.md"]);
    }

    [Fact]
    public async Task A_document_that_was_removed_is_not_listed_and_reading_it_finds_nothing()
    {
        await WriteAsync(Hotel, "spa.en.md", "# Spa");
        await RemoveAsync(Hotel, "spa.en.md");

        Assert.Empty(await ListAsync(Hotel));
        Assert.Null(await Source.ReadAsync(Hotel, "spa.en.md", CancellationToken.None));
    }

    private Task WriteAsync(string assistant, string name, string text) => WriteAsync(assistant, name, Encoding.UTF8.GetBytes(text));

    private async Task<List<KnowledgeFile>> ListAsync(string assistant)
    {
        var files = new List<KnowledgeFile>();
        await foreach (var file in Source.ListAsync(assistant, CancellationToken.None))
            files.Add(file);
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }
}
