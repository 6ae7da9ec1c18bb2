using System.Diagnostics;
using System.Globalization;
using HotelConcierge.Crash.Histories;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.Matrix;
using HotelConcierge.Crash.Soak;

namespace HotelConcierge.Crash;

/// <summary>Kills the concierge in every way and looks at the guests' phones.</summary>
internal static class Program
{
    /// <summary>The first argument of the process that is killed; only this program starts it.</summary>
    public const string Killed = "killed";

    private const string Usage = """
        HotelConcierge.Crash matrix [--deployments N] [--scenarios A,B] [--only TEXT]
                                                                 kill at every point, restart, compare; N cells share a process (default 48)
        HotelConcierge.Crash soak [--kills N] [--minutes N] [--conversations N] [--seed N] [--life SECONDS]
                                                                 kill at random while many guests talk, then look at every phone and every
                                                                 booking (default 200 kills, 60 minutes, 50 conversations, seed 1, 2 seconds)
        HotelConcierge.Crash record VERSION [--scenarios A,B]    write turns of this version to tests/HotelConcierge.Tests/Turns/Histories
        """;

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [Killed, var file]:
                return await KilledProgram.RunAsync(file);
            case ["matrix", .. var options]:
                return await InFolderAsync(folder => MatrixAsync(options, folder));
            case ["soak", .. var options]:
                return await InFolderAsync(folder => SoakAsync(options, folder));
            case ["record", var version, .. var options]:
                return await InFolderAsync(folder => RecordAsync(version, options, folder));
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<bool> MatrixAsync(string[] options, string folder)
    {
        var matrix = new CrashMatrix(folder, (int)Number(options, "--deployments", 48), Console.WriteLine);
        var scenarios = Option(options, "--scenarios")?.Split(',') ?? CrashMatrix.Scenarios.Select(scenario => scenario.Name);
        var problems = await matrix.RunAsync([.. scenarios], Option(options, "--only"));
        foreach (var problem in problems)
            Console.WriteLine(problem);
        return problems.Count == 0;
    }

    private static Task<bool> SoakAsync(string[] options, string folder)
    {
        var soak = new SoakOptions(
            Seed: (int)Number(options, "--seed", 1),
            Kills: (int)Number(options, "--kills", 200),
            Conversations: (int)Number(options, "--conversations", 50),
            Longest: TimeSpan.FromMinutes(Number(options, "--minutes", 60)),
            LongestLife: TimeSpan.FromSeconds(Number(options, "--life", 2)));
        return new SoakRun(soak, folder, Console.WriteLine).RunAsync();
    }

    private static async Task<bool> RecordAsync(string version, string[] options, string folder)
    {
        var to = Path.GetFullPath(Path.Combine("tests", "HotelConcierge.Tests", "Turns", "Histories", version));
        if (Directory.Exists(to))
            throw new InvalidOperationException($"{to} is there already, and recorded turns are never changed.");
        var names = Option(options, "--scenarios")?.Split(',');
        var scenarios = CrashMatrix.Scenarios.Where(scenario => names?.Contains(scenario.Name, StringComparer.Ordinal) != false).ToList();
        Console.WriteLine($"{await TurnRecorder.RecordAsync(version, scenarios, folder, to)} turns recorded in {to}");
        return true;
    }

    private static async Task<int> InFolderAsync(Func<string, Task<bool>> command)
    {
        // The simulated models of many deployments think on a thread each.
        ThreadPool.SetMinThreads(128, 128);
        var folder = Directory.CreateTempSubdirectory("concierge-crash-").FullName;
        try
        {
            var started = Stopwatch.GetTimestamp();
            var isGood = await command(folder);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
            return isGood ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Number(string[] options, string name, double otherwise) =>
        Option(options, name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Option(string[] options, string name)
    {
        var place = Array.IndexOf(options, name);
        return place >= 0 && place + 1 < options.Length ? options[place + 1] : null;
    }
}
