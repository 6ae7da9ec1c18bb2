using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests;

/// <summary>The desk page for who sees little, has no mouse, or has a phone only.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskAccessibilityTests(BrowserRun run)
{
    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Axe_finds_nothing_on_signing_in_the_cases_a_conversation_and_what_is_asked(ColorScheme scheme, int width)
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var options = new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 760 } };
        var guest = await scene.NewWaitingGuestAsync();
        await guest.FileField.SetInputFilesAsync(PictureFile.Named("window.png"));
        await guest.WriteAsync("This one.");
        await guest.WaitUntilSentAsync("This one.");

        var staff = await DeskStaff.OpenAsync(await scene.NewPersonAsync(options), scene.DeskUrl);
        await Expect(staff.SignInForm).ToBeVisibleAsync();
        await staff.SignInAsync(DeskScene.Lucia, "not-the-key-of-lucia");
        await Expect(staff.SignInStatus).Not.ToBeEmptyAsync();
        await Axe.AssertFindsNothingAsync(staff.Page);
        await staff.SignInAsync(DeskScene.Lucia, DeskScene.KeyOf(DeskScene.Lucia));
        await Expect(staff.Cases).ToHaveCountAsync(1);
        await Axe.AssertFindsNothingAsync(staff.Page);

        await staff.LookAtAsync(DeskScene.Summary);
        await staff.SayAsync("Good evening!");
        await staff.NoteMode.ClickAsync();
        await staff.SayAsync("She was here last year.");
        await FailToSendAsync(staff);
        await staff.Log.Locator("details").First.Locator("summary").ClickAsync();
        await Axe.AssertFindsNothingAsync(staff.Page);
        await Axe.AssertFitsAsync(staff.Page, width);
        await staff.NoteMode.ClickAsync();
        await Axe.AssertFindsNothingAsync(staff.Page);

        await staff.HandBack.ClickAsync();
        await Axe.AssertFindsNothingAsync(staff.Page);
        await staff.No.ClickAsync();
        await staff.Page.GetByTestId("help").ClickAsync();
        await Axe.AssertFindsNothingAsync(staff.Page);
    }

    [BrowserFact]
    public async Task Somebody_with_a_keyboard_alone_signs_in_answers_leaves_a_note_and_hands_back()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var guest = await scene.NewWaitingGuestAsync();
        var staff = await DeskStaff.OpenAsync(await scene.NewPersonAsync(), scene.DeskUrl);
        var keyboard = staff.Page.Keyboard;

        await Expect(staff.Page.Locator("#name")).ToBeFocusedAsync();
        await keyboard.TypeAsync(DeskScene.Lucia);
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(DeskScene.KeyOf(DeskScene.Lucia));
        await keyboard.PressAsync("Enter");
        await Expect(staff.Cases).ToHaveCountAsync(1);
        await keyboard.PressAsync("j");
        await Expect(staff.Rows.First).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(staff.EntriesWith(DeskScene.Wish)).ToBeVisibleAsync();
        await keyboard.PressAsync("/");
        await Expect(staff.Input).ToBeFocusedAsync();
        await keyboard.TypeAsync("Two");
        await keyboard.PressAsync("Shift+Enter");
        await keyboard.TypeAsync("lines / j");
        await keyboard.PressAsync("Enter");
        await Expect(guest.AnswersWith("lines / j")).ToHaveCountAsync(1);
        await Expect(staff.Owner).ToHaveTextAsync("You have it");

        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("n");
        await keyboard.TypeAsync("A note");
        await keyboard.PressAsync("Enter");
        await Expect(staff.EntriesWith("A note")).ToHaveAttributeAsync("data-from", "note");
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("?");
        await Expect(staff.Page.GetByTestId("help-dialog")).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Expect(staff.Page.GetByTestId("help-dialog")).ToBeHiddenAsync();
        await keyboard.PressAsync("b");
        await keyboard.TypeAsync("Wants a quieter room");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");

        await Expect(staff.Cases).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Single_keys_can_be_switched_off_for_who_speaks_to_their_computer()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await Expect(staff.Cases).ToHaveCountAsync(1);

        await staff.Page.GetByTestId("help").ClickAsync();
        await staff.Page.GetByTestId("shortcuts").UncheckAsync();
        await staff.Page.Keyboard.PressAsync("Escape");
        await staff.Page.ReloadAsync();
        await Expect(staff.Cases).ToHaveCountAsync(1);
        await staff.Page.Keyboard.PressAsync("j");

        await Expect(staff.Rows.First).Not.ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Phone_of_360_pixels_shows_the_cases_or_the_conversation()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync(options: new() { ViewportSize = new() { Width = 360, Height = 640 } });
        await Expect(staff.Cases).ToHaveCountAsync(1);
        await Axe.AssertFitsAsync(staff.Page, 360);

        await staff.LookAtAsync(DeskScene.Summary);
        await Expect(staff.Cases.First).ToBeHiddenAsync();
        await staff.SayAsync(new string('W', 200));
        await Axe.AssertFitsAsync(staff.Page, 360);
        await staff.Guest.Locator("summary").ClickAsync();
        await Axe.AssertFitsAsync(staff.Page, 360);
        await staff.Back.ClickAsync();
        await Expect(staff.Cases.First).ToBeVisibleAsync();
        await Expect(staff.Rows.First).ToBeFocusedAsync();
        await staff.Page.GoBackAsync();

        await Expect(staff.Log).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Screen_reader_is_told_who_has_a_case_how_long_it_waits_and_how_far_an_answer_came()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await Expect(staff.Cases).ToHaveCountAsync(1);

        var row = await staff.Cases.First.AriaSnapshotAsync();
        Assert.Contains("waiting for", row, StringComparison.Ordinal);
        Assert.Contains("Asked for a person · English · Web chat", row, StringComparison.Ordinal);
        Assert.Contains("Nobody has it yet", row, StringComparison.Ordinal);
        Assert.Contains("unread message", row, StringComparison.Ordinal);
        await staff.LookAtAsync(DeskScene.Summary);
        await Expect(staff.Rows.First).ToHaveAttributeAsync("aria-current", "true");
        await staff.SayAsync("Good evening!");
        await staff.WaitUntilAsync("Good evening!", "sent");

        Assert.Contains("Sent", await staff.EntriesWith("Good evening!").AriaSnapshotAsync(), StringComparison.Ordinal);
        await Expect(staff.Log).ToHaveRoleAsync(AriaRole.Log);
        await Expect(staff.Status).ToHaveAttributeAsync("role", "status");
    }

    private static async Task FailToSendAsync(DeskStaff staff)
    {
        const string messages = "**/api/desk/cases/*/messages";
        await staff.Page.RouteAsync(messages, route => route.FulfillAsync(new()
        {
            Status = 422,
            ContentType = "application/json",
            Body = """{"error":"It is too long.","field":"text","remedy":"Send it in two."}""",
        }));
        await staff.WriteAsync("Too long to be true");
        await Expect(staff.EntriesWith("Too long to be true")).ToContainTextAsync("It is too long. Send it in two.");
        await staff.Page.UnrouteAsync(messages);
    }
}
