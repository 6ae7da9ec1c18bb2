using System.Diagnostics;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>A desk with many open cases and many pages that show it: how soon all of them show what a guest wrote.</summary>
internal static class DeskBenchmark
{
    public const string Name = "desk";

    private const int Guests = 500;
    private const int Pages = 20;

    // A page shows a case with one unread turn already: what told of the danger.
    private const int UnreadBefore = 1;

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        var count = arguments.Scale(Guests);
        var messages = arguments.IsQuick ? 5 : 40;
        using var folder = new TemporaryFolder();
        await using var concierge = await Concierge.StartInstantWebChatAsync(folder.Path, $"--Staff:anna:Key={Concierge.StaffKey}");
        var guests = new List<WebBrowser>();
        var pages = new List<WatchingStaff>();
        try
        {
            for (var index = 0; index < count; index++)
            {
                guests.Add(await WebBrowser.OpenAsync(concierge.Url, "hotel", cookie: "", CancellationToken.None));
                await WriteAsync(guests[^1], "my baby is not breathing");
            }

            var cookie = await WatchingStaff.SignInAsync(concierge.Url, "anna", Concierge.StaffKey);
            await using var first = new WatchingStaff();
            await first.OpenAsync(concierge.Url, cookie);
            await first.WaitForCasesAsync(count);

            var before = concierge.Memory;
            for (var index = 0; index < Pages; index++)
            {
                pages.Add(new());
                await pages[^1].OpenAsync(concierge.Url, cookie);
            }

            var memory = concierge.Memory - before;
            var work = concierge.ProcessorTime;
            var ticks = new List<long>();
            for (var message = 1; message <= messages; message++)
            {
                var unread = UnreadBefore + message;
                var seen = Task.WhenAll(pages.Select(page => page.WaitForUnreadAsync(unread)));
                var started = Stopwatch.GetTimestamp();
                await WriteAsync(guests[0], "is somebody there?");
                ticks.Add((await seen).Max() - started);
            }

            var latencies = new Latencies(ticks);
            var spent = (concierge.ProcessorTime - work).TotalMilliseconds / messages;
            yield return new(Name, $"{count} open cases, {Pages} pages: from a guest's message to the last page, median", latencies.Median, "ms");
            yield return new(Name, "the same, p95", latencies.P95, "ms");
            yield return new(Name, "processor time of a message until all pages show it", spent, "ms");
            yield return new(Name, "memory of the host for a page", 1_000 * memory / Pages, "KB");
            yield return new(Name, "memory of the host, most", concierge.PeakMemory, "MB");
        }
        finally
        {
            foreach (var page in pages)
                await page.DisposeAsync();
            guests.ForEach(guest => guest.Dispose());
        }
    }

    private static async Task WriteAsync(WebBrowser guest, string text)
    {
        using var taken = await guest.WriteAsync(Guid.NewGuid(), text, CancellationToken.None);
        taken.EnsureSuccessStatusCode();
    }
}
