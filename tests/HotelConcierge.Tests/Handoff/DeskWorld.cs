using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Intake;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Handoff;

/// <summary>The hotel with people at its desk; it is Monday, 1 June 2026, noon in the hotel.</summary>
internal sealed class DeskWorld : IDisposable
{
    public const string Anna = "Anna";
    public const string Ben = "Ben";

    /// <param name="isForPeople">Whether people answer where the guest writes, and no model.</param>
    /// <param name="isStaffed">Whether anybody could sit at the desk.</param>
    public DeskWorld(
        Action<IServiceCollection>? register = null, IChatClient? model = null, bool isForPeople = false, bool isStaffed = true) =>
        World = TurnWorld.OfHotel(
            model,
            services =>
            {
                register?.Invoke(services);
                services.AddSingleton<IDeskAccess>(new FixedDeskAccess(isStaffed));
            },
            isForPeople);

    /// <summary>A hotel where people answer and no model does, which has one all the same, for the people.</summary>
    /// <param name="provider">Of the model.</param>
    public static DeskWorld OfPeopleAlone(string provider)
    {
        var desk = new DeskWorld(isForPeople: true);
        desk.World.Model.Provider = provider;
        return desk;
    }

    public TurnWorld World { get; }

    public DeskWork Work => Get<DeskWork>();

    public DeskPlan Plan => Get<DeskCatalog>().Find(World.Assistant)!;

    public T Get<T>()
        where T : notnull => World.Services.GetRequiredService<T>();

    /// <summary>The guest asks for a person, and the model calls one.</summary>
    /// <returns>The case.</returns>
    public async Task<DeskCase> AskForPersonAsync(string urgency = "normal")
    {
        World.Model.Calls("hand_to_person", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["summary"] = "The guest wants to talk about the bill.",
            ["urgency"] = urgency,
        });
        World.Model.Says("DONE");
        World.Hear("can I talk to a human about my bill", World.Elapsed.TotalSeconds);
        await World.Host.AdvanceAsync(TimeSpan.FromSeconds(20));
        return Assert.Single(await OpenAsync());
    }

    /// <summary>The guest writes, and everything happens that follows.</summary>
    /// <returns>The one case that is open then.</returns>
    public async Task<DeskCase> HearAsync(string text)
    {
        await World.RunAsync(text);
        return Assert.Single(await OpenAsync());
    }

    public async Task<List<DeskCase>> OpenAsync()
    {
        var open = new List<DeskCase>();
        await foreach (var one in Get<DeskCases>().OpenAsync(default))
            open.Add(one);
        return open;
    }

    public async Task<DeskThread> ThreadAsync(string id) => Assert.IsType<DeskThread>(await Get<DeskThreads>().ReadAsync(id, default));

    /// <summary>Who said what, the oldest first.</summary>
    public async Task<List<(ThreadVoice, string)>> SaidAsync(string id) =>
        [.. (await ThreadAsync(id)).Entries.Select(entry => (entry.From, entry.Text))];

    /// <summary>A member of staff writes, and everything happens that follows.</summary>
    public async Task<DeskOutcome> WriteAsync(string id, string text, string staff = Anna, string key = "k1", bool force = false)
    {
        var outcome = await Work.WriteAsync(id, staff, new(key, text, []), force, default);
        await World.RunAsync();
        return outcome;
    }

    /// <summary>A member of staff sends a template, and everything happens that follows.</summary>
    public async Task<DeskOutcome> SendTemplateAsync(string id, string template, string text = "", string key = "k1")
    {
        var outcome = await Work.WriteAsync(id, Anna, new(key, text, []) { Template = template }, force: false, default);
        await World.RunAsync();
        return outcome;
    }

    /// <summary>Somebody of the hotel writes to the guest on the hotel's phone: a webhook, and everything that follows.</summary>
    public async Task<int> WriteOnPhoneAsync(string text, string id = "echo-1", MessageKind kind = MessageKind.Text, DateTimeOffset? at = null)
    {
        World.Phone.Reading = WebhookReading.Genuine.Nothing with
        {
            Echoes = [new(id, TurnWorld.Address, kind, text, at ?? World.Clock.GetUtcNow())],
        };
        var answer = await Get<WebhookIntake>().ReceiveAsync(
            World.Phone.Name, new("POST", "https://hotel.example/api/channels/phone", new Dictionary<string, string>(), default), default);
        await World.RunAsync();
        return answer.Status;
    }

    public async Task<ConversationMode> ModeAsync() => (await World.StateAsync())!.Mode;

    /// <summary>So much time passes, and the desk is looked after.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await World.Host.AdvanceAsync(time);
        await Get<DeskSweep>().RunAsync(default);
        await World.RunAsync();
    }

    public void Dispose() => World.Dispose();
}
