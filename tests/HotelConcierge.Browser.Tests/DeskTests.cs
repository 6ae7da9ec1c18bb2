using HotelConcierge.Browser.Tests.Infrastructure;

namespace HotelConcierge.Browser.Tests;

/// <summary>A guest at the chat page and people at the desk page, from the wish for a person to the way back.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Guest_is_answered_by_a_person_a_picture_goes_each_way_and_the_concierge_knows_of_it_afterwards()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var staff = await scene.NewStaffAsync();
        await Expect(staff.Page.GetByTestId("nothing")).ToBeVisibleAsync();

        var guest = await scene.NewWaitingGuestAsync();
        await staff.LookAtAsync(DeskScene.Summary);
        await Expect(staff.EntriesWith(DeskScene.Wish)).ToHaveCountAsync(1);
        await Expect(staff.Owner).ToHaveTextAsync("Nobody has it yet");
        await staff.Take.ClickAsync();
        await Expect(staff.Owner).ToHaveTextAsync("You have it");
        await staff.WriteAsync("Good evening, this is Lucía. Which room is it?");
        await Expect(guest.AnswersWith("this is Lucía")).ToHaveCountAsync(1);

        await guest.FileField.SetInputFilesAsync(PictureFile.Named("window.png"));
        await guest.WriteAsync("This one, by the street.");
        await Expect(staff.EntriesWith("by the street")).ToHaveCountAsync(1);
        await AssertShownAsync(staff.EntriesWith("by the street").Locator("img"));
        await staff.FileField.SetInputFilesAsync(PictureFile.Named("garden.png"));
        await staff.WriteAsync("This one looks at the garden.");
        await Expect(guest.AnswersWith("looks at the garden")).ToHaveCountAsync(1);
        await AssertShownAsync(guest.Answers.GetByAltText("garden.png"));
        await AssertShownAsync(staff.EntriesWith("looks at the garden").Locator("img"));

        await staff.HandBack.ClickAsync();
        await staff.Question.GetByRole(AriaRole.Textbox).FillAsync("She moves to room 305 tomorrow.");
        await staff.Yes.ClickAsync();
        await Expect(staff.Cases).ToHaveCountAsync(0);
        await guest.AskAsync("Thank you! When is breakfast?", "You asked: Thank you! When is breakfast?");

        var asked = scene.Hotel.Model!.Calls.Snapshot()[^1];
        var known = string.Join('\n', asked.Messages.Select(message => message.Text));
        Assert.All(
            ["Which room is it?", "This one looks at the garden", "She moves to room 305 tomorrow."],
            words => Assert.True(known.Contains(words, StringComparison.OrdinalIgnoreCase), known));
        Assert.DoesNotContain(scene.Hotel.Log, line => line.Contains("garden", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Concierge_is_silent_while_a_person_has_the_guest_and_a_note_is_for_staff_alone()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var guest = await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync(DeskScene.Summary);
        var calls = scene.Hotel.Model!.Calls.Snapshot().Count;

        await staff.NoteMode.ClickAsync();
        await staff.SayAsync("She was here last year.");
        await guest.WriteAsync("Is anybody there?");
        await Expect(staff.EntriesWith("Is anybody there?")).ToHaveCountAsync(1);
        await staff.SayAsync("Yes, I am.");
        await Expect(guest.AnswersWith("Yes, I am.")).ToHaveCountAsync(1);

        await Expect(staff.EntriesWith("last year")).ToHaveAttributeAsync("data-from", "note");
        await Expect(guest.Log).Not.ToContainTextAsync("last year");
        Assert.Equal(calls, scene.Hotel.Model.Calls.Snapshot().Count);
    }

    [BrowserFact]
    public async Task Answer_takes_the_case_and_says_how_far_it_came()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var guest = await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync(DeskScene.Summary);
        await Expect(staff.Hint).ToContainTextAsync("Your answer takes it");

        await staff.SayAsync("Good evening!");

        await Expect(staff.Owner).ToHaveTextAsync("You have it");
        await Expect(guest.AnswersWith("Good evening!")).ToHaveCountAsync(1);
        await staff.WaitUntilAsync("Good evening!", "sent");
        await Expect(staff.EntriesWith("Good evening!")).ToContainTextAsync("Sent");
    }

    [BrowserFact]
    public async Task Of_two_who_take_one_case_one_has_it_and_the_other_is_told_and_asked()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var lucia = await scene.NewStaffAsync(DeskScene.Lucia);
        var marta = await scene.NewStaffAsync(DeskScene.Marta);
        await lucia.LookAtAsync(DeskScene.Summary);
        await marta.LookAtAsync(DeskScene.Summary);

        // Marta's page does not learn of it in time.
        await marta.Page.RouteAsync("**/api/desk/cases/*/take", async route =>
        {
            await lucia.Take.ClickAsync();
            await Expect(lucia.Owner).ToHaveTextAsync("You have it");
            await marta.Page.UnrouteAsync("**/api/desk/cases/*/take");
            await route.ContinueAsync();
        });
        await marta.Take.ClickAsync();

        await Expect(marta.Question).ToContainTextAsync("lucia has this case");
        await marta.No.ClickAsync();
        await Expect(marta.Owner).ToHaveTextAsync("lucia has it");
        await Expect(marta.Input).ToBeDisabledAsync();
        await Expect(marta.Hint).ToContainTextAsync("lucia has this case");
        await Expect(marta.CasesWith(DeskScene.Summary)).ToContainTextAsync("lucia has it");

        await marta.Take.ClickAsync();
        await marta.Yes.ClickAsync();
        await Expect(marta.Owner).ToHaveTextAsync("You have it");
        await Expect(marta.Input).ToBeEnabledAsync();
        await Expect(lucia.Owner).ToHaveTextAsync("marta has it");
        await Expect(lucia.Input).ToBeDisabledAsync();
        await Expect(lucia.Events.Filter(new() { HasText = "marta took the case" })).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Answer_to_a_case_that_somebody_else_has_taken_meanwhile_is_not_lost_and_can_be_sent_after_all()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var guest = await scene.NewWaitingGuestAsync();
        var lucia = await scene.NewStaffAsync(DeskScene.Lucia);
        var marta = await scene.NewStaffAsync(DeskScene.Marta);
        await lucia.LookAtAsync(DeskScene.Summary);
        await marta.LookAtAsync(DeskScene.Summary);
        await marta.Page.RouteAsync("**/api/desk/cases/*/messages", async route =>
        {
            await lucia.SayAsync("Lucía is with you.");
            await marta.Page.UnrouteAsync("**/api/desk/cases/*/messages");
            await route.ContinueAsync();
        });

        await marta.WriteAsync("So is Marta.");
        await Expect(marta.EntriesWith("So is Marta.")).ToContainTextAsync("lucia has this case now");
        await marta.EntriesWith("So is Marta.").GetByRole(AriaRole.Button, new() { Name = "Take over and send" }).ClickAsync();

        await Expect(guest.AnswersWith("So is Marta.")).ToHaveCountAsync(1);
        await Expect(guest.AnswersWith("Lucía is with you.")).ToHaveCountAsync(1);
        await Expect(marta.Owner).ToHaveTextAsync("You have it");
    }

    [BrowserFact]
    public async Task Case_that_is_closed_leaves_every_queue()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var lucia = await scene.NewStaffAsync(DeskScene.Lucia);
        var marta = await scene.NewStaffAsync(DeskScene.Marta);
        await lucia.LookAtAsync(DeskScene.Summary);
        await marta.LookAtAsync(DeskScene.Summary);

        await lucia.Close.ClickAsync();
        await lucia.Yes.ClickAsync();

        await Expect(lucia.Cases).ToHaveCountAsync(0);
        await Expect(marta.Cases).ToHaveCountAsync(0);
        await Expect(marta.Owner).ToHaveTextAsync("Closed");
        await Expect(marta.Hint).ToHaveTextAsync("This case is closed.");
        await Expect(marta.Events.Filter(new() { HasText = "lucia closed the case" })).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Ready_answer_is_in_the_field_to_be_changed()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync(DeskScene.Summary);

        await staff.Canned.ClickAsync();
        var first = staff.Page.GetByTestId("canned-dialog").Locator("li").First;
        var words = await first.Locator("span").InnerTextAsync();
        await first.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(staff.Input).ToHaveValueAsync(words);
        await Expect(staff.Input).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Window_says_in_its_title_how_many_wait_and_a_sound_is_played_only_for_who_wants_one()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var staff = await scene.NewStaffAsync();
        var sound = staff.Page.GetByTestId("sound");
        await Expect(staff.Page).ToHaveTitleAsync("Desk");

        await scene.NewWaitingGuestAsync();
        await Expect(staff.Page).ToHaveTitleAsync("(1) Desk");
        await Expect(staff.Page.Locator(".announcer")).ToContainTextAsync("New case");
        Assert.Null(await sound.GetAttributeAsync("data-played"));
        await sound.ClickAsync();
        await Expect(sound).ToHaveAttributeAsync("data-played", "1");
        await scene.NewWaitingGuestAsync();

        await Expect(staff.Page).ToHaveTitleAsync("(2) Desk");
        await Expect(sound).ToHaveAttributeAsync("data-played", "2");
        await staff.Page.ReloadAsync();
        await Expect(sound).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task AssertShownAsync(ILocator picture)
    {
        await picture.ScrollIntoViewIfNeededAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", PictureFile.Width);
    }
}
