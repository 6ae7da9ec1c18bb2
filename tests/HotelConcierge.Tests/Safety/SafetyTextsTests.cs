using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Safety;

namespace HotelConcierge.Tests.Safety;

/// <summary>What a guest in danger reads: complete in every language, short enough to be read at once, with the right numbers.</summary>
public sealed class SafetyTextsTests
{
    private static readonly CountryNumbers All = new("112", "110", "118", "145");
    private readonly SafetyTexts _texts = new();

    public static TheoryData<string, SafetyKind> Each
    {
        get
        {
            var each = new TheoryData<string, SafetyKind>();
            foreach (var language in LanguageCatalog.Default.Codes)
            {
                foreach (var kind in Enum.GetValues<SafetyKind>())
                    each.Add(language, kind);
            }

            return each;
        }
    }

    [Fact]
    public void Every_language_that_ships_has_all_texts() =>
        Assert.Equal(LanguageCatalog.Default.Codes.Order(StringComparer.Ordinal), _texts.Languages.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Each))]
    public void It_names_the_number_and_reception_fits_one_message_and_leaves_no_slot_open(string language, SafetyKind kind)
    {
        var text = _texts.Write(kind, language, All, "+34 956 000 000");

        Assert.Contains("112", text, StringComparison.Ordinal);
        Assert.Contains("+34 956 000 000", text, StringComparison.Ordinal);
        Assert.Equal(kind is SafetyKind.Poisoning, text.Contains("145", StringComparison.Ordinal));
        Assert.Equal(kind is SafetyKind.Danger, text.Contains("110", StringComparison.Ordinal));
        Assert.Equal(kind is SafetyKind.Danger, text.Contains("118", StringComparison.Ordinal));
        Assert.DoesNotContain('{', text);
        Assert.Single(ReplyText.ToChunks(text, new TextStyle(WhatsAppMarkup.Instance, 1600)));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void What_is_not_known_is_left_out(string language, SafetyKind kind)
    {
        var text = _texts.Write(kind, language, EmergencyNumbers.Unknown, reception: null);

        Assert.Contains("112", text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(": .", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "not a doctor")]
    [InlineData("es", "no un médico")]
    [InlineData("de", "kein Arzt")]
    [InlineData("fr", "médecin")]
    [InlineData("pt", "não um médico")]
    [InlineData("it", "non un medico")]
    [InlineData("th", "ไม่ใช่หมอ")]
    public void Every_text_says_that_nobody_here_is_a_doctor(string language, string words)
    {
        foreach (var kind in Enum.GetValues<SafetyKind>())
            Assert.Contains(words, _texts.Write(kind, language, All, reception: null), StringComparison.Ordinal);
        Assert.Contains(words, _texts.WriteAgain(language, All, reception: null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_texts_gets_the_English_ones() =>
        Assert.Equal(_texts.Write(SafetyKind.Danger, "en", All, null), _texts.Write(SafetyKind.Danger, "eo", All, null));

    [Theory]
    [InlineData("ES", "112", "91 562 04 20")]
    [InlineData("th", "1669", "1367")]
    [InlineData("US", "911", "1-800-222-1222")]
    [InlineData("IT", "112", null)]
    [InlineData("XX", "112", null)]
    [InlineData(null, "112", null)]
    public void Numbers_belong_to_a_country(string? country, string emergency, string? poison)
    {
        var numbers = EmergencyNumbers.For(country);

        Assert.Equal((emergency, poison), (numbers.Emergency, numbers.Poison));
    }

    [Theory]
    [InlineData("ES")]
    [InlineData("DE")]
    [InlineData("FR")]
    [InlineData("PT")]
    [InlineData("IT")]
    [InlineData("TH")]
    [InlineData("GB")]
    [InlineData("IE")]
    [InlineData("US")]
    [InlineData("CA")]
    [InlineData("AU")]
    [InlineData("AT")]
    [InlineData("CH")]
    [InlineData("MX")]
    [InlineData("BR")]
    public void Where_the_product_is_sold_the_number_is_known(string country) =>
        Assert.Contains(country, EmergencyNumbers.Countries, StringComparer.Ordinal);
}
