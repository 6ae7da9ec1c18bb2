using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The real app on a real port, in the test's process.</summary>
internal sealed class AppInProcess : IAsyncDisposable
{
    private readonly LocalHost _host;
    private readonly World _world;

    private AppInProcess(LocalHost host, World world)
    {
        _host = host;
        _world = world;
    }

    public string Url => _host.Url;

    public IServiceProvider Services => _host.App.Services;

    /// <param name="changes">Settings that differ from <see cref="World.Settings"/>.</param>
    public static async Task<AppInProcess> StartAsync(World world, params (string Name, string Value)[] changes)
    {
        var settings = world.Settings();
        foreach (var (name, value) in changes)
            settings[name] = value;
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        var host = await LocalHost.BuildAsync(args, world.Patience);
        await host.StartAsync(world.Patience);
        world.Twilio.WebhookUrl = host.Url + "/api/channels/twilio";
        return new AppInProcess(host, world);
    }

    /// <summary>Completes when every turn that was started has ended.</summary>
    public Task IdleAsync() => Services.GetRequiredService<TurnEngine>().IdleAsync().WaitAsync(_world.Patience);

    public Task<ConversationState?> StateAsync(string guest = World.Ana) =>
        Services.GetRequiredService<IConversations>().ReadAsync(IdOf(guest), _world.Patience);

    public static ConversationId IdOf(string guest) => ConversationId.For(new ConversationAddress(new("twilio"), World.Business, guest));

    public async ValueTask DisposeAsync()
    {
        await _host.App.StopAsync();
        await _host.DisposeAsync();
    }
}
