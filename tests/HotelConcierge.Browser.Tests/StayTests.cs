using HotelConcierge.Assistants;
using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Messages;
using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;
using HotelConcierge.Spa;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class StayTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Guest_asks_books_by_a_tap_looks_and_cancels()
    {
        await using var hotel = await ChatDeployment.OpenAsync();
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, hotel.PageOf("hotel", "en"));

        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        await Expect(guest.Options.Nth(1)).ToContainTextAsync("10:00");
        await guest.Options.Nth(1).ClickAsync();
        await Expect(guest.AnswersWith("Booked: massage")).ToContainTextAsync("10:00");
        Assert.Single(await BookingsAsync(hotel, person));
        await guest.AskAsync("what have I booked?", "You have booked:");
        await guest.AskAsync("cancel it", "Cancelled: massage");

        Assert.Empty(await BookingsAsync(hotel, person));
    }

    /// <summary>What the store has for the guest whom the browser's cookie names.</summary>
    private static async Task<IReadOnlyList<SpaBooking>> BookingsAsync(ChatDeployment hotel, IBrowserContext person)
    {
        var cookie = Assert.Single(await person.CookiesAsync(), cookie => cookie.Name == WebSessions.CookieFor("hotel"));
        var address = new ConversationAddress(new("web"), "hotel", cookie.Value.Split('.')[0]);
        var services = hotel.Services;
        var spa = services.GetRequiredService<SpaCatalog>().Find(services.GetRequiredService<AssistantCatalog>().Find("hotel")!)!;
        return await services.GetRequiredService<SpaBookings>().MineAsync(spa, ConversationId.For(address), CancellationToken.None);
    }
}
