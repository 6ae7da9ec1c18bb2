using HotelConcierge.Contracts;
using HotelConcierge.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge.Search;

/// <summary>What the words of a question mean, where another language or another word looks the same.</summary>
public sealed class QuestionWordsTests : IDisposable
{
    private const string Table = """
        kind,en,es,fr
        subject,price|cost,caro|precio,prix
        subject,pet,gato,chat
        subject,wifi,wifi,wifi
        subject,eat,comer,manger
        subject,pool,piscina,piscine
        subject,beach,playa,plage
        subject,garage,garaje,garage
        aspect,how many|@count,cuántos|cuántas,combien de
        """;

    private readonly InMemoryKnowledgeSource _documents = new();
    private readonly KnowledgeBase _knowledge;

    public QuestionWordsTests() =>
        _knowledge = new(
            _documents.With("synonyms.csv", Table),
            embeddings: null,
            new ManualTimeProvider(),
            NullLogger<KnowledgeBase>.Instance);

    public void Dispose() => _knowledge.Dispose();

    [Theory]
    [InlineData("Where do I leave my car?")]
    [InlineData("When does the gate of the garage close?")]
    [InlineData("Where can my wife leave the car?")]
    public async Task An_English_word_is_not_what_has_its_stem_in_another_language(string question)
    {
        _documents.With("garage.en.md", "# Garage\n\nLeave the car here. The gate closes at midnight.");

        var result = await _knowledge.SearchAsync("hotel", question, "en");

        Assert.Empty(result.SilentAbout);
        Assert.Equal("garage.en.md", Assert.Single(result.Passages).Passage.Source);
    }

    [Fact]
    public async Task A_word_of_another_language_still_means_what_it_means_there()
    {
        _documents.With("pools.en.md", "# Pools\n\nThe pool opens at nine.");

        var result = await _knowledge.SearchAsync("hotel", "When do the piscinas open?", "en");

        Assert.Equal("pools.en.md", Assert.Single(result.Passages).Passage.Source);
    }

    [Fact]
    public async Task A_small_word_is_not_the_subject_whose_stem_it_has()
    {
        _documents
            .With("eating.es.md", "# Comer\n\nSe puede comer a cualquier hora.")
            .With("beach.es.md", "# Playa\n\nUn camino lleva a la playa.");

        var result = await _knowledge.SearchAsync("hotel", "¿Cómo se llega a la playa?", "es");

        Assert.Equal("beach.es.md", Assert.Single(result.Passages).Passage.Source);
    }

    [Theory]
    [InlineData("How many pools are there?", "en")]
    [InlineData("¿Cuántas piscinas hay?", "es")]
    [InlineData("Combien de piscines y a-t-il ?", "fr")]
    public async Task Who_asks_how_many_there_are_reads_the_passage_that_counts_them(string question, string language)
    {
        _documents.With("pools.en.md", "# Water\n\nThe pool is warm. The pool by the beach is cold.")
            .With("resort.es.md", "# La casa\n\nLa casa tiene cuatro piscinas.")
            .With("spa.es.md", "# Spa\n\nLa piscina está cubierta.");

        var result = await _knowledge.SearchAsync("hotel", question, language);

        Assert.Equal("resort.es.md", result.Passages[0].Passage.Source);
    }

    [Fact]
    public async Task A_name_is_found_in_documents_of_another_language()
    {
        _documents
            .With("bars.es.md", "# Bares\n\n## La Duna\n\nLa Duna no acepta reservas.")
            .With("pools.en.md", "# Pools\n\nThe pool is warm.");

        var result = await _knowledge.SearchAsync("hotel", "Can I reserve a seat at La Duna?", "en");

        Assert.Equal("bars.es.md", Assert.Single(result.Passages).Passage.Source);
    }
}
