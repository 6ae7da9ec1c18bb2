using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>A hotel with two people at its desk, and guests at its chat page. Its model gives who asks for a person to one.</summary>
internal sealed class DeskScene : IAsyncDisposable
{
    public const string Lucia = "lucia";
    public const string Marta = "marta";

    /// <summary>What brings a guest to the desk.</summary>
    public const string Wish = "I want to talk to a person";

    /// <summary>What the desk reads of it.</summary>
    public const string Summary = "The guest wants a quieter room.";

    private readonly BrowserRun _run;
    private readonly List<IBrowserContext> _people = [];

    private DeskScene(BrowserRun run, ChatDeployment hotel) => (_run, Hotel) = (run, hotel);

    public ChatDeployment Hotel { get; }

    public string DeskUrl => Hotel.Url + "/desk";

    /// <param name="settings">Those that differ from the usual ones.</param>
    public static async Task<DeskScene> OpenAsync(BrowserRun run, params (string Name, string Value)[] settings)
    {
        var hotel = await ChatDeployment.OpenScriptedAsync(
            [($"Staff:{Lucia}:Key", KeyOf(Lucia)), ($"Staff:{Marta}:Key", KeyOf(Marta)), .. settings]);
        hotel.Model!.Responder = Answer;
        return new(run, hotel);
    }

    public static string KeyOf(string name) => $"the-key-of-{name}-at-the-desk";

    /// <summary>Somebody of the hotel, who has signed in.</summary>
    public async Task<DeskStaff> NewStaffAsync(string name = Lucia, BrowserNewContextOptions? options = null, string? url = null)
    {
        var staff = await DeskStaff.OpenAsync(await NewPersonAsync(options), url ?? DeskUrl);
        await staff.SignInAsync(name, KeyOf(name));
        await Expect(staff.Page.GetByTestId("me")).ToHaveTextAsync(name);
        return staff;
    }

    /// <summary>A guest who has asked for a person, and has been told that one comes.</summary>
    public async Task<ChatGuest> NewWaitingGuestAsync(string words = Wish)
    {
        var guest = await ChatGuest.OpenAsync(await NewPersonAsync(), Hotel.PageOf("hotel", "en"));
        await guest.AskAsync(words, "our colleagues at reception");
        return guest;
    }

    public async Task<IBrowserContext> NewPersonAsync(BrowserNewContextOptions? options = null)
    {
        var person = await _run.NewPersonAsync(options);
        _people.Add(person);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        await Hotel.DisposeAsync();
    }

    private static ScriptedAnswer Answer(ChatRequest request)
    {
        if (request.Messages[^1].Role is "tool")
            return ScriptedAnswer.Say("DONE");
        return request.LastUserText.Contains(Wish, StringComparison.Ordinal)
            ? ScriptedAnswer.Call("hand_to_person", $$"""{"summary":"{{Summary}}","urgency":"normal"}""")
            : ScriptedAnswer.Say($"You asked: {request.LastUserText}");
    }
}
