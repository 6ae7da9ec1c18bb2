using HotelConcierge.Local.Hosting;
using HotelConcierge.Settings;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>The Local host as it is, but with a model that answers at once.</summary>
internal static class InstantConcierge
{
    /// <summary>Keeps the model from ever answering.</summary>
    public const string SilentModel = "--Benchmark:SilentModel=true";

    /// <summary>Keeps turns from starting: a pause for bursts that is longer than a setting may make it.</summary>
    public const string WithoutTurns = "--Benchmark:WithoutTurns=true";

    private static readonly TimeSpan Long = TimeSpan.FromHours(10);

    public static async Task<int> RunAsync(string[] settings)
    {
        await using var host = await LocalHost.BuildAsync(settings, Change, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(ServerProcess.Listening + host.Url);
        await host.App.WaitForShutdownAsync();
        return 0;

        void Change(IServiceCollection services)
        {
            services.AddSingleton<IChatClient>(new InstantModel(answers: !settings.Contains(SilentModel)));
            if (settings.Contains(WithoutTurns))
                services.PostConfigure<ConversationOptions>(pace => (pace.QuietPeriod, pace.LongestPause) = (Long, Long));
        }
    }
}
