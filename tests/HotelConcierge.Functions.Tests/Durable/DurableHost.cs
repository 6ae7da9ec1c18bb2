using System.Threading.Channels;
using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Entities;
using HotelConcierge.Functions.Tests.Hosting;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// Durable Functions without the Functions host: the same engine and back end, queues and tables in a storage account, running
/// the functions that the worker has loaded, with the worker's own converters. It can end as a killed host does and begin again.
/// </summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly AzureStorageOrchestrationService _service;
    private readonly TaskHubWorker _engine;
    private readonly CancellationTokenSource _life = new();

    private DurableHost(AzureStorageOrchestrationService service, TaskHubWorker engine, DurableHostClient client) =>
        (_service, _engine, Client) = (service, engine, client);

    /// <summary>As a function gets it.</summary>
    public DurableHostClient Client { get; }

    /// <summary>Starts the engine of a task hub, which is made if it is new.</summary>
    /// <param name="operations">Where it is noted what entities were asked.</param>
    public static async Task<DurableHost> StartAsync(Worker worker, string connectionString, string hub, ChannelWriter<string> operations)
    {
        var services = worker.Host.Services;
        var service = new AzureStorageOrchestrationService(Settings(connectionString, hub, services.GetRequiredService<ILoggerFactory>()));
        await service.CreateIfNotExistsAsync();
        var options = services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().CurrentValue;
        var shims = new DurableTaskShimFactory(options, services.GetRequiredService<ILoggerFactory>());
        var (orchestrations, activities, entities) = (
            new ByName<TaskOrchestration>(),
            new ByName<TaskActivity>(),
            new ByName<TaskEntity>());
        var engine = new TaskHubWorker(service, orchestrations, activities, entities, services.GetRequiredService<ILoggerFactory>())
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
        var host = new DurableHost(service, engine, new DurableHostClient(service, options.DataConverter));
        foreach (var function in await worker.ListFunctionsAsync())
        {
            var call = new FunctionCall(worker, worker.Load(function), host.Client, host._life.Token);
            switch (function.Trigger)
            {
                case "orchestrationTrigger":
                    orchestrations.Add(function.Name, () => shims.CreateOrchestration(function.Name, new FunctionOrchestrator(call)));
                    break;
                case "activityTrigger":
                    activities.Add(function.Name, () => shims.CreateActivity(function.Name, new FunctionActivity(call)));
                    break;
                case "entityTrigger":
                    entities.Add(function.Name, () => new FunctionEntity(call, operations));
                    break;
            }
        }

        await engine.StartAsync();
        return host;
    }

    /// <summary>Everything that happened to an instance.</summary>
    public Task<IReadOnlyList<DurableEvent>> ReadHistoryAsync(string instance) => DurableEvent.ReadAsync(_service, instance);

    /// <summary>
    /// Ends without finishing anything: what was being worked on becomes visible again when its time in the queue is over.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        await _engine.StopAsync(isForced: true);
        _engine.Dispose();
        _service.Dispose();
        _life.Dispose();
    }

    /// <summary>
    /// As host.json and the extension set them, but for what only takes time: partitions, polling, and how long a killed host holds
    /// what it had.
    /// </summary>
    private static AzureStorageOrchestrationServiceSettings Settings(string connectionString, string hub, ILoggerFactory logs) => new()
    {
        StorageAccountClientProvider = new StorageAccountClientProvider(connectionString),
        TaskHubName = hub,
        UseTablePartitionManagement = true,
        UseSeparateQueueForEntityWorkItems = true,
        PartitionCount = 1,
        UseAppLease = false,
        MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
        ControlQueueVisibilityTimeout = TimeSpan.FromSeconds(5),
        WorkItemQueueVisibilityTimeout = TimeSpan.FromSeconds(5),
        LeaseAcquireInterval = TimeSpan.FromSeconds(1),
        LeaseRenewInterval = TimeSpan.FromSeconds(1),
        LeaseInterval = TimeSpan.FromSeconds(3),
        MaxConcurrentTaskOrchestrationWorkItems = 20,
        MaxConcurrentTaskEntityWorkItems = 20,
        MaxConcurrentTaskActivityWorkItems = 40,
        LoggerFactory = logs,
    };

    /// <summary>What is registered by its name, whatever version an instance has: versions are the extension's to compare.</summary>
    private sealed class ByName<T> : INameVersionObjectManager<T>
        where T : class
    {
        private readonly Dictionary<string, Func<T>> _creators = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string name, Func<T> create) => _creators.Add(name, create);

        public void Add(ObjectCreator<T> creator) => Add(creator.Name, creator.Create);

        public T? GetObject(string name, string? version) => _creators.TryGetValue(name, out var create) ? create() : null;
    }
}
