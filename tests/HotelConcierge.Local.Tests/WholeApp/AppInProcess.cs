using System.Globalization;
using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The real app on a real port, in the test's process.</summary>
internal sealed class AppInProcess : IAsyncDisposable
{
    private readonly LocalHost _host;
    private readonly World _world;
    private readonly RecordedLogs _logs;

    private AppInProcess(LocalHost host, World world, RecordedLogs logs)
    {
        _host = host;
        _world = world;
        _logs = logs;
    }

    public string Url => _host.Url;

    public string WebhookUrl => Url + "/api/channels/twilio";

    public IServiceProvider Services => _host.App.Services;

    /// <summary>What an operator reads, at Information and above.</summary>
    public IReadOnlyCollection<string> Log => _logs.Lines;

    /// <param name="changes">Settings that differ from <see cref="World.Settings"/>.</param>
    public static Task<AppInProcess> StartAsync(World world, params (string Name, string Value)[] changes) =>
        StartAsync(world, LocalChannels.All, changes);

    /// <inheritdoc cref="StartAsync(World, ValueTuple{string, string}[])"/>
    /// <param name="channels">What it knows of each channel.</param>
    public static async Task<AppInProcess> StartAsync(
        World world, IReadOnlyList<ILocalChannel> channels, params (string Name, string Value)[] changes)
    {
        var settings = world.Settings();
        foreach (var (name, value) in changes)
            settings[name] = value;
        string[] args = ["--urls=http://127.0.0.1:0", .. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
        var logs = new RecordedLogs();
        world.Watch(() => string.Join('\n', [.. logs.Lines, .. logs.Details]));
        var host = await LocalHost.BuildAsync(args, channels, Change, world.Patience);
        await host.StartAsync(world.Patience);
        var app = new AppInProcess(host, world, logs);
        world.Twilio.WebhookUrl = app.WebhookUrl;
        return app;

        void Change(IServiceCollection services)
        {
            services
                .AddSingleton(world.Clock)
                .AddSingleton<Random>(new UnspreadRandom())
                .RemoveAll<ILoggerProvider>()
                .AddSingleton<ILoggerProvider>(logs);
            world.Register(services);
        }
    }

    /// <summary>
    /// Completes when every turn that was started has ended, and no message waits for the pause of its burst to end: who was not answered by
    /// then is not going to be.
    /// </summary>
    public async Task IdleAsync()
    {
        do
            await Services.GetRequiredService<TurnEngine>().IdleAsync().WaitAsync(_world.Patience);
        while (await IsAnyWaitingAsync());
    }

    public Task<ConversationState?> StateAsync(string guest = World.Ana) =>
        Services.GetRequiredService<IConversations>().ReadAsync(IdOf(guest), _world.Patience);

    /// <summary>Every row of every table in the database, as text.</summary>
    public Task<IReadOnlyList<string>> ReadStoreAsync() =>
        Services.GetRequiredService<SqliteDatabase>().ReadAsync(StoreContents.Read, _world.Patience);

    private Task<bool> IsAnyWaitingAsync() => Services.GetRequiredService<SqliteDatabase>().ReadAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                "select count(*) from guest_conversations where json_array_length(state, '$.inbox') > 0 or json_extract(state, '$.running') is not null";
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
        },
        _world.Patience);

    public static ConversationAddress AddressOf(string guest) => new(new("twilio"), World.Business, guest);

    public static ConversationId IdOf(string guest) => ConversationId.For(AddressOf(guest));

    /// <summary>Ends as a host does that is told to.</summary>
    public Task StopAsync() => _host.App.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.App.StopAsync();
        await _host.DisposeAsync();
    }
}
