using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotelConcierge.Contracts.Node;

/// <summary>
/// Packages of npm that tests run: fetched once into the repository's <c>artifacts/node</c>, which git ignores, a folder for
/// each package and version, and found there by every later run.
/// </summary>
/// <remarks>Asks npm as the machine has it configured. No script of a package is run while it is installed.</remarks>
public static class NodePackages
{
    private const string Remedy = "Install Node.js 20 or newer, with npm, so that both are on the PATH; https://nodejs.org/";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Fetched = new(StringComparer.Ordinal);

    /// <summary>
    /// Why a test that needs Node cannot run here, and what to do about it; null where it can, and on a pipeline (<c>CI=true</c>),
    /// which has to have it.
    /// </summary>
    public static string? WhySkipped { get; } = Missing is { } missing && !IsPipeline ? missing : null;

    private static bool IsPipeline => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Missing =>
        OnPath("node") is null ? $"'node' is not on the PATH. {Remedy}"
        : OnPath("npm") is null ? $"'npm' is not on the PATH. {Remedy}"
        : null;

    /// <summary>Has a package at hand, with all that it depends on.</summary>
    /// <returns>The folder <c>node_modules</c> that holds it.</returns>
    /// <exception cref="InvalidOperationException">Node is missing, or npm did not get the package; says what to do, or what npm
    /// said.</exception>
    public static Task<string> FetchAsync(string package, string version) =>
        Fetched.GetOrAdd($"{package}@{version}", static asked => new(() => FetchOnceAsync(asked))).Value;

    /// <summary>The program of that name, as the shell would find it.</summary>
    internal static string Find(string program) => OnPath(program) ?? throw new InvalidOperationException(Missing);

    private static async Task<string> FetchOnceAsync(string package)
    {
        var folder = Path.Combine(Repository.Top, "artifacts", "node", package.Replace('/', '+'));
        var modules = Path.Combine(folder, "node_modules");
        if (Directory.Exists(folder))
            return modules;

        // Another test process may be at the same: each fetches aside, and whoever is first puts its folder in the place.
        var aside = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(aside);
        try
        {
            await InstallAsync(package, aside);
            Directory.Move(aside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // The other one was first; its package is the same.
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }

        return modules;
    }

    private static async Task InstallAsync(string package, string folder)
    {
        var start = new ProcessStartInfo(Find("npm"))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "install",
            package,
            "--prefix",
            folder,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--loglevel=error",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var npm = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            npm.StandardInput.Close();
            var said = await Task.WhenAll(
                npm.StandardOutput.ReadToEndAsync(patience.Token),
                npm.StandardError.ReadToEndAsync(patience.Token));
            await npm.WaitForExitAsync(patience.Token);
            if (npm.ExitCode != 0)
                throw new InvalidOperationException(
                    $"npm could not install {package} (exit code {npm.ExitCode}). It said: {string.Join(' ', said).Trim()}");
        }
        finally
        {
            if (!npm.HasExited)
                npm.Kill(entireProcessTree: true);
        }
    }

    private static string? OnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
