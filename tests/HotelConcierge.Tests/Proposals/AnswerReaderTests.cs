using HotelConcierge.Calendar;
using HotelConcierge.Contracts;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Tests.Proposals;

public sealed class AnswerReaderTests
{
    private static readonly HotelClock Clock = HotelClock.For(
        "Europe/Madrid",
        new ManualTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero))
    )!;

    private static readonly AnswerReader Reader = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("en", "2")]
    [InlineData("en", "2.")]
    [InlineData("en", " #2 ")]
    [InlineData("en", "number 2 please")]
    [InlineData("en", "the second one")]
    [InlineData("en", "10:00")]
    [InlineData("en", "10.00")]
    [InlineData("en", "10 am")]
    [InlineData("en", "10")]
    [InlineData("en", "at 10 please")]
    [InlineData("en", "Sun 22 Nov, 10:00")]
    [InlineData("en", "sun 22 nov 10:00")]
    [InlineData("en", "Sunn 22 Nov, 10:00")]
    [InlineData("en", "spa-1-2")]
    [InlineData("en", "tomorrow at 10")]
    [InlineData("es", "la segunda")]
    [InlineData("es", "mañana a las 10")]
    [InlineData("es", "dom 22 nov, 10:00")]
    [InlineData("de", "die zweite bitte")]
    [InlineData("de", "um 10 Uhr")]
    [InlineData("fr", "10h00")]
    [InlineData("fr", "à 10 heures")]
    [InlineData("pt", "às 10")]
    [InlineData("it", "la seconda")]
    [InlineData("it", "alle 10")]
    [InlineData("th", "๒")]
    [InlineData("th", "10 น.")]
    public void The_second_of_the_choices_is_chosen_in_many_ways(string language, string text) => Assert.Equal([1], Read(text, language));

    [Theory]
    [InlineData("23 November", 3)]
    [InlineData("on Monday", 3)]
    [InlineData("23/11/2026", 3)]
    [InlineData("at 3", 2)]
    [InlineData("3 pm", 2)]
    [InlineData("more", 4)]
    [InlineData("More times", 4)]
    [InlineData("mor times", 4)]
    [InlineData("5", 4)]
    public void A_day_a_time_and_a_word_choose_what_they_name(string text, int expected) => Assert.Equal([expected], Read(text, "en"));

    [Theory]
    [InlineData("tomorrow", 0, 1, 2)]
    [InlineData("Sunday please", 0, 1, 2)]
    [InlineData("9:00", 0, 3)]
    public void What_fits_several_choices_is_left_open(string text, params int[] expected) => Assert.Equal(expected, Read(text, "en"));

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("99999999999")]
    [InlineData("11:00")]
    [InlineData("Sun 22 Nov, 11:00")]
    [InlineData("Tuesday")]
    [InlineData("hello")]
    [InlineData("2 people")]
    [InlineData("Is the pool open at 10?")]
    [InlineData("spa-0-2")]
    [InlineData("__INVALID__")]
    [InlineData("yes")]
    [InlineData("\uD83D")]
    public void What_fits_none_chooses_nothing(string text) => Assert.Empty(Read(text, "en"));

    [Fact]
    public void A_long_message_chooses_nothing() => Assert.Empty(Read("2" + new string(' ', 300) + "x", "en"));

    [Theory]
    [InlineData("yes", 0)]
    [InlineData("Sí", 0)]
    [InlineData("No, keep it", 1)]
    [InlineData("nein", 1)]
    [InlineData("2", 1)]
    public void A_question_is_answered_with_yes_or_no(string text, int expected) => Assert.Equal(
        [expected],
        Reader.Read(
            [new("a", "Yes, cancel it", OptionKind.Yes), new("b", "No, keep it", OptionKind.No)], text, "en", Clock).ToArray());

    [Theory]
    [InlineData("en", "2 thanks")]
    [InlineData("en", "2 please")]
    [InlineData("de", "2 danke")]
    [InlineData("es", "2 gracias")]
    [InlineData("fr", "2 merci")]
    [InlineData("it", "2 grazie")]
    [InlineData("pt", "2 obrigado")]
    [InlineData("th", "2 ครับ")]
    public void Politeness_changes_no_number(string language, string text) => Assert.Equal([1], ReadHalves(text, language));

    [Theory]
    [InlineData("en", "the last one")]
    [InlineData("en", "last")]
    [InlineData("de", "die letzte bitte")]
    [InlineData("es", "la última")]
    [InlineData("fr", "le dernier")]
    [InlineData("it", "l'ultimo")]
    [InlineData("pt", "a última por favor")]
    [InlineData("th", "อันสุดท้าย")]
    public void The_last_one_is_the_last_time_and_not_the_wish_for_more(string language, string text) =>
        Assert.Equal([3], ReadHalves(text, language));

    [Theory]
    [InlineData("en", "noon")]
    [InlineData("en", "at noon please")]
    [InlineData("en", "midday works")]
    [InlineData("de", "mittags")]
    [InlineData("es", "a mediodía")]
    [InlineData("fr", "à midi")]
    [InlineData("it", "a mezzogiorno")]
    [InlineData("pt", "ao meio-dia")]
    [InlineData("th", "เที่ยง")]
    [InlineData("en", "12")]
    public void Noon_is_twelve(string language, string text) => Assert.Equal([2], ReadHalves(text, language));

    [Theory]
    [InlineData("en", "half past ten")]
    [InlineData("en", "half past 10 please")]
    [InlineData("en", "half ten")]
    [InlineData("de", "halb elf")]
    [InlineData("de", "um halb elf bitte")]
    [InlineData("es", "a las diez y media")]
    [InlineData("fr", "dix heures et demie")]
    [InlineData("it", "alle dieci e mezza")]
    [InlineData("pt", "às dez e meia")]
    [InlineData("th", "10 โมงครึ่ง")]
    public void Half_an_hour_is_counted_as_the_language_counts_it(string language, string text) =>
        Assert.Equal([1], ReadHalves(text, language));

    [Theory]
    [InlineData("en", "half past nine")]
    [InlineData("de", "halb zehn")]
    [InlineData("es", "a las nueve y media")]
    [InlineData("en", "at 11")]
    public void A_time_that_was_not_offered_chooses_nothing(string language, string text) => Assert.Empty(ReadHalves(text, language));

    [Theory]
    [InlineData("tomorrow at 10:30", true)]
    [InlineData("half past ten please", true)]
    [InlineData("the last one", true)]
    [InlineData("we leave tomorrow at 10:30", false)]
    [InlineData("wake me at noon", false)]
    [InlineData("a taxi at 10:30", false)]
    public void Whether_a_time_stands_alone_is_told_from_wishes_with_a_time_in_them(string text, bool expected) =>
        Assert.Equal(expected, IsPlain(text, "en"));

    [Theory]
    [InlineData("en", "not at 10:30", false)]
    [InlineData("en", "no, 10:30", false)]
    [InlineData("en", "no 2", false)]
    [InlineData("es", "no a las 10:30", false)]
    [InlineData("de", "nicht um 10:30 Uhr", false)]
    [InlineData("fr", "pas à 10:30", false)]
    [InlineData("it", "non alle 10:30", false)]
    [InlineData("pt", "não às 10:30", false)]
    [InlineData("th", "ไม่ 10:30", false)]
    [InlineData("pt", "no dia 22 às 10:30", true)]
    public void A_time_that_is_refused_does_not_stand_alone(string language, string text, bool expected) =>
        Assert.Equal(expected, IsPlain(text, language));

    private static bool IsPlain(string text, string language) =>
        Reader.IsAlone(text, Halves(language), language, Clock, ["massage"])
        || !Reader.ReadPlainly(Halves(language), text, language).IsEmpty;

    private static int[] ReadHalves(string text, string language) => [.. Reader.Read(Halves(language), text, language, Clock)];

    private static OfferedOption[] Halves(string language)
    {
        DateTimeOffset At(int day, int hour, int minute) => Clock.MomentOf(new(2026, 11, day), new(hour, minute))!.Value;
        OfferedOption Time(int number, int day, int hour, int minute) => new(
            $"spa-1-{number}",
            DayText.Of(At(day, hour, minute), language, LanguageCatalog.Default),
            OptionKind.Choice,
            At(day, hour, minute));
        return
        [
            Time(1, 22, 9, 0), Time(2, 22, 10, 30), Time(3, 22, 12, 0), Time(4, 23, 15, 0),
            new("spa-1-5", "More times", OptionKind.More),
        ];
    }

    private static int[] Read(string text, string language)
    {
        DateTimeOffset At(int day, int hour) => Clock.MomentOf(new(2026, 11, day), new(hour, 0))!.Value;
        OfferedOption Time(int number, int day, int hour) => new(
            $"spa-1-{number}", DayText.Of(At(day, hour), language, LanguageCatalog.Default), OptionKind.Choice, At(day, hour));
        OfferedOption[] choices =
            [Time(1, 22, 9), Time(2, 22, 10), Time(3, 22, 15), Time(4, 23, 9), new("spa-1-5", "More times", OptionKind.More)];
        return [.. Reader.Read(choices, text, language, Clock)];
    }
}
