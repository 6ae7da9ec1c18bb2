using System.Globalization;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.World;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Crash.Matrix;

/// <summary>One cell of the matrix: a deployment of its own in which one scenario is played and killed at one point.</summary>
/// <param name="point">The point's name; <see cref="KillPoints.List"/> for a run that nothing interrupts.</param>
internal sealed class Cell(Scenario scenario, string point)
{
    private Deployment? _deployment;
    private Task<string>? _guest;
    private string _lastSid = "";

    public Scenario Scenario => scenario;

    public string Point => point;

    public Deployment Deployment => _deployment!;

    public async Task BuildAsync(string name, string folder, string assistants)
    {
        var changes = new Dictionary<string, string>(scenario.Settings, StringComparer.Ordinal)
        {
            ["Conversation:HoldAfter"] = scenario.HoldAfter.ToString(),
        };
        _deployment = await Deployment.BuildAsync(
            name, Path.Combine(folder, name), assistants, scenario.Answer, changes, scenario.Channel, scenario.HasOdoo);
    }

    /// <summary>Plays until the deployment stands at its point.</summary>
    public async Task MeetItsEndAsync(KilledProcess process, CancellationToken cancellationToken)
    {
        await BeginAsync(process, cancellationToken);
        await process.WaitForStandingAsync(Deployment, cancellationToken);
    }

    /// <summary>Plays to the end, and says which points were passed on the way.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(KilledProcess process, CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(process, cancellationToken);
            await process.WaitForEndAsync(Deployment, await _guest!.WaitAsync(cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException late)
        {
            var read = string.Join(" | ", Deployment.Phone(scenario.Guest));
            throw new TimeoutException($"{scenario.Name}, with nothing killed, does not end; the guest read {read}", late);
        }

        return process.PassedBy(Deployment);
    }

    /// <summary>
    /// In the next life: lets the turn end, then asks for something that is answered after everything before it, so that
    /// nothing can still be on its way.
    /// </summary>
    /// <param name="messages">How many are on the phone of a run that nothing interrupted.</param>
    public async Task RecoverAsync(KilledProcess process, int messages, CancellationToken cancellationToken)
    {
        await process.OpenAsync(Deployment, cancellationToken);
        await _guest!.WaitAsync(cancellationToken);
        await Deployment.WaitForMessagesAsync(scenario.Guest, messages, cancellationToken);
        await WaitForTurnsAsync(cancellationToken);
        await FinishAsync(process, cancellationToken);
        await WaitForTurnsAsync(cancellationToken);
    }

    /// <summary>
    /// Waits for what turns still do when their conversation goes on already: alerts, a language that is learnt. And for what came after a
    /// turn had begun without it: "help" would be answered before it.
    /// </summary>
    private async Task WaitForTurnsAsync(CancellationToken cancellationToken)
    {
        while (IsRunning())
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
    }

    private bool IsRunning()
    {
        using var database = new SqliteConnection($"Data Source={Deployment.Database};Pooling=False;Mode=ReadOnly");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText =
            """
            select (select count(*) from turn_instances where status <> 'completed')
                + (select count(*) from guest_conversations where json_array_length(state, '$.inbox') > 0)
            """;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>Asks for the last answer and waits until its turn has ended.</summary>
    public async Task FinishAsync(KilledProcess process, CancellationToken cancellationToken)
    {
        _lastSid = await Deployment.HearAsync(scenario.LastWords, scenario.Guest, scenario.Business, cancellationToken);
        await process.WaitForEndAsync(Deployment, _lastSid, cancellationToken);
    }

    /// <summary>Reads what came of it, when no process has the deployment any more.</summary>
    public Played Read()
    {
        using var database = new SqliteConnection($"Data Source={Deployment.Database};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText =
            "select count(*) from turn_instances where status = 'completed' union all select -count(*) from turn_instances where status <> 'completed'";
        var turns = 0;
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                turns = rows.GetInt32(0) < 0 ? rows.GetInt32(0) : Math.Max(turns, rows.GetInt32(0));
        }

        return new(
            Deployment.Phone(scenario.Guest),
            Deployment.Bookings + Count(command, "spaslots", "booking"),
            turns,
            Wishes(command),
            Count(command, "guestrequests") + Count(command, "requestnotes") + Count(command, "formorders"),
            Count(command, "caseentries"),
            Deployment.Erp is { } erp ? erp.Orders : IsThere(command, "demoerp") ? ErpSide.OrdersOfTheDemo(command) : "");
    }

    /// <summary>What is kept of each guest who ever wished to be left alone: out or in.</summary>
    private static string Wishes(SqliteCommand command)
    {
        if (!IsThere(command, "optouts"))
            return "";
        command.CommandText =
            "select group_concat(case json_extract(properties, '$.out') when 'true' then 'out' else 'in' end) from optouts";
        return command.ExecuteScalar() as string ?? "";
    }

    /// <summary>A table is there once it ever had a row.</summary>
    private static bool IsThere(SqliteCommand command, string table)
    {
        command.CommandText = $"select count(*) from sqlite_master where type = 'table' and name = '{table}'";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>How many rows a table has, or how many different things they belong to.</summary>
    /// <param name="what">The property that names those; null for the rows.</param>
    private static int Count(SqliteCommand command, string table, string? what = null)
    {
        if (!IsThere(command, table))
            return 0;
        var counted = what is null ? "*" : $"distinct json_extract(properties, '$.{what}')";
        command.CommandText = $"select count({counted}) from {table}";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private async Task BeginAsync(KilledProcess process, CancellationToken cancellationToken)
    {
        await process.OpenAsync(Deployment, cancellationToken);
        await scenario.PrepareAsync(Deployment, process, cancellationToken);
        await process.ArmAsync(Deployment, point, cancellationToken);
        _guest = scenario.PlayAsync(Deployment, Deployment.Gone);
    }
}
