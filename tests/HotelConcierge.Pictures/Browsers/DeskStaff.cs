using Microsoft.Playwright;

namespace HotelConcierge.Pictures.Browsers;

/// <summary>Somebody of the hotel at the desk page: what they see, and what they can do.</summary>
internal sealed class DeskStaff(IPage page)
{
    /// <summary>The window it is shown in.</summary>
    public IPage Page => page;

    public ILocator SignInForm => page.GetByTestId("signin");

    public ILocator SignInStatus => page.GetByTestId("signin-status");

    public ILocator Status => page.GetByTestId("status");

    /// <summary>The rows of the queue, in the order in which they stand.</summary>
    public ILocator Cases => page.Locator("li[data-case]");

    /// <summary>The buttons of those rows.</summary>
    public ILocator Rows => page.Locator("li[data-case] > button");

    public ILocator Log => page.GetByTestId("log");

    /// <summary>All that was said in the open case, without what happened to it.</summary>
    public ILocator Entries => Log.Locator("li[data-from]");

    public ILocator Events => Log.Locator("li[data-event]");

    public ILocator Owner => page.GetByTestId("owner");

    public ILocator Guest => page.GetByTestId("guest");

    public ILocator Take => page.GetByTestId("take");

    public ILocator HandBack => page.GetByTestId("hand-back");

    public ILocator Close => page.GetByTestId("close");

    public ILocator Back => page.GetByTestId("back");

    public ILocator Hint => page.GetByTestId("hint");

    public ILocator Input => page.GetByTestId("input");

    public ILocator Send => page.GetByTestId("send");

    public ILocator NoteMode => page.GetByTestId("note-mode");

    public ILocator Canned => page.GetByTestId("canned");

    /// <summary>What may be sent once the guest's channel takes no words.</summary>
    public ILocator Templates => page.GetByTestId("templates").GetByRole(AriaRole.Listitem);

    public ILocator Warning => page.GetByTestId("warning");

    /// <summary>The field that takes files; it is hidden behind a button.</summary>
    public ILocator FileField => page.Locator(".composer input[type=file]");

    /// <summary>What is asked before something is done.</summary>
    public ILocator Question => page.GetByTestId("question");

    public ILocator Yes => page.GetByTestId("yes");

    public ILocator No => page.GetByTestId("no");

    /// <summary>Opens the page in a window of its own.</summary>
    public static async Task<DeskStaff> OpenAsync(IBrowserContext context, string url)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return new(page);
    }

    /// <summary>Signs in; whether it worked is to be seen.</summary>
    public async Task SignInAsync(string name, string key)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#key").FillAsync(key);
        await page.Locator("#key").PressAsync("Enter");
    }

    /// <summary>The rows of cases with these words.</summary>
    public ILocator CasesWith(string words) => Cases.Filter(new() { HasText = words });

    /// <summary>What was said with these words.</summary>
    public ILocator EntriesWith(string words) => Entries.Filter(new() { HasText = words });

    /// <summary>Opens the first case with these words, and waits until it is read.</summary>
    public async Task LookAtAsync(string words)
    {
        await CasesWith(words).First.ClickAsync();
        await Assertions.Expect(Log).ToHaveAttributeAsync("aria-busy", "false");
    }

    /// <summary>Writes and sends; it need not have arrived afterwards.</summary>
    public async Task WriteAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>Waits until a message has come that far.</summary>
    public Task WaitUntilAsync(string words, string state) =>
        Assertions.Expect(EntriesWith(words).Locator(".state")).ToHaveAttributeAsync("data-state", state);

    /// <summary>Writes, and waits until the server has it.</summary>
    public async Task SayAsync(string text)
    {
        await WriteAsync(text);
        await Assertions.Expect(Log.Locator("li[data-entry]").Filter(new() { HasText = text })).ToBeVisibleAsync();
    }
}
