using System.Net;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Turns;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// The production host with a guest on the simulated Telegram, and somebody of the staff who does what the desk page does, over HTTP.
/// </summary>
internal sealed class DurableDesk : IAsyncDisposable
{
    private const string Key = "the-key-of-lucia-at-the-desk";

    private readonly Azurite _azurite;
    private readonly FunctionsDeployment _deployment;
    private readonly StaffBrowser _lucia;
    private readonly long _guest;

    private DurableDesk(
        Azurite azurite, World world, SimulatedTelegram telegram, FunctionsDeployment deployment, StaffBrowser lucia, long guest) =>
        (_azurite, World, Telegram, _deployment, _lucia, _guest) = (azurite, world, telegram, deployment, lucia, guest);

    public World World { get; }

    public SimulatedTelegram Telegram { get; }

    /// <summary>The guest's phone.</summary>
    public TelegramChat Chat => Telegram.Chat(_guest);

    /// <param name="changes">Settings besides those of Telegram and of staff.</param>
    public static async Task<DurableDesk> OpenAsync(Azurite azurite, long guest, params (string Name, string Value)[] changes)
    {
        var world = await World.CreateAsync();
        var telegram = await SimulatedTelegram.StartAsync();
        var deployment = await FunctionsDeployment.OpenAsync(
            azurite,
            world,
            [
                ("Telegram:BotToken", telegram.Options.BotToken),
                ("Telegram:SecretToken", telegram.Options.SecretToken),
                ("Telegram:ApiBaseUrl", telegram.BaseAddress.ToString()),
                ("Staff:lucia:Key", Key),
                ("StaffSignIn:Secret", "a-secret-that-signs-the-sessions-of-this-test"),
                .. changes,
            ]);
        telegram.WebhookUrl = deployment.AddressOf("telegram");
        var lucia = new StaffBrowser(new(new Uri(deployment.AddressOf("telegram")).GetLeftPart(UriPartial.Authority)));
        var desk = new DurableDesk(azurite, world, telegram, deployment, lucia, guest);
        try
        {
            using var signedIn = await lucia.SignInAsync("lucia", Key, world.Patience);
            Assert.Equal(HttpStatusCode.NoContent, signedIn.StatusCode);
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>The guest writes, and every turn ends.</summary>
    public async Task WriteAsync(string text)
    {
        var update = await Telegram.DeliverAsync(new(_guest) { Text = text }, World.Patience);
        Assert.True(update.Succeeded, $"{update.StatusCode} {update.Body} {update.Failure}");
        await IdleAsync();
    }

    /// <summary>The guest writes, and reads an answer.</summary>
    /// <returns>What they read.</returns>
    public async Task<string> ReadAfterAsync(string text)
    {
        var before = Chat.Messages.Count;
        var update = await Telegram.DeliverAsync(new(_guest) { Text = text }, World.Patience);
        Assert.True(update.Succeeded, $"{update.StatusCode} {update.Body} {update.Failure}");
        await Chat.WaitForMessagesAsync(before + 1, World.Patience);
        await IdleAsync();
        return string.Join('\n', Chat.Messages.Skip(before).Select(message => message.Text));
    }

    /// <summary>Completes when every turn has ended.</summary>
    public Task IdleAsync() => _deployment.WaitForAllAsync(TurnOrchestration.Name);

    /// <summary>Those of the traces that stand anywhere in the storage account.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(IEnumerable<RawTrace> traces)
    {
        var contents = await AccountContents.ReadAsync(_azurite.ConnectionString, World.Patience);
        return [.. traces.Where(trace => contents.Any(content => trace.IsIn(content.Bytes))).Select(trace => trace.Name)];
    }

    /// <summary>The ids of the open cases.</summary>
    public async Task<IReadOnlyList<string>> OpenCasesAsync()
    {
        var (status, news) = await SendAsync(HttpMethod.Get, "/api/desk/events?wait=0", null);
        Assert.Equal(HttpStatusCode.OK, status);
        return [.. news!["events"]!.AsArray()[0]!["data"]!["cases"]!.AsArray().Select(one => one!["id"]!.GetValue<string>())];
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var answer = await _lucia.SendAsync(method, path, content, World.Patience);
        var text = await answer.Content.ReadAsStringAsync(World.Patience);
        return (answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null);
    }

    public async ValueTask DisposeAsync()
    {
        _lucia.Dispose();
        await _deployment.DisposeAsync();
        await Telegram.DisposeAsync();
        await World.DisposeAsync();
    }
}
