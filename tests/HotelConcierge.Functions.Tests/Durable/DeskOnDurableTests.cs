using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Turns;

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
    private const string Key = "the-key-of-lucia-at-the-desk";
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

    private World _world = null!;
    private SimulatedTelegram _telegram = null!;
    private FunctionsDeployment _deployment = null!;
    private StaffBrowser _lucia = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _telegram = await SimulatedTelegram.StartAsync();
        _deployment = await FunctionsDeployment.OpenAsync(
            azurite,
            _world,
            ("Telegram:BotToken", _telegram.Options.BotToken),
            ("Telegram:SecretToken", _telegram.Options.SecretToken),
            ("Telegram:ApiBaseUrl", _telegram.BaseAddress.ToString()),
            ("Staff:lucia:Key", Key),
            ("StaffSignIn:Secret", "a-secret-that-signs-the-sessions-of-this-test"));
        _telegram.WebhookUrl = _deployment.AddressOf("telegram");
        _lucia = new(new(new Uri(_deployment.AddressOf("telegram")).GetLeftPart(UriPartial.Authority)));
        using var signedIn = await _lucia.SignInAsync("lucia", Key, _world.Patience);
        Assert.Equal(HttpStatusCode.NoContent, signedIn.StatusCode);
    }

    public async Task DisposeAsync()
    {
        _lucia.Dispose();
        await _deployment.DisposeAsync();
        await _telegram.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_person_takes_over_gives_back_and_is_forgotten_with_the_guest()
    {
        var chat = _telegram.Chat(Guest);
        await ReadAfterAsync("/start hotel");
        _world.Model.Enqueue(ScriptedAnswer.Call("hand_to_person", """{"summary":"bilbysummary: another room","urgency":"normal"}"""));
        await ReadAfterAsync("I want to talk to a person");
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);
        var asked = _world.Model.Calls.Count;
        var id = Assert.Single(await OpenCasesAsync());

        await DeliverAsync("There is numbatnoise above me");
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);
        var (status, file) = await SendAsync(HttpMethod.Put, $"/api/desk/cases/{id}/files/f1", Picture());
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{status} {file}");
        var before = chat.Messages.Count;
        await DoAsync(id, "messages", new { key = "k1", text = Reply, files = new[] { "f1" } });
        await DoAsync(id, "messages", new { key = "k1", text = Reply, files = new[] { "f1" } });
        await chat.WaitForMessagesAsync(before + 1, _world.Patience);
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);

        Assert.Equal(asked, _world.Model.Calls.Count);
        Assert.Single(chat.Messages.Skip(before), message => message.Text.Contains("wombatfourteen", StringComparison.Ordinal));
        var (_, thread) = await SendAsync(HttpMethod.Get, $"/api/desk/cases/{id}", null);
        Assert.Contains("numbatnoise", thread!.ToJsonString(), StringComparison.Ordinal);

        before = chat.Messages.Count;
        await DoAsync(id, "return", new { note = Note });
        await chat.WaitForMessagesAsync(before + 1, _world.Patience);
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);
        Assert.Empty(await OpenCasesAsync());
        await ReadAfterAsync("Which number was it?");
        var told = string.Join('\n', (await _world.Model.WaitForCallAsync(asked + 1, _world.Patience)).Messages.Select(said => said.Text));
        Assert.All(
            ["numbatnoise", "wombatfourteen", "potorooroom"],
            word => Assert.Contains(word, told, StringComparison.Ordinal));

        var kept = await FindAsync();
        await ReadAfterAsync("forget me");

        Assert.Equal(Traces.Select(trace => trace.Name), kept);
        Assert.Empty(await FindAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, $"/api/desk/cases/{id}", null)).Status);
    }

    /// <summary>The traces of the case that stand anywhere in the account.</summary>
    private async Task<IReadOnlyList<string>> FindAsync()
    {
        var contents = await AccountContents.ReadAsync(azurite.ConnectionString, _world.Patience);
        return [.. Traces.Where(trace => contents.Any(content => trace.IsIn(content.Bytes))).Select(trace => trace.Name)];
    }

    private async Task<IReadOnlyList<string>> OpenCasesAsync()
    {
        var (status, news) = await SendAsync(HttpMethod.Get, "/api/desk/events?wait=0", null);
        Assert.Equal(HttpStatusCode.OK, status);
        return [.. news!["events"]!.AsArray()[0]!["data"]!["cases"]!.AsArray().Select(one => one!["id"]!.GetValue<string>())];
    }

    private async Task DoAsync(string id, string act, object body)
    {
        var (status, answer) = await SendAsync(HttpMethod.Post, $"/api/desk/cases/{id}/{act}", JsonContent.Create(body));
        Assert.True((int)status is >= 200 and < 300, $"{act}: {status} {answer}");
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var answer = await _lucia.SendAsync(method, path, content, _world.Patience);
        var text = await answer.Content.ReadAsStringAsync(_world.Patience);
        return (answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null);
    }

    private static ByteArrayContent Picture()
    {
        var content = new ByteArrayContent(SentFiles.Picture);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
        content.Headers.Add("X-File-Name", "plan.png");
        return content;
    }

    private async Task DeliverAsync(string text)
    {
        var update = await _telegram.DeliverAsync(new(Guest) { Text = text }, _world.Patience);
        Assert.True(update.Succeeded, $"{update.StatusCode} {update.Body} {update.Failure}");
    }

    /// <summary>The guest writes and reads what comes.</summary>
    private async Task ReadAfterAsync(string text)
    {
        var chat = _telegram.Chat(Guest);
        var before = chat.Messages.Count;
        await DeliverAsync(text);
        await chat.WaitForMessagesAsync(before + 1, _world.Patience);
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);
    }
}
