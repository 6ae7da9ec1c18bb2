using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Knowledge.Words;

public sealed class StemmerTests
{
    private static readonly SearchLanguages Languages = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("en", "pools", "pool")]
    [InlineData("en", "towels", "towel")]
    [InlineData("en", "massages", "massage")]
    [InlineData("en", "facilities", "facility")]
    [InlineData("en", "swimming", "swim")]
    [InlineData("en", "booked", "booking")]
    [InlineData("en", "dishes", "dish")]
    [InlineData("es", "toallas", "toalla")]
    [InlineData("es", "ninos", "nina")]
    [InlineData("es", "habitaciones", "habitacion")]
    [InlineData("es", "reservar", "reservas")]
    [InlineData("es", "limpian", "limpiar")]
    [InlineData("es", "llegamos", "llegar")]
    [InlineData("de", "handtucher", "handtuch")]
    [InlineData("de", "massagen", "massage")]
    [InlineData("fr", "enfants", "enfant")]
    [InlineData("fr", "journaux", "journal")]
    [InlineData("fr", "serviettes", "serviette")]
    [InlineData("pt", "refeicoes", "refeicao")]
    [InlineData("pt", "criancas", "crianca")]
    [InlineData("it", "asciugamani", "asciugamano")]
    [InlineData("it", "piscine", "piscina")]
    public void Forms_of_one_word_become_one_text(string language, string one, string other) =>
        Assert.Equal(Languages.Stem(one, language), Languages.Stem(other, language));

    [Theory]
    [InlineData("bebida", "bebe")]
    [InlineData("salida", "sal")]
    [InlineData("helado", "hela")]
    public void A_short_word_keeps_what_would_leave_another_one(string word, string other) =>
        Assert.NotEqual(Languages.Stem(other, "es"), Languages.Stem(word, "es"));

    [Theory]
    [InlineData("en", "bus")]
    [InlineData("en", "red")]
    [InlineData("en", "sing")]
    [InlineData("de", "bad")]
    [InlineData("th", "สระ")]
    [InlineData(null, "pools")]
    [InlineData("en", "24")]
    public void What_is_no_ending_stays(string? language, string word) => Assert.Equal(word, Languages.Stem(word, language));
}
