using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class FileTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Picture_of_a_guest_is_shown_to_them_also_after_a_reload()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;

        await guest.FileField.SetInputFilesAsync(PictureFile.Named("beach.png"));
        await guest.WriteAsync("This is the beach.");
        await guest.WaitUntilSentAsync("This is the beach.");
        await AssertShownAsync(guest);
        await Expect(guest.Answers.First).ToBeVisibleAsync();
        await guest.Page.ReloadAsync();

        await Expect(guest.MessagesWith("This is the beach.")).ToHaveCountAsync(1);
        await AssertShownAsync(guest);
    }

    [BrowserFact]
    public async Task Picture_alone_is_a_message()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;

        await guest.FileField.SetInputFilesAsync(PictureFile.Named("beach.png"));
        await guest.Send.ClickAsync();

        await Expect(guest.Messages).ToHaveAttributeAsync("data-state", "sent");
        await AssertShownAsync(guest);
    }

    [BrowserFact]
    public async Task Picture_of_one_guest_is_not_there_for_another()
    {
        var ana = await run.NewGuestAsync();
        await using var anas = ana.Page.Context;
        await ana.FileField.SetInputFilesAsync(PictureFile.Named("beach.png"));
        await ana.WriteAsync("This is the beach.");
        await ana.WaitUntilSentAsync("This is the beach.");
        await ana.Page.ReloadAsync();
        var picture = await ana.Messages.Locator("img").EvaluateAsync<string>("it => it.src");
        var ben = await run.NewGuestAsync();
        await using var bens = ben.Page.Context;

        Assert.Equal(200, await ana.Page.EvaluateAsync<int>(Status, picture));
        Assert.Equal(404, await ben.Page.EvaluateAsync<int>(Status, picture));
    }

    [BrowserFact]
    public async Task Picture_of_the_hotel_is_shown()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;

        await guest.WriteAsync("Can you show me a map of the resort?");

        await Expect(guest.Answers.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await guest.Answers.Locator("img").EvaluateAsync<int>("it => it.naturalWidth") > 0);
    }

    private const string Status = "async url => (await fetch(url)).status";

    private static async Task AssertShownAsync(ChatGuest guest)
    {
        var picture = guest.Messages.Locator("img");
        await picture.ScrollIntoViewIfNeededAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", PictureFile.Width);
        await Expect(picture).ToHaveAttributeAsync("alt", "beach.png");
    }
}
