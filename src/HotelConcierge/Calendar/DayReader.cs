using System.Collections.Immutable;
using HotelConcierge.Languages;

namespace HotelConcierge.Calendar;

/// <summary>
/// Reads the day that somebody means: "tomorrow", "next Friday", "in three days", "21 November", "el 21", "2026-11-21", in
/// every language of a catalogue. Pure and quick for any text; nothing makes it throw.
/// </summary>
/// <remarks>
/// <para>A bare weekday is today or the first one after; "next Friday" is the first Friday after today, and only "Friday of next
/// week" is a week's later one. A day without its year is the nearest such date that is not more than three months ago.</para>
/// <para>A text that names two different days, or "4/5" in English, is <see cref="DayReading.Several"/>. So is a weekday that
/// contradicts its date.</para>
/// <para>Phrases are read whole: "a week from Monday", "two days before Friday", "not this Friday but the next". Where words beside a
/// day belong to it and are not understood, it is <see cref="DayReading.Unsure"/> and never the day of the last word.</para>
/// </remarks>
public static class DayReader
{
    /// <summary>Longer texts are read up to here, in UTF-16 code units.</summary>
    private const int ReadAtMost = 2000;

    /// <param name="text">A guest's message, or a model's answer with whatever prose it put around the date.</param>
    /// <param name="language">The language it is probably in, which is tried first; null when unknown.</param>
    /// <param name="today">The hotel's day.</param>
    /// <param name="languages">Those that are tried.</param>
    public static DayReading Read(string text, string? language, DateOnly today, LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(languages);
        if (text.Length > ReadAtMost)
            text = text[..ReadAtMost];
        var hinted = languages.All.Where(words => words.Code == language);
        var ordered = hinted.Concat(languages.All.Where(words => words.Code != language)).Select(one => one.Days).ToList();
        var numeric = NumericDays.Read(text, today, monthMayComeFirst: ordered[0].MonthMayComeFirst, out var rest);
        foreach (var forgivesSlips in new[] { false, true })
        {
            foreach (var words in ordered)
            {
                var found = new DayScan(DayVocabulary.Of(words), rest, today, forgivesSlips).Read();
                if (found.Count > 0)
                    return Judge([.. numeric, .. found]);
            }

            if (numeric.Count > 0)
                break;
        }

        return Judge(numeric);
    }

    private static DayReading Judge(IReadOnlyList<DayMention> mentions)
    {
        var named = mentions.Where(mention => !mention.IsRefused).ToList();
        if (named.Exists(mention => mention.Days.IsEmpty && !mention.IsUnsure))
            return new DayReading.Impossible();

        // "Friday, 27 November" names one day twice.
        var dates = named.Where(mention => !mention.IsWeekday).ToList();
        var days = named
            .Where(mention => !mention.IsWeekday || !dates.Exists(date => date.Days.Any(day => day.DayOfWeek == mention.Days[0].DayOfWeek)))
            .SelectMany(mention => mention.Days)
            .Distinct()
            .Order()
            .ToImmutableArray();
        if (named.Exists(mention => mention.IsUnsure) || (named.Count == 0 && mentions.Count > 0))
            return new DayReading.Unsure(days);
        return days.Length switch
        {
            0 => new DayReading.None(),
            1 => new DayReading.Named(days[0]),
            _ => new DayReading.Several(days),
        };
    }
}
