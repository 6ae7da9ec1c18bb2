using System.Net;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Readiness;
using HotelConcierge.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotelConcierge.Local.Doctor;

/// <summary>
/// <c>doctor</c>: asks everything that is configured how it is, and prints a line each. The host that runs on the data folder is
/// asked; where none runs, one is put together that answers nobody: it opens no port and takes up no turn.
/// </summary>
internal static class DoctorProgram
{
    private const string Usage = "Usage: doctor. It takes nothing: what is asked is what the settings name.";

    /// <returns>0 when guests can be served, with or without a warning; 1 when not.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        var running = RunningHost.Find();
        var (findings, simulators) = running.Note is { } note ? (await AskAsync(running), note.Simulators) : await AskAsync();
        findings = findings with { Checks = [.. findings.Checks, .. await WebhookTrial.RunAsync(running.Settings)] };
        var simulated = LocalChannels.All.Where(channel => simulators.ContainsKey(channel.Name.Value)).Select(channel => channel.Title);
        await Console.Out.WriteAsync(DoctorReport.Of(findings, [.. simulated]));
        return findings.IsReady ? 0 : 1;
    }

    private static Task<DoctorFindings> AskAsync(RunningHost running) =>
        running.AskAsync<DoctorFindings>(
            HttpMethod.Get,
            Routes.Full(Routes.Ready),
            content: null,
            status => status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable);

    private static async Task<(DoctorFindings Findings, IReadOnlyDictionary<string, string> Simulators)> AskAsync()
    {
        await using var host = await LocalHost.BuildAsync(["--urls=http://127.0.0.1:0"], QuietLog, CancellationToken.None);
        host.Simulators.LeadTo(LocalHost.DefaultUrl);
        await using var scope = host.App.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReadinessReporter>().AskAnewAsync(CancellationToken.None);
        return (DoctorFindings.Of(report), host.Simulators.Addresses);

        static void QuietLog(IServiceCollection services) =>
            services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(new DoctorLog(Console.Error));
    }
}
