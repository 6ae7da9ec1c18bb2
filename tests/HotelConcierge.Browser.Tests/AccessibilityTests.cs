using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(BrowserRun run)
{
    [BrowserTheory]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    [InlineData(ColorScheme.Light, 1280)]
    public async Task Axe_finds_nothing_on_a_page_with_choices_a_picture_and_a_message_that_failed(ColorScheme scheme, int width)
    {
        var guest = await GuestWithEverythingAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        await using var person = guest.Page.Context;

        await Axe.AssertFindsNothingAsync(guest.Page);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_a_conversation_that_has_not_begun()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;
        await Expect(guest.Greeting).ToBeVisibleAsync();

        await Axe.AssertFindsNothingAsync(guest.Page);
    }

    [BrowserFact]
    public async Task Screen_of_320_pixels_needs_no_scrolling_to_the_side()
    {
        var guest = await GuestWithEverythingAsync(new() { ViewportSize = new() { Width = 320, Height = 568 } });
        await using var person = guest.Page.Context;
        await guest.WriteAsync(new string('W', 200));
        await guest.WaitUntilSentAsync("WWW");

        await Axe.AssertFitsAsync(guest.Page, 320);
    }

    [BrowserFact]
    public async Task Guest_with_a_keyboard_alone_writes_and_taps()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;
        var keyboard = guest.Page.Keyboard;

        await MoveToAsync(guest.Input, "Tab");
        await keyboard.TypeAsync("Any massage tomorrow?");
        await keyboard.PressAsync("Enter");
        await Expect(guest.Options.First).ToBeVisibleAsync();
        await MoveToAsync(guest.Options.First, "Shift+Tab");
        await keyboard.PressAsync("Enter");

        await Expect(guest.AnswersWith("Booked: massage")).ToBeVisibleAsync();
        await Expect(guest.Page.Locator("*:focus")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Shift_and_enter_begin_a_new_line()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;

        await guest.Input.PressSequentiallyAsync("Two");
        await guest.Input.PressAsync("Shift+Enter");
        await guest.Input.PressSequentiallyAsync("lines");

        await Expect(guest.Input).ToHaveValueAsync("Two\nlines");
        await Expect(guest.Messages).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Screen_reader_is_told_what_is_said_and_what_each_thing_is()
    {
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        var frame = guest.Frame;

        await Expect(frame.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        var log = frame.GetByRole(AriaRole.Log);
        await Expect(log).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(log).Not.ToHaveAttributeAsync("aria-busy", "true");
        ILocator[] named = [log, guest.Input, guest.Send, frame.GetByTestId("attach"), guest.Options.First, .. await Groups(frame)];
        foreach (var each in named)
            Assert.False(string.IsNullOrWhiteSpace(await AccessibleNameOf(each)), await each.EvaluateAsync<string>("it => it.outerHTML"));
        await Expect(guest.Status).ToHaveAttributeAsync("role", "status");
        await Expect(guest.Options.First).ToHaveRoleAsync(AriaRole.Button);
        await Expect(guest.Input).ToHaveRoleAsync(AriaRole.Textbox);
    }

    private static async Task<IReadOnlyList<ILocator>> Groups(IFrame frame) => await frame.GetByRole(AriaRole.Group).AllAsync();

    // What the browser tells a screen reader: - button "Send"
    private static async Task<string> AccessibleNameOf(ILocator each)
    {
        var snapshot = await each.AriaSnapshotAsync();
        var line = snapshot.Split('\n')[0];
        return line.Split('"') is [_, var name, ..] ? name : "";
    }

    private static async Task MoveToAsync(ILocator goal, string key)
    {
        for (var pressed = 0; pressed < 60; pressed++)
        {
            if (await goal.EvaluateAsync<bool>("it => it === document.activeElement"))
                return;
            await goal.Page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{key} does not lead there.");
    }

    /// <summary>With all that a page can show, as far as it takes colours or room of its own.</summary>
    private async Task<ChatGuest> GuestWithEverythingAsync(BrowserNewContextOptions options)
    {
        var guest = await run.NewGuestAsync(options);
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        await guest.FileField.SetInputFilesAsync(PictureFile.Named("beach.png"));
        await guest.WriteAsync("This is the beach.");
        await guest.WaitUntilSentAsync("This is the beach.");
        await guest.Page.RouteAsync(
            "**/api/channels/web?**", route => route.FulfillAsync(new() { Status = 400, Body = "It is too long." }));
        await guest.WriteAsync("Too long to be true");
        await Expect(guest.MessagesWith("Too long to be true")).ToHaveAttributeAsync("data-state", "failed");
        await guest.Page.UnrouteAllAsync();
        return guest;
    }
}
