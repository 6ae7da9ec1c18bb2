using HotelConcierge.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Contracts.Model;

/// <summary>
/// The concierge as it ships, its model reached as a host registers it; everything else is in memory, and a guest writes to the
/// hotel.
/// </summary>
internal sealed class ModelDeployment : IAsyncDisposable
{
    private static readonly ConversationAddress Guest = new(new("twilio"), "whatsapp:+12025550143", "whatsapp:+34600000201");

    private readonly ManualTimeProvider _clock = new();
    private readonly ReadingPhone _phone = new(Guest.Channel);
    private readonly ServiceProvider _services;
    private readonly InMemoryTurnHost _host;
    private readonly InMemoryConversations _conversations;
    private int _messages;

    /// <param name="addModel">The host's registration of its model.</param>
    public ModelDeployment(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection, IConfiguration> addModel)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(Logs)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(new Random(1))
            .AddConcierge(configuration, Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder))
            .AddSingleton<IChannel>(_phone)
            .AddSingleton<ITableStore, InMemoryTableStore>()
            .AddSingleton<IBlobStore, InMemoryBlobStore>()
            .AddSingleton<IConversations>(_ => _conversations!);
        addModel(services, configuration);
        _services = services.BuildServiceProvider();
        _host = new InMemoryTurnHost(_clock, _services, ConciergeServices.Orchestrations, ConciergeServices.Activities);
        var optOuts = _services.GetRequiredService<OptOuts>();
        _conversations = new InMemoryConversations(_host, optOuts, _clock, new(TimeSpan.Zero, TimeSpan.Zero));
    }

    public IServiceProvider Services => _services;

    public RecordedLogs Logs { get; } = new();

    /// <summary>The guest writes, and everything happens that follows.</summary>
    /// <returns>What they read then.</returns>
    public async Task<string> SayAsync(string text)
    {
        var before = _phone.Shown.Count;
        var message = new InboundMessage($"m{++_messages}", Guest, MessageKind.Text, text);
        await _conversations.SignalAsync(
            ConversationId.For(Guest),
            new ConversationEvent.MessageReceived(message, _clock.GetUtcNow()),
            CancellationToken.None);
        await _host.RunAllAsync();
        return string.Join("\n", _phone.Shown.Skip(before));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
