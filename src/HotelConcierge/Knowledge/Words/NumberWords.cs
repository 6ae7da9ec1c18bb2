using System.Collections.Frozen;

namespace HotelConcierge.Knowledge.Words;

/// <summary>The numbers from two on that papers write in words, by which they say how many there are of something.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, FrozenSet<string>> Lists = new(StringComparer.Ordinal)
    {
        ["en"] = Words("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"),
        ["es"] = Words("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien"),
        ["de"] = Words("zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert"),
        ["fr"] = Words("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent"),
        ["pt"] = Words("dois duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem"),
        ["it"] = Words("due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento"),
    };

    /// <summary>Whether the folded word is a number, in digits or in words.</summary>
    public static bool Contains(string? language, string word) =>
        char.IsAsciiDigit(word[0]) || (language is not null && Lists.TryGetValue(language, out var words) && words.Contains(word));

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
