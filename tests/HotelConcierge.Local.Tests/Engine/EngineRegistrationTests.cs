using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Engine;

public sealed class EngineRegistrationTests
{
    private static readonly Activity<int, int> Double = new("Double", RetryPolicy.Brief);

    [Fact]
    public async Task A_host_that_registers_storage_and_engine_runs_turns_and_stops_cleanly()
    {
        using var folder = new TemporaryFolder();
        using (var host = Build(folder.Path, maxActivities: 4))
        {
            await host.StartAsync();
            var engine = host.Services.GetRequiredService<TurnEngine>();
            await engine.StartAsync("1", "Turn", 21, CancellationToken.None);

            Assert.Null((await engine.WaitForCompletionAsync("1", CancellationToken.None)).Failure);
            Assert.IsType<SqliteTableStore>(host.Services.GetRequiredService<ITableStore>());
            await host.StopAsync();
        }

        Assert.False(File.Exists(Path.Combine(folder.Path, SqliteDatabase.FileName + "-wal")));
    }

    [Fact]
    public async Task An_engine_that_may_do_nothing_is_refused_at_the_start()
    {
        using var folder = new TemporaryFolder();
        using var host = Build(folder.Path, maxActivities: 0);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(nameof(TurnEngineOptions.MaxActivities), error.Message, StringComparison.Ordinal);
    }

    private static IHost Build(string folder, int maxActivities)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(OrchestrationRegistration.For<int>("Turn", (context, input) => context.CallActivityAsync(Double, input)))
            .AddSingleton(ActivityRegistration.For(Double, _ => new Doubling()))
            .AddSqlite(_ => folder)
            .AddTurnEngine()
            .Configure<TurnEngineOptions>(options => options.MaxActivities = maxActivities);
        return builder.Build();
    }

    private sealed class Doubling : IActivity<int, int>
    {
        public Task<int> RunAsync(int input, CancellationToken cancellationToken) => Task.FromResult(2 * input);
    }
}
