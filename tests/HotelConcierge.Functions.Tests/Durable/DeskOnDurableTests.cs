using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// A guest is given to people and back on the production host: Durable's own engine and entities, a real storage account, and staff who do
/// what the desk page does, over HTTP.
/// </summary>
[NeedsNode]
[Collection(OnAzuriteOfTheEngine.Name)]
public sealed class DeskOnDurableTests(Azurite azurite) : IAsyncLifetime
{
    private const long Guest = 34600000451;
    private const string Reply = "A quieter room is free, number wombatfourteen.";
    private const string Note = "The guest takes the potorooroom.";

    private static readonly RawTrace[] Traces =
    [
        RawTrace.Of("what the guest wrote", "numbatnoise"),
        RawTrace.Of("what the person wrote", "wombatfourteen"),
        RawTrace.Of("the note", "potorooroom"),
        RawTrace.Of("the summary", "bilbysummary"),
        SentFiles.Traces.Single(trace => trace.Name == "picture's bytes"),
    ];

    private DurableDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await DurableDesk.OpenAsync(azurite, Guest);

    public async Task DisposeAsync() => await (_desk?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task A_person_takes_over_gives_back_and_is_forgotten_with_the_guest()
    {
        var chat = _desk.Chat;
        await _desk.ReadAfterAsync("/start hotel");
        _desk.World.Model.Enqueue(ScriptedAnswer.Call("hand_to_person", """{"summary":"bilbysummary: another room","urgency":"normal"}"""));
        await _desk.ReadAfterAsync("I want to talk to a person");
        await _desk.IdleAsync();
        var asked = _desk.World.Model.Calls.Count;
        var id = Assert.Single(await _desk.OpenCasesAsync());

        await _desk.WriteAsync("There is numbatnoise above me");
        var (status, file) = await _desk.SendAsync(HttpMethod.Put, $"/api/desk/cases/{id}/files/f1", Picture());
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{status} {file}");
        var before = chat.Messages.Count;
        await DoAsync(id, "messages", new { key = "k1", text = Reply, files = new[] { "f1" } });
        await DoAsync(id, "messages", new { key = "k1", text = Reply, files = new[] { "f1" } });
        await chat.WaitForMessagesAsync(before + 1, _desk.World.Patience);
        await _desk.IdleAsync();

        Assert.Equal(asked, _desk.World.Model.Calls.Count);
        Assert.Single(chat.Messages.Skip(before), message => message.Text.Contains("wombatfourteen", StringComparison.Ordinal));
        var (_, thread) = await _desk.SendAsync(HttpMethod.Get, $"/api/desk/cases/{id}", null);
        Assert.Contains("numbatnoise", thread!.ToJsonString(), StringComparison.Ordinal);

        before = chat.Messages.Count;
        await DoAsync(id, "return", new { note = Note });
        await chat.WaitForMessagesAsync(before + 1, _desk.World.Patience);
        await _desk.IdleAsync();
        Assert.Empty(await _desk.OpenCasesAsync());
        await _desk.ReadAfterAsync("Which number was it?");
        var told = string.Join('\n', (await _desk.World.Model.WaitForCallAsync(asked + 1, _desk.World.Patience)).Messages.Select(said => said.Text));
        Assert.All(
            ["numbatnoise", "wombatfourteen", "potorooroom"],
            word => Assert.Contains(word, told, StringComparison.Ordinal));

        var kept = await _desk.FindAsync(Traces);
        await _desk.ReadAfterAsync("forget me");

        Assert.Equal(Traces.Select(trace => trace.Name), kept);
        Assert.Empty(await _desk.FindAsync(Traces));
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.SendAsync(HttpMethod.Get, $"/api/desk/cases/{id}", null)).Status);
    }

    private async Task DoAsync(string id, string act, object body)
    {
        var (status, answer) = await _desk.SendAsync(HttpMethod.Post, $"/api/desk/cases/{id}/{act}", JsonContent.Create(body));
        Assert.True((int)status is >= 200 and < 300, $"{act}: {status} {answer}");
    }

    private static ByteArrayContent Picture()
    {
        var content = new ByteArrayContent(SentFiles.Picture);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
        content.Headers.Add("X-File-Name", "plan.png");
        return content;
    }
}
