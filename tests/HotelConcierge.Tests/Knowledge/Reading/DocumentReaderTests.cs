using System.Text;
using HotelConcierge.Knowledge.Reading;

namespace HotelConcierge.Tests.Knowledge.Reading;

public sealed class DocumentReaderTests
{
    [Fact]
    public void Markdown_becomes_blocks_under_their_headings_without_its_marks()
    {
        var document = Read("spa.md", """
            ---
            title: The spa
            language: en
            url: https://hotel.example.com/spa
            ---
            # Spa

            A **quiet** house by the [sea](https://elsewhere.example.com).

            ## Massages

            Ask at the desk:

            - Swedish &amp; Thai
            - Bamboo
              - in the garden

            > Towels are there.

            | Area | Hours |
            |---|---|
            | Sauna | 10:00 |
            | Steam | |
            """);

        Assert.Equal(("The spa", "en", "https://hotel.example.com/spa"), (document.Title, document.Language, document.Url));
        Assert.Equal(["Spa"], document.Sections[0].Headings);
        Assert.Equal(["A quiet house by the sea."], document.Sections[0].Blocks);
        Assert.Equal(["Spa", "Massages"], document.Sections[1].Headings);
        Assert.Equal(
            [
                "Ask at the desk:",
                "- Swedish & Thai",
                "- Bamboo",
                "- in the garden",
                "Towels are there.",
                "Area: Sauna; Hours: 10:00",
                "Area: Steam",
            ],
            document.Sections[1].Blocks);
    }

    [Fact]
    public void A_web_page_gives_what_a_visitor_sees()
    {
        var document = Read("evenings.html", """
            <!doctype html><html lang="es-ES"><head><title>Noches</title><link rel="canonical" href="https://hotel.example.com/noches">
            <style>p { color: red }</style></head><body>
            <nav><ul><li>Inicio</li></ul></nav>
            <h1>Noches <em>de verano</em></h1>
            <p>Música en la<br>terraza.</p><div>Desde las <b>22:00</b><ul><li>Jazz</li><li></li></ul></div>
            <script>alert("no")</script><p hidden>secreto</p><p style="display : NONE">oculto</p>
            <h2>Bar</h2><table><tr><th>Día</th><th>Hora</th></tr><tr><td>Lunes</td><td>23:00</td></tr></table>
            </body></html>
            """);

        Assert.Equal(("Noches", "es", "https://hotel.example.com/noches"), (document.Title, document.Language, document.Url));
        Assert.Equal(["Noches de verano"], document.Sections[0].Headings);
        Assert.Equal(["Música en la terraza.", "Desde las 22:00", "- Jazz"], document.Sections[0].Blocks);
        Assert.Equal(["Noches de verano", "Bar"], document.Sections[1].Headings);
        Assert.Equal(["Día: Lunes; Hora: 23:00"], document.Sections[1].Blocks);
    }

    [Fact]
    public void Plain_text_has_headings_where_lines_are_underlined_or_in_capitals()
    {
        var document = Read(
            "beach.txt",
            "The beach\n=========\n\nTwo kilometres\nof sand.\n\nSURF SCHOOL\nOpen in summer.\n- boards\n- suits\n\nTides\n-----\nTwice a day.\n"
        );

        Assert.Equal("The beach", document.Title);
        Assert.Equal(
            ["The beach", "The beach > SURF SCHOOL", "The beach > Tides"],
            document.Sections.Select(section => string.Join(" > ", section.Headings)));
        Assert.Equal(["Open in summer.", "- boards", "- suits"], document.Sections[1].Blocks);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("latin1")]
    public void Old_and_new_encodings_are_understood(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = name.StartsWith("utf-16", StringComparison.Ordinal)
            ? [.. encoding.GetPreamble(), .. encoding.GetBytes("La piscina de los niños")]
            : encoding.GetBytes("La piscina de los niños");

        var document = DocumentReader.Read("a.txt", bytes);

        Assert.Equal("La piscina de los niños", document.Sections[0].Blocks[0]);
    }

    [Theory]
    [InlineData("a.md", "PK\u0003\u0004\0\0\0", "holds binary data")]
    [InlineData("a.txt", " \n\n\t ", "holds no text")]
    [InlineData("a.md", "---\ntitle: [\n---\nText", "correct line")]
    [InlineData("a.md", "---\ncommands:\n  en: [help, menu]\n  es: [ayuda, menú\n  de: [hilfe, menü]\n---\nText", "not closed")]
    [InlineData("a.md", "---\nurl: javascript:alert(1)\n---\nText", "no http or https address")]
    public void What_cannot_be_read_says_what_to_do(string name, string text, string problem)
    {
        var trouble = Assert.Throws<DocumentException>(() => Read(name, text));

        Assert.Contains(problem, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_beyond_the_limit_is_refused_before_it_is_parsed()
    {
        var trouble = Assert.Throws<DocumentException>(() => DocumentReader.Read("a.md", new byte[DocumentReader.MaxLength + 1]));

        Assert.Contains("split it", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("**")]
    public void Markdown_that_nests_without_end_is_read_all_the_same(string opening)
    {
        var document = Read("a.md", Repeat(opening) + "the pool opens early");

        Assert.Contains(
            document.Sections.SelectMany(section => section.Blocks),
            block => block.Contains("the pool opens early", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.html", "<div>")]
    [InlineData("a.html", "<table><tr><td>")]
    [InlineData("a.html", "<b>")]
    [InlineData("a.md", "<div>")]
    public void A_web_page_that_nests_without_end_is_refused(string name, string opening)
    {
        var trouble = Assert.Throws<DocumentException>(() => Read(name, Repeat(opening) + "the pool opens early"));

        Assert.Contains("nests more than", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_web_page_whose_paragraphs_and_cells_stay_open_is_no_deep_one()
    {
        var document = Read("a.html", "<ul>" + Repeat("<li>one<p>two") + "</ul><table>" + Repeat("<tr><td>three<br>") + "</table>");

        Assert.Equal(15_000, Assert.Single(document.Sections).Blocks.Count);
    }

    [Theory]
    [InlineData("spa.en.md", true)]
    [InlineData("GUIDE.PDF", true)]
    [InlineData("synonyms.csv", false)]
    [InlineData("photo.jpg", false)]
    [InlineData("guide.docx", false)]
    public void Only_documents_are_taken_for_documents(string name, bool expected) => Assert.Equal(expected, DocumentReader.Reads(name));

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 5000));

    private static KnowledgeDocument Read(string name, string text) => DocumentReader.Read(name, Encoding.UTF8.GetBytes(text));
}
