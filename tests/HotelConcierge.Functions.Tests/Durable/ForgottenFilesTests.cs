using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Web;
using HotelConcierge.Turns;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// Of the files of a guest who wants to be forgotten nothing is left in the storage account: not what was in them, not what was found in
/// them, not what they were named; neither in our tables and blobs nor in those of the engine. The account is asked through its services,
/// which is all that Azure shows of itself. The folder of an Azurite on disk would prove nothing either way: it writes blobs one behind
/// another into large files and takes out what was deleted minutes later, as Azure does in its own time.
/// </summary>
[NeedsNode]
[Collection(OnAzuriteOfTheEngine.Name)]
public sealed class ForgottenFilesTests(Azurite azurite) : IAsyncLifetime
{
    private const long Guest = 34600000441;

    private World _world = null!;
    private SimulatedTelegram _telegram = null!;
    private FunctionsDeployment _deployment = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _world.Model.ScriptTranscription(SentFiles.Voice, SentFiles.Transcript);
        _telegram = await SimulatedTelegram.StartAsync();
        _deployment = await FunctionsDeployment.OpenAsync(
            azurite,
            _world,
            ("OpenAI:SeesPictures", "true"),
            ("OpenAI:TranscriptionModel", "transcribe-simulated"),
            ("Telegram:BotToken", _telegram.Options.BotToken),
            ("Telegram:SecretToken", _telegram.Options.SecretToken),
            ("Telegram:ApiBaseUrl", _telegram.BaseAddress.ToString()),
            ("WebChat:Secret", "a-secret-that-signs-the-cookies-of-this-test"));
        _telegram.WebhookUrl = _deployment.AddressOf("telegram");
    }

    public async Task DisposeAsync()
    {
        await _deployment.DisposeAsync();
        await _telegram.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_them_is_left_in_the_storage_account()
    {
        await SendAsync("voice", "", SentFiles.Voice, "audio/ogg");
        await SendAsync("photo", "", SentFiles.Picture, "image/png");
        await SendAsync("document", SentFiles.DocumentName, SentFiles.Document, "application/pdf");
        var before = await FindAsync();

        await DoAsync(new(Guest) { Text = "forget me" });

        Assert.Equal(
            SentFiles.Traces.Select(trace => trace.Name),
            before.Select(found => found.Trace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Empty(await FindAsync());
    }

    /// <summary>By web chat, whose page hands files over before their message and is told the end by the log it follows.</summary>
    [Fact]
    public async Task Nothing_of_those_that_came_by_web_chat_is_left_either()
    {
        var host = new Uri(new Uri(_deployment.AddressOf("web")).GetLeftPart(UriPartial.Authority));
        using var browser = await WebBrowser.OpenAsync(host, "hotel", cookie: "", _world.Patience);
        await PostAsync(browser, "audio/ogg", "", SentFiles.Voice);
        await PostAsync(browser, "image/png", "", SentFiles.Picture);
        await PostAsync(browser, "application/pdf", SentFiles.DocumentName, SentFiles.Document);
        var before = await FindAsync();

        using (var told = await browser.WriteAsync(Guid.NewGuid(), "forget me", _world.Patience))
            Assert.True(told.IsSuccessStatusCode);
        var left = await ReadUntilAsync(browser, "erased");
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);

        Assert.Equal(
            SentFiles.Traces.Select(trace => trace.Name),
            before.Select(found => found.Trace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Empty(await FindAsync());
        browser.After = null;
        Assert.Equal(left.Id, Assert.Single(await browser.ReadAsync(0, _world.Patience)).Id);
    }

    /// <summary>A guest sends a file by web chat, reads an answer, and the turn has ended.</summary>
    private async Task PostAsync(WebBrowser browser, string type, string name, byte[] bytes)
    {
        var file = Guid.NewGuid();
        using var kept = await browser.UploadAsync(file, type, bytes, _world.Patience);
        var named = new JsonObject { ["id"] = file.ToString("D"), ["type"] = type, ["name"] = name };
        var message = new JsonObject { ["id"] = Guid.NewGuid().ToString("D"), ["text"] = "", ["files"] = new JsonArray(named) };
        using var told = await browser.PostAsync(message, _world.Patience);
        Assert.True(kept.IsSuccessStatusCode && told.IsSuccessStatusCode, $"{kept.StatusCode} {told.StatusCode}");
        await ReadUntilAsync(browser, "");
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);
    }

    private async Task<WebShown> ReadUntilAsync(WebBrowser browser, string words)
    {
        while (true)
        {
            var answers = (await browser.ReadAsync(5, _world.Patience)).Where(entry => !entry.IsFromGuest);
            if (answers.LastOrDefault(entry => entry.Text.Contains(words, StringComparison.Ordinal)) is { } found)
                return found;
        }
    }

    private Task SendAsync(string kind, string name, byte[] bytes, string contentType)
    {
        var file = new JsonObject
        {
            ["file_id"] = _telegram.KeepFile(name, contentType, bytes),
            ["file_unique_id"] = "u",
            ["file_name"] = name,
            ["mime_type"] = contentType,
        };
        return DoAsync(new(Guest) { Content = new() { [kind] = kind is "photo" ? new JsonArray(file) : file } });
    }

    /// <summary>A guest does something, reads the answer, and the turn has ended.</summary>
    private async Task DoAsync(GuestAction action)
    {
        var chat = _telegram.Chat(Guest);
        var before = chat.Messages.Count;
        var update = await _telegram.DeliverAsync(action, _world.Patience);
        Assert.True(update.Succeeded, $"{update.StatusCode} {update.Body} {update.Failure}");
        await chat.WaitForMessagesAsync(before + 1, _world.Patience);
        await _deployment.WaitForAllAsync(TurnOrchestration.Name);
    }

    private async Task<IReadOnlyList<(string Trace, string Place)>> FindAsync()
    {
        var contents = await AccountContents.ReadAsync(azurite.ConnectionString, _world.Patience);
        return
        [
            .. from trace in SentFiles.Traces
            from content in contents
            where trace.IsIn(content.Bytes)
            select (trace.Name, content.Place),
        ];
    }
}
