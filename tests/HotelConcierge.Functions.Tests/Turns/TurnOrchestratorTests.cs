using System.Collections.Concurrent;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Functions.Turns;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using HotelConcierge.Turns;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using RetryPolicy = HotelConcierge.Orchestration.RetryPolicy;

namespace HotelConcierge.Functions.Tests.Turns;

/// <summary>The core's turn on the real durable worker, with activities that only say what they were asked.</summary>
public sealed class TurnOrchestratorTests : IAsyncLifetime
{
    private static readonly ConversationId Guest = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));
    private static readonly TurnStart Turn = new(TurnIds.For(Guest, "SM1"), Guest, 1, TurnKind.Answer);

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly ConcurrentQueue<string> _done = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ModelMove> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _holdAfter = TimeSpan.FromMinutes(10);
    private int _failures;
    private DurableTaskTestHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await InProcessDurable.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<TurnStart, TurnOutcome>(
                TurnOrchestration.Name,
                (context, turn) => TurnOrchestrator.RunTurnAsync(context, turn));
            tasks.AddOrchestratorFunc<string>(
                nameof(TurnOrchestrator.InterruptTurn),
                (context, turnId) => TurnOrchestrator.InterruptTurn(context, turnId));
            tasks.AddActivityFunc<TurnStart, TurnPlan>(nameof(BeginTurn), (_, _) => Begin());
            tasks.AddActivityFunc<ModelRound, ModelMove>(nameof(AskModel), (_, _) => AskAsync());
            tasks.AddActivityFunc<ReplyRequest, ComposedReply>(
                nameof(ComposeReply),
                (_, _) => Done(nameof(ComposeReply), new ComposedReply(Chunks: 3)));
            tasks.AddActivityFunc<ChunkRef, ChunkSent>(nameof(SendChunk), (_, chunk) => Send(chunk));
            tasks.AddActivityFunc<TurnEnding, TurnRecorded>(nameof(EndTurn), (_, ending) => End(ending));
        });

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task A_turn_answers_in_order_and_is_over_although_its_timers_are_not()
    {
        _answer.SetResult(new(ModelMoveKind.Reply));

        var finished = await RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, finished.RuntimeStatus);
        Assert.Equal(["BeginTurn", "AskModel", "ComposeReply", "SendChunk 0", "SendChunk 1", "SendChunk 2", "EndTurn Answered"], _done);
    }

    [Fact]
    public async Task A_guest_who_waits_is_told_once_and_then_answered()
    {
        _holdAfter = TimeSpan.Zero;
        var finished = RunAsync();
        await _asked.Task.WaitAsync(_patience.Token);
        await _held.Task.WaitAsync(_patience.Token);
        _answer.SetResult(new(ModelMoveKind.Reply));

        await finished;

        Assert.Equal(
            ["SendChunk -1", "SendChunk 0", "SendChunk 1", "SendChunk 2"],
            _done.Where(step => step.StartsWith("SendChunk", StringComparison.Ordinal)));
    }

    /// <summary>Durable keeps the instance open until the model's activity has returned; the conversation does not wait for that.</summary>
    [Fact]
    public async Task A_turn_that_is_interrupted_ends_while_the_model_still_thinks_and_sends_nothing_more()
    {
        var finished = RunAsync();
        await _asked.Task.WaitAsync(_patience.Token);

        await _host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(TurnOrchestrator.InterruptTurn),
            Turn.TurnId,
            new StartOrchestrationOptions($"{Turn.TurnId}-interrupt"),
            _patience.Token);
        await _ended.Task.WaitAsync(_patience.Token);
        _answer.SetResult(new(ModelMoveKind.Reply));
        await finished;

        Assert.Equal(["BeginTurn", "AskModel", "EndTurn Stopped"], _done);
    }

    [Fact]
    public async Task An_activity_that_failed_is_tried_again_as_the_core_says()
    {
        _failures = 2;
        _answer.SetResult(new(ModelMoveKind.Reply));

        await RunAsync();

        Assert.Equal(3, _done.Count(step => step == nameof(AskModel)));
        Assert.Equal("EndTurn Answered", _done.Last());
    }

    [Fact]
    public async Task An_activity_that_keeps_failing_ends_in_the_cores_own_words()
    {
        _failures = RetryPolicy.Brief.MaxAttempts;

        await RunAsync();

        Assert.Equal(RetryPolicy.Brief.MaxAttempts, _done.Count(step => step == nameof(AskModel)));
        Assert.Equal("EndTurn Apologised", _done.Last());
    }

    private async Task<OrchestrationMetadata> RunAsync()
    {
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync(
            TurnOrchestration.Name,
            Turn,
            new StartOrchestrationOptions(Turn.TurnId),
            _patience.Token);
        return await _host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, _patience.Token);
    }

    private TurnPlan Begin()
    {
        var now = DateTimeOffset.UtcNow;
        return Done(nameof(BeginTurn), new TurnPlan(FixedReply: null, now + _holdAfter, now.AddHours(1), MaxRounds: 6));
    }

    private Task<ModelMove> AskAsync()
    {
        _done.Enqueue(nameof(AskModel));
        _asked.TrySetResult();
        return Interlocked.Decrement(ref _failures) >= 0 ? throw new InvalidOperationException("The store is away.") : _answer.Task;
    }

    private ChunkSent Send(ChunkRef chunk)
    {
        _done.Enqueue($"{nameof(SendChunk)} {chunk.Chunk}");
        if (chunk.Chunk == ChunkRef.Hold)
            _held.SetResult();
        return new(ChunkVerdict.Sent);
    }

    private TurnRecorded End(TurnEnding ending)
    {
        _done.Enqueue($"{nameof(EndTurn)} {ending.Outcome}");
        _ended.SetResult();
        return new(ending.Outcome);
    }

    private T Done<T>(string step, T result)
    {
        _done.Enqueue(step);
        return result;
    }
}
