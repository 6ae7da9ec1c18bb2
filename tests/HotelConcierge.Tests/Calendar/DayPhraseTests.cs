using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Calendar;

/// <summary>Days that take several words, in five ways in each language: read whole, or said to be unsure; never by their last word.</summary>
public sealed class DayPhraseTests
{
    /// <summary>A Sunday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 29);

    public static TheoryData<string, string> WeeksFromMonday { get; } = Phrases("""
        en: a week from Monday | Monday week | a week on Monday | one week after Monday, please | in a week from monday
        es: el lunes en una semana | una semana después del lunes | lunes en ocho | el lunes en ocho días | el lunes dentro de una semana
        de: Montag in einer Woche | am Montag in einer Woche | eine Woche nach Montag | Montag in acht Tagen | Montag über eine Woche
        fr: lundi en huit | lundi dans une semaine | une semaine après lundi | le lundi en huit à 10h | lundi dans huit jours
        it: lunedì a otto | lunedì tra una settimana | una settimana dopo lunedì | lunedì fra una settimana | lunedì fra otto giorni
        pt: segunda daqui a uma semana | uma semana depois de segunda | segunda a oito | uma semana após segunda | segunda daqui a oito dias
        th: วันจันทร์อีกหนึ่งสัปดาห์ | หนึ่งสัปดาห์หลังวันจันทร์ | หนึ่งสัปดาห์หลังจากวันจันทร์ | วันจันทร์ในอีกหนึ่งสัปดาห์ | 1 สัปดาห์ถัดจากวันจันทร์
        """);

    public static TheoryData<string, string> WeeksFromTomorrow { get; } = Phrases("""
        en: tomorrow week | a week tomorrow | a week from tomorrow | one week after tomorrow | tmrw week
        es: mañana en una semana | mañana en ocho | una semana después de mañana | mañana en ocho días | de mañana en ocho
        de: morgen in einer Woche | eine Woche nach morgen | morgen in acht Tagen | morgen über eine Woche | ab morgen in einer Woche
        fr: demain en huit | demain dans une semaine | une semaine après demain | demain dans huit jours | dès demain en huit
        it: domani a otto | domani tra una settimana | una settimana dopo domani | domani fra otto giorni | da domani tra una settimana
        pt: amanhã a oito | de amanhã a oito | uma semana depois de amanhã | amanhã daqui a uma semana | de amanhã a oito dias
        th: พรุ่งนี้อีกหนึ่งสัปดาห์ | หนึ่งสัปดาห์หลังพรุ่งนี้ | หนึ่งสัปดาห์หลังจากพรุ่งนี้ | พรุ่งนี้อีก 1 สัปดาห์ | 1 สัปดาห์นับจากพรุ่งนี้
        """);

    public static TheoryData<string, string> DaysBesideADay { get; } = Phrases("""
        en: two days after tomorrow | 2 days after tmrw | the day after Tuesday | the day before Thursday | three days before Saturday
        es: dos días después de mañana | el día después del martes | el día antes del jueves | un día después del martes | tres días antes del sábado
        de: zwei Tage nach morgen | der Tag nach Dienstag | einen Tag nach Dienstag | am Tag vor Donnerstag | drei Tage vor Samstag
        fr: deux jours après demain | le jour après mardi | un jour après mardi | un jour avant jeudi | trois jours avant samedi
        it: due giorni dopo domani | il giorno dopo martedì | un giorno dopo martedì | il giorno prima di giovedì | tre giorni prima di sabato
        pt: dois dias depois de amanhã | o dia depois de terça | um dia depois de terça | um dia antes de quinta | três dias antes de sábado
        th: สองวันหลังจากพรุ่งนี้ | 2 วันหลังพรุ่งนี้ | หนึ่งวันหลังวันอังคาร | หนึ่งวันก่อนวันพฤหัส | สามวันก่อนวันเสาร์
        """);

    public static TheoryData<string, string> NextWeekends { get; } = Phrases("""
        en: next weekend | the next weekend | on the coming weekend | this coming weekend | Anything free next weekend?
        es: el próximo fin de semana | el fin de semana que viene | el finde que viene | el próximo finde | el fin de semana siguiente
        de: nächstes Wochenende | am nächsten Wochenende | kommendes Wochenende | am kommenden Wochenende | das nächste Wochenende
        fr: le week-end prochain | le prochain week-end | le weekend prochain | le week-end qui vient | le week-end suivant
        it: il prossimo fine settimana | il fine settimana prossimo | il prossimo weekend | nel prossimo fine settimana | il weekend prossimo
        pt: no próximo fim de semana | o próximo fim de semana | fim de semana que vem | o fim de semana seguinte | o fim-de-semana que vem
        th: สุดสัปดาห์หน้า | วันหยุดสุดสัปดาห์หน้า | เสาร์อาทิตย์หน้า | สุดสัปดาห์ถัดไป | สุดสัปดาห์ที่จะถึง
        """);

    public static TheoryData<string, string> NotThisButTheNext { get; } = Phrases("""
        en: not this Friday but the next | not this Friday, the next one | not this Friday but the one after | not this Friday, next Friday | not this friday: the Friday after
        es: no este viernes, el siguiente | no este viernes sino el próximo | este viernes no, el otro | no este viernes, el otro | no este viernes sino el que viene
        de: nicht diesen Freitag, sondern den nächsten | nicht diesen Freitag, den nächsten | diesen Freitag nicht, sondern den nächsten | nicht diesen Freitag, den danach | nicht diesen Freitag, nächsten Freitag
        fr: pas ce vendredi, le suivant | pas ce vendredi mais le prochain | pas ce vendredi, celui d'après | pas vendredi, le vendredi suivant | pas ce vendredi-ci, l'autre
        it: non questo venerdì, il prossimo | non questo venerdì ma il prossimo | non questo venerdì, quello dopo | non questo venerdì, l'altro | non venerdì, il venerdì seguente
        pt: não esta sexta, a outra | não esta sexta mas a próxima | não esta sexta, a seguinte | não nesta sexta, na outra | não esta sexta, a sexta seguinte
        th: ไม่ใช่ศุกร์นี้ แต่เป็นศุกร์หน้า | ไม่ใช่วันศุกร์นี้ วันศุกร์หน้า | ไม่ใช่ศุกร์นี้ เป็นศุกร์ถัดไป | ไม่เอาศุกร์นี้ เอาศุกร์หน้า | ไม่ใช่วันศุกร์นี้แต่เป็นสัปดาห์ถัดไป
        """);

    public static TheoryData<string, string> AfterTheNext { get; } = Phrases("""
        en: the Friday after next | Friday after next | the Friday after the next one | Friday of the week after next | the week after next Friday
        es: el viernes después del próximo | el viernes siguiente al próximo | el viernes después del que viene | el viernes de la semana siguiente a la próxima | no el próximo viernes sino el siguiente
        de: übernächsten Freitag | am übernächsten Freitag | Freitag übernächster Woche | übernächste Woche Freitag | nicht nächsten Freitag, sondern den übernächsten
        fr: le vendredi d'après le prochain | le vendredi après le prochain | pas vendredi prochain mais celui d'après | le vendredi de la semaine après la prochaine | le vendredi qui suit le prochain
        it: il venerdì dopo il prossimo | il venerdì dopo quello prossimo | non venerdì prossimo, quello dopo | venerdì della settimana dopo la prossima | il venerdì successivo al prossimo
        pt: a sexta depois da próxima | a sexta seguinte à próxima | a sexta a seguir à próxima | não a próxima sexta, a seguinte | sexta da semana depois da próxima
        th: วันศุกร์หน้าโน้น | ศุกร์ถัดจากศุกร์หน้า | วันศุกร์ของสัปดาห์ถัดจากสัปดาห์หน้า | วันศุกร์หลังจากศุกร์หน้า | ไม่ใช่ศุกร์หน้า แต่ศุกร์ถัดไป
        """);

    public static TheoryData<string, string> Fortnights { get; } = Phrases("""
        en: in a fortnight | a fortnight from now | a fortnight from today | a fortnight today | in two weeks
        es: dentro de quince días | en quince días | en dos semanas | dentro de una quincena | de hoy en quince
        de: in vierzehn Tagen | in 14 Tagen | in zwei Wochen | heute in zwei Wochen | heute in vierzehn Tagen
        fr: dans quinze jours | dans une quinzaine | dans deux semaines | d'ici quinze jours | aujourd'hui en quinze
        it: tra quindici giorni | fra quindici giorni | tra due settimane | oggi a quindici | tra una quindicina di giorni
        pt: daqui a quinze dias | dentro de quinze dias | em duas semanas | daqui a duas semanas | de hoje a quinze
        th: อีกสองสัปดาห์ | อีก 2 สัปดาห์ | ในอีกสองสัปดาห์ | สองสัปดาห์จากนี้ | สองสัปดาห์นับจากวันนี้
        """);

    public static TheoryData<string, string> NumbersInWords { get; } = Phrases("""
        en: three December please | third of December | on the third of December | December third | Thursday, the third of December
        es: tres de diciembre | el tres de diciembre por favor | tres diciembre | para el tres de diciembre | el día tres de diciembre
        de: dritter Dezember | am dritten Dezember | der dritte Dezember | drei Dezember bitte | zum dritten Dezember
        fr: trois décembre | le trois décembre | pour le trois décembre svp | jeudi trois décembre | du trois décembre
        it: tre dicembre | il tre dicembre | per il tre dicembre | giovedì tre dicembre | il giorno tre dicembre
        pt: três de dezembro | dia três de dezembro | no dia três de dezembro | três dezembro | quinta, três de dezembro
        th: สาม ธันวาคม | วันที่สามธันวาคม | วันที่สาม เดือนธันวาคม | สามธันวาคม | วันพฤหัสที่สามธันวาคม
        """);

    public static TheoryData<string, string> NotReadWhole { get; } = Phrases("""
        en: the day before we leave | two days after our arrival | the other Monday | any time after Friday | Friday of the second week
        es: el día antes de irnos | dos días después de llegar | el lunes de la otra semana | el otro lunes | después del viernes
        de: am Tag vor unserer Abreise | zwei Tage nach der Ankunft | irgendwann nach Freitag | Montag der zweiten Woche | nicht am Freitag
        fr: la veille de notre départ | deux jours après notre arrivée | l'autre lundi | lundi de l'autre semaine | après vendredi
        it: il giorno prima di partire | due giorni dopo l'arrivo | lunedì dell'altra settimana | l'altro lunedì | dopo venerdì
        pt: na véspera de irmos embora | dois dias depois da chegada | segunda da outra semana | na outra segunda | depois de sexta
        th: วันก่อนกลับบ้าน | สองวันหลังเช็คอิน | วันจันทร์ของสัปดาห์สุดท้าย | หลังวันศุกร์ | ไม่ใช่วันศุกร์
        """);

    public static TheoryData<string, string> StillPlain { get; } = Phrases("""
        en: Friday after lunch | Friday before 10 | why not Friday? | we come for a week from Friday | We can't say yet. Once a week, maybe Friday
        es: el viernes después de comer | el viernes antes de las 10 | ¿por qué no el viernes? | por una semana desde el viernes | No, el viernes
        de: Freitag nach dem Essen | Freitag vor 10 Uhr | warum nicht Freitag? | für eine Woche ab Freitag | Nein, Freitag
        fr: vendredi après le déjeuner | vendredi avant 10 heures | pourquoi pas vendredi ? | pour une semaine à partir de vendredi | Non, vendredi
        it: venerdì dopo pranzo | venerdì prima delle 10 | perché non venerdì? | per una settimana da venerdì | No, venerdì
        pt: sexta depois do almoço | sexta antes das 10 | por que não sexta? | por uma semana a partir de sexta | Não, sexta
        th: วันศุกร์หลังอาหารกลางวัน | วันศุกร์ก่อนเที่ยง | ทำไมไม่ใช่วันศุกร์ล่ะ | เป็นเวลาหนึ่งสัปดาห์ตั้งแต่วันศุกร์ | ไม่ วันศุกร์
        """);

    [Theory]
    [MemberData(nameof(WeeksFromMonday))]
    public void A_week_from_Monday_is_counted_from_the_coming_Monday(string language, string text) =>
        AssertDays(language, text, new DateOnly(2026, 12, 7));

    [Theory]
    [MemberData(nameof(WeeksFromTomorrow))]
    public void A_week_tomorrow_is_counted_from_tomorrow(string language, string text) => AssertDays(language, text, new DateOnly(2026, 12, 7));

    [Theory]
    [MemberData(nameof(DaysBesideADay))]
    public void Days_after_and_before_a_day_are_counted_from_it(string language, string text) =>
        AssertDays(language, text, new DateOnly(2026, 12, 2));

    [Theory]
    [MemberData(nameof(NextWeekends))]
    public void Next_weekend_on_a_Sunday_is_one_of_two_days_to_come(string language, string text) =>
        AssertDays(language, text, new DateOnly(2026, 12, 5), new DateOnly(2026, 12, 6));

    [Theory]
    [MemberData(nameof(NotThisButTheNext))]
    public void Not_this_Friday_but_the_next_is_a_week_later(string language, string text) => AssertDays(language, text, new DateOnly(2026, 12, 11));

    [Theory]
    [MemberData(nameof(AfterTheNext))]
    public void The_Friday_after_next_is_the_second_to_come(string language, string text) => AssertDays(language, text, new DateOnly(2026, 12, 11));

    [Theory]
    [MemberData(nameof(Fortnights))]
    public void A_fortnight_is_two_weeks(string language, string text) => AssertDays(language, text, new DateOnly(2026, 12, 13));

    [Theory]
    [MemberData(nameof(NumbersInWords))]
    public void A_day_of_the_month_may_be_a_word(string language, string text) => AssertDays(language, text, new DateOnly(2026, 12, 3));

    [Theory]
    [MemberData(nameof(NotReadWhole))]
    public void What_is_not_read_whole_is_never_the_nearest_day(string language, string text) =>
        Assert.IsType<DayReading.Unsure>(Read(text, language));

    [Theory]
    [MemberData(nameof(StillPlain))]
    public void Words_that_are_no_part_of_the_day_leave_it_plain(string language, string text) =>
        AssertDays(language, text, new DateOnly(2026, 12, 4));

    [Theory]
    [InlineData("day after tmrw", "2026-12-01")]
    [InlineData("Monday after the 3rd of December", "2026-12-07")]
    [InlineData("the last Monday before 21 December", "2026-12-14")]
    [InlineData("not Friday but Saturday", "2026-12-05")]
    [InlineData("Saturday, not Friday", "2026-12-05")]
    [InlineData("not tomorrow, 12/12/2026", "2026-12-12")]
    [InlineData("last weekend", "2026-11-21", "2026-11-22")]
    [InlineData("the weekend after next", "2026-12-12", "2026-12-13")]
    [InlineData("the twenty-first of December", "2026-12-21")]
    [InlineData("the fifth of May", "2027-05-05")]
    [InlineData("two may come tomorrow", "2026-11-30")]
    [InlineData("Not Friday. After lunch on Saturday please", "2026-12-05")]
    [InlineData("We arrive Friday and stay a week", "2026-12-04")]
    [InlineData("Not this Friday but the next Saturday", "2026-12-05")]
    [InlineData("Friday 2026-12-04 after 10", "2026-12-04")]
    [InlineData("Friday may be better", "2026-12-04")]
    [InlineData("tomorrow, but not before 10", "2026-11-30")]
    [InlineData("We stay for a week from Monday", "2026-11-30")]
    [InlineData("นวดหลังพรุ่งนี้", "2026-11-30")]
    public void Parts_of_a_day_make_one_phrase(string text, params string[] expected) =>
        AssertDays("en", text, [.. expected.Select(day => DateOnly.Parse(day, null))]);

    [Theory]
    [InlineData("not Friday")]
    [InlineData("not tomorrow but the next day")]
    [InlineData("the day before we leave on Friday", "2026-12-04")]
    [InlineData("the other Friday", "2026-12-04", "2026-12-11")]
    [InlineData("after Friday", "2026-12-05")]
    [InlineData("the first Friday of December")]
    [InlineData("a day after 21/12/2026", "2026-12-21")]
    [InlineData("any time after 21/12/2026", "2026-12-21")]
    [InlineData("Friday this week", "2026-12-04")]
    [InlineData("the Friday before Christmas")]
    [InlineData("the Monday after")]
    [InlineData("the day before")]
    public void An_unsure_day_comes_with_the_days_that_it_may_be(string text, params string[] expected) => Assert.Equal(
        expected.Select(day => DateOnly.Parse(day, null)),
        Assert.IsType<DayReading.Unsure>(Read(text, "en")).Days);

    [Theory]
    [InlineData("31 December 9999")]
    [InlineData("1 January 0001")]
    public void Days_counted_beyond_the_calendar_end_with_it(string day)
    {
        foreach (var phrase in new[] { "9999 fortnights after ", "9999 weeks before ", "the Friday after ", "the Friday before " })
            Assert.IsType<DayReading.Named>(Read(phrase + day, "en"));
    }

    private static TheoryData<string, string> Phrases(string lines)
    {
        var data = new TheoryData<string, string>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var language = line[..2];
            var phrases = line[3..].Split('|', StringSplitOptions.TrimEntries);
            Assert.Equal(5, phrases.Length);
            foreach (var phrase in phrases)
                data.Add(language, phrase);
        }

        Assert.Equal(5 * LanguageCatalog.Default.Codes.Count, data.Count);
        return data;
    }

    private static void AssertDays(string language, string text, params DateOnly[] days)
    {
        DateOnly[] read = Read(text, language) switch
        {
            DayReading.Named named => [named.Day],
            DayReading.Several several => [.. several.Days],
            var other => throw new Xunit.Sdk.XunitException($"'{text}' is read as {other}"),
        };
        Assert.Equal(days, read);
    }

    private static DayReading Read(string text, string language) => DayReader.Read(text, language, Today, LanguageCatalog.Default);
}
