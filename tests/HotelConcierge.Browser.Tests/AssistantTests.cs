using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class AssistantTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Each_assistant_has_its_own_conversation_with_the_same_person()
    {
        var host = await run.HotelAsync();
        await using var person = await run.NewPersonAsync();
        var hotel = await ChatGuest.OpenAsync(person, host.PageOf("hotel", "en"));
        await hotel.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");

        var parents = await ChatGuest.OpenAsync(person, host.PageOf("early-years", "en"));
        await parents.AskAsync("Explain why the sky is blue", "sky");
        await hotel.Page.ReloadAsync();

        await Expect(parents.MessagesWith("pool")).ToHaveCountAsync(0);
        await Expect(hotel.MessagesWith("pool")).ToBeVisibleAsync();
        await Expect(hotel.MessagesWith("sky")).ToHaveCountAsync(0);
        Assert.NotEqual(
            await hotel.Frame.GetByRole(AriaRole.Heading).First.InnerTextAsync(),
            await parents.Frame.GetByRole(AriaRole.Heading).First.InnerTextAsync());
    }

    [BrowserFact]
    public async Task Assistant_that_does_not_exist_is_not_found()
    {
        await using var person = await run.NewPersonAsync();
        var page = await person.NewPageAsync();

        Assert.Equal(404, (await page.GotoAsync((await run.HotelAsync()).PageOf("nobody")))!.Status);
    }
}
