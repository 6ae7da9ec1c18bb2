using HotelConcierge.Messages;

namespace HotelConcierge.Local.Channels;

/// <summary>The simulated providers of this process: one for each channel, or none beside a real one.</summary>
internal sealed class ChannelSimulators : IAsyncDisposable
{
    private readonly List<(ILocalChannel Channel, RunningSimulator Simulator)> _running = [];

    /// <summary>Where each listens, by its channel's name.</summary>
    public IReadOnlyDictionary<string, string> Addresses =>
        _running.ToDictionary(each => each.Channel.Name.Value, each => each.Simulator.Address.ToString(), StringComparer.Ordinal);

    /// <summary>What the host is told to use them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings => _running.SelectMany(each => each.Simulator.Settings);

    /// <summary>Starts one more.</summary>
    /// <exception cref="IOException">It found no port.</exception>
    public async Task StartAsync(ILocalChannel channel, CancellationToken cancellationToken) =>
        _running.Add((channel, await channel.StartSimulatorAsync(cancellationToken)));

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
