using Deque.AxeCore.Playwright;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>What a tool finds that looks for barriers.</summary>
internal static class Axe
{
    public static async Task AssertFindsNothingAsync(IPage page)
    {
        // What fades in has less contrast on the way.
        await page.EvaluateAsync("""
            () => Promise.all(document.getAnimations()
              .filter(each => each.effect.getComputedTiming().endTime < Infinity)
              .map(each => each.finished.catch(() => {})))
            """);
        var found = await page.RunAxe();
        Assert.True(
            found.Violations.Length == 0,
            string.Join('\n', found.Violations.SelectMany(violation => violation.Nodes.Select(node =>
                $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Concat(node.All).Select(check => check.Message))}"))));
    }

    /// <summary>Nobody has to scroll to the side.</summary>
    public static async Task AssertFitsAsync(IPage page, int width)
    {
        var tooWide = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("*")]
              .filter(each => !each.closest(".unseen"))
              .filter(each => each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)
                || each.getBoundingClientRect().right > innerWidth + 1 && !each.closest("svg"))
              .map(each => each.outerHTML.slice(0, 120))
            """);
        Assert.Empty(tooWide);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
