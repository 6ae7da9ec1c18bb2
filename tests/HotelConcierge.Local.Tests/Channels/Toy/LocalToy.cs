using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>The toy on the Local host.</summary>
internal sealed class LocalToy : ILocalChannel
{
    public ChannelName Name => ToyChannel.ToyName;

    public ChannelRegistration Registration => ToyRegistration.Channel;

    public string Title => "Toy";

    public string SimulationRemark => "wind it up";

    public IGuestSide Guests { get; } = new ToyGuests();

    /// <summary>The real account that it finds configured.</summary>
    public string? Account { get; init; }

    /// <summary>The one that was started last; null before.</summary>
    public SimulatedToy? Simulator { get; private set; }

    public async Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var toy = Simulator = await SimulatedToy.StartAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Toy:Squeak"] = SimulatedToy.Squeak,
            ["Toy:ApiBaseUrl"] = toy.Address.ToString(),
        };
        return new(toy, toy.Address, settings, url => toy.WebhookUrl = url);
    }

    public string? DescribeAccount(IServiceProvider services) => Account;

    private sealed class ToyGuests : IGuestSide
    {
        public string Usage => "toy (squeaks)";

        public string? GuestUsage => null;

        public bool HasButtons => true;

        public (string? Guest, string? Problem) ReadGuest(string given) =>
            given is "Bear" ? ("bear", null) : (null, $"A toy is no {given}.");

        public Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
            SayOptions asked, RunningHost deployment, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken) =>
            Task.FromResult<(IGuestPhone?, string?)>((null, "Toys have no phone."));
    }
}
