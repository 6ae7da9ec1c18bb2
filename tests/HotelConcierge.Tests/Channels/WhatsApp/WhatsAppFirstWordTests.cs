using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Channels.Twilio;
using HotelConcierge.Welcome;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>Who a guest is beside this channel, and how one is written to who has not just written.</summary>
public sealed class WhatsAppFirstWordTests
{
    private static readonly Dictionary<string, string> Facts = new(StringComparer.Ordinal)
    {
        ["name"] = "Ana",
        ["hotel"] = "AnyCompany\nLuxury\t Resort",
        ["checkIn"] = "Sat 21 Nov",
        ["nights"] = "",
    };

    [Theory]
    [InlineData(Guest, "whatsapp:" + Guest)]
    [InlineData(ScopedId, "whatsapp:" + ScopedId)]
    public void A_pair_of_numbers_is_the_same_through_Twilio(string here, string there)
    {
        var twilio = TwilioSamples.Channel(new RecordedMessages());

        Assert.Equal(
            twilio.PairOf(new(new("twilio"), "whatsapp:" + Business, there)),
            Channel().PairOf(Address with { Guest = here }));
    }

    [Fact]
    public void A_guest_is_known_by_the_number_that_WhatsApp_vouches_for()
    {
        Assert.Equal(Guest, Channel().NumberOf(Address));
        Assert.Equal([Guest], Channel().AddressesOf(Guest));
    }

    [Theory]
    [InlineData(Guest)]
    [InlineData(ScopedId)]
    public void A_recipient_is_written_to_from_our_number(string recipient) =>
        Assert.Equal((Address with { Guest = recipient }, (string?)null), Channel().AddressOf(recipient));

    [Theory]
    [InlineData("447700900123", Business, "Must be a number with its country")]
    [InlineData("whatsapp:+447700900123", Business, "Must be a number with its country")]
    [InlineData(Guest, "", "set WhatsApp__Number")]
    public void A_recipient_who_cannot_be_written_to_is_refused_with_the_remedy(string recipient, string number, string said)
    {
        var options = Account();
        options.Number = number;

        var (address, problem) = Channel(options: options).AddressOf(recipient);

        Assert.Null(address);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "en_US", "en")]
    [InlineData("es", "es", "es")]
    public async Task A_template_is_the_one_of_the_language_filled_in_order(string language, string code, string approvedIn)
    {
        var meta = new ScriptedMeta();
        var options = Account();
        options.Templates["WelcomeTemplate"] = "stay_welcome:en_US, stay_welcome:es";
        var channel = Channel(meta, options);
        var welcome = WelcomeMessage.Kind.Template;

        Assert.True(channel.Has(welcome));
        var template = channel.TemplateFor(welcome, language, Facts)!;
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(new(Address, template), default));

        Assert.Equal(approvedIn, template.Language);
        var sent = meta.Json(0)["template"]!;
        Assert.Equal(("stay_welcome", code), ((string?)sent["name"], (string?)sent["language"]!["code"]));
        Assert.Equal(
            ["Ana", "AnyCompany Luxury Resort", "Sat 21 Nov", "–"],
            sent["components"]![0]!["parameters"]!.AsArray().Select(value => (string?)value!["text"]));
    }

    [Fact]
    public void Without_a_template_there_is_none_and_its_setting_is_named()
    {
        Assert.False(Channel().Has(WelcomeMessage.Kind.Template));
        Assert.Null(Channel().TemplateFor(WelcomeMessage.Kind.Template, "en", Facts));
        Assert.Contains("WhatsApp__WelcomeTemplate", Channel().RemedyFor(WelcomeMessage.Kind.Template), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_with_the_settings_is_said_at_once_and_never_with_its_value()
    {
        var options = new WhatsAppOptions
        {
            PhoneNumberId = "+hunter2",
            Number = "hunter2",
            Numbers = { ["hunter2"] = "hunter2" },
            ApiBaseUrl = "hunter2",
            ApiVersion = "23",
            RequestTimeout = TimeSpan.Zero,
        };
        options.Templates["WelcomeTemplate"] = "hunter2";
        options.Templates["WelcomeVariables"] = "hunter2";
        options.Templates["DeskTemplates__answer"] = "hunter2";

        var failures = new WhatsAppOptions.Check([WelcomeMessage.Kind.Template]).Validate(null, options).Failures!.ToList();

        Assert.Equal(
            [
                "WhatsApp__AccessToken",
                "WhatsApp__AppSecret",
                "WhatsApp__VerifyToken",
                "WhatsApp__PhoneNumberId",
                "WhatsApp__Number",
                "WhatsApp__Numbers__",
                "WhatsApp__ApiBaseUrl",
                "WhatsApp__ApiVersion",
                "WhatsApp__RequestTimeout",
                "WhatsApp__WelcomeTemplate",
                "WhatsApp__WelcomeVariables",
                "WhatsApp__DeskTemplates__answer",
            ],
            failures.Select(failure => failure.Split(' ')[0]));
        Assert.DoesNotContain(failures, failure => failure.Contains("hunter2", StringComparison.Ordinal));
        Assert.True(new WhatsAppOptions.Check([WelcomeMessage.Kind.Template]).Validate(null, Account()).Succeeded);
    }
}
