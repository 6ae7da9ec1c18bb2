using HotelConcierge.Calendar;
using HotelConcierge.Contracts;
using HotelConcierge.Languages;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

public sealed class ChoiceReaderTests
{
    private static readonly HotelClock Clock = HotelClock.For(
        "Europe/Madrid",
        new ManualTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero))
    )!;

    private static readonly ChoiceReader Reader = new(LanguageCatalog.Default);

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
            [new("a", "Yes, cancel it", SpaChoiceKind.Cancel), new("b", "No, keep it", SpaChoiceKind.Keep)], text, "en", Clock).ToArray());

    [Theory]
    [InlineData("cancel it", true)]
    [InlineData("please CANCEL my massage", true)]
    [InlineData("cancélalo", true)]
    [InlineData("bitte stornieren", true)]
    [InlineData("annulez mon massage", true)]
    [InlineData("cancelar", true)]
    [InlineData("vorrei disdire", true)]
    [InlineData("ขอยกเลิก", true)]
    [InlineData("don't cancel it", false)]
    [InlineData("nicht stornieren", false)]
    [InlineData("ไม่ต้องยกเลิก", false)]
    [InlineData("can I cancel for free?", false)]
    [InlineData("what have I booked", false)]
    [InlineData("", false)]
    public void Only_plain_words_cancel(string text, bool expected) =>
        Assert.Equal(expected, new CancelWords(LanguageCatalog.Default).AreIn(text));

    private static int[] Read(string text, string language)
    {
        DateTimeOffset At(int day, int hour) => Clock.MomentOf(new(2026, 11, day), new(hour, 0))!.Value;
        SpaChoice Time(int number, int day, int hour) => new(
            $"spa-1-{number}", DayText.Of(At(day, hour), language, LanguageCatalog.Default), SpaChoiceKind.Time, At(day, hour));
        SpaChoice[] choices =
            [Time(1, 22, 9), Time(2, 22, 10), Time(3, 22, 15), Time(4, 23, 9), new("spa-1-5", "More times", SpaChoiceKind.More)];
        return [.. Reader.Read(choices, text, language, Clock)];
    }
}
