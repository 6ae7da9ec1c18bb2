using System.Reflection;
using System.Text.Json;
using System.Threading.Channels;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.Entities.OperationFormat;
using Google.Protobuf;
using Dispatcher = Microsoft.Azure.Functions.Worker.TaskEntityDispatcher;
using Protobuf = Microsoft.DurableTask.Protobuf;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// A function with an entity trigger: operations go to it, and effects come back, in the form in which the Functions host and the
/// worker exchange them.
/// </summary>
internal sealed class FunctionEntity(FunctionCall call, ChannelWriter<string> asked) : TaskEntity
{
    private static readonly ConstructorInfo DispatcherOf = typeof(Dispatcher)
        .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        .Single();
    private static readonly PropertyInfo ResultOf = typeof(Dispatcher).GetProperty(
        "Result",
        BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public
    )!;

    public override async Task<EntityBatchResult> ExecuteOperationBatchAsync(EntityBatchRequest operations)
    {
        object? dispatcher = null;
        await call.RunAsync(
            input: null,
            makeTrigger: services =>
                dispatcher = DispatcherOf.Invoke([Convert.ToBase64String(ToMessage(operations).ToByteArray()), services, null]));
        foreach (var operation in operations.Operations!)
            asked.TryWrite(EventIn(operation.Input!));
        return ToResult(Protobuf.EntityBatchResult.Parser.ParseFrom(Convert.FromBase64String((string)ResultOf.GetValue(dispatcher)!)));
    }

    private static string EventIn(string input)
    {
        using var signal = JsonDocument.Parse(input);
        return signal.RootElement.GetProperty("happened").GetProperty("event").GetString()!;
    }

    private static Protobuf.EntityBatchRequest ToMessage(EntityBatchRequest batch) =>
        new()
        {
            InstanceId = batch.InstanceId,
            EntityState = batch.EntityState,
            Operations =
            {
                batch.Operations!.Select(operation => new Protobuf.OperationRequest
                {
                    Operation = operation.Operation,
                    RequestId = operation.Id.ToString(),
                    Input = operation.Input,
                }),
            },
        };

    private static EntityBatchResult ToResult(Protobuf.EntityBatchResult message) =>
        new()
        {
            EntityState = message.EntityState,
            FailureDetails = ToFailure(message.FailureDetails),
            Results =
            [
                .. message.Results.Select(result => new OperationResult
                {
                    Result = result.Success?.Result,
                    FailureDetails = ToFailure(result.Failure?.FailureDetails),
                }),
            ],
            Actions = [.. message.Actions.Select(ToAction)],
        };

    private static OperationAction ToAction(Protobuf.OperationAction message) => message switch
    {
        { SendSignal: { } signal } => new SendSignalOperationAction
        {
            InstanceId = signal.InstanceId,
            Name = signal.Name,
            Input = signal.Input,
            ScheduledTime = signal.ScheduledTime?.ToDateTime(),
        },
        { StartNewOrchestration: { } start } => new StartNewOrchestrationOperationAction
        {
            InstanceId = start.InstanceId,
            Name = start.Name,
            Version = start.Version,
            Input = start.Input,
            ScheduledStartTime = start.ScheduledTime?.ToDateTime(),
        },
        _ => throw new NotSupportedException($"An entity does not do {message.OperationActionTypeCase}."),
    };

    private static FailureDetails? ToFailure(Protobuf.TaskFailureDetails? message) =>
        message is null
            ? null
            : new(message.ErrorType, message.ErrorMessage, message.StackTrace, ToFailure(message.InnerFailure), message.IsNonRetriable);
}
