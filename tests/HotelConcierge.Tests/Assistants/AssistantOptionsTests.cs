using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Assistants;

public sealed class AssistantOptionsTests
{
    private const string OfTheHotelsFile = "twilio:whatsapp:+12025550143";
    private const string Another = "twilio:whatsapp:+14155238886";

    [Fact]
    public void An_assistant_answers_the_addresses_of_its_setting_instead_of_those_of_its_file()
    {
        var catalog = Load(("Assistants:hotel:Addresses", $" {Another} , telegram:700000051"));

        Assert.Equal("hotel", Answering(catalog, Another));
        Assert.Equal("hotel", Answering(catalog, "telegram:700000051"));
        Assert.Equal("early-years", Answering(catalog, OfTheHotelsFile));
        Assert.Equal([Another, "telegram:700000051"], catalog.Find("hotel")!.Addresses);
    }

    [Theory]
    [InlineData("hotel", "hotel")]
    [InlineData("Hotel", "hotel")]
    [InlineData("early_years", "early-years")]
    [InlineData("", "early-years")]
    public void The_default_answers_what_nobody_lists(string setting, string answering)
    {
        var catalog = Load(("Assistants:Default", setting));

        Assert.Equal(answering, Answering(catalog, Another));
        Assert.Equal([answering], catalog.All.Where(assistant => assistant.IsDefault).Select(assistant => assistant.Name));
    }

    [Theory]
    [InlineData("early-years")]
    [InlineData("early_years")]
    [InlineData("EARLY_YEARS")]
    public void A_name_with_a_hyphen_may_be_written_as_environments_take_it(string name) =>
        Assert.Equal("early-years", Answering(Load(($"Assistants:{name}:Addresses", Another), ("Assistants:Default", "hotel")), Another));

    [Fact]
    public void Two_assistants_change_their_numbers_where_both_are_set()
    {
        var catalog = Load(("Assistants:early_years:Addresses", OfTheHotelsFile), ("Assistants:hotel:Addresses", Another));

        Assert.Equal(("early-years", "hotel"), (Answering(catalog, OfTheHotelsFile), Answering(catalog, Another)));
    }

    [Theory]
    [InlineData("Assistants:Default", "hostel", "Assistants__Default: there is no assistant 'hostel'. There are: early-years, hotel, shop.")]
    [InlineData(
        "Assistants:hostel:Addresses", Another,
        "Assistants__hostel__Addresses: there is no assistant 'hostel'. There are: early-years, hotel, shop.")]
    [InlineData(
        "Assistants:hotel:Addresses", "whatsapp:+14155238886",
        "Assistants__hotel__Addresses: 'whatsapp:+14155238886' lacks its channel. Write it with the channel before it, such as "
            + "twilio:whatsapp:+14155238886.")]
    [InlineData(
        "Assistants:hotel:Addresses", "Twilio:+14155238886",
        "Assistants__hotel__Addresses: 'Twilio:+14155238886' is no address. Write a channel in small letters, a colon and the address "
            + "written to, such as twilio:whatsapp:+14155238886.")]
    [InlineData(
        "Assistants:hotel:Addresses", $"{Another},{Another}",
        $"Assistants__hotel__Addresses: '{Another}' stands there twice. Leave it once.")]
    [InlineData(
        "Assistants:early-years:Addresses", OfTheHotelsFile,
        $"Assistants__early_years__Addresses: '{OfTheHotelsFile}' is in hotel/assistant.json already. Take it out of one of them, or give "
            + "'hotel' others with Assistants__hotel__Addresses.")]
    [InlineData(
        "Assistants:hostel:PeopleOnly", Another,
        "Assistants__hostel__PeopleOnly: there is no assistant 'hostel'. There are: early-years, hotel, shop.")]
    [InlineData(
        "Assistants:early_years:PeopleOnly", Another,
        "Assistants__early_years__PeopleOnly: 'early-years' has nobody to answer. Its assistant.json needs \"handoff\": true, and its folder a "
            + "desk.json.")]
    [InlineData(
        "Assistants:hotel:PeopleOnly", "+14155238886",
        "Assistants__hotel__PeopleOnly: '+14155238886' lacks its channel. Write it with the channel before it, such as "
            + "twilio:whatsapp:+14155238886.")]
    [InlineData(
        "Assistants:hotel:PeopleOnly", Another,
        $"Assistants__hotel__PeopleOnly: '{Another}' is answered by 'early-years'. Give it to 'hotel' with Assistants__hotel__Addresses, or "
            + "take it out.")]
    public void What_cannot_be_meant_is_told_by_the_name_of_the_setting(string path, string value, string problem) =>
        Assert.Equal([problem], Assert.Throws<SettingsException>(() => Load((path, value))).Problems);

    [Theory]
    [InlineData(OfTheHotelsFile, "twilio", "whatsapp:+12025550143")]
    [InlineData("web:hotel", "web", "hotel")]
    public void People_answer_at_an_address_whoever_was_asked_for_and_the_assistant_at_the_others(
        string setting, string channel, string business)
    {
        var catalog = Load(("Assistants:hotel:PeopleOnly", setting));
        var address = new ConversationAddress(new(channel), business, "a guest");

        Assert.True(catalog.IsForPeople(address));
        Assert.Equal("hotel", catalog.Answering("early-years", address).Name);
        Assert.False(catalog.IsForPeople(address with { Business = "another" }));
        Assert.False(Load().IsForPeople(address));
    }

    [Fact]
    public void A_number_at_Metas_WhatsApp_is_an_address_where_there_is_one() => Assert.Equal(
        "shop",
        Answering(
            Load(("Assistants:shop:Addresses", "whatsapp:+12025550144"), ("WhatsApp:PhoneNumberId", "106540352242922")),
            "whatsapp:+12025550144"));

    [Fact]
    public void An_address_that_two_settings_claim_is_told_once() => Assert.Equal(
        [$"Assistants__hotel__Addresses: '{Another}' is claimed by Assistants__early_years__Addresses too. Leave it to one of them."],
        Assert.Throws<SettingsException>(() => Load(
            ("Assistants:hotel:Addresses", Another), ("Assistants:early_years:Addresses", Another))).Problems);

    [Fact]
    public void It_is_told_at_start_with_every_other_problem()
    {
        var configuration = Settings(
            ("Assistants:Default", "hostel"), ("Assistants:hotel:Adresses", Another), ("Conversation:HoldAfter", "soon"));
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddConcierge(configuration, Shipped.Folder)
            .BuildServiceProvider();

        var told = Assert.Throws<SettingsException>(() => SettingsCheck.Require(
            configuration, ConciergeServices.Settings, services.GetRequiredService<IStartupValidator>()));

        Assert.Equal(
            ["Conversation__HoldAfter", "Assistants__hotel__Adresses", "Assistants__Default"],
            told.Problems.Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]));
        Assert.Contains("Did you mean Assistants__hotel__Addresses?", told.Message, StringComparison.Ordinal);
    }

    private static string Answering(AssistantCatalog catalog, string address)
    {
        var (channel, business) = address.Split(':', 2) is [var first, var rest] ? (first, rest) : default;
        return catalog.For(new(new(channel!), business!, "whatsapp:+34600000001")).Name;
    }

    private static AssistantCatalog Load(params (string Path, string Value)[] settings) =>
        AssistantCatalog.Load(Shipped.Folder, options: AssistantOptions.Read(Settings(settings)));

    private static IConfiguration Settings(params (string Path, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value)))
        .Build();
}
