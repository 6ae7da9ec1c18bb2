using HotelConcierge.Messages;
using HotelConcierge.Spa;
using HotelConcierge.Welcome;
using static HotelConcierge.Tests.Channels.Twilio.TwilioSamples;

namespace HotelConcierge.Tests.Channels.Twilio;

/// <summary>How Twilio is written to when the guest has not just written.</summary>
public sealed class TwilioFirstWordTests
{
    private const string Sid = "HX0123456789abcdef0123456789abcdef";
    private const string SpanishSid = "HX1123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> Facts = new(StringComparer.Ordinal)
    {
        ["name"] = "Ana",
        ["hotel"] = "Resort",
        ["checkIn"] = "Sat 21 Nov",
        ["nights"] = "",
    };

    [Fact]
    public void A_recipient_is_written_to_from_the_configured_sender() =>
        Assert.Equal((Address, (string?)null), Channel(new RecordedMessages()).AddressOf(Guest));

    [Theory]
    [InlineData("whatsapp:+447700900123", "whatsapp:+12025550100", "whatsapp", "+447700900123", "+12025550100")]
    [InlineData("WhatsApp:+447700900123", "whatsapp:+12025550100", "whatsapp", "+447700900123", "+12025550100")]
    [InlineData("whatsapp:ES.13491208655302741918", "whatsapp:+12025550100", "whatsapp", "ES.13491208655302741918", "+12025550100")]
    [InlineData("+447700900123", "+12025550100", "sms", "+447700900123", "+12025550100")]
    public void An_address_is_a_pair_of_numbers_on_its_network(
        string guest, string business, string network, string guestNumber, string businessNumber)
    {
        var pair = Channel(new RecordedMessages()).PairOf(Address with { Business = business, Guest = guest });

        Assert.Equal(new NetworkPair(network, businessNumber, guestNumber), pair);
    }

    [Theory]
    [InlineData("447700900123", Business, "Must be a number with its country")]
    [InlineData("whatsapp:+44 7700", Business, "Must be a number with its country")]
    [InlineData("+447700900123", Business, "write whatsapp: before the number")]
    [InlineData(Guest, "+12025550100", "Twilio__From is not")]
    [InlineData(Guest, "", "set Twilio__From")]
    public void A_recipient_who_cannot_be_written_to_is_refused_with_the_remedy(string recipient, string from, string said)
    {
        var options = TwilioTestSettings();
        options.From = from;

        var (address, problem) = Channel(new RecordedMessages(), options).AddressOf(recipient);

        Assert.Null(address);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", Sid, "en")]
    [InlineData("es", SpanishSid, "es")]
    public async Task A_template_is_the_one_of_the_language_filled_in_order(string language, string sid, string approvedIn)
    {
        var twilio = new RecordedMessages();
        var options = TwilioTestSettings();
        options.Templates["WelcomeTemplate"] = $"en={Sid}, es={SpanishSid}";
        var channel = Channel(twilio, options);

        var template = channel.TemplateFor(WelcomeMessage.Kind.Template, language, Facts)!;
        await channel.SendAsync(new(Address, template), default);

        var sent = Assert.Single(twilio.Created);
        Assert.Equal((sid, """{"1":"Ana","2":"Resort","3":"Sat 21 Nov","4":"\u2013"}"""), (sent.ContentSid, sent.ContentVariables));
        Assert.Empty(sent.Body);
        Assert.Equal(approvedIn, template.Language);
    }

    [Fact]
    public void One_template_serves_all_languages_and_none_none()
    {
        var options = TwilioTestSettings();
        options.Templates["ReminderTemplate"] = Sid;
        options.Templates["ReminderVariables"] = "";
        var channel = Channel(new RecordedMessages(), options);

        var template = channel.TemplateFor(SpaReminderMessage.Kind.Template, "th", Facts)!;
        Assert.Equal(Sid, template.Id);
        Assert.Empty(template.Variables);
        Assert.Null(template.Language);
        Assert.False(channel.Has(WelcomeMessage.Kind.Template));
        Assert.Null(channel.TemplateFor(WelcomeMessage.Kind.Template, "en", Facts));
        Assert.Contains("Twilio__WelcomeTemplate", channel.RemedyFor(WelcomeMessage.Kind.Template), StringComparison.Ordinal);
    }
}
