using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HotelConcierge.Pictures.Browsers;

/// <summary>A guest at the page of the web chat: what they see, and what they can do.</summary>
/// <param name="chat">The frame that shows the chat: a page's own, or one in a hotel's page.</param>
internal sealed class ChatGuest(IFrame chat)
{
    private const string FromConcierge = "li[data-from=concierge][data-entry]";
    private const string FromGuest = "li[data-from=guest]";

    /// <summary>The window it is shown in.</summary>
    public IPage Page => chat.Page;

    public IFrame Frame => chat;

    public ILocator Log => chat.GetByTestId("log");

    public ILocator Input => chat.GetByTestId("input");

    public ILocator Send => chat.GetByTestId("send");

    public ILocator Status => chat.GetByTestId("status");

    public ILocator Typing => chat.GetByTestId("typing");

    public ILocator Greeting => chat.GetByTestId("greeting");

    /// <summary>The field that takes files; it may be hidden behind a button.</summary>
    public ILocator FileField => chat.Locator("input[type=file]");

    /// <summary>Everything that either has said, in the order in which it stands.</summary>
    public ILocator Entries => Log.Locator("li[data-from][data-state], " + FromConcierge);

    /// <summary>What the concierge has said.</summary>
    public ILocator Answers => Log.Locator(FromConcierge);

    /// <summary>What the guest has said, those among them that are not yet sent.</summary>
    public ILocator Messages => Log.Locator(FromGuest);

    /// <summary>What a guest can tap, all of it.</summary>
    public ILocator Options => Log.Locator("button[data-option]");

    /// <summary>Opens the page in a window of its own, as a guest who has been there before if the context has.</summary>
    public static async Task<ChatGuest> OpenAsync(IBrowserContext context, string url)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return new(page.MainFrame);
    }

    /// <summary>The same guest in the frame of a page that shows the chat.</summary>
    public async Task<ChatGuest> InFrameAsync()
    {
        var frame = await chat.Locator("iframe").ElementHandleAsync();
        return new((await frame.ContentFrameAsync())!);
    }

    /// <summary>The answers with these words.</summary>
    public ILocator AnswersWith(string words) => Answers.Filter(new() { HasText = words });

    /// <summary>The guest's messages with these words.</summary>
    public ILocator MessagesWith(string words) => Messages.Filter(new() { HasText = words });

    /// <summary>Writes and sends; it need not have arrived afterwards.</summary>
    public async Task WriteAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>Waits until a message has arrived.</summary>
    public Task WaitUntilSentAsync(string words) =>
        Assertions.Expect(MessagesWith(words).Last).ToHaveAttributeAsync("data-state", "sent");

    /// <summary>Writes, and waits for an answer with these words.</summary>
    /// <returns>That answer.</returns>
    public async Task<ILocator> AskAsync(string text, string answer)
    {
        var before = await AnswersWith(answer).CountAsync();
        await WriteAsync(text);
        await Assertions.Expect(AnswersWith(answer).Nth(before)).ToBeVisibleAsync();
        return AnswersWith(answer).Nth(before);
    }

    /// <summary>What both have said, in the order in which it stands on the page: <c>guest: Hello</c>.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync() => await Entries.EvaluateAllAsync<string[]>(
        "entries => entries.map(entry => `${entry.dataset.from}: ${entry.innerText.trim()}`)");

    /// <summary>The numbers that stand in the concierge's answers behind a word, in the order in which they stand on the page.</summary>
    public async Task<IReadOnlyList<int>> NumbersAfterAsync(string word) =>
    [
        .. (await Answers.AllInnerTextsAsync())
            .SelectMany(text => Regex.Matches(text, Regex.Escape(word) + " ([0-9]+)", RegexOptions.None, TimeSpan.FromSeconds(30)))
            .Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
