using System.Diagnostics;
using System.Text.Json.Nodes;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Contracts.Spa;
using HotelConcierge.Languages;
using HotelConcierge.Local.Storage;
using HotelConcierge.Proposals;
using HotelConcierge.Spa;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// Guests who are offered the same spa times and all tap the first one at the same moment, again and again, until the day is
/// full; on the SQLite store. Not one slot may have two guests, which is checked.
/// </summary>
internal static class BookingBenchmark
{
    public const string Name = "booking";

    private const int SlotsOfTheDay = 7;
    private static readonly DateOnly Day = new(2026, 11, 22);

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        var guests = arguments.Scale(500);
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(folder.Path, NullLogger<SqliteDatabase>.Instance);
        using var world = new SpaWorld(new SqliteTableStore(database));
        var choices = new SpaChoices(world.Store);
        var open = new OpenProposals(world.Store, world.Clock);
        var consent = new SpaConsent(LanguageCatalog.Default);
        var waiting = new SpaWaitingList(world.Store, world.Spas);
        var proposals = new SpaProposals(world.Spas, world.Bookings, choices, open, consent, waiting);
        var desk = new SpaBookingFlow(
            world.Availability, world.Bookings, choices, open, proposals, consent, waiting, world, LanguageCatalog.Default);
        var wish = new SpaSearch(Day, Time: null, SpaWorld.Massage, People: null, More: false);

        var offers = await ClosedLoop.RunAsync(guests, guests, (_, guest) =>
            desk.FindAsync(Visit(world, guest, turn: 0, taps: []), wish, CancellationToken.None));
        yield return new(Name, $"times offered to {guests:#,0} guests at once", offers.PerSecond, "/s");
        yield return new(Name, "one offer, median", offers.Latencies.Median, "ms");

        var ticks = new List<long>();
        var booked = new List<int>();
        var elapsed = TimeSpan.Zero;
        for (var turn = 1; turn <= SlotsOfTheDay; turn++)
        {
            var (taps, winners, took) = await TapAsync(world, desk, choices, [.. Enumerable.Range(0, guests).Except(booked)], turn);
            ticks.AddRange(taps);
            booked.AddRange(winners);
            elapsed += took;
        }

        await CheckAsync(world, booked);
        var latencies = new Latencies(ticks);
        yield return new(Name, $"taps of {guests:#,0} guests on the same slot", ticks.Count / elapsed.TotalSeconds, "/s");
        yield return new(Name, "one tap among them, median", latencies.Median, "ms");
        yield return new(Name, "one tap among them, p99", latencies.P99, "ms");
        yield return new(Name, $"slots with exactly one guest, of {SlotsOfTheDay}", booked.Count, "", Goal.Least(SlotsOfTheDay));
    }

    /// <summary>All of them choose the first time of the list that each was shown last.</summary>
    private static async Task<(long[] Ticks, List<int> Winners, TimeSpan Took)> TapAsync(
        SpaWorld world,
        SpaBookingFlow desk,
        SpaChoices choices,
        IReadOnlyList<int> guests,
        int turn)
    {
        var shown = new string[guests.Count];
        for (var index = 0; index < guests.Count; index++)
        {
            var list = await choices.FindAsync(world.Spa, SpaWorld.Guest(guests[index]).Conversation, CancellationToken.None)
                ?? throw new InvalidOperationException("A guest has no list to choose from.");
            shown[index] = list.Choices[0].Id;
        }

        var results = new string[guests.Count];
        var ticks = new long[guests.Count];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(guests.Select((guest, index) => Task.Run(async () =>
        {
            var at = Stopwatch.GetTimestamp();
            results[index] = (await desk.ChooseAsync(Visit(world, guest, turn, [shown[index]]), shown[index], "", CancellationToken.None)).Text;
            ticks[index] = Stopwatch.GetTimestamp() - at;
        })));
        var took = Stopwatch.GetElapsedTime(started);
        return (ticks, [.. guests.Where((_, index) => JsonNode.Parse(results[index])!["result"]!.GetValue<string>() == "booked")], took);
    }

    private static SpaVisit Visit(SpaWorld world, int guest, int turn, IReadOnlyList<string> taps) =>
        new(world.Spa, SpaWorld.Guest(guest), $"turn-{guest}-{turn}-0-0", $"turn-{guest}-{turn}", Heard: "", taps, "en", Most: 10);

    private static async Task CheckAsync(SpaWorld world, List<int> booked)
    {
        var slots = new List<DateTimeOffset>();
        foreach (var guest in booked)
            slots.AddRange(await world.MineAsync(SpaWorld.Guest(guest)));
        var rows = await world.RowsAsync(Day);
        if (slots.Count != booked.Count || slots.Distinct().Count() != slots.Count || rows != slots.Count)
            throw new InvalidOperationException(
                $"{booked.Count} guests were told of a booking, {slots.Count} have one, on {slots.Distinct().Count()} slots; the spa's book has {rows}."
            );
    }
}
