using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>A guest's thumb under an answer is feedback on it, and nothing else.</summary>
public sealed class ReactionTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(FeedbackValue.Good, "👍")]
    [InlineData(FeedbackValue.Good, "👍🏿")]
    [InlineData(FeedbackValue.Good, "❤️")]
    [InlineData(FeedbackValue.Good, "❤")]
    [InlineData(FeedbackValue.Good, "👍", "❤", "🎉")]
    [InlineData(FeedbackValue.Bad, "👎")]
    [InlineData(FeedbackValue.Bad, "👎🏻")]
    [InlineData(FeedbackValue.None)]
    [InlineData(FeedbackValue.None, "")]
    [InlineData(FeedbackValue.None, "😂")]
    [InlineData(FeedbackValue.None, "👍", "👎")]
    [InlineData(FeedbackValue.None, "yes")]
    [InlineData(FeedbackValue.None, "🏿")]
    public void Thumbs_and_hearts_say_something(FeedbackValue value, params string[] signs) => Assert.Equal(value, Reactions.Read(signs));

    [Fact]
    public async Task It_is_kept_with_the_answer_and_how_that_came_about()
    {
        _world.Model.Calls("find_spa_slots").Says("Please choose:");
        await _world.SayAsync("Any massage tomorrow?");
        var turns = _world.Conversations.Started.Count;

        await ReactAsync(await LastSentAsync(), 0, "👍");
        await _world.RunAsync();

        var feedback = Assert.Single(await FeedbackAsync());
        Assert.Equal((1, FeedbackValue.Good, "hotel", Noon), (feedback.Turn, feedback.Value, feedback.Assistant, feedback.At));
        Assert.Equal(["find_spa_slots"], feedback.Tools);
        Assert.Equal(turns, _world.Conversations.Started.Count);
        Assert.DoesNotContain((await _world.RowsAsync(GuestTables.Feedback))[0].Properties.Values, value => value.Contains("massage", StringComparison.Ordinal));
        Assert.Contains(_world.Log, line => line.EndsWith("feedback on the answer of turn 1: Good", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_sign_counts_in_whatever_order_they_come()
    {
        _world.Model.Says("At seven.");
        await _world.SayAsync("When does the pool open?");
        var sent = await LastSentAsync();

        await ReactAsync(sent, 0, "👍");
        await ReactAsync(sent, 5, "👎");
        await ReactAsync(sent, 3, "❤");
        Assert.Equal(FeedbackValue.Bad, Assert.Single(await FeedbackAsync()).Value);

        await ReactAsync(sent, 9);
        await ReactAsync(sent, 7, "👍");
        await ReactAsync(sent, 9);
        Assert.Empty(await FeedbackAsync());
        Assert.Equal(3, _world.Log.Count(line => line.Contains("feedback on the answer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_thumb_under_a_question_confirms_nothing()
    {
        _world.Model.Calls("find_spa_slots").Says("Please choose:");
        await _world.SayAsync("Any massage tomorrow?");
        await _world.SayAsync("2");
        _world.Model.Calls("cancel_spa_booking");
        await _world.SayAsync("I have a cold and feel awful");
        var (asked, heard) = (_world.Model.Shown.Count, (await _world.StateAsync())!.LastHeardAt);

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReactAsync(await LastSentAsync(), 0, "👍");
        await _world.RunAsync();

        Assert.Single(await _world.BookingsAsync());
        Assert.Equal(asked, _world.Model.Shown.Count);
        Assert.Equal(heard, (await _world.StateAsync())!.LastHeardAt);
    }

    [Fact]
    public async Task One_to_what_is_none_of_ours_or_of_nobody_leaves_no_trace()
    {
        await ReactAsync("sent-1", 0, "👍");
        _world.Model.Says("At seven.");
        await _world.SayAsync("When does the pool open?");
        await ReactAsync("somebody's", 0, "👍");

        Assert.Empty(await _world.RowsAsync(GuestTables.Feedback));
    }

    [Fact]
    public async Task It_goes_with_the_guest()
    {
        _world.Model.Says("At seven.");
        await _world.SayAsync("When does the pool open?");
        var sent = await LastSentAsync();
        await ReactAsync(sent, 0, "👍");
        await _world.RunAsync("forget me");
        await ReactAsync(sent, 5, "👎");

        Assert.Empty(await _world.RowsAsync(GuestTables.Feedback));
    }

    [Fact]
    public async Task It_stands_when_the_question_is_taken_back()
    {
        _world.Model.Says("At seven.");
        _world.Hear(new InboundMessage("a", TurnWorld.Address, MessageKind.Text, "When does the pool open?") { SourceId = "a" });
        await _world.RunAsync();
        var sent = await LastSentAsync();
        await _world.Conversations.SignalAsync(
            TurnWorld.Guest, new ConversationEvent.MessageRevoked("a", _world.Clock.GetUtcNow()), CancellationToken.None);
        await _world.RunAsync();

        await ReactAsync(sent, 0, "👎");

        Assert.Equal((FeedbackValue.Bad, ""), Assert.Single(await FeedbackAsync()) is var kept ? (kept.Value, kept.Assistant) : default);
    }

    private async Task<string> LastSentAsync() => (await _world.RowsAsync(GuestTables.Receipts))[^1]["messageId"]!;

    private Task ReactAsync(string message, double at, params string[] signs) => _world.Services.GetRequiredService<Reactions>().RecordAsync(
        TurnWorld.Guest, new GuestReaction(TurnWorld.Address, message, signs, Noon.AddSeconds(at)), CancellationToken.None);

    private Task<IReadOnlyList<AnswerFeedback>> FeedbackAsync() =>
        _world.Services.GetRequiredService<AnswerFeedbacks>().OfAsync(TurnWorld.Guest, CancellationToken.None);
}
