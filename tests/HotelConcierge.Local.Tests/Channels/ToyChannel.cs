using HotelConcierge.Assistants;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Tests.Channels;

/// <summary>A channel that nothing but this file knows.</summary>
internal sealed class ToyChannel : ILocalChannel
{
    public ChannelName Name { get; } = new("toy");

    public string Title => "Toy";

    public string SimulationRemark => "wind it up";

    public IGuestSide Guests { get; } = new ToyGuests();

    /// <summary>The real account that it finds configured.</summary>
    public string? Account { get; init; }

    /// <summary>The one that was started last; null before.</summary>
    public SimulatedToy? Simulator { get; private set; }

    public Task<RunningSimulator> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var toy = Simulator = new SimulatedToy();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Toy:Voice"] = "squeak" };
        return Task.FromResult(new RunningSimulator(toy, SimulatedToy.Address, settings, url => toy.WebhookUrl = url));
    }

    public string? DescribeAccount(IServiceProvider services) => Account;

    private sealed class ToyGuests : IGuestSide
    {
        public string Usage => "toy (squeaks)";

        public string? GuestUsage => null;

        public bool HasButtons => true;

        public (string? Guest, string? Problem) ReadGuest(string given) => given is "Bear" ? ("bear", null) : (null, $"A toy is no {given}.");

        public Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
            SayOptions asked, RunningHost house, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken) =>
            Task.FromResult<(IGuestPhone?, string?)>((null, "Toys have no phone."));
    }
}

/// <summary>A simulator that only notes what it is told.</summary>
internal sealed class SimulatedToy : IAsyncDisposable
{
    public static Uri Address { get; } = new("http://toy.example/");

    public string? WebhookUrl { get; set; }

    public bool IsDisposed { get; private set; }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
