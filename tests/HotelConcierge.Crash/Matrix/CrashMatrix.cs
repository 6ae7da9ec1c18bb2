using System.Globalization;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.World;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// Plays every scenario without a kill and takes down every point it passes; then plays it once for each point, kills
/// the process there, starts it again and compares. Many deployments share a process, each on a data folder of its own, so that
/// one SIGKILL fills many cells.
/// </summary>
/// <param name="folder">For everything it writes.</param>
/// <param name="deploymentsAtATime">Cells to one life of a process; 1 gives every cell a process to itself.</param>
/// <param name="say">Where to report.</param>
internal sealed class CrashMatrix(string folder, int deploymentsAtATime, Action<string> say)
{
    // Which points there are must not depend on how busy the machine is, so those to be killed at are listed as often and compared.
    private const int Listings = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What is played.</summary>
    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new LongAnswer(), new Stopped(), new InDanger(), new Forgotten(), new Apologised(), new Welcomed(), new Announced(), new Routed(),
        new Booked(), new Complained(), new Foreign(), new Spoken(GuestChannel.Twilio),
        new Spoken(GuestChannel.WhatsApp), new Spoken(GuestChannel.Telegram), new Saved(), new AnsweredOnMeta(), new AnsweredOnLine(),
        new AnsweredOnTheWeb(), new HandedOver(), new WroteToPeople(), new Ordered(),
        new Shopped(hasOdoo: false), new Shopped(hasOdoo: true),
    ];

    private readonly string _assistants = Deployment.CopyAssistants(folder);
    private readonly List<string> _problems = [];
    private int _deployments;
    private int _lives;
    private int _repeated;

    /// <param name="scenarios">The names of those to kill. The others are played once, since together all have to reach every activity.</param>
    /// <param name="only">Points whose name contains this; null for all.</param>
    /// <returns>What went wrong; nothing when all is well.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyCollection<string> scenarios, string? only)
    {
        var plans = await ListPointsAsync(scenarios);
        if (_problems.Count > 0)
            return _problems;

        var cells = plans.Where(plan => scenarios.Contains(plan.Scenario.Name, StringComparer.Ordinal))
            .SelectMany(plan => plan.Points.Select(point => (plan, point)))
            .Where(cell => only is null || cell.point.Contains(only, StringComparison.Ordinal))
            .ToList();
        var waiting = new Queue<(Plan Plan, string Point)>(cells);
        List<(Plan Plan, Cell Cell)> killed = [];
        while (waiting.Count > 0 || killed.Count > 0)
        {
            List<(Plan Plan, Cell Cell)> doomed = [];
            while (doomed.Count < deploymentsAtATime && waiting.TryDequeue(out var next))
                doomed.Add((next.Plan, await BuildAsync(next.Plan.Scenario, next.Point)));
            await LiveAsync(killed, doomed);
            killed = doomed;
        }

        say(
            $"{cells.Count} kills at {cells.Count} points, {_lives} lives of the process: {(_problems.Count == 0 ? "0 lost, 0 doubled" : $"{_problems.Count} wrong")}."
        );
        if (_repeated > 0)
            say($"{_repeated} times a message was read twice where its channel can tell nothing (decision 0008).");
        return _problems;
    }

    private async Task<List<Plan>> ListPointsAsync(IReadOnlyCollection<string> scenarios)
    {
        List<Cell> cells = [];
        foreach (var scenario in Scenarios)
        {
            for (var times = scenarios.Contains(scenario.Name, StringComparer.Ordinal) ? Listings : 1; times > 0; times--)
                cells.Add(await BuildAsync(scenario, KillPoints.List));
        }

        List<Plan> plans = [];
        List<IReadOnlyList<string>> points = [];
        List<int> messages = [];
        List<string> errors = [];
        foreach (var some in cells.Chunk(deploymentsAtATime))
        {
            using var process = Start([.. some]);
            using var patience = new CancellationTokenSource(Patience);
            points.AddRange(await Task.WhenAll(some.Select(cell => cell.ListAsync(process, patience.Token))));
            messages.AddRange(some.Select(cell => cell.Deployment.Phone(cell.Scenario.Guest).Count));
            await Task.WhenAll(some.Select(cell => cell.FinishAsync(process, patience.Token)));
            await process.KillAsync();
            errors.AddRange(process.Errors);
        }

        foreach (var listings in Enumerable.Range(0, cells.Count).GroupBy(i => cells[i].Scenario))
        {
            var i = listings.First();
            plans.Add(new(listings.Key, [.. points[i].Distinct(StringComparer.Ordinal)], messages[i], cells[i].Read()));
            _problems.AddRange(listings.Skip(1).SelectMany(other => Differences(listings.Key, points[i], points[other])));
        }

        if (_problems.Count > 0)
            errors.ForEach(say);

        foreach (var plan in plans)
        {
            var before = plan.Untouched with { Phone = [.. plan.Untouched.Phone.Take(plan.Messages)] };
            _problems.AddRange(plan.Scenario.ProblemsOf(before).Select(problem => $"{plan.Scenario.Name}, with nothing killed: {problem}"));
            say($"{plan.Scenario.Name}: {plan.Scenario.Story}: {plan.Points.Count} points");
        }

        // What is registered is what can run, so an activity that no scenario reaches would be one that is never killed.
        foreach (var activity in ConciergeServices.Activities)
        {
            if (!plans.Exists(plan => plan.Points.Contains($"before {activity.Name}", StringComparer.Ordinal)))
                _problems.Add(
                    $"No scenario reaches the activity {activity.Name}: add one to tests/HotelConcierge.Crash/Matrix/Scenario.cs.");
        }

        foreach (var cell in cells)
            await cell.Deployment.DisposeAsync();
        return plans;
    }

    private static IEnumerable<string> Differences(Scenario scenario, IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Except(other, StringComparer.Ordinal).Union(other.Except(one, StringComparer.Ordinal), StringComparer.Ordinal)
            .Select(point => $"{scenario.Name}: the point '{point}' is passed in one run that nothing interrupts, and not in another.");

    /// <summary>One life of the process: those killed before recover, the new ones go to their points, and all are killed.</summary>
    private async Task LiveAsync(List<(Plan Plan, Cell Cell)> killed, List<(Plan Plan, Cell Cell)> doomed)
    {
        using var process = Start([.. killed.Concat(doomed).Select(pair => pair.Cell)]);
        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAll(
            killed
                .Select(pair =>
                    WatchAsync(
                        pair.Cell,
                        "did not end as it should after the restart",
                        () => pair.Cell.RecoverAsync(process, pair.Plan.Messages, patience.Token)))
                .Concat(
                    doomed.Select(pair =>
                        WatchAsync(pair.Cell, "was not reached", () => pair.Cell.MeetItsEndAsync(process, patience.Token)))));
        foreach (var (_, cell) in doomed)
            cell.Deployment.Close();
        await process.KillAsync();
        if (_problems.Count > 0)
            process.Errors.Take(20).ToList().ForEach(say);

        foreach (var (plan, cell) in killed)
        {
            _problems.AddRange(Compare(plan, cell));
            await cell.Deployment.DisposeAsync();
        }
    }

    private async Task WatchAsync(Cell cell, string trouble, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure)
        {
            lock (_problems)
                _problems.Add($"{cell.Scenario.Name}, killed {cell.Point}: {trouble}: {failure.Message}");
        }
    }

    private IEnumerable<string> Compare(Plan plan, Cell cell)
    {
        var (played, untouched) = (cell.Read(), plan.Untouched);
        var where = $"{plan.Scenario.Name}, killed {cell.Point}";
        var read = plan.Scenario.ToldBy(WithoutAllowedRepeat(plan, cell, played.Phone));
        if (!read.SequenceEqual(plan.Scenario.ToldBy(untouched.Phone), StringComparer.Ordinal))
            yield return $"{where}: the guest read {Show(played.Phone)} instead of {Show(untouched.Phone)}";
        if (played.Bookings != untouched.Bookings)
            yield return $"{where}: {played.Bookings} bookings instead of {untouched.Bookings}";
        if (played.Wishes != untouched.Wishes)
            yield return $"{where}: of wishes '{played.Wishes}' is kept instead of '{untouched.Wishes}'";
        if (played.Requests != untouched.Requests)
            yield return $"{where}: {played.Requests} rows of requests instead of {untouched.Requests}";
        if (played.Entries != untouched.Entries)
            yield return $"{where}: {played.Entries} entries of cases instead of {untouched.Entries}";
        if (played.Orders != untouched.Orders)
            yield return $"{where}: in the ERP is '{played.Orders}' instead of '{untouched.Orders}'";
        if (played.Turns < untouched.Turns || played.Turns > untouched.Turns + plan.Scenario.MoreTurns)
            yield return $"{where}: {played.Turns} turns instead of {untouched.Turns} (negative: still running)";
    }

    /// <summary>The phone without the one message that is there twice, where that is all that the channel can promise.</summary>
    private List<string> WithoutAllowedRepeat(Plan plan, Cell cell, IReadOnlyList<string> phone)
    {
        var once = phone.ToList();
        if (once.Count < 2 || !plan.Scenario.MayRepeatAfter(cell.Point)
            || once.FindIndex(1, text => phone.Count(other => other == text) == 2) is not (>= 0 and var second))
            return once;
        once.RemoveAt(second);
        _repeated++;
        return once;
    }

    private static string Show(IEnumerable<string> phone) => string.Join(" | ", phone.Select(text => text[..Math.Min(20, text.Length)]));

    private async Task<Cell> BuildAsync(Scenario scenario, string point)
    {
        var cell = new Cell(scenario, point);
        await cell.BuildAsync(string.Create(CultureInfo.InvariantCulture, $"deployment{++_deployments}"), folder, _assistants);
        return cell;
    }

    private KilledProcess Start(List<Cell> cells)
    {
        _lives++;
        return KilledProcess.Start(cells.ConvertAll(cell => cell.Deployment.Settings), Path.Combine(folder, "deployments.json"));
    }

    private sealed record Plan(Scenario Scenario, IReadOnlyList<string> Points, int Messages, Played Untouched);
}
