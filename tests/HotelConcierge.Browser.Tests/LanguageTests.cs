using HotelConcierge.Assistants;
using HotelConcierge.Browser.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class LanguageTests(BrowserRun run)
{
    [BrowserTheory]
    [InlineData("en", "Write a message")]
    [InlineData("es", "Escriba un mensaje")]
    [InlineData("de", "Nachricht schreiben")]
    [InlineData("fr", "Écrire un message")]
    [InlineData("pt", "Escreva uma mensagem")]
    [InlineData("it", "Scriva un messaggio")]
    [InlineData("th", "เขียนข้อความ")]
    public async Task Page_speaks_the_language_that_its_address_names(string language, string placeholder)
    {
        var guest = await run.NewGuestAsync(language: language);
        await using var person = guest.Page.Context;
        var hotel = (await run.HotelAsync()).Services.GetRequiredService<AssistantCatalog>().Find("hotel")!;

        Assert.Equal(language, await guest.Frame.Locator("html").GetAttributeAsync("lang"));
        foreach (var paragraph in hotel.Reply(ReplyKeys.Help, language).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            await Expect(guest.Greeting).ToContainTextAsync(paragraph);
        await Expect(guest.Input).ToHaveAttributeAsync("placeholder", placeholder);
    }

    [BrowserFact]
    public async Task Page_whose_address_names_no_language_speaks_the_browsers()
    {
        var guest = await run.NewGuestAsync(new() { Locale = "de-CH" }, language: null);
        await using var person = guest.Page.Context;

        Assert.Equal("de", await guest.Frame.Locator("html").GetAttributeAsync("lang"));
    }

    [BrowserFact]
    public async Task Guest_of_another_language_is_answered_in_it()
    {
        var guest = await run.NewGuestAsync(language: "es");
        await using var person = guest.Page.Context;

        await guest.AskAsync("¿Qué he reservado?", "reserva");
    }
}
