using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>What a turn costs with few and with many conversations in the file, and in a long conversation.</summary>
internal static class StoredConversationsBenchmark
{
    public const string Name = "stored";

    private const int AtOnce = 10;
    private const int LongConversation = 500;

    private static readonly int[] Sizes = [10, 1_000, 100_000];

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        await using var twilio = await InstantTwilio.StartAsync();
        var costs = new List<double>();
        foreach (var size in Sizes.Where(size => !arguments.IsQuick || size <= 1_000))
        {
            using var folder = new TemporaryFolder();
            await StoredConversations.FillAsync(folder.Path, twilio, size);
            await using var concierge = await Concierge.StartInstantAsync(folder.Path, twilio.Url);
            using var guests = await TalkingGuests.ConnectAsync(concierge.Url, twilio, AtOnce);
            costs.Add(await MedianAsync(arguments, guests, size));
            yield return new(Name, $"a turn among {size:#,0} conversations, median", costs[^1], "ms");
        }

        yield return new(Name, "the last against the first", costs[^1] / costs[0], "times", Goal.Most(1.25));

        using var longer = new TemporaryFolder();
        await using var talker = await Concierge.StartInstantAsync(longer.Path, twilio.Url);
        using var guest = await TalkingGuests.ConnectAsync(talker.Url, twilio, AtOnce);
        await guest.TalkAsync(LongConversation, atOnce: 1, _ => 0);
        var slow = await MedianAsync(arguments, guest, guests: 1, atOnce: 1);
        var fast = await MedianAsync(arguments, guest, guests: LongConversation, atOnce: 1);
        yield return new(Name, "a turn after 1,000 messages, median", slow, "ms");
        yield return new(Name, "a turn after few messages, median", fast, "ms");
    }

    private static async Task<double> MedianAsync(BenchmarkArguments arguments, TalkingGuests talking, int guests, int atOnce = AtOnce)
    {
        var random = new Random(guests);
        var best = double.MaxValue;
        for (var round = 0; round < (arguments.IsQuick ? 2 : 5); round++)
        {
            // Guests in no order, so that neither the file's cache nor its order is on our side; none twice at a time.
            var result = await talking.TalkAsync(
                arguments.Scale(500), atOnce, turn => turn % atOnce + random.Next(guests / atOnce) * atOnce);
            best = Math.Min(best, result.Latencies.Median);
        }

        return best;
    }
}
