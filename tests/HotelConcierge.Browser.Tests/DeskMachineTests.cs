using System.Text.Json;
using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Browser.Tests;

/// <summary>What a machine makes for the people at the desk page: beside the guest's words, told apart from them, and never in their way.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskMachineTests(BrowserRun run)
{
    private const string German = "Guten Tag, das Zimmer ist zu laut und ich kann nicht schlafen.";
    private const string English = "Good day, the room is too loud and I cannot sleep.";
    private const string Summary = "The guest cannot sleep, because the room is loud.";

    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Translation_and_summary_appear_beside_the_guests_words_and_axe_finds_nothing(ColorScheme scheme, int width)
    {
        await using var scene = await OpenForPeopleAsync();
        var thinking = new TaskCompletionSource();
        scene.Hotel.Model!.Responder = request =>
        {
            thinking.Task.GetAwaiter().GetResult();
            return Answer(request);
        };
        var options = new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 760 } };
        var guest = await WriteAsync(scene, German);
        var staff = await scene.NewStaffAsync(DeskScene.Lucia, options);

        // The guest's words wait for no model.
        await staff.LookAtAsync("Wrote where people answer");
        await Expect(staff.EntriesWith(German)).ToHaveCountAsync(1);
        await Expect(staff.HandBack).ToBeHiddenAsync();
        await Expect(staff.Close).ToBeVisibleAsync();
        thinking.SetResult();

        var translation = staff.EntriesWith(German).GetByTestId("translation");
        await Expect(translation).ToContainTextAsync(English);
        await Expect(translation).ToContainTextAsync("Translated by a machine");
        await Expect(translation.Locator(".words")).ToHaveAttributeAsync("lang", "en");
        await Expect(staff.Page.GetByTestId("summary")).ToHaveTextAsync("Summed up by a machine: " + Summary);
        await Expect(staff.EntriesWith(German)).ToHaveCountAsync(1);
        await Axe.AssertFindsNothingAsync(staff.Page);
        await Axe.AssertFitsAsync(staff.Page, width);
        Assert.Equal(2, scene.Hotel.Model.Calls.Snapshot().Count);

        // Who comes later reads what was made, and nothing is made again.
        var marta = await scene.NewStaffAsync(DeskScene.Marta);
        await marta.LookAtAsync(Summary);
        await Expect(marta.EntriesWith(German).GetByTestId("translation")).ToContainTextAsync(English);
        await marta.SayAsync("We move you to a quieter room.");
        await Expect(guest.AnswersWith("quieter room")).ToHaveCountAsync(1);
        Assert.Equal(2, scene.Hotel.Model.Calls.Snapshot().Count);

        // What is translated is looked over and sent by a person, and its original stays with staff.
        scene.Hotel.Model.Responder = _ => ScriptedAnswer.Say("""{"translation":"Das neue Zimmer ist 305."}""");
        await marta.Input.FillAsync("The new room is 305.");
        await marta.Page.GetByRole(AriaRole.Button, new() { Name = "Translate to German" }).ClickAsync();
        await Expect(marta.Input).ToHaveValueAsync("Das neue Zimmer ist 305.");
        await Axe.AssertFindsNothingAsync(marta.Page);
        await marta.Input.PressAsync("Enter");
        await Expect(guest.AnswersWith("Das neue Zimmer ist 305.")).ToHaveCountAsync(1);
        await Expect(marta.EntriesWith("Written as: The new room is 305.")).ToHaveAttributeAsync("data-from", "note");
        await Expect(guest.Log).Not.ToContainTextAsync("The new room");
        Assert.DoesNotContain(scene.Hotel.Log, line => line.Contains("loud", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Of_a_guest_in_danger_the_own_words_come_first()
    {
        await using var scene = await OpenForPeopleAsync();
        await WriteAsync(scene, "my baby is not breathing", "112");
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync("Somebody may be in danger");

        var summary = staff.Log.GetByTestId("summary");
        await Expect(summary).ToContainTextAsync(Summary);
        Assert.True(await summary.EvaluateAsync<bool>(
            "each => Boolean(document.querySelector('.entries').compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)"));
        await Expect(staff.Cases.First).Not.ToContainTextAsync(Summary);
        await Axe.AssertFindsNothingAsync(staff.Page);
    }

    [BrowserFact]
    public async Task Model_that_fails_hides_nothing()
    {
        await using var scene = await OpenForPeopleAsync();
        scene.Hotel.Model!.Responder = _ => ScriptedAnswer.Fail(OpenAIFaultKind.InvalidKey);
        await WriteAsync(scene, German);
        var staff = await scene.NewStaffAsync();
        await staff.LookAtAsync("Wrote where people answer");
        await scene.Hotel.Model.WaitForCallAsync(2, CancellationToken.None);

        await Expect(staff.EntriesWith(German)).ToHaveCountAsync(1);
        await Expect(staff.Page.GetByTestId("translation")).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByTestId("summary")).ToBeHiddenAsync();
    }

    private static ScriptedAnswer Answer(ChatRequest request) => ScriptedAnswer.Say(
        request.LastUserText.Contains("\"chat\"", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(new { summary = Summary })
            : JsonSerializer.Serialize(new { translation = English }));

    private async Task<DeskScene> OpenForPeopleAsync()
    {
        var scene = await DeskScene.OpenAsync(run, ("Assistants:hotel:PeopleOnly", "web:hotel"));
        scene.Hotel.Model!.Responder = Answer;
        return scene;
    }

    private static async Task<ChatGuest> WriteAsync(DeskScene scene, string words, string read = "+34 956 000 100")
    {
        var guest = await ChatGuest.OpenAsync(await scene.NewPersonAsync(), scene.Hotel.PageOf("hotel", "en"));
        await guest.AskAsync(words, read);
        return guest;
    }
}
