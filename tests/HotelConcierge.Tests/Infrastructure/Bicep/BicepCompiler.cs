using System.Diagnostics;
using System.Reflection;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>What a run of the compiler came to.</summary>
/// <param name="Output">What it was asked for.</param>
/// <param name="Complaints">Errors and warnings, a line each; empty when there were none.</param>
internal sealed record BicepRun(int ExitCode, string Output, string Complaints);

/// <summary>The real Bicep compiler, on the templates of this repository. It reaches no network.</summary>
internal static class BicepCompiler
{
    public const string Folder = "infra-bicep";

    /// <summary>Where the build found the compiler; null where there is none for this machine.</summary>
    public static string? Path { get; } = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(data => data.Key == "BicepCompiler")?.Value;

    /// <summary>Reports everything that is wrong or questionable, in the file and the modules it uses.</summary>
    public static BicepRun Lint(string file) => Run(null, "lint", file, "--no-restore");

    /// <summary>Compiles a template into the JSON that Azure takes.</summary>
    public static BicepRun Build(string file) => Run(null, "build", file, "--no-restore", "--stdout");

    /// <summary>Evaluates a parameter file in an environment that has these variables and no others.</summary>
    public static BicepRun BuildParameters(string file, IReadOnlyDictionary<string, string> variables) =>
        Run(variables, "build-params", file, "--no-restore", "--stdout");

    /// <summary>Evaluates a whole deployment as far as that can be done without Azure, into a file beside the parameter file.</summary>
    public static BicepRun Snapshot(string file, IReadOnlyDictionary<string, string> variables, string region) => Run(
        variables, "snapshot", file, "--mode", "overwrite",
        "--subscription-id", "00000000-0000-0000-0000-000000000001", "--resource-group", "rg-concierge", "--location", region);

    public static string PathOf(string name) => System.IO.Path.Combine(RepositoryFile.Top, Folder, name);

    private static BicepRun Run(IReadOnlyDictionary<string, string>? variables, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Path ?? throw new InvalidOperationException(BicepFactAttribute.Missing), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of this machine's own environment may decide what a parameter file says, and no proxy answers at this port.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment.Clear();
        start.Environment["HOME"] = home;
        start.Environment["HTTPS_PROXY"] = start.Environment["HTTP_PROXY"] = "http://127.0.0.1:9";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, complaints.GetAwaiter().GetResult());
    }
}
