using System.Text;
using HotelConcierge.Knowledge.Reading;

namespace HotelConcierge.Tests.Knowledge.Reading;

/// <summary>
/// PDFs of two producers: <c>gardens.pdf</c> was printed by a browser, with two columns and a table; <c>boats.pdf</c> was set by
/// groff in one size; <c>locked.pdf</c> is the same with a password.
/// </summary>
public sealed class PdfTextTests
{
    [Fact]
    public void Larger_type_makes_headings_over_the_paragraphs()
    {
        var document = Read("gardens.pdf");

        Assert.Equal("The gardens of AnyCompany", document.Title);
        Assert.Equal(
            ["The gardens of AnyCompany", "The gardens of AnyCompany > Guided walks", "The gardens of AnyCompany > Picnics"],
            document.Sections.Take(3).Select(section => string.Join(" > ", section.Headings)));
        Assert.Equal(
            "A gardener walks through the palm house on Tuesdays and Fridays at ten. Walks take an hour and cost nothing. "
                + "Please wear shoes that may get wet, since paths are watered early.",
            document.Sections[1].Blocks[0]);
    }

    [Fact]
    public void Columns_stay_apart_and_the_cells_of_a_row_together()
    {
        var document = Read("gardens.pdf");

        var text = string.Join('\n', document.Sections.SelectMany(section => section.Blocks));
        Assert.Contains("They hold bread, cheese from the valley, olives and fruit of the season.", text, StringComparison.Ordinal);
        Assert.Contains("Whoever returns the basket by six gets a jar of honey from our own bees,", text, StringComparison.Ordinal);
        Assert.Contains("Sunrise 24 EUR", text, StringComparison.Ordinal);
        Assert.Contains("Señorial 48 EUR", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bold_lines_are_headings_where_all_has_one_size()
    {
        var document = Read("boats.pdf");

        Assert.Equal("Arrival by boat", document.Title);
        Assert.Equal(
            ["Arrival by boat > The pier", "Arrival by boat > In bad weather"],
            document.Sections.Select(section => string.Join(" > ", section.Headings)));
        Assert.StartsWith("When the flag is red no boat goes.", Assert.Single(document.Sections[1].Blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_with_a_password_asks_for_one_without()
    {
        var trouble = Assert.Throws<DocumentException>(() => Read("locked.pdf"));

        Assert.Contains("without one", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_of_pictures_says_that_it_holds_no_text()
    {
        var trouble = Assert.Throws<DocumentException>(() => DocumentReader.Read("scan.PDF", Encoding.ASCII.GetBytes(Written(""))));

        Assert.Contains("scanned pages", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no PDF at all")]
    [InlineData("%PDF-1.7\n%%EOF")]
    public void What_is_no_pdf_is_told(string content)
    {
        var trouble = Assert.Throws<DocumentException>(() => DocumentReader.Read("a.pdf", Encoding.ASCII.GetBytes(content)));

        Assert.Contains("save it again", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_that_breaks_off_anywhere_is_read_or_told()
    {
        var bytes = File.ReadAllBytes(PathOf("boats.pdf"));
        foreach (var length in Enumerable.Range(0, 40).Select(part => bytes.Length * part / 40))
        {
            var outcome = Record.Exception(() => DocumentReader.Read("a.pdf", bytes.AsMemory(0, length)));
            Assert.True(outcome is null or DocumentException, $"{length} bytes: {outcome}");
        }
    }

    [Fact]
    public void A_pdf_written_by_hand_is_read() =>
        Assert.Equal(
            "Open all night.",
            DocumentReader
                .Read("gym.pdf", Encoding.ASCII.GetBytes(Written("BT /F1 12 Tf 72 720 Td (Open all night.) Tj ET")))
                .Sections[0]
                .Blocks[0]);

    [Fact]
    public void Paragraphs_in_larger_type_than_most_of_the_text_stay_text()
    {
        var small = string.Concat(Enumerable.Range(1, 60).Select(line => $"(Terms in small print, line {line} of many that nobody reads.) Tj T* "));
        var page = $"BT /F1 12 Tf 14 TL 72 760 Td (The sauna is open from ten in the morning until nine in) Tj T* "
            + $"(the evening, and towels lie ready beside the door of it.) Tj T* /F1 6 Tf 8 TL {small}ET";

        var document = DocumentReader.Read("a.pdf", Encoding.ASCII.GetBytes(Written(page)));

        Assert.Contains(
            "The sauna is open from ten in the morning until nine in the evening, and towels lie ready beside the door of it.",
            string.Join('\n', document.Sections.SelectMany(section => section.Blocks)),
            StringComparison.Ordinal);
    }

    private static string Written(string content) => $"""
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
        4 0 obj <</Length {content.Length}>> stream
        {content}
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
        trailer <</Size 6/Root 1 0 R>>
        %%EOF
        """;

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Knowledge", "Reading", "documents", name);

    private static KnowledgeDocument Read(string name) => DocumentReader.Read(name, File.ReadAllBytes(PathOf(name)));
}
