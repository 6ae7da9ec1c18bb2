using System.Diagnostics.CodeAnalysis;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Turns;
using HotelConcierge.Messages;
using HotelConcierge.Turns;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Functions.Tests.Turns;

public sealed class BrokenTurnTests
{
    private static readonly ConversationId Guest = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));
    private static readonly TurnStart Turn = new(TurnIds.For(Guest, "SM1"), Guest, 1, TurnKind.Answer);

    /// <summary>The in-process test host has no entities, so this context stands in for the worker's.</summary>
    [Fact]
    public async Task A_turn_that_breaks_off_tells_its_conversation_and_still_counts_as_failed()
    {
        var context = new BreakingContext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnOrchestrator.RunTurnAsync(context, Turn));

        var (id, operation, input) = Assert.Single(context.Signals.All);
        Assert.Equal((ConversationEntity.IdOf(Guest), nameof(ConversationEntity.Apply)), (id, operation));
        var ended = Assert.IsType<ConversationEvent.TurnEnded>(Assert.IsType<ConversationSignal>(input).Happened);
        Assert.Equal(
            (Turn.TurnId, NextStep.WaitForMessage, new DateTimeOffset(context.CurrentUtcDateTime)),
            (ended.TurnId, ended.Next, ended.At));
    }

    private sealed class BreakingContext : TaskOrchestrationContext
    {
        public SignalsOfOneTest Signals { get; } = new();

        public override TaskName Name => TurnOrchestration.Name;

        public override string InstanceId => Turn.TurnId;

        public override ParentOrchestrationInstance? Parent => null;

        public override DateTime CurrentUtcDateTime { get; } = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

        public override bool IsReplaying => false;

        public override TaskOrchestrationEntityFeature Entities => Signals;

        protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("The code is broken.");

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
            throw new NotSupportedException();

        public override T? GetInput<T>()
            where T : default => throw new NotSupportedException();

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

        public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(
            TaskName orchestratorName,
            object? input = null,
            TaskOptions? options = null
        ) => throw new NotSupportedException();

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
            throw new NotSupportedException();

        public override Guid NewGuid() => throw new NotSupportedException();
    }

    private sealed class SignalsOfOneTest : TaskOrchestrationEntityFeature
    {
        public List<(EntityInstanceId Id, string Operation, object? Input)> All { get; } = [];

        public override Task SignalEntityAsync(
            EntityInstanceId id,
            string operationName,
            object? input = null,
            SignalEntityOptions? options = null)
        {
            All.Add((id, operationName, input));
            return Task.CompletedTask;
        }

        public override Task<TResult> CallEntityAsync<TResult>(
            EntityInstanceId id,
            string operationName,
            object? input = null,
            CallEntityOptions? options = null
        ) => throw new NotSupportedException();

        public override Task CallEntityAsync(
            EntityInstanceId id,
            string operationName,
            object? input = null,
            CallEntityOptions? options = null
        ) => throw new NotSupportedException();

        public override Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds) =>
            throw new NotSupportedException();

        public override bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds) =>
            throw new NotSupportedException();
    }
}
