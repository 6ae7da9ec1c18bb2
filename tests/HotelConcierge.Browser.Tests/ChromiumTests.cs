using HotelConcierge.Browser.Tests.Infrastructure;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ChromiumTests(BrowserRun run)
{
    [BrowserFact]
    public async Task The_browser_reaches_this_machine_and_nothing_else()
    {
        await using var person = await run.NewPersonAsync();
        var page = await person.NewPageAsync();

        var refused = await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync("https://hotel.example/"));

        Assert.Contains("ERR_NAME_NOT_RESOLVED", refused.Message, StringComparison.Ordinal);
        page = await person.NewPageAsync();
        Assert.Equal(200, (await page.GotoAsync((await run.HotelAsync()).Url + "/api/health"))!.Status);
    }
}
