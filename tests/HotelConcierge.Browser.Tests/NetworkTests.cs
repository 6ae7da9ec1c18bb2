using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class NetworkTests(BrowserRun run)
{
    private const string Posts = "**/api/channels/web?**";
    private const string Events = "**/api/channels/web/events?**";

    [BrowserFact]
    public async Task What_both_said_while_the_network_was_away_is_there_once_and_in_order_when_it_is_back()
    {
        await using var hotel = await ChatDeployment.OpenScriptedAsync(("Conversation:HoldAfter", "00:00:01"));
        hotel.Model!.Enqueue(ScriptedAnswer.Hold(LongAnswer.Text));
        hotel.Model.Responder = request => ScriptedAnswer.Say($"You asked: {request.LastUserText}");
        await using var network = CuttableNetwork.Before(hotel.Url);
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, network.Url + hotel.PageOf("hotel", "en")[hotel.Url.Length..]);

        await guest.WriteAsync("Which terraces are there?");
        await Expect(guest.AnswersWith("in a moment")).ToBeVisibleAsync();
        network.Cut();
        await Expect(guest.Status).Not.ToBeEmptyAsync();
        await guest.WriteAsync("And is there a sauna?");
        await Expect(guest.MessagesWith("sauna")).ToHaveAttributeAsync("data-state", "sending");
        hotel.Model.ReleaseAll();
        network.Mend();

        await LongAnswer.AssertReadAsync(guest);
        await Expect(guest.AnswersWith("You asked: And is there a sauna?")).ToHaveCountAsync(1);
        await Expect(guest.MessagesWith("sauna")).ToHaveCountAsync(1);
        await Expect(guest.MessagesWith("sauna")).ToHaveAttributeAsync("data-state", "sent");
        await Expect(guest.Status).ToBeEmptyAsync();
        await hotel.Model.WaitForCallAsync(2);
        Assert.Equal(2, hotel.Model.Calls.Snapshot().Count);
    }

    [BrowserFact]
    public async Task Browser_that_goes_offline_and_comes_back_sends_what_was_written_meanwhile_once()
    {
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, (await run.HotelAsync()).PageOf("hotel", "en"));
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");

        await person.SetOfflineAsync(true);
        await guest.WriteAsync("Any massage tomorrow?");
        await Expect(guest.MessagesWith("massage")).ToHaveAttributeAsync("data-state", "sending");
        await person.SetOfflineAsync(false);

        await Expect(guest.AnswersWith("These times are free")).ToHaveCountAsync(1);
        await Expect(guest.MessagesWith("massage")).ToHaveCountAsync(1);
        await Expect(guest.MessagesWith("massage")).ToHaveAttributeAsync("data-state", "sent");
    }

    [BrowserFact]
    public async Task Message_whose_acknowledgement_is_lost_is_sent_again_and_is_one_turn()
    {
        await using var hotel = await ChatDeployment.OpenScriptedAsync();
        hotel.Model!.Responder = request => ScriptedAnswer.Say($"You asked: {request.LastUserText}");
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, hotel.PageOf("hotel", "en"));
        var bodies = new List<string>();
        await guest.Page.RouteAsync(Posts, async route =>
        {
            bodies.Add(route.Request.PostData!);
            await using var arrived = await route.FetchAsync();
            if (bodies.Count == 1)
                await route.AbortAsync();
            else
                await route.FulfillAsync(new() { Response = arrived });
        });

        // Nor does the page learn by its stream that the message is there.
        await guest.Page.RouteAsync(Events, route => bodies.Count < 2 ? route.AbortAsync() : route.ContinueAsync());
        await guest.Page.ReloadAsync();
        var again = guest.Page.WaitForResponseAsync(response => response.Request.Method == "POST");
        await guest.WriteAsync("Is there a sauna?");
        Assert.Equal(200, (await again).Status);
        await guest.AskAsync("And a steam bath?", "You asked: And a steam bath?");

        Assert.Equal(bodies[0], bodies[1]);
        await Expect(guest.MessagesWith("sauna")).ToHaveCountAsync(1);
        await Expect(guest.AnswersWith("You asked: Is there a sauna?")).ToHaveCountAsync(1);
        Assert.Equal(2, hotel.Model.Calls.Snapshot().Count);
    }

    [BrowserFact]
    public async Task Where_streams_do_not_get_through_the_page_asks_again_and_again_instead()
    {
        await using var person = await run.NewPersonAsync();
        await person.RouteAsync(Events, route => IsPoll(route.Request) ? route.ContinueAsync() : route.AbortAsync());
        var page = await person.NewPageAsync();
        var guest = new ChatGuest(page.MainFrame);

        var address = (await run.HotelAsync()).PageOf("hotel", "en");
        await page.RunAndWaitForRequestAsync(() => page.GotoAsync(address), IsPoll);

        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        await Expect(guest.Status).ToBeEmptyAsync();
        await Expect(guest.MessagesWith("pool")).ToHaveAttributeAsync("data-state", "sent");
    }

    [BrowserFact]
    public async Task Stream_that_ends_is_followed_by_one_that_goes_on_where_it_ended()
    {
        await using var hotel = await ChatDeployment.OpenAsync();
        await using var network = CuttableNetwork.Before(hotel.Url);
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, network.Url + hotel.PageOf("hotel", "en")[hotel.Url.Length..]);
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        var last = await guest.Entries.Last.GetAttributeAsync("data-entry");

        var next = await guest.Page.RunAndWaitForRequestAsync(
            () =>
            {
                network.Cut();
                network.Mend();
                return Task.CompletedTask;
            },
            request => request.Url.Contains("/events?", StringComparison.Ordinal));

        Assert.Contains($"after={last}", next.Url, StringComparison.Ordinal);
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        await Expect(guest.MessagesWith("pool")).ToHaveCountAsync(1);
    }

    private static bool IsPoll(IRequest request) => request.Url.Contains("wait=", StringComparison.Ordinal);
}
