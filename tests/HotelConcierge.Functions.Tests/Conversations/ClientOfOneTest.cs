using HotelConcierge.Conversations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace HotelConcierge.Functions.Tests.Conversations;

/// <summary>A durable client of which only the entities answer.</summary>
internal sealed class ClientOfOneTest(EntitiesOfOneTest entities) : DurableTaskClient("test")
{
    public override DurableEntityClient Entities => entities;

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

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

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Entities with the states they were given; a null is an entity that has none.</summary>
internal sealed class EntitiesOfOneTest() : DurableEntityClient("test")
{
    public Dictionary<EntityInstanceId, ConversationState?> States { get; } = [];

    public List<(EntityInstanceId Id, string Operation, object? Input)> Signals { get; } = [];

    /// <summary>What becomes of a signal once it is safe in its queue; nothing unless set, as when no worker can load the entity.</summary>
    public Func<EntityInstanceId, string, object?, Task> Applying { get; set; } = (_, _, _) => Task.CompletedTask;

    public override Task SignalEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        SignalEntityOptions? options = null,
        CancellationToken cancellation = default)
    {
        Signals.Add((id, operationName, input));
        return Applying(id, operationName, input);
    }

    public override Task<EntityMetadata<T>?> GetEntityAsync<T>(
        EntityInstanceId id,
        bool includeState = true,
        CancellationToken cancellation = default
    ) => Task.FromResult(States.TryGetValue(id, out var state) ? Metadata<T>(id, state) : null);

    public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) =>
        throw new NotSupportedException();

    public override Task<EntityMetadata?> GetEntityAsync(
        EntityInstanceId id,
        bool includeState = true,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) => throw new NotSupportedException();

    public override Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest? request = null,
        bool continueUntilComplete = true,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    private static EntityMetadata<T> Metadata<T>(EntityInstanceId id, ConversationState? state) =>
        state is null ? new EntityMetadata<T>(id) : new EntityMetadata<T>(id, (T)(object)state);
}
