using HotelConcierge.Browser.Tests.Infrastructure;

namespace HotelConcierge.Browser.Tests;

/// <summary>What staff write is neither lost nor sent twice, whatever the network or the window does.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskNetworkTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Draft_of_each_case_outlives_a_reload()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await Expect(staff.Rows).ToHaveCountAsync(2);

        await staff.Rows.Nth(0).ClickAsync();
        await staff.Input.FillAsync("To the first");
        await staff.FileField.SetInputFilesAsync(PictureFile.Named("map.png"));
        await Expect(staff.Page.Locator(".tray li")).ToHaveCountAsync(1);
        await staff.Page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(kept => kept.includes('isUploaded'))");
        await staff.Rows.Nth(1).ClickAsync();
        await Expect(staff.Input).ToHaveValueAsync("");
        await staff.NoteMode.ClickAsync();
        await staff.Input.FillAsync("Of the second");
        await staff.Page.ReloadAsync();

        await Expect(staff.Input).ToHaveValueAsync("Of the second");
        await Expect(staff.NoteMode).ToHaveAttributeAsync("aria-pressed", "true");
        await staff.Rows.Nth(0).ClickAsync();
        await Expect(staff.Input).ToHaveValueAsync("To the first");
        await Expect(staff.Page.Locator(".tray li")).ToContainTextAsync("map.png");
    }

    [BrowserFact]
    public async Task Answer_whose_acknowledgement_is_lost_is_sent_again_and_reaches_the_guest_once()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var guest = await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync(DeskScene.Summary);
        var bodies = new List<string>();
        await staff.Page.RouteAsync("**/api/desk/cases/*/messages", async route =>
        {
            bodies.Add(route.Request.PostData!);
            await using var arrived = await route.FetchAsync();
            if (bodies.Count == 1)
                await route.AbortAsync();
            else
                await route.FulfillAsync(new() { Response = arrived });
        });

        var again = staff.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/messages", StringComparison.Ordinal));
        await staff.WriteAsync("Good evening!");
        Assert.Equal(202, (await again).Status);
        await staff.SayAsync("Are you there?");

        Assert.Equal(bodies[0], bodies[1]);
        await Expect(guest.AnswersWith("Are you there?")).ToHaveCountAsync(1);
        await Expect(guest.AnswersWith("Good evening!")).ToHaveCountAsync(1);
        await Expect(staff.EntriesWith("Good evening!")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task What_is_written_while_the_network_is_away_is_sent_once_and_in_order_when_it_is_back()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await using var network = CuttableNetwork.Before(scene.Hotel.Url);
        var guest = await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync(url: network.Url + "/desk");
        await staff.LookAtAsync(DeskScene.Summary);

        network.Cut();
        await staff.WriteAsync("First of two.");
        await staff.WriteAsync("Second of two.");
        await Expect(staff.Status).ToContainTextAsync("No connection");
        await guest.WriteAsync("Hello?");
        await guest.WaitUntilSentAsync("Hello?");
        network.Mend();

        await Expect(guest.AnswersWith("Second of two.")).ToHaveCountAsync(1);
        await Expect(guest.AnswersWith("First of two.")).ToHaveCountAsync(1);
        await Expect(staff.EntriesWith("Hello?")).ToHaveCountAsync(1);
        await Expect(staff.Status).ToBeEmptyAsync();
        var read = await guest.ReadAsync();
        Assert.True(
            read.ToList().FindIndex(said => said.Contains("First of two.", StringComparison.Ordinal))
            < read.ToList().FindIndex(said => said.Contains("Second of two.", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task Where_streams_do_not_get_through_the_page_asks_again_and_again_instead()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var person = await scene.NewPersonAsync();
        await person.RouteAsync(
            "**/api/desk/events?**",
            route => route.Request.Url.Contains("wait=", StringComparison.Ordinal) ? route.ContinueAsync() : route.AbortAsync());
        var staff = await Pictures.Browsers.DeskStaff.OpenAsync(person, scene.DeskUrl);
        await staff.SignInAsync(DeskScene.Lucia, DeskScene.KeyOf(DeskScene.Lucia));

        await scene.NewWaitingGuestAsync();

        await Expect(staff.Cases).ToHaveCountAsync(1);
        await staff.LookAtAsync(DeskScene.Summary);
        await staff.SayAsync("Good evening!");
        await Expect(staff.CasesWith(DeskScene.Summary)).ToContainTextAsync("You have it");
    }

    [BrowserFact]
    public async Task Who_is_signed_out_meanwhile_signs_in_again_and_has_their_draft()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        await scene.NewWaitingGuestAsync();
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync(DeskScene.Summary);
        await staff.Input.FillAsync("Good even");
        await Expect(staff.Cases.First.Locator(".row-unread")).ToBeEmptyAsync();
        await staff.Page.Context.ClearCookiesAsync();

        // By then the page may have found out by itself, and show nothing of a case any more.
        await staff.Take.DispatchEventAsync("click");
        await Expect(staff.SignInStatus).ToContainTextAsync("You are signed out");
        await staff.SignInAsync(DeskScene.Lucia, DeskScene.KeyOf(DeskScene.Lucia));

        await Expect(staff.Input).ToHaveValueAsync("Good even");
    }

    [BrowserFact]
    public async Task Page_stands_behind_a_path_of_a_proxy_and_is_not_shown_to_who_has_the_wrong_key()
    {
        await using var scene = await DeskScene.OpenAsync(run);
        var person = await scene.NewPersonAsync();

        // As a proxy would: whatever begins with the path is asked for without it.
        await person.RouteAsync("**/our/desk-of-ours/**", async route =>
        {
            var inside = route.Request.Url.Replace("/our/desk-of-ours", "", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { Url = inside }) });
        });
        var staff = await Pictures.Browsers.DeskStaff.OpenAsync(person, scene.Hotel.Url + "/our/desk-of-ours/desk");

        await staff.SignInAsync(DeskScene.Lucia, "not-the-key-of-lucia");
        await Expect(staff.SignInStatus).ToContainTextAsync("do not go together");
        await Expect(staff.Page.GetByTestId("single-sign-on")).ToBeHiddenAsync();
        await Expect(staff.Page.GetByTestId("cases")).ToBeHiddenAsync();
    }
}
