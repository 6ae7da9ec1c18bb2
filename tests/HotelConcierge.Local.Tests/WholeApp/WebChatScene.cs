using System.Net;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest at a browser with the hotel's chat, over HTTP: what the page does, without the page.</summary>
public abstract class WebChatScene : IAsyncLifetime
{
    private const string Secret = "a-secret-that-signs-the-cookies-of-this-test";

    private protected World World { get; private set; } = null!;

    private protected AppInProcess App { get; private set; } = null!;

    private protected WebBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await World.CreateAsync();
        await StartAsync();
        Browser = await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        Browser.Dispose();
        await App.DisposeAsync();
        await World.DisposeAsync();
    }

    private protected async Task WriteAsync(string text)
    {
        using var answer = await Browser.WriteAsync(Guid.NewGuid(), text, World.Patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private protected Task<WebBrowser> OpenAsync(string cookie = "") => WebBrowser.OpenAsync(new(App.Url), "hotel", cookie, World.Patience);

    /// <summary>All that is shown once the guest has their answer, after the welcome that a first message gets.</summary>
    private protected async Task<IReadOnlyList<WebShown>> ReadAnswerAsync()
    {
        await App.IdleAsync();
        return await ReadFromStartAsync();
    }

    private protected Task<IReadOnlyList<WebShown>> ReadFromStartAsync()
    {
        Browser.After = null;
        return Browser.ReadAsync(0, World.Patience);
    }

    private protected async Task StartAsync(params (string Name, string Value)[] changes)
    {
        App = await AppInProcess.StartAsync(
            World, [("WebChat:Secret", Secret), ("WebChat:AllowedOrigins", "https://hotel.example"), .. changes]);
        if (Browser is not null)
        {
            var moved = await OpenAsync(Browser.Cookie);
            Browser.Dispose();
            Browser = moved;
        }
    }
}
