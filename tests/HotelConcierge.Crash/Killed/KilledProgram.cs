using System.Collections.Concurrent;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Crash.Killed;

/// <summary>
/// The process that is killed: one or more deployments, each the whole Local host on a data folder of its own, with kill points
/// around its ports. It reads <c>arm HOUSE POINT</c>, and says on its output what happens, one line each:
/// <c>listening HOUSE URL</c>, <c>armed HOUSE</c>, <c>passed HOUSE POINT</c>, <c>standing HOUSE POINT</c>, <c>ended HOUSE TURN</c>.
/// </summary>
internal static class KilledProgram
{
    // Points may hold threads of the pool for ever.
    private const int Threads = 128;

    // Read once for all deployments that are set alike: it never changes, and reading it is most of the work of a start.
    private static readonly ConcurrentDictionary<string, Lazy<AssistantCatalog>> Assistants = new(StringComparer.Ordinal);

    private static readonly string[] LogToErrors =
    [
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
        "--Logging:LogLevel:Default=Warning",
    ];

    /// <param name="file">JSON: a list of <see cref="DeploymentSettings"/>.</param>
    public static async Task<int> RunAsync(string file)
    {
        ThreadPool.SetMinThreads(Threads, Threads);
        var deployments = JsonSerializer.Deserialize<List<DeploymentSettings>>(await File.ReadAllTextAsync(file))!;
        var points = new ConcurrentDictionary<string, KillPoints>(StringComparer.Ordinal);
        foreach (var deployment in deployments)
            points[deployment.Name] = new(deployment.Name, Console.Out.WriteLine);
        var opening = Task.WhenAll(deployments.Select(deployment => Task.Run(() => OpenAsync(deployment, points[deployment.Name]))));
        var obeying = ObeyAsync(points);
        if (await Task.WhenAny(opening, obeying) == opening)
            await opening;

        // Until it is killed, or its driver is gone.
        await obeying;
        return 0;
    }

    private static async Task OpenAsync(DeploymentSettings deployment, KillPoints points)
    {
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            .. LogToErrors,
            .. deployment.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        var host = await LocalHost.BuildAsync(args, Change, CancellationToken.None);
        await new TransactionPoints(points).WatchAsync(host.App.Services.GetRequiredService<SqliteDatabase>());
        await host.StartAsync(CancellationToken.None);
        points.Tell("listening", host.Url);

        void Change(IServiceCollection services)
        {
            services.AddSingleton<ITool>(new BookTable(deployment.Desk));
            services.AddSingleton(provider =>
                Assistants
                    .GetOrAdd(
                        string.Join('\n', deployment.Settings.Where(IsOfAssistants).Select(setting => $"{setting.Key}={setting.Value}")),
                        _ => new(() => AssistantCatalog.Load(
                            deployment.Assistants,
                            provider.GetRequiredService<ToolCatalog>().Names,
                            options: provider.GetRequiredService<IOptions<AssistantOptions>>().Value)))
                    .Value);
            PortPoints.Add(services, points);
            services.AddSingleton<TimeProvider>(new TimerPoints(points));
        }
    }

    private static bool IsOfAssistants(KeyValuePair<string, string> setting) =>
        setting.Key.StartsWith("Assistants:", StringComparison.Ordinal);

    private static async Task ObeyAsync(ConcurrentDictionary<string, KillPoints> points)
    {
        // Not Console.In: its asynchronous methods block.
        using var orders = new StreamReader(Console.OpenStandardInput());
        while (await orders.ReadLineAsync() is { } line)
        {
            if (line.Split(' ', 3) is ["arm", var deployment, var point])
                points[deployment].Arm(point);
        }
    }
}
