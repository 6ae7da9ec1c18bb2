using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Calendar;

public sealed class DayReaderTests
{
    /// <summary>A Saturday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("en", "Any massage tomorrow?", "2026-11-22")]
    [InlineData("en", "today please", "2026-11-21")]
    [InlineData("en", "the day after tomorrow", "2026-11-23")]
    [InlineData("en", "in three days", "2026-11-24")]
    [InlineData("en", "2 weeks from now", "2026-12-05")]
    [InlineData("en", "this weekend", "2026-11-21")]
    [InlineData("es", "¿hay masajes mañana por la mañana?", "2026-11-22")]
    [InlineData("es", "pasado mañana", "2026-11-23")]
    [InlineData("es", "esta mañana", "2026-11-21")]
    [InlineData("es", "dentro de 3 días", "2026-11-24")]
    [InlineData("de", "Guten Morgen! Habt ihr morgen etwas frei?", "2026-11-22")]
    [InlineData("de", "übermorgen", "2026-11-23")]
    [InlineData("de", "am Montag Morgen", "2026-11-23")]
    [InlineData("de", "in zwei Wochen", "2026-12-05")]
    [InlineData("fr", "aujourd’hui", "2026-11-21")]
    [InlineData("fr", "après-demain", "2026-11-23")]
    [InlineData("fr", "dans 3 jours", "2026-11-24")]
    [InlineData("pt", "depois de amanhã", "2026-11-23")]
    [InlineData("pt", "daqui a dois dias", "2026-11-23")]
    [InlineData("it", "dopodomani", "2026-11-23")]
    [InlineData("it", "tra una settimana", "2026-11-28")]
    [InlineData("th", "มีนวดพรุ่งนี้ไหม", "2026-11-22")]
    [InlineData("th", "มะรืนนี้", "2026-11-23")]
    [InlineData("th", "อีก 3 วัน", "2026-11-24")]
    public void Days_are_counted_from_today(string language, string text, string expected) => AssertDay(expected, text, language);

    [Theory]
    [InlineData("en", "next Friday")]
    [InlineData("en", "coming friday")]
    [InlineData("es", "el próximo viernes")]
    [InlineData("es", "el viernes que viene")]
    [InlineData("de", "nächsten Freitag")]
    [InlineData("fr", "vendredi prochain")]
    [InlineData("pt", "na próxima sexta-feira")]
    [InlineData("pt", "sexta que vem")]
    [InlineData("it", "venerdì prossimo")]
    [InlineData("th", "วันศุกร์หน้า")]
    public void Next_Friday_is_the_first_one_after_today_also_on_a_Friday(string language, string text)
    {
        AssertDay("2026-11-27", text, language);
        Assert.Equal(new DayReading.Named(new(2026, 12, 4)), Read(text, language, new(2026, 11, 27)));
    }

    [Theory]
    [InlineData("en", "Friday")]
    [InlineData("en", "this friday at 10")]
    [InlineData("es", "el viernes")]
    [InlineData("de", "diesen Freitag")]
    [InlineData("fr", "vendredi")]
    [InlineData("pt", "na sexta")]
    [InlineData("it", "venerdì")]
    [InlineData("th", "วันศุกร์นี้")]
    public void A_weekday_alone_is_today_or_the_first_one_after(string language, string text)
    {
        AssertDay("2026-11-27", text, language);
        Assert.Equal(new DayReading.Named(new(2026, 11, 27)), Read(text, language, new(2026, 11, 27)));
    }

    [Theory]
    [InlineData("en", "Tuesday of next week")]
    [InlineData("en", "next week Tuesday")]
    [InlineData("es", "el martes de la semana que viene")]
    [InlineData("de", "nächste Woche Dienstag")]
    [InlineData("fr", "mardi de la semaine prochaine")]
    [InlineData("pt", "terça da semana que vem")]
    [InlineData("it", "martedì della settimana prossima")]
    [InlineData("th", "วันอังคารสัปดาห์หน้า")]
    public void A_weekday_of_next_week_lies_after_the_coming_Sunday(string language, string text)
    {
        AssertDay("2026-11-24", text, language);
        Assert.Equal(new DayReading.Named(new(2026, 11, 24)), Read(text, language, new(2026, 11, 16)));
    }

    [Theory]
    [InlineData("en", "21 December")]
    [InlineData("en", "December 21st, 2026")]
    [InlineData("en", "on the 21st of December")]
    [InlineData("en", "Monday 21 December")]
    [InlineData("en", "2026-12-21")]
    [InlineData("en", "2026-12-21\n")]
    [InlineData("en", "The date is: 2026-12-21T00:00:00Z.")]
    [InlineData("en", "12/21/2026")]
    [InlineData("es", "el 21 de diciembre de 2026")]
    [InlineData("es", "21/12/26")]
    [InlineData("es", "el lunes 21 de diciembre")]
    [InlineData("de", "am 21. Dezember")]
    [InlineData("de", "21.12.")]
    [InlineData("de", "21.12.2026")]
    [InlineData("de", "Montag, den 21. Dezember")]
    [InlineData("fr", "le 21 décembre")]
    [InlineData("fr", "lundi 21 décembre 2026")]
    [InlineData("pt", "no dia 21 de dezembro")]
    [InlineData("it", "il 21 dicembre")]
    [InlineData("th", "วันที่ 21 ธันวาคม 2569")]
    [InlineData("th", "๒๑ ธ.ค. ๒๕๖๙")]
    [InlineData("th", "21/12/2569")]
    public void Dates_are_read_in_words_and_in_digits(string language, string text) => AssertDay("2026-12-21", text, language);

    [Theory]
    [InlineData("en", "on the 30th")]
    [InlineData("es", "el 30")]
    [InlineData("de", "am 30.")]
    [InlineData("fr", "le 30")]
    [InlineData("pt", "dia 30")]
    [InlineData("it", "il 30")]
    [InlineData("th", "วันที่ 30")]
    public void A_day_of_the_month_alone_is_the_next_one(string language, string text) => AssertDay("2026-11-30", text, language);

    [Theory]
    [InlineData("on the 30th", "2027-01-31", "2027-03-30")]
    [InlineData("1 January", "2026-12-31", "2027-01-01")]
    [InlineData("20 December", "2027-01-05", "2027-12-20")]
    [InlineData("20 November", "2026-11-21", "2026-11-20")]
    [InlineData("tomorrow", "2026-12-31", "2027-01-01")]
    [InlineData("tomorrow", "2028-02-28", "2028-02-29")]
    [InlineData("tomorrow", "2027-02-28", "2027-03-01")]
    [InlineData("February 29th", "2028-01-10", "2028-02-29")]
    [InlineData("February 29th", "2027-12-20", "2028-02-29")]
    [InlineData("29/02/2028", "2026-11-21", "2028-02-29")]
    public void Months_years_and_leap_days_are_the_calendars(string text, string today, string expected) =>
        Assert.Equal(new DayReading.Named(Day(expected)), Read(text, "en", Day(today)));

    [Theory]
    [InlineData("29 February 2027")]
    [InlineData("February 29th")]
    [InlineData("2027-02-29")]
    [InlineData("31 April")]
    [InlineData("30/02/2027")]
    [InlineData("2026-13-01")]
    [InlineData("0 May")]
    public void A_day_that_no_calendar_has_is_said_to_be_impossible(string text) =>
        Assert.IsType<DayReading.Impossible>(Read(text, "en", Today));

    [Theory]
    [InlineData("tomorrow or Tuesday", "2026-11-22", "2026-11-24")]
    [InlineData("4/5", "2027-04-05", "2027-05-04")]
    [InlineData("Friday 26 November", "2026-11-26", "2026-11-27")]
    public void A_text_with_two_days_is_a_question(string text, params string[] expected)
    {
        var several = Assert.IsType<DayReading.Several>(Read(text, "en", Today));
        Assert.Equal(expected.Select(Day), several.Days);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Do you have a spa?")]
    [InlineData("Guten Morgen")]
    [InlineData("buenos días")]
    [InlineData("at 10.30")]
    [InlineData("10:00")]
    [InlineData("2")]
    [InlineData("2.")]
    [InlineData("for 2-3 people")]
    [InlineData("my sun cream")]
    [InlineData("call +34 600 123 456")]
    public void A_text_without_a_day_names_none(string text)
    {
        foreach (var language in new[] { "en", "es", "de", null })
            Assert.IsType<DayReading.None>(Read(text, language, Today));
    }

    [Theory]
    [InlineData("yesterday", "2026-11-20")]
    [InlineData("last Friday", "2026-11-20")]
    [InlineData("1 January 1900", "1900-01-01")]
    [InlineData("in 9999 days", "2054-04-07")]
    [InlineData("31 December 9999", "9999-12-31")]
    public void Days_far_away_are_read_and_left_to_others_to_judge(string text, string expected) => AssertDay(expected, text, "en");

    [Theory]
    [InlineData("tommorow", "2026-11-22")]
    [InlineData("wendesday", "2026-11-25")]
    [InlineData("VIERNES", "2026-11-27")]
    [InlineData("sabado", "2026-11-21")]
    [InlineData("domani", "2026-11-22")]
    public void Slips_case_accents_and_a_wrong_guess_of_the_language_are_forgiven(string text, string expected) =>
        AssertDay(expected, text, "en");

    [Fact]
    public void A_label_that_is_written_back_names_its_day_in_every_language()
    {
        foreach (var language in LanguageCatalog.Default.Codes)
        {
            for (var day = Today; day < Today.AddDays(200); day = day.AddDays(1))
                Assert.Equal(
                    new DayReading.Named(day),
                    Read(DayText.Of(day, language, LanguageCatalog.Default) + ", 10:00", language, Today));
        }
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        string[] parts =
        [
            "next",
            "Friday",
            "in",
            "9999",
            "99999999999",
            "31",
            "/",
            ".",
            "-",
            ":",
            "วัน",
            "หน้า",
            "\uD83D",
            "\0",
            "\n",
            "ß",
            "º",
            "February",
            "21",
            "th",
        ];
        for (var seed = 0; seed < 800; seed++)
        {
            var text = string.Concat(
                Enumerable
                    .Range(0, 6)
                    .Select(place =>
                        parts[(seed * 7919 + place * place * 104729 + seed / (place + 1)) % parts.Length] + (seed % 3 == 0 ? " " : "")));
            Assert.NotNull(Read(text, null, DateOnly.MaxValue.AddDays(-800)));
        }

        Assert.IsType<DayReading.None>(Read(new string('x', 100_000), null, Today));
    }

    private static DayReading Read(string text, string? language, DateOnly today) =>
        DayReader.Read(text, language, today, LanguageCatalog.Default);

    private static void AssertDay(string expected, string text, string? language) =>
        Assert.Equal(new DayReading.Named(Day(expected)), Read(text, language, Today));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
