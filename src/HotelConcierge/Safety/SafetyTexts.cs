using System.Text;
using System.Text.Json;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Safety;

/// <summary>
/// The reviewed texts of <c>safety-texts.json</c>, the same for every assistant: what to do now, whom to call, and that nobody here is a
/// doctor. A line whose number is not known is left out.
/// </summary>
public sealed class SafetyTexts
{
    private const string FileName = "safety-texts.json";
    private const string Again = "again";
    private const string Reception = "reception";
    private const string Notice = "notice";

    private readonly Dictionary<string, Dictionary<string, JsonElement>> _texts;

    /// <exception cref="InvalidDataException">A text is missing in a language that has any.</exception>
    public SafetyTexts()
    {
        using var file = typeof(SafetyTexts).Assembly.GetManifestResourceStream(FileName)!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(file)!;
        string[] needed = [.. Enum.GetValues<SafetyKind>().Select(KeyOf), Again, Reception, Notice];
        foreach (var (language, texts) in _texts)
        {
            if (needed.FirstOrDefault(key => !texts.ContainsKey(key)) is { } missing)
                throw new InvalidDataException($"{FileName} has no '{missing}' in '{language}'.");
        }
    }

    /// <summary>Two letters each: every language that has all texts.</summary>
    public IReadOnlyCollection<string> Languages => _texts.Keys;

    /// <summary>What a guest in danger is told, in Markdown.</summary>
    /// <param name="language">Two letters; English when there are no texts in it.</param>
    /// <param name="numbers">Of the country that they are in.</param>
    /// <param name="reception">The number of people on the spot; null for none.</param>
    public string Write(SafetyKind kind, string? language, CountryNumbers numbers, string? reception) =>
        Write(KeyOf(kind), language, numbers, reception);

    /// <summary>What they are told when they write again a moment later: the numbers alone.</summary>
    public string WriteAgain(string? language, CountryNumbers numbers, string? reception) => Write(Again, language, numbers, reception);

    /// <summary>What stands beside every answer about health: that it is no medical advice, and whom to call.</summary>
    public string WriteNotice(string? language, CountryNumbers numbers) =>
        Template.Fill(TextsIn(language)[Notice].GetString()!, ("emergency", numbers.Emergency));

    private string Write(string key, string? language, CountryNumbers numbers, string? reception)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var texts = TextsIn(language);
        var atReception = reception is null ? "" : Template.Fill(texts[Reception].GetString()!, ("number", reception));
        var written = new StringBuilder();
        var wasItem = false;
        foreach (var line in texts[key].EnumerateArray().Select(line => line.GetString()!))
        {
            var filled = Template.Fill(
                line,
                ("emergency", numbers.Emergency),
                ("police", numbers.Police ?? numbers.Emergency),
                ("fire", numbers.Fire ?? numbers.Emergency),
                ("poison", numbers.Poison ?? ""),
                ("reception", atReception));
            if (filled.Length == 0 || (numbers.Poison is null && line.Contains("{poison}", StringComparison.Ordinal)))
                continue;
            if (numbers.Police is null && line.Contains("{police}", StringComparison.Ordinal))
                continue;

            // The items of a list stand under each other, everything else is a paragraph of its own.
            var isItem = line.StartsWith('-');
            if (written.Length > 0)
                written.Append(isItem && wasItem ? "\n" : "\n\n");
            written.Append(filled);
            wasItem = isItem;
        }

        return written.ToString();
    }

    private Dictionary<string, JsonElement> TextsIn(string? language) =>
        language is not null && _texts.TryGetValue(language, out var texts) ? texts : _texts[LanguageCatalog.FallbackCode];

    private static string KeyOf(SafetyKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
