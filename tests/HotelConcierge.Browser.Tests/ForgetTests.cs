using HotelConcierge.Browser.Tests.Infrastructure;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ForgetTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Guest_who_asks_to_be_forgotten_sees_the_page_cleared_and_reads_that_it_was()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");

        await guest.WriteAsync("forget me");

        await Expect(guest.Log.GetByText("conversation was deleted")).ToBeVisibleAsync();
        await Expect(guest.AnswersWith("I have erased what I knew about you")).ToHaveCountAsync(1);
        await Expect(guest.Messages).ToHaveCountAsync(0);
        await Expect(guest.AnswersWith("open from 9:00")).ToHaveCountAsync(0);
        await guest.Page.ReloadAsync();
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        await Expect(guest.Messages).ToHaveCountAsync(1);
        await Expect(guest.AnswersWith("open from 9:00 to 20:30")).ToHaveCountAsync(0);
    }
}
