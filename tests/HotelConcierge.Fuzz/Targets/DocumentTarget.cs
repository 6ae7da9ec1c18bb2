using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>A hotel's documents as Markdown, text, HTML and PDF: passages with something in them, or what to do about the file.</summary>
internal sealed class DocumentTarget : FuzzTarget
{
    private static readonly string[] Names = ["spa.en.md", "pool.txt", "house.html", "menu.htm", "x.markdown", "guide.pdf"];

    private static readonly SearchLanguages Languages = new(LanguageCatalog.Default);

    public override string Name => "document";

    public override double Share => 4;

    public override IEnumerable<string> Seeds =>
        [
            "---\ntitle: Spa\nlanguage: en\n---\n# Opening\n\nDaily from 9 to 15. "
                + string.Concat(Enumerable.Repeat("A sentence of some words. ", 80))
                + "\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "POOL\n\nOpen all day.\n\nTowels are free.\n",
            "<html lang=\"es\"><head><title>Casa</title></head><body><h1>Hola</h1><p>Un <b>texto</b>.</p><ul><li>uno<li>dos</ul><table><tr><td>1</table><script>x</script></body></html>",
            string.Concat(Enumerable.Repeat("<div>", 300)) + "deep",
            string.Concat(Enumerable.Repeat("> - ", 300)) + "deep",
            "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                + "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
                + "4 0 obj <</Length 46>> stream\nBT /F1 12 Tf 72 720 Td (Open all night.) Tj ET\nendstream endobj\n"
                + "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer <</Size 6/Root 1 0 R>>\n%%EOF",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var name = input.Choose(Names);
        try
        {
            var passages = PassageCutter.Cut(name, DocumentReader.Read(name, input.Bytes), Languages);
            Require(passages.All(passage => !string.IsNullOrWhiteSpace(passage.Text)), "a passage is empty");
            return $"{name} {Math.Min(passages.Count, 10)}";
        }
        catch (DocumentException refused)
        {
            return $"{name} {refused.Message}";
        }
    }
}
