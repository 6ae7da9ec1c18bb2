using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>A host with two people at its desk, and an open case; what the desk page asks for, without the page.</summary>
public abstract class DeskHttpScene : IAsyncLifetime
{
    private protected const string Words = "My room is too loud";

    private readonly List<StaffBrowser> _browsers = [];
    private int _opened;

    private protected World World { get; private set; } = null!;

    private protected AppInProcess App { get; private set; } = null!;

    /// <summary>Signed in.</summary>
    private protected StaffBrowser Lucia { get; private set; } = null!;

    private protected StaffBrowser Marta { get; private set; } = null!;

    /// <summary>The id of the case.</summary>
    private protected string Case { get; private set; } = "";

    public async Task InitializeAsync()
    {
        World = await World.CreateAsync();
        App = await AppInProcess.StartAsync(
            World, ("Staff:lucia:Key", KeyOf("lucia")), ("Staff:marta:Key", KeyOf("marta")));
        Lucia = await SignInAsync("lucia");
        Marta = await SignInAsync("marta");
        Case = (await OpenCaseAsync(World.Ana)).Id;
    }

    public async Task DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await App.DisposeAsync();
        await World.DisposeAsync();
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    private protected StaffBrowser NewBrowser()
    {
        var browser = new StaffBrowser(new(App.Url));
        _browsers.Add(browser);
        return browser;
    }

    private protected async Task<DeskCase> OpenCaseAsync(string guest)
    {
        var address = AppInProcess.AddressOf(guest);
        var now = World.Clock.GetUtcNow();
        var id = DeskCase.IdFor(string.Create(CultureInfo.InvariantCulture, $"turn {_opened++}"));
        var opened = new DeskCase(
            id, ConversationId.For(address), "hotel", address, CaseReason.Asked, CaseUrgency.Normal, "en", now)
        {
            Desk = BuiltInDesk.DeskName,
            GuestName = "Ana",
            Summary = Words,
            Unread = 1,
        };
        return await App.Services.GetRequiredService<DeskCases>().OpenAsync(
            opened, new("opened", CaseEntryKind.Event, now, null, CaseEvents.Opened), World.Patience);
    }

    private protected static string Path(string id, string rest = "") => $"/api/desk/cases/{id}{rest}";

    private protected string Path(string rest = "") => Path(Case, rest);

    private protected Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(StaffBrowser browser, string act, string json = "{}") =>
        SendAsync(browser, HttpMethod.Post, Path("/" + act), JsonOf(json));

    private protected Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(StaffBrowser browser, string path) =>
        SendAsync(browser, HttpMethod.Get, path, null);

    private protected Task<(HttpStatusCode Status, JsonNode? Body)> PutFileAsync(
        StaffBrowser browser, string file, byte[] bytes, string type = "image/png", string name = "map.png")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        return SendAsync(browser, HttpMethod.Put, Path("/files/" + file), content);
    }

    private protected async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        StaffBrowser browser, HttpMethod method, string path, HttpContent? content)
    {
        using var answer = await browser.SendAsync(method, path, content, World.Patience);
        var body = await answer.Content.ReadAsStringAsync(World.Patience);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType is "application/json" ? JsonNode.Parse(body) : null);
    }

    private protected static StringContent JsonOf(string json) => new(json, Encoding.UTF8, "application/json");

    private static string KeyOf(string name) => $"the-key-of-{name}-at-the-desk";

    private async Task<StaffBrowser> SignInAsync(string name)
    {
        var browser = NewBrowser();
        using var answer = await browser.SignInAsync(name, KeyOf(name), World.Patience);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return browser;
    }
}
