using System.Diagnostics;
using System.Globalization;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.Matrix;

namespace HotelConcierge.Crash;

/// <summary>Kills the concierge in every way and looks at the guests' phones.</summary>
internal static class Program
{
    /// <summary>The first argument of the process that is killed; only this program starts it.</summary>
    public const string Killed = "killed";

    private const string Usage = """
        HotelConcierge.Crash matrix [--houses N] [--only TEXT]   kill at every point, restart, compare; N cells share a process (default 48)
        """;

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [Killed, var file]:
                return await KilledProgram.RunAsync(file);
            case ["matrix", .. var options]:
                return await MatrixAsync(options);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<int> MatrixAsync(string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("concierge-crash-").FullName;
        try
        {
            var started = Stopwatch.GetTimestamp();
            ThreadPool.SetMinThreads(128, 128);
            var matrix = new CrashMatrix(folder, int.Parse(Option(options, "--houses") ?? "48", CultureInfo.InvariantCulture), Console.WriteLine);
            var problems = await matrix.RunAsync(Option(options, "--only"));
            foreach (var problem in problems)
                Console.WriteLine(problem);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
            return problems.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Option(string[] options, string name)
    {
        var place = Array.IndexOf(options, name);
        return place >= 0 && place + 1 < options.Length ? options[place + 1] : null;
    }
}
