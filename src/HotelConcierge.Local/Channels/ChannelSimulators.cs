using HotelConcierge.Messages;

namespace HotelConcierge.Local.Channels;

/// <summary>The simulated providers of this process: one for each channel, or none beside a real one.</summary>
internal sealed class ChannelSimulators : IAsyncDisposable
{
    private readonly List<(ILocalChannel Channel, RunningSimulator Simulator)> _running = [];
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);

    /// <summary>Whether the channels of this process are for trying it out: no real one is configured.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>Where each listens, by its channel's name.</summary>
    public IReadOnlyDictionary<string, string> Addresses =>
        _running.ToDictionary(each => each.Channel.Name.Value, each => each.Simulator.Address.ToString(), StringComparer.Ordinal);

    /// <summary>What the host is told to use them.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _settings;

    /// <summary>Starts one more, where the channel has one.</summary>
    /// <exception cref="IOException">It found no port.</exception>
    public async Task StartAsync(ILocalChannel channel, CancellationToken cancellationToken)
    {
        IsDemo = true;
        var simulator = await channel.StartSimulatorAsync(cancellationToken);
        foreach (var (name, value) in channel.DemoSettings.Concat(simulator?.Settings ?? channel.DemoSettings))
            _settings[name] = value;
        if (simulator is not null)
            _running.Add((channel, simulator));
    }

    /// <summary>Where the channel's one listens; null when it has none.</summary>
    public Uri? AddressOf(ChannelName channel) => _running.Find(each => each.Channel.Name == channel).Simulator?.Address;

    /// <summary>Tells all of them where webhooks go.</summary>
    public void LeadTo(string url)
    {
        foreach (var (channel, simulator) in _running)
            simulator.LeadTo(url + LocalChannels.WebhookPathOf(channel.Name));
    }

    /// <summary>The one of that kind.</summary>
    /// <exception cref="InvalidOperationException">There is none: a real channel is configured.</exception>
    public T Get<T>()
        where T : IAsyncDisposable => _running.Select(each => each.Simulator.Service).OfType<T>().Single();

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, simulator) in _running)
            await simulator.Service.DisposeAsync();
    }
}
