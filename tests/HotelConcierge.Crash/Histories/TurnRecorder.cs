using System.Globalization;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.Matrix;
using HotelConcierge.Crash.World;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Crash.Histories;

/// <summary>
/// Plays the matrix's scenarios without a kill and writes each turn of the journal to a file, for the core's tests to replay.
/// </summary>
internal static class TurnRecorder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="scenarios">Those to play: what an earlier version has recorded need not be there again.</param>
    /// <param name="folder">For everything that is not to be kept.</param>
    /// <param name="to">Where the files go; it has to be new.</param>
    /// <returns>How many turns were recorded.</returns>
    public static async Task<int> RecordAsync(string version, IReadOnlyList<Scenario> scenarios, string folder, string to)
    {
        List<Cell> cells = [];
        var assistants = Deployment.CopyAssistants(folder);
        foreach (var scenario in scenarios)
        {
            var cell = new Cell(scenario, KillPoints.List);
            await cell.BuildAsync(scenario.Name, folder, assistants);
            cells.Add(cell);
        }

        using (
            var process = KilledProcess.Start(cells.ConvertAll(cell => cell.Deployment.Settings), Path.Combine(folder, "deployments.json")))
        {
            using var patience = new CancellationTokenSource(Patience);
            await Task.WhenAll(cells.Select(cell => cell.ListAsync(process, patience.Token)));
            await Task.WhenAll(cells.Select(cell => cell.FinishAsync(process, patience.Token)));
            await process.KillAsync();
        }

        Directory.CreateDirectory(to);
        var recorded = 0;
        foreach (var cell in cells)
        {
            var turns = Read(version, cell);
            for (var turn = 0; turn < turns.Count; turn++, recorded++)
                turns[turn].Write(Path.Combine(to, string.Create(CultureInfo.InvariantCulture, $"{cell.Scenario.Name}-{turn + 1}.json")));
            await cell.Deployment.DisposeAsync();
        }

        return recorded;
    }

    private static List<RecordedTurn> Read(string version, Cell cell)
    {
        using var database = new SqliteConnection($"Data Source={cell.Deployment.Database};Pooling=False");
        database.Open();
        var starts = database.Query(
            "select id, orchestration, input, created_at from turn_instances order by created_at",
            row =>
                (
                    Id: row.GetString(0),
                    Orchestration: row.GetString(1),
                    Input: row.GetString(2),
                    At: DateTimeOffset.Parse(row.GetString(3), CultureInfo.InvariantCulture)));
        var turns = starts.ConvertAll(start =>
            RecordedTurn.Record(
                version,
                cell.Scenario.Story,
                start.Input,
                start.At,
                TurnJournal.ReadHistory(database, start.Id, after: 0).Select(entry => entry.Event),
                ConciergeServices.Orchestrations.First(code => code.Name == start.Orchestration)));
        Statements.Forget(database);
        return turns;
    }
}
