using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Channels;

/// <summary>All that this host, its commands and what it prints know of a channel beyond the core.</summary>
internal interface ILocalChannel
{
    /// <summary>As in the core, in its routes and in <c>--channel</c>.</summary>
    ChannelName Name { get; }

    /// <summary>How it comes into the core, with its settings.</summary>
    ChannelRegistration Registration { get; }

    /// <summary>As people write it.</summary>
    string Title { get; }

    /// <summary>What the greeting says in brackets of the simulated provider: how to have the real one.</summary>
    string SimulationRemark { get; }

    /// <summary>The guests' side of it, for <c>say</c>.</summary>
    IGuestSide Guests { get; }

    /// <summary>Where guests open this channel on the host itself; null where they have an application of a provider's.</summary>
    string? PagePath => null;

    /// <summary>What the host is told where no channel is configured, besides what leads to the simulated provider.</summary>
    IReadOnlyDictionary<string, string?> DemoSettings => Nothing;

    /// <summary>Starts what stands in for the provider.</summary>
    /// <returns>Null where there is none to stand in for.</returns>
    /// <exception cref="IOException">It found no port.</exception>
    Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken);

    /// <summary>Maps what the channel serves besides its webhook.</summary>
    void MapRoutes(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>Which account of the real provider the host talks to, in words; null when none is configured.</summary>
    string? DescribeAccount(IServiceProvider services);

    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);
}

/// <summary>A simulated provider in this process.</summary>
/// <param name="Service">The simulator itself.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Settings">What the host is told to use it, by path, as an operator would.</param>
/// <param name="LeadTo">Tells it where webhooks go, as an operator tells the real one.</param>
internal sealed record RunningSimulator(
    IAsyncDisposable Service,
    Uri Address,
    IReadOnlyDictionary<string, string?> Settings,
    Action<string> LeadTo);
