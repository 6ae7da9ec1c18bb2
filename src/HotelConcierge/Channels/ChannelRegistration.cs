using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Channels;

/// <summary>How a channel comes into a deployment, and all that a deployment has to know of it before it is there.</summary>
/// <param name="Section">The section of its settings.</param>
/// <param name="Settings">Its settings, which all stand in that section.</param>
/// <param name="Keys">What has to be set in that section for the channel to be there.</param>
/// <param name="Add">Adds it where it is set, and nothing where it is not.</param>
public sealed record ChannelRegistration(
    string Section,
    IReadOnlyList<KnownSetting> Settings,
    IReadOnlyList<string> Keys,
    Func<IServiceCollection, IConfiguration, IServiceCollection> Add)
{
    /// <summary>
    /// What it needs besides in sections of others, by names in the environment: an account that several channels share. Empty for most.
    /// </summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>The settings without which it is not there or does not start, by their names in the environment.</summary>
    public IReadOnlyList<string> Needs => [.. Keys.Select(key => Section + KnownSetting.Separator + key), .. Beside];

    /// <summary>Whether anything of it is set: a forgotten token is then an error, and not a channel that is silently missing.</summary>
    public bool IsBegun(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection(Section).GetChildren().Any(setting => !string.IsNullOrEmpty(setting.Value));
    }
}
