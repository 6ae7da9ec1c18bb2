using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Reads which of the offered choices a guest means: a number ("2", "2.", "number 2"), a place ("the second"), a day, a time of day, or the label with slips.</summary>
internal static class ChoiceReader
{
    /// <summary>Longer messages choose nothing: they say something else.</summary>
    private const int LongestAnswer = 200;

    /// <summary>Words that may stand around a number without changing what it means.</summary>
    private static readonly HashSet<string> Fillers = new(
        ("number no nr num option choice slot the one please yes ok okay i take want would like ill book me for that " +
         "numero opcion la el lo por favor quiero si vale reserva ese esa nummer die der das den bitte ja ich nehme mochte " +
         "le numero l option s il vous plait oui je prends o opcao sim quero a il prendo si opzione per favore x").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Words that may stand around a day or a time without asking for anything else.</summary>
    private static readonly HashSet<string> TimeFillers = new(
        ("at um uhr h am pm a p m o clock oclock heure heures hora horas ora ore alle as las le les on by in this next and with works work sounds good great perfect fine then better " +
         "how about what y de del da do dem den bien perfecto mejor que tal bueno gut passt super lieber und wie ware es mit et parfait mieux plutot bem perfeito melhor bene perfetto meglio " +
         "e ao aos na no nel il al alla น โมง นาฬิกา ตอน วัน").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Words that choose what is no time.</summary>
    private static readonly Dictionary<string, SpaChoiceKind> Words = new[]
    {
        (SpaChoiceKind.Cancel, "yes|yes please|y|si|sí|ja|oui|sim|ok|ใช่"),
        (SpaChoiceKind.Keep, "no|n|no thanks|nein|non|não|ไม่|ไม่ใช่"),
        (SpaChoiceKind.More, "more|more times|later|show more|más|mas|ver más|mehr|weitere|plus|mais|altri|di più|เพิ่ม|เพิ่มเติม"),
    }.SelectMany(entry => entry.Item2.Split('|'), (entry, word) => (Word: FoldedText.Of(word).Text, Kind: entry.Item1))
        .DistinctBy(entry => entry.Word, StringComparer.Ordinal)
        .ToDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.Ordinal);

    /// <returns>The places of the choices that are meant, from 0: one when it is clear, several when it is not, none when the text chooses nothing.</returns>
    public static ImmutableArray<int> Read(IReadOnlyList<SpaChoice> choices, string text, string language, HotelClock clock)
    {
        if (ReadPlainly(choices, text, language) is { IsEmpty: false } plain)
            return plain;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer)
            return [];
        var moments = ByDayAndTime(choices, text.Trim(), language, clock);
        return moments.IsEmpty ? Nearest(choices, FoldedText.Of(text).Text) : moments;
    }

    /// <summary>As <see cref="Read"/>, but only what says nothing else: an id, a label, a number, a word for one of the choices.</summary>
    public static ImmutableArray<int> ReadPlainly(IReadOnlyList<SpaChoice> choices, string text, string language)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer)
            return [];
        var trimmed = text.Trim();
        var written = FoldedText.Of(trimmed).Text;
        if (Where(choices, choice => choice.Id == trimmed) is [var tapped])
            return [tapped];
        if (Where(choices, choice => FoldedText.Of(choice.Label).Text == written) is { IsEmpty: false } labelled)
            return labelled;
        if (Number(written, language) is { } number && number >= 1 && number <= choices.Count)
            return [number - 1];
        return Where(choices, choice => Words.TryGetValue(written, out var kind) && choice.Kind == kind);
    }

    /// <summary>Whether a text says nothing but a day, a time, or what stands on a choice: "tomorrow at 10", but not "we leave tomorrow at 10".</summary>
    public static bool IsAlone(string text, IReadOnlyList<SpaChoice> choices, string language, HotelClock clock)
    {
        if (text.Length > LongestAnswer)
            return false;
        var known = choices.SelectMany(choice => WordsOf(choice.Label)).ToHashSet(StringComparer.Ordinal);
        return Array.TrueForAll(WordsOf(text), word => word.All(char.IsAsciiDigit) || Fillers.Contains(word) || TimeFillers.Contains(word) || known.Contains(word)
            || DayReader.Read(word, language, clock.Today) is not DayReading.None);
    }

    private static string[] WordsOf(string text) =>
        FoldedText.Of(text).Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<int> Where(IReadOnlyList<SpaChoice> choices, Func<SpaChoice, bool> isMeant) =>
        [.. Enumerable.Range(0, choices.Count).Where(index => isMeant(choices[index]))];

    /// <summary>The only number in the text, when nothing but fillers stands around it.</summary>
    private static int? Number(string written, string language)
    {
        var meaningful = WordsOf(written).Where(word => !Fillers.Contains(word)).ToList();
        if (meaningful is not [var word])
            return null;
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Ordinal(word, language);
    }

    private static int? Ordinal(string word, string language)
    {
        foreach (var (text, number) in Language.Find(language)?.Ordinals ?? [])
        {
            if (FoldedText.Of(text).Text == word)
                return number;
        }

        return null;
    }

    /// <summary>"Sunday at 10", "the one at noon on the 23rd": the choices that begin then. A question about a time chooses nothing.</summary>
    private static ImmutableArray<int> ByDayAndTime(IReadOnlyList<SpaChoice> choices, string text, string language, HotelClock clock)
    {
        var times = HourReader.Read(text);
        var days = DayReader.Read(text, language, clock.Today) switch
        {
            DayReading.Named named => [named.Day],
            DayReading.Several several => several.Days,
            _ => ImmutableArray<DateOnly>.Empty,
        };
        if ((times.IsEmpty && days.IsEmpty) || text.Contains('?', StringComparison.Ordinal))
            return [];
        return Where(choices, choice => choice.Start is { } start
            && (days.IsEmpty || days.Contains(clock.DayOf(start)))
            && (times.IsEmpty || times.Contains(TimeOnly.FromDateTime(clock.At(start).DateTime))));
    }

    /// <summary>The labels that the text is nearest to. Their digits have to be the same: one wrong digit is another time.</summary>
    private static ImmutableArray<int> Nearest(IReadOnlyList<SpaChoice> choices, string written)
    {
        var digits = Digits(written);
        var near = new List<(int Index, int Slips)>();
        for (var index = 0; index < choices.Count; index++)
        {
            var label = FoldedText.Of(choices[index].Label).Text;
            if (Digits(label) == digits && written.Length > 0 && label.Length > 0 && Spelling.IsSlipOf(written, label, out var slips))
                near.Add((index, slips));
        }

        return [.. near.Where(entry => entry.Slips == near.Min(one => one.Slips)).Select(entry => entry.Index)];
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
