using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Spa;
using HotelConcierge.Welcome;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioOptionsTests
{
    private static readonly TwilioOptions.Check Check = new([WelcomeMessage.Kind.Template, SpaReminderMessage.Kind.Template]);

    [Fact]
    public void The_defaults_are_Twilios_own_addresses_ten_seconds_and_no_typing()
    {
        var options = new TwilioOptions();

        Assert.Equal("https://api.twilio.com", options.ApiBaseUrl);
        Assert.Equal("https://messaging.twilio.com", options.MessagingBaseUrl);
        Assert.Equal(TimeSpan.FromSeconds(10), options.RequestTimeout);
        Assert.False(options.TypingIndicator);
        Assert.Equal(
            ("", "", "", "", ""),
            (options.AccountSid, options.AuthToken, options.From, options.MessagingServiceSid, options.MessagingApiBaseUrl));
    }

    [Theory]
    [InlineData("http://127.0.0.1:7080/", "", "http://127.0.0.1:7080")]
    [InlineData("https://api.twilio.com/", "", "https://messaging.twilio.com")]
    [InlineData("http://127.0.0.1:7080", "http://127.0.0.1:7081/", "http://127.0.0.1:7081")]
    public void One_stand_in_serves_messages_and_typing(string api, string messaging, string typing) =>
        Assert.Equal(typing, new TwilioOptions { ApiBaseUrl = api, MessagingApiBaseUrl = messaging }.MessagingBaseUrl);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_by_its_setting_and_without_its_value()
    {
        var options = new TwilioOptions
        {
            AccountSid = "SK0123456789abcdef0123456789abcdef",
            AuthToken = " ",
            From = "whatsapp: +1 (415)",
            MessagingServiceSid = "MGx",
            ApiBaseUrl = "api.twilio.com",
            MessagingApiBaseUrl = "ftp://messaging.twilio.com",
            RequestTimeout = TimeSpan.Zero,
            Templates =
            {
                ["WelcomeTemplate"] = "en=HX0123456789abcdef0123456789abcdef,HX0123456789abcdef0123456789abcdef",
                ["WelcomeVariables"] = "name,treatment",
                ["ReminderTemplate"] = "MG0123456789abcdef0123456789abcdef",
                ["ReminderVariables"] = "name",
                ["DeskTemplates__answer"] = "HX0123456789abcdef0123456789abcdef",
            },
        };

        Assert.Equal(
            [
                "Twilio__AccountSid must be AC followed by 32 hexadecimal digits, as the Twilio console shows it.",
                "Twilio__AuthToken is missing: copy the account's auth token from the Twilio console.",
                "Twilio__From must be a sender such as whatsapp:+14155238886 or +14155238886.",
                "Twilio__MessagingServiceSid must be MG followed by 32 hexadecimal digits, or empty.",
                "Twilio__ApiBaseUrl must be an http or https address such as https://api.twilio.com.",
                "Twilio__MessagingApiBaseUrl must be an http or https address such as https://messaging.twilio.com, or empty.",
                "Twilio__RequestTimeout must be more than zero and at most 60 seconds, such as 00:00:10.",
                "Twilio__WelcomeTemplate must be a content SID (HX and 32 hexadecimal digits), or one for each language such as en=HX...,es=HX..., or empty.",
                "Twilio__WelcomeVariables must be names out of name, hotel, checkIn, checkOut, nights, room, separated by commas, in the order of the template's placeholders.",
                "Twilio__ReminderTemplate must be a content SID (HX and 32 hexadecimal digits), or one for each language such as en=HX...,es=HX..., or empty.",
                "Twilio__ReminderVariables must be names out of hotel, treatment, date, time, room, separated by commas, in the order of the template's placeholders.",
                "Twilio__DeskTemplates__answer must be a content SID for each language, such as en=HX...,es=HX..., or empty.",
            ],
            Check.Validate(null, options).Failures!,
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+12025550100")]
    [InlineData("whatsapp:+12025550100")]
    [InlineData("72345")]
    [InlineData("AnyCompany")]
    public void Every_kind_of_sender_is_accepted(string sender)
    {
        var options = TwilioSamples.TwilioTestSettings();
        options.From = sender;

        Assert.True(Check.Validate(null, options).Succeeded);
    }

    [Fact]
    public void A_deployment_with_Twilio_settings_has_the_channel_with_its_settings()
    {
        using var services = Build(
            ("Twilio:AccountSid", TwilioSamples.AccountSid),
            ("Twilio:AuthToken", "secret"),
            ("Twilio:RequestTimeout", "00:00:03"),
            ("Twilio:TypingIndicator", "true"));

        Assert.Equal("twilio", Assert.Single(services.GetServices<IChannel>()).Name.Value);
        Assert.IsType<TwilioRestMessages>(services.GetRequiredService<ITwilioMessages>());
        var options = services.GetRequiredService<IOptions<TwilioOptions>>().Value;
        Assert.Equal(("secret", TimeSpan.FromSeconds(3), true), (options.AuthToken, options.RequestTimeout, options.TypingIndicator));
    }

    [Fact]
    public void A_deployment_without_Twilio_settings_has_no_such_channel()
    {
        using var services = Build(("Twilio:AccountSid", ""), ("Twilio:AuthToken", " "), ("Twilio:ApiBaseUrl", "https://api.twilio.com"));

        Assert.Empty(services.GetServices<IChannel>());
    }

    [Fact]
    public void Half_the_settings_stop_the_deployment_and_say_what_is_missing()
    {
        using var services = Build(("Twilio:AuthToken", "secret"));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetServices<IChannel>().ToArray());
        Assert.Contains("Twilio__AccountSid", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_may_bring_another_client()
    {
        var mine = new RecordedMessages();
        using var services = Build(
            collection => collection.AddSingleton<ITwilioMessages>(mine),
            ("Twilio:AccountSid", TwilioSamples.AccountSid), ("Twilio:AuthToken", "secret"));

        Assert.Same(mine, services.GetRequiredService<ITwilioMessages>());
    }

    private static ServiceProvider Build(params (string Name, string Value)[] settings) => Build(_ => { }, settings);

    private static ServiceProvider Build(Action<IServiceCollection> before, params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        before(services);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)))
            .Build();
        return services.AddTwilio(configuration).AddTwilio(configuration).BuildServiceProvider(validateScopes: true);
    }
}
