using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class TabTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Two_tabs_show_the_same_and_a_tap_in_one_takes_the_buttons_of_the_other()
    {
        await using var person = await run.NewPersonAsync();
        var address = (await run.HotelAsync()).PageOf("hotel", "en");
        var one = await ChatGuest.OpenAsync(person, address);
        var other = await ChatGuest.OpenAsync(person, address);

        await one.AskAsync("Any massage tomorrow?", "These times are free");
        await Expect(other.Options.First).ToBeEnabledAsync();
        var chosen = await one.Options.First.GetAttributeAsync("data-option");
        await one.Options.First.ClickAsync();

        await Expect(other.AnswersWith("Booked: massage")).ToBeVisibleAsync();
        foreach (var tab in new[] { one, other })
        {
            await Expect(tab.Log.Locator("button[data-option]:enabled")).ToHaveCountAsync(0);
            await Expect(tab.Log.Locator($"button[data-option='{chosen}']")).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(tab.AnswersWith("Booked: massage")).ToHaveCountAsync(1);
        }

        Assert.Equal(await EntriesOf(one), await EntriesOf(other));
    }

    [BrowserFact]
    public async Task Two_people_read_nothing_of_each_other()
    {
        await using var ana = await run.NewPersonAsync();
        await using var ben = await run.NewPersonAsync();
        var address = (await run.HotelAsync()).PageOf("hotel", "en");
        var anas = await ChatGuest.OpenAsync(ana, address);
        var bens = await ChatGuest.OpenAsync(ben, address);

        await anas.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        await bens.AskAsync("Any massage tomorrow?", "These times are free");

        await Expect(bens.MessagesWith("pool")).ToHaveCountAsync(0);
        await Expect(anas.MessagesWith("massage")).ToHaveCountAsync(0);
    }

    private static async Task<string[]> EntriesOf(ChatGuest tab) => await tab.Log.Locator("li[data-entry]").EvaluateAllAsync<string[]>(
        "entries => entries.map(entry => `${entry.dataset.entry} ${entry.dataset.from} ${entry.dataset.state} ${entry.innerText}`)");
}
