using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

public sealed class TurnActionsTests
{
    private const int MostActionsOfAPlainTurn = 20;

    /// <summary>Each is a message and a row in the history on Azure: they make a turn slow and dear.</summary>
    [Fact]
    public async Task A_turn_of_three_chunks_takes_fewer_than_twenty_durable_actions()
    {
        var context = new CountingContext();
        var guest = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));

        var outcome = await TurnOrchestration.RunAsync(context, new(TurnIds.For(guest, "m1"), guest, 1, TurnKind.Answer));

        Assert.Equal(TurnOutcome.Answered, outcome);
        Assert.Equal(3, context.Actions.Count(action => action == nameof(SendChunk)));
        Assert.InRange(context.Actions.Count, 1, MostActionsOfAPlainTurn - 1);
    }

    /// <summary>Answers every activity at once and counts what was asked for.</summary>
    private sealed class CountingContext : ITurnContext
    {
        public List<string> Actions { get; } = [];

        public DateTimeOffset CurrentTime { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public Task<TResult> CallActivityAsync<TInput, TResult>(Activity<TInput, TResult> activity, TInput input)
        {
            Actions.Add(activity.Name);
            object result = activity.Name switch
            {
                nameof(BeginTurn) => new TurnPlan(FixedReply: null, CurrentTime.AddSeconds(6), CurrentTime.AddMinutes(5), MaxRounds: 6),
                nameof(AskModel) => new ModelMove(ModelMoveKind.Reply),
                nameof(ComposeReply) => new ComposedReply(Chunks: 3),
                nameof(SendChunk) => new ChunkSent(ChunkVerdict.Sent),
                nameof(EndTurn) => new TurnRecorded(TurnOutcome.Answered),
                _ => throw new NotSupportedException(activity.Name),
            };
            return Task.FromResult((TResult)result);
        }

        public Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken)
        {
            Actions.Add("timer");
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task<string> WaitForEventAsync(string name, CancellationToken cancellationToken)
        {
            Actions.Add("wait");
            return new TaskCompletionSource<string>().Task;
        }
    }
}
