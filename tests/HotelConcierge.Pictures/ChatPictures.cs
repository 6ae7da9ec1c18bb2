using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;
using Microsoft.Playwright;

namespace HotelConcierge.Pictures;

/// <summary>Makes the pictures of the web chat that the documentation shows.</summary>
internal static class ChatPictures
{
    private const float PatienceInMilliseconds = 60_000;

    private const string HotelPage = """
        <style>
          body { margin: 0; font: 18px/1.6 Georgia, serif; color: #233; background: #fdfaf4 }
          header { padding: 90px 80px; background: #4f8797; color: #fff }
          h1 { margin: 0; font-size: 52px; font-weight: normal }
          main { max-width: 620px; padding: 40px 80px }
        </style>
        <header><h1>AnyCompany Luxury Resort</h1><p>Between the dunes and the sea</p></header>
        <main>
          <h2>Your days with us</h2>
          <p>Pools, gardens, a spa, and a beach that never seems to end. Ask us anything: we answer at once.</p>
        </main>
        """;

    /// <summary>Makes them all.</summary>
    /// <param name="folder">Where they go; made where it does not exist.</param>
    /// <returns>The names of the files, and their sizes in bytes.</returns>
    public static async Task<IReadOnlyList<(string Name, long Size)>> MakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        Assertions.SetDefaultExpectTimeout(PatienceInMilliseconds);
        await using var chromium = await Chromium.LaunchAsync();
        await using var site = await OtherSite.StartAsync("127.0.0.1");
        var made = new List<(string, long)>();

        await ShootAsync("chat-light", OnPhone(ColorScheme.Light), hotel => hotel.PageOf("hotel", "en"), StayAsync);
        await ShootAsync("chat-dark", OnPhone(ColorScheme.Dark), hotel => hotel.PageOf("hotel", "en"), StayAsync);
        await ShootAsync(
            "chat-thai",
            OnPhone(ColorScheme.Light),
            hotel => hotel.PageOf("hotel", "th"),
            guest => guest.AskAsync("พรุ่งนี้มีนวดไหม", "85 EUR"));
        await ShootAsync("chat-desktop", OnDesk(), hotel => hotel.PageOf("hotel", "en"), StayAsync);
        await ShootAsync("chat-embedded", OnDesk(), InHotelPage, TalkInHotelPageAsync);
        return made;

        string InHotelPage(ChatDeployment hotel)
        {
            site.Body = $"{HotelPage}<script src='{hotel.Url}/chat/embed.js' data-assistant=hotel data-lang=en async></script>";
            return site.Origin;
        }

        async Task ShootAsync(
            string name, BrowserNewContextOptions options, Func<ChatDeployment, string> address, Func<ChatGuest, Task> play)
        {
            // One for each picture, so that no guest finds the times taken.
            await using var hotel = await ChatDeployment.OpenAsync(("WebChat:AllowedOrigins", site.Origin));
            options.ReducedMotion = ReducedMotion.Reduce;
            options.Locale = "en-GB";
            await using var person = await chromium.Browser.NewContextAsync(options);
            var guest = await ChatGuest.OpenAsync(person, address(hotel));
            await play(guest);
            var file = Path.Combine(folder, $"{name}.png");
            await guest.Page.ScreenshotAsync(
                new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
            made.Add((Path.GetFileName(file), new FileInfo(file).Length));
        }
    }

    private static BrowserNewContextOptions OnPhone(ColorScheme scheme) =>
        new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = scheme, HasTouch = true, IsMobile = true };

    private static BrowserNewContextOptions OnDesk() => new() { ViewportSize = new() { Width = 1280, Height = 800 } };

    private static async Task StayAsync(ChatGuest guest)
    {
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        await guest.Options.Nth(1).ClickAsync();
        await Assertions.Expect(guest.AnswersWith("Booked: massage")).ToBeVisibleAsync();
    }

    private static async Task TalkInHotelPageAsync(ChatGuest outside)
    {
        await outside.Page.GetByRole(AriaRole.Button).First.ClickAsync();
        await StayAsync(await outside.InFrameAsync());
    }
}
