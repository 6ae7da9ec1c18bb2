using System.Text.RegularExpressions;
using HotelConcierge.Browser.Tests.Infrastructure;
using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;

namespace HotelConcierge.Browser.Tests;

/// <summary>The chat in the pages of other sites: of those that may show it, and of those that may not.</summary>
[Collection(BrowserTests.Name)]
public sealed class EmbeddingTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Guest_talks_within_the_page_of_a_hotel_that_may_show_the_chat()
    {
        await using var site = await OtherSite.StartAsync("hotel.localhost");
        await using var concierge = await ChatDeployment.OpenEncryptedAsync(("WebChat:AllowedOrigins", site.Origin));
        site.Body = $"<h1>Our hotel</h1><script src='{concierge.Url}/chat/embed.js' data-assistant=hotel data-lang=es async></script>";
        await using var person = await run.NewPersonAsync(new() { IgnoreHTTPSErrors = true });
        var page = await person.NewPageAsync();
        await page.GotoAsync(site.Origin);

        var launcher = page.GetByRole(AriaRole.Button);
        await Expect(launcher).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(launcher).ToHaveAccessibleNameAsync(AnyName);
        await launcher.ClickAsync();
        var guest = await new ChatGuest(page.MainFrame).InFrameAsync();
        await Expect(guest.Input).ToBeFocusedAsync();
        await guest.AskAsync("¿Hay algún masaje mañana?", "Estas horas están libres");
        await guest.Options.First.ClickAsync();
        await Expect(guest.AnswersWith("Reservado: masaje")).ToBeVisibleAsync();
        Assert.Equal("es", await guest.Frame.Locator("html").GetAttributeAsync("lang"));

        await guest.Input.PressAsync("Escape");
        await Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await Expect(launcher).ToBeFocusedAsync();
        await Expect(launcher).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [BrowserFact]
    public async Task Site_that_may_not_show_the_chat_shows_nothing_of_it()
    {
        await using var concierge = await ChatDeployment.OpenAsync(("WebChat:AllowedOrigins", "https://hotel.example"));
        await using var site = await OtherSite.StartAsync("localhost");
        site.Body = $"<iframe src='{concierge.PageOf("hotel")}&embedded=1'></iframe>";
        await using var person = await run.NewPersonAsync();
        var page = await person.NewPageAsync();

        var refusal = await page.RunAndWaitForConsoleMessageAsync(
            () => page.GotoAsync(site.Origin),
            new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });

        Assert.Contains("https://hotel.example", refusal.Text, StringComparison.Ordinal);
        Assert.All(page.Frames, frame => Assert.DoesNotContain("/chat", frame.Url, StringComparison.Ordinal));
    }

    /// <summary>To a browser 127.0.0.1 is the same site, whose requests bring the cookie; localhost is another one.</summary>
    [BrowserTheory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Site_of_somebody_else_can_neither_write_as_the_guest_nor_read_what_they_read(string attacker)
    {
        var concierge = await run.HotelAsync();
        await using var site = await OtherSite.StartAsync(attacker);
        var guest = await run.NewGuestAsync();
        await using var person = guest.Page.Context;
        await guest.AskAsync("Is the pool open in the morning?", "open from 9:00 to 20:30");
        var page = await person.NewPageAsync();
        await page.GotoAsync(site.Origin);
        var answers = new List<int>();
        page.Response += (_, response) => answers.Add(response.Status);
        var api = $"{concierge.Url}/api/channels/web";

        Assert.Equal("unreadable", await FetchAsync($"{api}?assistant=hotel", "POST", "cors"));
        Assert.Equal("opaque", await FetchAsync($"{api}?assistant=hotel", "POST", "no-cors"));
        Assert.Equal("unreadable", await FetchAsync($"{api}/events?assistant=hotel&wait=0", "GET", "cors"));

        // What is not sent by the browser at all has no answer.
        Assert.NotEmpty(answers);
        Assert.All(answers, status => Assert.Equal(403, status));
        await guest.AskAsync("Any massage tomorrow?", "These times are free");
        await Expect(guest.Messages).ToHaveCountAsync(2);
        await Expect(guest.MessagesWith("forged")).ToHaveCountAsync(0);

        Task<string> FetchAsync(string url, string method, string mode) => page.EvaluateAsync<string>(Fetch, new { url, method, mode });
    }

    private static readonly Regex AnyName = new(".+", RegexOptions.None, TimeSpan.FromSeconds(30));

    private const string Fetch = """
        async ({ url, method, mode }) => {
          const body = JSON.stringify({ id: "0a6e0f44-3f0c-4d80-9d3c-2a8ad1e0a7f1", text: "forged", language: "en" });
          try {
            const answer = await fetch(url, { method, mode, credentials: "include", body: method === "POST" ? body : undefined });
            return answer.type === "opaque" ? "opaque" : `read: ${await answer.text()}`;
          } catch {
            return "unreadable";
          }
        }
        """;

}
