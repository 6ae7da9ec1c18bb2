using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Languages;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

/// <summary>Whether the guest's own words name what is about to be done.</summary>
public sealed class SpaConsentTests : IDisposable
{
    private readonly SpaWorld _world = new(new InMemoryTableStore());
    private readonly SpaConsent _consent = new(LanguageCatalog.Default);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("en", "cancel it", true)]
    [InlineData("en", "please cancel my massage", true)]
    [InlineData("en", "Cancel the massage tomorrow at 10", true)]
    [InlineData("de", "bitte stornieren", true)]
    [InlineData("es", "cancélalo por favor", true)]
    [InlineData("fr", "annulez-le", true)]
    [InlineData("it", "annullalo grazie", true)]
    [InlineData("pt", "cancele por favor", true)]
    [InlineData("th", "ยกเลิก", true)]
    [InlineData("en", "cancel the taxi", false)]
    [InlineData("en", "cancel my dinner", false)]
    [InlineData("en", "please cancel the taxi at 10", false)]
    [InlineData("en", "cancel everything", false)]
    [InlineData("en", "cancel my stay", false)]
    [InlineData("en", "cancel it?", false)]
    [InlineData("en", "don't cancel it", false)]
    [InlineData("en", "cancel it if it rains", false)]
    [InlineData("en", "cancel the massage at 11", false)]
    [InlineData("en", "cancel the massage on Monday", false)]
    [InlineData("en", "I have a cold", false)]
    [InlineData("en", "my husband wants to cancel his", false)]
    [InlineData("de", "storniere das Taxi", false)]
    [InlineData("es", "cancela el taxi", false)]
    [InlineData("fr", "annulez le taxi", false)]
    [InlineData("it", "annulla il taxi", false)]
    [InlineData("pt", "cancele o táxi", false)]
    [InlineData("th", "ยกเลิกแท็กซี่", false)]
    [InlineData("en", "", false)]
    public void Only_words_that_plainly_name_the_one_booking_cancel_it(string language, string words, bool expected)
    {
        var booking = Booking("b-1", 22, 10);

        Assert.Equal(expected, _consent.Cancels(Visit(words, language), booking, [booking]));
    }

    [Theory]
    [InlineData("cancel my massage", false)]
    [InlineData("cancel the massage on Sunday", true)]
    [InlineData("cancel the one at 10", true)]
    [InlineData("cancel the massage on Monday", false)]
    public void Of_several_bookings_the_words_have_to_name_this_one(string words, bool expected)
    {
        var booking = Booking("b-1", 22, 10);

        Assert.Equal(expected, _consent.Cancels(Visit(words), booking, [booking, Booking("b-2", 23, 11)]));
    }

    [Theory]
    [InlineData("en", "move it to 3 pm", true)]
    [InlineData("en", "please move my massage to tomorrow at 15:00", true)]
    [InlineData("en", "reschedule it to 3 pm please", true)]
    [InlineData("en", "move it to 4 pm", false)]
    [InlineData("en", "move it to Monday at 3 pm", false)]
    [InlineData("en", "move it later", false)]
    [InlineData("en", "can you move it to 3 pm?", false)]
    [InlineData("en", "move the taxi to 3 pm", false)]
    [InlineData("en", "move my dinner to 3 pm", false)]
    [InlineData("en", "I would rather have it at 3 pm if it is quiet then", false)]
    public void Only_words_that_plainly_name_the_new_time_move_it(string language, string words, bool expected) =>
        Assert.Equal(expected, _consent.Moves(Visit(words, language), Booking("b-1", 22, 10), _world.At(22, 15)));

    private SpaBooking Booking(string id, int day, int hour) =>
        new(id, _world.At(day, hour), _world.At(day, hour + 1), "Blue", SpaWorld.Massage);

    private SpaVisit Visit(string words, string language = "en") =>
        new(_world.Spa, SpaWorld.Guest(1), "turn-1-0-0", "turn-1", words, [], language, Most: 10);
}
