using System.Diagnostics;
using System.Diagnostics.Metrics;
using HotelConcierge.Messages;

namespace HotelConcierge.Diagnostics;

/// <summary>
/// What the concierge tells its operators: traces and metrics, both under the name <c>HotelConcierge</c>. Tags have few
/// values each and never say anything about a guest.
/// </summary>
public sealed class ConciergeTelemetry : IDisposable
{
    /// <summary>The name under which a host subscribes to our activity source and meter.</summary>
    public const string Name = "HotelConcierge";

    /// <summary>The counter of tools that ran; its tag <c>tool</c> names each.</summary>
    public const string ToolCallsName = "hotelconcierge.tool_calls";

    private const string TurnTag = "hotelconcierge.turn";

    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _webhooks;
    private readonly Counter<long> _chunks;
    private readonly Counter<long> _sendFailures;
    private readonly Counter<long> _charges;
    private readonly Counter<long> _holds;
    private readonly Counter<long> _apologies;
    private readonly Counter<long> _handoffs;
    private readonly Counter<long> _tools;
    private readonly Counter<long> _modelFailures;
    private readonly Counter<long> _modelRetries;
    private readonly Counter<long> _modelTokens;
    private readonly Counter<double> _modelCost;
    private readonly Counter<long> _overBudget;
    private readonly Counter<long> _abuse;
    private readonly Counter<long> _dangers;
    private readonly Counter<long> _feedback;
    private readonly Counter<long> _stuckTurns;
    private readonly Histogram<double> _modelCalls;
    private readonly Histogram<double> _turns;

    public ConciergeTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(Name);
        _webhooks = meter.CreateCounter<long>("hotelconcierge.webhooks", "{webhook}", "Webhooks received.");
        _chunks = meter.CreateCounter<long>("hotelconcierge.chunks", "{chunk}", "Messages that a channel took.");
        _sendFailures = meter.CreateCounter<long>("hotelconcierge.send_failures", "{failure}", "Messages that a channel did not take.");
        _charges = meter.CreateCounter<long>(
            "hotelconcierge.charged_messages",
            "{message}",
            "Delivered messages, by what the channel charges for them.");
        _holds = meter.CreateCounter<long>("hotelconcierge.holds", "{message}", "Guests told that it takes a moment.");
        _apologies = meter.CreateCounter<long>("hotelconcierge.apologies", "{message}", "Guests who got an apology instead of an answer.");
        _handoffs = meter.CreateCounter<long>("hotelconcierge.handoffs", "{handoff}", "Conversations given to a person.");
        _tools = meter.CreateCounter<long>(ToolCallsName, "{call}", "Tools run for the model.");
        _modelFailures = meter.CreateCounter<long>("hotelconcierge.model_failures", "{call}", "Model calls that failed for good.");
        _modelRetries = meter.CreateCounter<long>("hotelconcierge.model_retries", "{retry}", "Model calls tried again.");
        _modelTokens = meter.CreateCounter<long>("hotelconcierge.model_tokens", "{token}", "Tokens that the model read and wrote.");
        _modelCost = meter.CreateCounter<double>(
            "hotelconcierge.model_cost",
            "{currency}",
            "What answers cost, by the prices of Budget__Prices.");
        _overBudget = meter.CreateCounter<long>(
            "hotelconcierge.over_budget",
            "{turn}",
            "Turns that ended without an answer because of a budget.");
        _abuse = meter.CreateCounter<long>(
            "hotelconcierge.abuse",
            "{turn}",
            "Turns in which a guest misused the concierge, or was slowed down for it.");
        _dangers = meter.CreateCounter<long>(
            "hotelconcierge.emergencies",
            "{guest}",
            "Guests who may be in danger, and were told whom to call.");
        _feedback = meter.CreateCounter<long>(
            "hotelconcierge.feedback",
            "{reaction}",
            "Thumbs and hearts that guests put to answers, or took away.");
        _stuckTurns = meter.CreateCounter<long>(
            "hotelconcierge.stuck_turns",
            "{turn}",
            "Turns found broken off or running for too long, or ended before they began.");
        _modelCalls = meter.CreateHistogram<double>(
            "hotelconcierge.model_call.duration",
            "s",
            "Model calls that were answered, retries included.");
        _turns = meter.CreateHistogram<double>(
            "hotelconcierge.turn.duration",
            "s",
            "Turns, from the guest's first message to the last chunk.");
    }

    /// <summary>Opens a span such as <c>webhook</c>, in the trace that is current.</summary>
    /// <returns>Null when nobody listens.</returns>
    public Activity? Start(string span, ActivityKind kind = ActivityKind.Internal) => _source.StartActivity(span, kind);

    /// <summary>Opens a span of a turn, such as <c>model</c> or <c>chunk</c>, in the trace of the webhook that began the turn.</summary>
    /// <returns>Null when nobody listens.</returns>
    public Activity? Start(string span, ITracedTurn turn, ActivityKind kind = ActivityKind.Internal)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return _source.StartActivity(span, kind, ContextOf(turn))?.SetTag(TurnTag, turn.TurnId);
    }

    /// <summary>A webhook came in.</summary>
    /// <param name="status">The HTTP status of our answer.</param>
    public void WebhookReceived(ChannelName channel, int status) => _webhooks.Add(1, On(channel), new("status", status));

    /// <summary>A turn is over: a measurement, and the span <c>turn</c>, which no single process could keep open.</summary>
    public void TurnFinished(ITracedTurn turn, TurnOutcome outcome, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        ArgumentNullException.ThrowIfNull(turn);
        _turns.Record((endedAt - startedAt).TotalSeconds, On(turn.Conversation.Channel), new("outcome", outcome.ToString()));
        using var span = _source.StartActivity(ActivityKind.Internal, ContextOf(turn), startTime: startedAt, name: "turn");
        span?.SetTag(TurnTag, turn.TurnId).SetTag("outcome", outcome.ToString()).SetEndTime(endedAt.UtcDateTime);
    }

    /// <summary>A turn was found that broke off or runs for too long, or it ended before it began: always worth an alarm.</summary>
    /// <param name="how"><c>broken</c>, <c>slow</c> or <c>unbegun</c>; a slow one is counted each time it is found.</param>
    public void TurnStuck(ChannelName channel, string how) => _stuckTurns.Add(1, On(channel), new("how", how));

    /// <summary>A channel took a chunk.</summary>
    public void ChunkSent(ChannelName channel) => _chunks.Add(1, On(channel));

    /// <summary>A channel did not take a chunk.</summary>
    public void SendFailed(ChannelName channel, SendFailure failure) =>
        _sendFailures.Add(1, On(channel), new("failure", failure.ToString()));

    /// <summary>A channel said what it charges for a delivered message.</summary>
    /// <param name="category">In the channel's words, such as <c>service</c>.</param>
    /// <param name="type">Likewise, such as <c>regular</c>, or one that says that it is free.</param>
    public void MessageCharged(ChannelName channel, string category, string type) =>
        _charges.Add(1, On(channel), new("category", category), new("type", type));

    /// <summary>A guest was told that it takes a moment.</summary>
    public void HeldTheLine(ChannelName channel) => _holds.Add(1, On(channel));

    /// <summary>A guest got an apology instead of an answer.</summary>
    public void ApologySent(ChannelName channel) => _apologies.Add(1, On(channel));

    /// <summary>A conversation was given to a person.</summary>
    public void HandedOff(ChannelName channel) => _handoffs.Add(1, On(channel));

    /// <summary>A tool ran for the model.</summary>
    /// <param name="tool">Its wire name; a name that no tool of ours has is counted as <c>unknown</c> by the caller.</param>
    public void ToolCalled(string tool, bool succeeded) => _tools.Add(1, new("tool", tool), new("succeeded", succeeded));

    /// <summary>The model answered.</summary>
    /// <param name="duration">From the first attempt to the answer.</param>
    /// <param name="inputTokens">As the service counted them; 0 when it did not.</param>
    /// <param name="outputTokens">Likewise.</param>
    public void ModelCalled(TimeSpan duration, long inputTokens, long outputTokens)
    {
        _modelCalls.Record(duration.TotalSeconds);
        _modelTokens.Add(inputTokens, new KeyValuePair<string, object?>("direction", "input"));
        _modelTokens.Add(outputTokens, new KeyValuePair<string, object?>("direction", "output"));
    }

    /// <summary>An embedding model read texts.</summary>
    public void TextsEmbedded(long tokens) => _modelTokens.Add(tokens, new KeyValuePair<string, object?>("direction", "embedded"));

    /// <summary>A model's answer was paid for, in the currency of the prices.</summary>
    public void ModelPaid(decimal cost) => _modelCost.Add((double)cost);

    /// <summary>A guest was told that a budget is used up.</summary>
    /// <param name="budget"><c>turn</c> or <c>day</c>.</param>
    public void OverBudget(string budget) => _overBudget.Add(1, new KeyValuePair<string, object?>("budget", budget));

    /// <summary>A guest misused the concierge, or is slowed down for it.</summary>
    /// <param name="how"><c>seen</c>, <c>refused</c> or <c>ignored</c>.</param>
    public void AbuseMet(string how) => _abuse.Add(1, new KeyValuePair<string, object?>("how", how));

    /// <summary>A guest may be in danger: always worth an alarm.</summary>
    /// <param name="kind">In what danger.</param>
    public void GuestInDanger(ChannelName channel, string kind) => _dangers.Add(1, On(channel), new("kind", kind));

    /// <summary>A guest put a thumb or a heart to an answer, or changed their mind about it.</summary>
    /// <param name="value"><c>Good</c>, <c>Bad</c>, or <c>None</c> for one that was taken away.</param>
    public void FeedbackGiven(ChannelName channel, string value) => _feedback.Add(1, On(channel), new("value", value));

    /// <summary>A model call failed and is tried again.</summary>
    public void ModelRetried() => _modelRetries.Add(1);

    /// <summary>
    /// A model call failed for good. <see cref="ModelTrouble.BadKey"/> and <see cref="ModelTrouble.OutOfQuota"/> are worth an alarm.
    /// </summary>
    public void ModelFailed(ModelTrouble trouble) =>
        _modelFailures.Add(1, new KeyValuePair<string, object?>("trouble", trouble.ToString()));

    public void Dispose() => _source.Dispose();

    private static ActivityContext ContextOf(ITracedTurn turn) =>
        ActivityContext.TryParse(turn.TraceParent, null, out var context) ? context : Activity.Current?.Context ?? default;

    private static KeyValuePair<string, object?> On(ChannelName channel) => new("channel", channel.Value);
}
