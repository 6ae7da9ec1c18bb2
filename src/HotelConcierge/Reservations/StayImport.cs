using System.Globalization;
using System.Text.Json;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Reservations;

/// <summary>What an import came to.</summary>
/// <param name="Status">200 when the file could be read to its end, whatever became of its lines; 400 when it could not: what stood
/// before the break was imported.</param>
public sealed record StayImportReport(int Status)
{
    private const int MostProblemsShown = 1000;

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Cancelled { get; init; }

    public int Erased { get; init; }

    /// <summary>How many reservations were not imported because of their problems.</summary>
    public int Refused { get; init; }

    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<StayProblem> Problems { get; init; } = [];

    /// <summary>How many problems there are beside <see cref="Problems"/>: 0 but for a report that was read from its JSON.</summary>
    public int MoreProblems { get; init; }

    /// <summary>As the caller reads it, with the first thousand problems.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Added,
            Changed,
            Unchanged,
            Cancelled,
            Erased,
            Refused,
            Problems = Problems.Take(MostProblemsShown),
            MoreProblems = MoreProblems + Math.Max(0, Problems.Count - MostProblemsShown),
        },
        TurnJson.Options);
}

/// <summary>
/// Takes over what the hotel's system says about reservations. Each is named by its number, so that the same file twice changes
/// nothing; a bad one is refused with every problem named, and the others are kept. What a file does not name stays as it is.
/// </summary>
public sealed partial class StayImport(TableReservations reservations, HotelCatalog hotels, ILogger<StayImport> log)
{
    /// <summary>The most bytes of a file: 8 MiB, several times what <see cref="MostStays"/> usually need.</summary>
    public const int LargestBody = 8 * 1024 * 1024;

    /// <summary>The most reservations of a file.</summary>
    public const int MostStays = 20_000;

    private const int Done = 200;
    private const int Wrong = 400;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Imports a file.</summary>
    /// <param name="file">JSON or CSV in UTF-8, whole: a file that broke off on its way should not come here.</param>
    /// <param name="contentType"><c>application/json</c> or <c>text/csv</c>, parameters aside.</param>
    /// <param name="hotel">Whose reservations, by its assistant's name; empty where there is one hotel only.</param>
    public async Task<StayImportReport> ImportAsync(
        ReadOnlyMemory<byte> file,
        string contentType,
        string hotel,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        ArgumentNullException.ThrowIfNull(hotel);
        if (Find(hotel, out var trouble) is not { } found)
            return new(Wrong) { Problems = [new(0, "hotel", trouble)] };
        if (Read(file.Span, contentType, out var broken) is not { } raw)
            return new(Wrong) { Problems = [broken!] };

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<StayEntry>();
        foreach (var stay in raw)
        {
            if (StayCheck.Read(stay) is not { } entry)
                continue;
            if (lines.TryAdd(entry.Number, entry.Line))
                entries.Add(entry);
            else
                stay.Add(
                    StayFields.Number,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Is the number of line {lines[entry.Number]} too. Name each reservation once; that line was taken."));
        }

        var done = (await reservations.ApplyAsync(found, entries, cancellationToken)).CountBy(change => change).ToDictionary();
        List<StayProblem> problems = [.. raw.SelectMany(stay => stay.Problems)];
        if (broken is not null)
            problems.Add(broken);
        var report = new StayImportReport(broken is null ? Done : Wrong)
        {
            Added = done.GetValueOrDefault(StayChange.Added),
            Changed = done.GetValueOrDefault(StayChange.Changed),
            Unchanged = done.GetValueOrDefault(StayChange.Unchanged),
            Cancelled = done.GetValueOrDefault(StayChange.Cancelled),
            Erased = done.GetValueOrDefault(StayChange.Erased),
            Refused = raw.Count(stay => stay.Problems.Count > 0),
            Problems = problems,
        };
        Log.Imported(log, found.Key, report.Added, report.Changed, report.Unchanged, report.Cancelled, report.Erased, report.Refused);
        return report;
    }

    /// <summary>The hotel of that name; the only one for none.</summary>
    internal Hotel? Find(string name, out string problem)
    {
        var all = hotels.All.ToList();
        problem = all.Count == 0
            ? "No assistant speaks for a hotel. Give one a hotel.json."
            : $"Must be one of {string.Join(", ", all.Select(hotel => hotel.Key))}.";
        return name.Length == 0 && all.Count == 1 ? all[0] : all.Find(hotel => hotel.Key == name);
    }

    /// <returns>Null when nothing of it can be read.</returns>
    private static List<RawStay>? Read(ReadOnlySpan<byte> file, string contentType, out StayProblem? problem)
    {
        if (file.StartsWith(ByteOrderMark))
            file = file[ByteOrderMark.Length..];
        switch (contentType.Split(';', 2)[0].Trim().ToLowerInvariant())
        {
            case "text/csv":
                return StayCsv.Read(file, MostStays, out problem);
            case "application/json":
                return StayJson.Read(file, MostStays, out problem);
            default:
                problem = new(0, "Content-Type", "Must be text/csv or application/json, whichever the file is.");
                return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "{Hotel}: an import added {Added} reservations, changed {Changed}, left {Unchanged} as they were, cancelled {Cancelled}, erased {Erased} and refused {Refused}"
        )]
        public static partial void Imported(
            ILogger logger,
            string hotel,
            int added,
            int changed,
            int unchanged,
            int cancelled,
            int erased,
            int refused);
    }
}
