using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>A hotel's papers as Markdown, text and HTML: passages with something in them, or what to do about the file.</summary>
internal sealed class DocumentTarget : FuzzTarget
{
    private static readonly string[] Names = ["spa.en.md", "pool.txt", "house.html", "menu.htm", "x.markdown"];

    private static readonly SearchLanguages Languages = new(LanguageCatalog.Default);

    private readonly DocumentReader _reader = new(new NoPdf());

    public override string Name => "document";

    public override double Share => 4;

    public override IEnumerable<string> Seeds =>
    [
        "---\ntitle: Spa\nlanguage: en\n---\n# Opening\n\nDaily from 9 to 15. " + string.Concat(Enumerable.Repeat("A sentence of some words. ", 80)) + "\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "POOL\n\nOpen all day.\n\nTowels are free.\n", "<html lang=\"es\"><head><title>Casa</title></head><body><h1>Hola</h1><p>Un <b>texto</b>.</p><ul><li>uno<li>dos</ul><table><tr><td>1</table><script>x</script></body></html>",
        string.Concat(Enumerable.Repeat("<div>", 300)) + "deep", string.Concat(Enumerable.Repeat("> - ", 300)) + "deep",
    ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var name = input.Choose(Names);
        try
        {
            var passages = PassageCutter.Cut(name, await _reader.ReadAsync(name, input.Bytes, CancellationToken.None), Languages);
            Require(passages.All(passage => !string.IsNullOrWhiteSpace(passage.Text)), "a passage is empty");
            return $"{name} {Math.Min(passages.Count, 10)}";
        }
        catch (DocumentException refused)
        {
            return $"{name} {refused.Message}";
        }
    }

    private sealed class NoPdf : IPdfText
    {
        public Task<string> ReadAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken) => throw new DocumentException("no PDF here");
    }
}
