using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ReloadTests(BrowserRun run)
{
    private const string Hold = "The answer will be here in a moment.";

    [BrowserFact]
    public async Task Guest_who_reloads_in_the_middle_of_an_answer_reads_all_of_it_once_and_in_order()
    {
        await using var hotel = await ChatDeployment.OpenScriptedAsync(("Conversation:HoldAfter", "00:00:01"));
        hotel.Model!.Enqueue(ScriptedAnswer.Hold(LongAnswer.Text));
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, hotel.PageOf("hotel", "en"));

        await guest.WriteAsync("Which terraces are there?");
        await Expect(guest.AnswersWith(Hold)).ToBeVisibleAsync();
        await guest.Page.ReloadAsync();
        await Expect(guest.AnswersWith(Hold)).ToBeVisibleAsync();
        hotel.Model.ReleaseAll();
        await Expect(guest.AnswersWith($"{LongAnswer.Part} 1 looks")).ToBeVisibleAsync();
        await guest.Page.ReloadAsync();

        await LongAnswer.AssertReadAsync(guest);
        await Expect(guest.AnswersWith(Hold)).ToHaveCountAsync(1);
        await Expect(guest.MessagesWith("Which terraces")).ToHaveCountAsync(1);
        Assert.StartsWith("guest: ", (await guest.ReadAsync())[0], StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Guest_who_reloads_before_a_message_is_sent_has_it_sent_once()
    {
        await using var hotel = await ChatDeployment.OpenScriptedAsync();
        hotel.Model!.Responder = request => ScriptedAnswer.Say($"You asked: {request.LastUserText}");
        await using var person = await run.NewPersonAsync();
        var guest = await ChatGuest.OpenAsync(person, hotel.PageOf("hotel", "en"));

        // Whatever is posted is lost until the page is loaded anew.
        await guest.Page.RouteAsync("**/api/channels/web?**", route => route.AbortAsync());
        await guest.WriteAsync("Is there a sauna?");
        await Expect(guest.MessagesWith("sauna")).ToHaveAttributeAsync("data-state", "sending");
        await guest.Page.UnrouteAllAsync();
        await guest.Page.ReloadAsync();

        await Expect(guest.AnswersWith("You asked: Is there a sauna?")).ToBeVisibleAsync();
        await Expect(guest.MessagesWith("sauna")).ToHaveCountAsync(1);
        await Expect(guest.MessagesWith("sauna")).ToHaveAttributeAsync("data-state", "sent");
    }
}
