using System.Threading.Channels;
using HotelConcierge.Functions.Hosting;
using HotelConcierge.Functions.Tests.Hosting;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// The whole of the production host but for the Functions host's own process: the worker with its services, the durable engine
/// on its real back end, HTTP in front of the functions; around it the <see cref="World"/> that the Local host is tested in.
/// </summary>
internal sealed class FunctionsHouse : IKillableHost
{
    private readonly Azurite _azurite;
    private readonly string _hub = $"Test{Guid.NewGuid():N}";
    private readonly Channel<string> _operations = Channel.CreateUnbounded<string>();
    private Worker? _worker;
    private DurableHost? _durable;
    private HttpFront? _front;

    private FunctionsHouse(Azurite azurite, World world) => (_azurite, World) = (azurite, world);

    public World World { get; }

    /// <summary>What was asked of conversations, as <c>messageReceived</c>, in the order in which it was done.</summary>
    public ChannelReader<string> EntityOperations => _operations.Reader;

    /// <summary>Starts a host on an empty account.</summary>
    public static async Task<FunctionsHouse> OpenAsync(Azurite azurite, World world)
    {
        await azurite.EmptyAsync();
        return await new FunctionsHouse(azurite, world).StartAgainAsync();
    }

    /// <summary>Starts a host on what the last one left.</summary>
    public async Task<FunctionsHouse> StartAgainAsync()
    {
        var settings = World.Settings();
        settings.Remove("Data:Path");
        settings["AzureWebJobsStorage"] = _azurite.ConnectionString;
        _worker = Worker.Build(settings);
        _worker.Host.CheckStart();
        _durable = await DurableHost.StartAsync(_worker, _azurite.ConnectionString, _hub, _operations.Writer);
        _front = await HttpFront.StartAsync(_worker, _durable.Client);
        World.Twilio.WebhookUrl = _front.Address + Routes.Full(Routes.Webhook.Replace("{channel}", "twilio", StringComparison.Ordinal));
        return this;
    }

    public async Task KillAsync()
    {
        if (_front is not null)
            await _front.DisposeAsync();
        if (_durable is not null)
            await _durable.DisposeAsync();
        _worker?.Dispose();
        (_front, _durable, _worker) = (null, null, null);
    }

    /// <summary>The history of the turn that a message began, once it is over.</summary>
    public async Task<IReadOnlyList<DurableEvent>> ReadTurnAsync(string message, string guest = World.Ana)
    {
        var turn = TurnIds.For(ConversationOf(guest), message);
        await _durable!.Client.WaitForInstanceCompletionAsync(turn, World.Patience);
        return await _durable.ReadHistoryAsync(turn);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static ConversationId ConversationOf(string guest) => ConversationId.For(new(new("twilio"), World.Business, guest));
}
