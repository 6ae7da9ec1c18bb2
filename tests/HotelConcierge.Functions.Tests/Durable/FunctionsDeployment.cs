using System.Threading.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Hosting;
using HotelConcierge.Functions.Operations;
using HotelConcierge.Functions.Tests.Hosting;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// The whole of the production host but for the Functions host's own process: the worker with its services, the durable engine
/// on its real back end, HTTP in front of the functions; around it the <see cref="World"/> that the Local host is tested in.
/// </summary>
internal sealed class FunctionsDeployment : IKillableHost
{
    private readonly Azurite _azurite;
    private readonly string _hub = $"Test{Guid.NewGuid():N}";
    private readonly Channel<string> _operations = Channel.CreateUnbounded<string>();
    private Worker? _worker;
    private DurableHost? _durable;
    private HttpFront? _front;

    private readonly (string Name, string Value)[] _changes;

    private FunctionsDeployment(Azurite azurite, World world, (string Name, string Value)[] changes) =>
        (_azurite, World, _changes) = (azurite, world, changes);

    public World World { get; }

    /// <summary>What was asked of conversations, as <c>messageReceived</c>, in the order in which it was done.</summary>
    public ChannelReader<string> EntityOperations => _operations.Reader;

    /// <summary>Starts a host on an empty account.</summary>
    /// <param name="changes">Settings that differ from <see cref="World.Settings"/>.</param>
    public static async Task<FunctionsDeployment> OpenAsync(Azurite azurite, World world, params (string Name, string Value)[] changes)
    {
        await azurite.EmptyAsync();
        return await new FunctionsDeployment(azurite, world, changes).StartAgainAsync();
    }

    /// <summary>Where a channel's webhooks go.</summary>
    public string AddressOf(string channel) =>
        _front!.Address + Routes.Full(Routes.Webhook.Replace("{channel}", channel, StringComparison.Ordinal));

    /// <summary>Starts a host on what the last one left.</summary>
    public async Task<FunctionsDeployment> StartAgainAsync()
    {
        var settings = World.Settings();
        settings.Remove("Data:Path");
        settings["AzureWebJobsStorage"] = _azurite.ConnectionString;
        foreach (var (name, value) in _changes)
            settings[name] = value;
        _worker = Worker.Build(settings);
        _worker.Host.CheckStart();
        _durable = await DurableHost.StartAsync(_worker, _azurite.ConnectionString, _hub, _operations.Writer);
        _front = await HttpFront.StartAsync(_worker, _durable.Client);
        World.Twilio.WebhookUrl = AddressOf("twilio");
        return this;
    }

    /// <summary>
    /// Ends it as nearly as a killed process as one can from inside: first the engine, which gives nothing back of what it had in
    /// hand, then HTTP with all connections broken. What runs is asked to stop by its token and may write until it looks at that, so
    /// that a host may die between any two instructions is not proven here; a real process of the Local host is killed for that.
    /// </summary>
    public async Task KillAsync()
    {
        if (_durable is not null)
            await _durable.DisposeAsync();
        if (_front is not null)
            await _front.AbortAsync();
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

    /// <summary>Whether the engine still knows the turn that a message began.</summary>
    public async Task<bool> KnowsTurnAsync(string message, string guest = World.Ana) =>
        await _durable!.Client.GetInstancesAsync(TurnIds.For(ConversationOf(guest), message), cancellation: World.Patience) is not null;

    /// <summary>Completes when every instance of an orchestration that was started has ended.</summary>
    public async Task WaitForAllAsync(string orchestration)
    {
        await foreach (var instance in _durable!.Client.GetAllInstancesAsync().WithCancellation(World.Patience))
        {
            if (instance.Name == orchestration)
                await _durable.Client.WaitForInstanceCompletionAsync(instance.InstanceId, World.Patience);
        }
    }

    /// <summary>The state of a conversation, as the engine has it.</summary>
    public async Task<ConversationState?> ReadConversationAsync(string guest = World.Ana) =>
        (
            await _durable!.Client.Entities.GetEntityAsync<ConversationState>(
                ConversationEntity.IdOf(ConversationOf(guest)),
                cancellation: World.Patience)
        )?.State;

    /// <summary>Calls a function that the clock calls.</summary>
    public async Task RunAsync(string function)
    {
        var found = (await _worker!.ListFunctionsAsync()).Single(one => one.Name == function);
        await new FunctionCall(_worker, _worker.Load(found), _durable!.Client, World.Patience).RunAsync(input: null);
    }

    /// <summary>The same, as if so much time had passed.</summary>
    public async Task RunLaterAsync(TimeSpan later, Func<HousekeepingFunctions, DurableTaskClient, Task> work)
    {
        await using var scope = _worker!.Host.Services.CreateAsyncScope();
        TimeProvider clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow() + later);
        var retention = ActivatorUtilities.CreateInstance<Retention>(scope.ServiceProvider, clock);
        await work(ActivatorUtilities.CreateInstance<HousekeepingFunctions>(scope.ServiceProvider, retention, clock), _durable!.Client);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static ConversationId ConversationOf(string guest) => ConversationId.For(new(new("twilio"), World.Business, guest));
}
