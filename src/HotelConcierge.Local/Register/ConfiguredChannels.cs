using HotelConcierge.Channels;
using HotelConcierge.Local.Channels;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Register;

/// <summary>
/// The channels that the settings name, without a host around them: nothing of the data folder is opened, so that it does not matter
/// whether a host runs on it.
/// </summary>
internal sealed class ConfiguredChannels : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ConfiguredChannels(IReadOnlyList<ILocalChannel> channels, ServiceProvider services) => (All, _services) = (channels, services);

    /// <summary>Those that are configured.</summary>
    public IReadOnlyList<ILocalChannel> All { get; }

    /// <summary>Puts them together.</summary>
    /// <param name="channels">Those that there are.</param>
    /// <exception cref="SettingsException">Lists every problem with the settings.</exception>
    public static async Task<ConfiguredChannels> FromAsync(IConfiguration settings, IReadOnlyList<ILocalChannel> channels)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddPublicAddress(settings);
        foreach (var channel in channels)
            channel.Registration.Add(services, settings);
        var provider = services.BuildServiceProvider();
        try
        {
            SettingsCheck.Require(settings, ConciergeServices.Settings, provider.GetService<IStartupValidator>());
            return new([.. channels.Where(channel => channel.Registration.IsBegun(settings))], provider);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the channel's provider has to post; null while nobody has said at which address this deployment is.</summary>
    public string? WebhookOf(ILocalChannel channel) =>
        _services.GetRequiredService<PublicAddress>().Of(LocalChannels.WebhookPathOf(channel.Name));

    /// <summary>What tells the channel's provider; null where people have to.</summary>
    public IRegistersWebhook? RegistrarOf(ILocalChannel channel) =>
        _services.GetServices<IRegistersWebhook>().FirstOrDefault(registrar => registrar.Channel == channel.Name);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
