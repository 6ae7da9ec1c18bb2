using System.Buffers;

namespace HotelConcierge.Knowledge.Words;

/// <summary>
/// Takes the most frequent endings off folded words, so that "toalla" finds "toallas". Light on purpose: it only has to map
/// forms of one word to one text, not to find its dictionary form.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    /// <summary>What the longer endings leave at least of a Spanish or Portuguese word, lest "bebida" be "bebé".</summary>
    private const int LongerStem = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Endings by language, longest first, with what takes their place. Applied once; then a final vowel goes where <see cref="FinalVowels"/> says so.</summary>
    private static readonly Dictionary<string, (string Ending, string Instead)[]> Endings = new(StringComparer.Ordinal)
    {
        ["en"] = Rules("ations:ation iness:y ingly: edly: ments:ment ness: ies:y ied:y sses:ss shes:sh ches:ch xes:x zes:z ing: ers:er ed: 's: s:"),
        ["es"] = Rules("amientos:amient imientos:imient amiento:amient imiento:imient aciones:acion iciones:icion idades:idad mente: iendo: ando: amos: emos: imos: ados: adas: idos: idas: ado: ada: ido: ida: ces:z es: an: en: ar: er: ir: s:"),
        ["pt"] = Rules("amentos:ament imentos:iment amento:ament imento:iment acoes:acao coes:cao oes:ao aes:ao idades:idade mente: ando: endo: indo: ados: adas: idos: idas: ado: ada: ido: ida: res:r es: ar: er: ir: ns:m s:"),
        ["it"] = Rules("amenti:ament imenti:iment amento:ament imento:iment azioni:azion azione:azion mente: ando: endo: ati: ata: ato: ate: iti: ita: ito: ite: are: ere: ire: chi:c che:c ghi:g ghe:g"),
        ["fr"] = Rules("issements:iss issement:iss ements:ement ations:ation ment: aux:al eaux:eau ees:e ants:ant ante:ant antes:ant es:e er: ez: ee: s: x:"),
        ["de"] = Rules("ungen:ung heiten:heit keiten:keit innen:in ern: em: en: er: es: e: s: n:"),
    };

    private static readonly Dictionary<string, string> FinalVowels = new(StringComparer.Ordinal)
    {
        ["en"] = "e",
        ["es"] = "aeo",
        ["pt"] = "aeo",
        ["it"] = "aeio",
        ["fr"] = "e",
        ["de"] = "",
    };

    /// <summary>The word's stem in that language; the word itself for languages without rules.</summary>
    public static string Stem(string word, string? language)
    {
        if (language is null || !Endings.TryGetValue(language, out var rules) || char.IsAsciiDigit(word[0]))
            return word;
        foreach (var (ending, instead) in rules)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal) && IsFree(word, ending, language))
            {
                word = word[..^ending.Length] + instead;
                if (ending is "ing" or "ed" or "ingly" or "edly" && language == "en")
                    word = WithoutDouble(word);
                break;
            }
        }

        return word.Length > ShortestStem && FinalVowels[language].Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;
    }

    /// <summary>
    /// English keeps "ss", "us" and "is", and an ending without a vowel before it is no ending ("sing", "red"). A short Spanish
    /// or Portuguese word keeps what only looks like the ending of a verb ("salida", "orden").
    /// </summary>
    private static bool IsFree(string word, string ending, string language)
    {
        if (language is "es" or "pt")
            return word.Length - ending.Length >= LongerStem || (ending.Length < ShortestStem && ending is not ("an" or "en"));
        if (language != "en")
            return true;
        if (ending == "s" && word[^2] is 's' or 'u' or 'i')
            return false;
        return ending is not ("ing" or "ed") || word.AsSpan(0, word.Length - ending.Length).ContainsAny(Vowels);
    }

    private static string WithoutDouble(string word) =>
        word.Length > ShortestStem && word[^1] == word[^2] && word[^1] is not ('s' or 'l' or 'z') ? word[..^1] : word;

    private static (string, string)[] Rules(string rules) =>
        [.. rules.Split(' ').Select(rule => rule.Split(':')).Select(rule => (rule[0], rule[1])).OrderByDescending(rule => rule.Item1.Length)];
}
