using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using SdkEntityQuery = Microsoft.DurableTask.Client.Entities.EntityQuery;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>The durable client of a <see cref="DurableHost"/>, as far as this product uses one.</summary>
internal sealed class DurableHostClient(AzureStorageOrchestrationService service, DataConverter converter) : DurableTaskClient("test")
{
    public override DurableEntityClient Entities { get; } = new EntityClient(service, converter);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var instance = new OrchestrationInstance { InstanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N"), ExecutionId = Guid.NewGuid().ToString("N") };
        await service.CreateTaskOrchestrationAsync(new TaskMessage
        {
            OrchestrationInstance = instance,
            Event = new ExecutionStartedEvent(-1, converter.Serialize(input)) { Name = orchestratorName.Name, Version = options?.Version?.Version ?? "", OrchestrationInstance = instance },
        });
        return instance.InstanceId;
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        ToMetadata((await service.WaitForOrchestrationAsync(instanceId, executionId: "", TimeSpan.FromMinutes(1), cancellation))!);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        (await service.GetOrchestrationStateAsync(instanceId, allExecutions: false)).FirstOrDefault() is { } state ? ToMetadata(state) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static OrchestrationMetadata ToMetadata(OrchestrationState state) =>
        new(state.Name, state.OrchestrationInstance.InstanceId) { RuntimeStatus = Enum.Parse<OrchestrationRuntimeStatus>(state.OrchestrationStatus.ToString()), CreatedAt = new(state.CreatedTime, TimeSpan.Zero), LastUpdatedAt = new(state.LastUpdatedTime, TimeSpan.Zero) };

    private sealed class EntityClient(AzureStorageOrchestrationService service, DataConverter converter) : DurableEntityClient("test")
    {
        private EntityBackendQueries Queries => ((IEntityOrchestrationService)service).EntityBackendQueries!;

        public override Task SignalEntityAsync(
            EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null, CancellationToken cancellation = default) =>
            service.SendTaskOrchestrationMessageAsync(ClientEntityHelpers.EmitOperationSignal(
                new OrchestrationInstance { InstanceId = id.ToString() },
                Guid.NewGuid(),
                operationName,
                converter.Serialize(input)!,
                options?.SignalTime is { UtcDateTime: var at } ? (at, at) : null).AsTaskMessage());

        public override async Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default) =>
            await Queries.GetEntityAsync(new EntityId(id.Name, id.Key), includeState, includeStateless: false, cancellation) is { } entity ? ToMetadata<T>(entity) : null;

        public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(SdkEntityQuery? filter = null) => Pageable.Create(async (continuation, size, cancellation) =>
        {
            var found = await Queries.QueryEntitiesAsync(
                new EntityBackendQueries.EntityQuery
                {
                    InstanceIdStartsWith = filter?.InstanceIdStartsWith ?? "",
                    LastModifiedTo = filter?.LastModifiedTo?.UtcDateTime,
                    IncludeState = filter?.IncludeState ?? true,
                    ContinuationToken = continuation,
                    PageSize = size,
                },
                cancellation);
            return new Page<EntityMetadata<T>>([.. found.Results.Select(ToMetadata<T>)], found.ContinuationToken);
        });

        public override Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(SdkEntityQuery? filter = null) => throw new NotSupportedException();

        public override Task<CleanEntityStorageResult> CleanEntityStorageAsync(
            CleanEntityStorageRequest? request = null, bool continueUntilComplete = true, CancellationToken cancellation = default) => throw new NotSupportedException();

        private EntityMetadata<T> ToMetadata<T>(EntityBackendQueries.EntityMetadata entity)
        {
            var id = new EntityInstanceId(entity.EntityId.Name, entity.EntityId.Key);
            return entity.SerializedState is { } state ? new EntityMetadata<T>(id, converter.Deserialize<T>(state)!) : new EntityMetadata<T>(id);
        }
    }
}
