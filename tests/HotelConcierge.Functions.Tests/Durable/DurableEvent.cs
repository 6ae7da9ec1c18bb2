using System.Text.Json;
using DurableTask.AzureStorage;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>Something in an instance's history, as the engine keeps it.</summary>
/// <param name="Type">The engine's name of it: <c>TaskScheduled</c>, <c>TimerCreated</c> ...</param>
/// <param name="Name">Of an activity or an event; empty for what has none.</param>
internal sealed record DurableEvent(string Type, string Name)
{
    /// <summary>The events of an instance's last execution, in order.</summary>
    public static async Task<IReadOnlyList<DurableEvent>> ReadAsync(AzureStorageOrchestrationService service, string instance)
    {
        var state = (await service.GetOrchestrationStateAsync(instance, allExecutions: false)).Single();
        using var history = JsonDocument.Parse(
            await service.GetOrchestrationHistoryAsync(instance, state.OrchestrationInstance.ExecutionId));
        return [.. history.RootElement.EnumerateArray().Select(Of)];
    }

    private static DurableEvent Of(JsonElement happened)
    {
        var type = happened.GetProperty("EventType");
        return new(
            type.ValueKind is JsonValueKind.Number
                ? ((global::DurableTask.Core.History.EventType)type.GetInt32()).ToString()
                : type.GetString()!,
            happened.TryGetProperty(nameof(Name), out var name) && name.ValueKind is JsonValueKind.String ? name.GetString()! : "");
    }
}
