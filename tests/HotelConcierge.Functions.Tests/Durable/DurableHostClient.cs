using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using OrchestrationQuery = DurableTask.Core.Query.OrchestrationQuery;
using SdkPurgeResult = Microsoft.DurableTask.Client.PurgeResult;
using SdkQuery = Microsoft.DurableTask.Client.OrchestrationQuery;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// The durable client of a <see cref="DurableHost"/>: what this product calls, on the real back end. The rest is not supported.
/// </summary>
internal sealed class DurableHostClient(AzureStorageOrchestrationService service, DataConverter converter) : DurableTaskClient("test")
{
    public override DurableEntityClient Entities { get; } = new EntityClient(service, converter);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var instance = new OrchestrationInstance
        {
            InstanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N"),
            ExecutionId = Guid.NewGuid().ToString("N"),
        };
        await service.CreateTaskOrchestrationAsync(
            new TaskMessage
            {
                OrchestrationInstance = instance,
                Event = new ExecutionStartedEvent(-1, converter.Serialize(input))
                {
                    Name = orchestratorName.Name,
                    Version = options?.Version?.Version ?? "",
                    OrchestrationInstance = instance,
                },
            }
        );
        return instance.InstanceId;
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => ToMetadata((await service.WaitForOrchestrationAsync(instanceId, executionId: "", TimeSpan.FromMinutes(1), cancellation))!);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        (await service.GetOrchestrationStateAsync(instanceId, allExecutions: false)).FirstOrDefault() is { } state
            ? ToMetadata(state)
            : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(SdkQuery? filter = null) =>
        Pageable.Create(
            async (continuation, size, cancellation) =>
            {
                var found = await service.GetOrchestrationWithQueryAsync(
                    new OrchestrationQuery
                    {
                        CreatedTimeFrom = filter?.CreatedFrom?.UtcDateTime,
                        CreatedTimeTo = filter?.CreatedTo?.UtcDateTime,
                        RuntimeStatus = filter?.Statuses is { } statuses ? [.. statuses.Select(ToCore)] : null,
                        FetchInputsAndOutputs = filter?.FetchInputsAndOutputs ?? false,
                        ContinuationToken = continuation,
                        PageSize = size ?? SdkQuery.DefaultPageSize,
                    },
                    cancellation);
                return new Page<OrchestrationMetadata>([.. found.OrchestrationState.Select(ToMetadata)], found.ContinuationToken);
            }
        );

    public override async Task<SdkPurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        var statuses = filter.Statuses is { } named ? named.Select(ToCore).ToList() : null;
        var done = await ((IOrchestrationServicePurgeClient)service).PurgeInstanceStateAsync(
            new PurgeInstanceFilter(filter.CreatedFrom!.Value.UtcDateTime, filter.CreatedTo?.UtcDateTime, statuses));
        return new(done.DeletedInstanceCount);
    }

    public override Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static OrchestrationStatus ToCore(OrchestrationRuntimeStatus status) => Enum.Parse<OrchestrationStatus>(status.ToString());

    private static OrchestrationMetadata ToMetadata(OrchestrationState state) =>
        new(state.Name, state.OrchestrationInstance.InstanceId)
        {
            RuntimeStatus = Enum.Parse<OrchestrationRuntimeStatus>(state.OrchestrationStatus.ToString()),
            CreatedAt = new(state.CreatedTime, TimeSpan.Zero),
            LastUpdatedAt = new(state.LastUpdatedTime, TimeSpan.Zero),
        };

    private sealed class EntityClient(AzureStorageOrchestrationService service, DataConverter converter) : DurableEntityClient("test")
    {
        private EntityBackendQueries Queries => ((IEntityOrchestrationService)service).EntityBackendQueries!;

        public override Task SignalEntityAsync(
            EntityInstanceId id,
            string operationName,
            object? input = null,
            SignalEntityOptions? options = null,
            CancellationToken cancellation = default
        ) =>
            service.SendTaskOrchestrationMessageAsync(
                ClientEntityHelpers
                    .EmitOperationSignal(
                        new OrchestrationInstance { InstanceId = id.ToString() },
                        Guid.NewGuid(),
                        operationName,
                        converter.Serialize(input)!,
                        options?.SignalTime is { UtcDateTime: var at } ? (at, at) : null)
                    .AsTaskMessage());

        public override async Task<EntityMetadata<T>?> GetEntityAsync<T>(
            EntityInstanceId id,
            bool includeState = true,
            CancellationToken cancellation = default
        ) =>
            await Queries.GetEntityAsync(new EntityId(id.Name, id.Key), includeState, includeStateless: false, cancellation) is { } entity
                ? ToMetadata<T>(entity)
                : null;

        public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) =>
            throw new NotSupportedException();

        public override Task<EntityMetadata?> GetEntityAsync(
            EntityInstanceId id,
            bool includeState = true,
            CancellationToken cancellation = default
        ) => throw new NotSupportedException();

        public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) => throw new NotSupportedException();

        public override async Task<CleanEntityStorageResult> CleanEntityStorageAsync(
            CleanEntityStorageRequest? request = null, bool continueUntilComplete = true, CancellationToken cancellation = default)
        {
            var (removed, released, continuation) = (0, 0, request?.ContinuationToken);
            do
            {
                var done = await Queries.CleanEntityStorageAsync(
                    new EntityBackendQueries.CleanEntityStorageRequest
                    {
                        RemoveEmptyEntities = request?.RemoveEmptyEntities ?? true,
                        ReleaseOrphanedLocks = request?.ReleaseOrphanedLocks ?? true,
                        ContinuationToken = continuation,
                    },
                    cancellation);
                (removed, released, continuation) = (
                    removed + done.EmptyEntitiesRemoved,
                    released + done.OrphanedLocksReleased,
                    done.ContinuationToken);
            } while (continueUntilComplete && continuation is not null);
            return new()
            {
                ContinuationToken = continuation,
                EmptyEntitiesRemoved = removed,
                OrphanedLocksReleased = released,
            };
        }

        private EntityMetadata<T> ToMetadata<T>(EntityBackendQueries.EntityMetadata entity)
        {
            var id = new EntityInstanceId(entity.EntityId.Name, entity.EntityId.Key);
            return entity.SerializedState is { } state
                ? new EntityMetadata<T>(id, converter.Deserialize<T>(state)!)
                : new EntityMetadata<T>(id);
        }
    }
}
