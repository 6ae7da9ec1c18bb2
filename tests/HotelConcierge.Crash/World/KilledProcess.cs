using System.Text.Json;
using HotelConcierge.Contracts.Processes;
using HotelConcierge.Crash.Killed;

namespace HotelConcierge.Crash.World;

/// <summary>One life of the process that is killed, as its driver sees it.</summary>
internal sealed class KilledProcess : IDisposable
{
    // Files that are watched for changes are few on some machines; many deployments would use them up.
    private static readonly Dictionary<string, string> Settings =
        new(StringComparer.Ordinal) { ["DOTNET_HOSTBUILDER__RELOADCONFIGONCHANGE"] = "false" };

    private readonly ChildProcess _process;

    private KilledProcess(string file) =>
        _process = ChildProcess.Start("dotnet", [typeof(KilledProgram).Assembly.Location, Program.Killed, file], Settings);

    /// <summary>What it wrote to its error output: warnings and worse.</summary>
    public IReadOnlyList<string> Errors => _process.Errors;

    /// <summary>Starts it; its deployments say by themselves when they listen.</summary>
    /// <param name="file">Where to put what it has to read.</param>
    public static KilledProcess Start(IReadOnlyList<DeploymentSettings> deployments, string file)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(deployments));
        return new(file);
    }

    /// <summary>Waits until the deployment listens, and opens it to its guests.</summary>
    public async Task OpenAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var listening = $"listening {deployment.Settings.Name} ";
        var line = await _process.WaitForLineAsync(line => line.StartsWith(listening, StringComparison.Ordinal), cancellationToken);
        deployment.Open(line[listening.Length..]);
    }

    /// <summary>Completes when the turn that answers this message has ended in this life.</summary>
    /// <param name="sid">Of the message that started the turn.</param>
    public Task WaitForEndAsync(Deployment deployment, string sid, CancellationToken cancellationToken)
    {
        var ended = $"ended {deployment.Settings.Name} ";
        return _process.WaitForLineAsync(
            line => line.StartsWith(ended, StringComparison.Ordinal) && line.EndsWith(sid, StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>Completes when the deployment stands at the point that was armed.</summary>
    public Task WaitForStandingAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var standing = $"standing {deployment.Settings.Name} ";
        return _process.WaitForLineAsync(line => line.StartsWith(standing, StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>The points that a deployment passed so far, in order, when they are listed.</summary>
    public IReadOnlyList<string> PassedBy(Deployment deployment)
    {
        var passed = $"passed {deployment.Settings.Name} ";
        return [.. _process.Lines.Where(line => line.StartsWith(passed, StringComparison.Ordinal)).Select(line => line[passed.Length..])];
    }

    /// <summary>Arms a point and waits until it is.</summary>
    public async Task ArmAsync(Deployment deployment, string point, CancellationToken cancellationToken)
    {
        _process.Tell($"arm {deployment.Settings.Name} {point}");
        var armed = $"armed {deployment.Settings.Name}";
        await _process.WaitForLineAsync(line => line == armed, cancellationToken);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public Task KillAsync() => _process.KillAsync();

    public void Dispose() => _process.Dispose();
}
