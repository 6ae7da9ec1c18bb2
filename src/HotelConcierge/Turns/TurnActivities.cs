using System.Text.Json.Serialization;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;

namespace HotelConcierge.Turns;

/// <summary>
/// The recorded pieces of work of a turn. Their inputs and results are kept in the orchestration's history, so they carry
/// ids and small values; texts are in the store. Every field has a runner of the same name.
/// </summary>
public static class TurnActivities
{
    public static readonly Activity<FileStep, FileTaken> TakeFile = new(nameof(Turns.TakeFile), RetryPolicy.Brief);
    public static readonly Activity<TurnStart, TurnPlan> Begin = new(nameof(BeginTurn), RetryPolicy.Patient);
    public static readonly Activity<RouteQuestion, RouteChoice> ChooseRoute = new(nameof(Turns.ChooseRoute), RetryPolicy.Brief);
    public static readonly Activity<ModelRound, ModelMove> AskModel = new(nameof(Turns.AskModel), RetryPolicy.Brief);
    public static readonly Activity<ToolStep, ToolStepDone> RunTool = new(nameof(Turns.RunTool), RetryPolicy.Brief);
    public static readonly Activity<ReplyRequest, ComposedReply> Compose = new(nameof(ComposeReply), RetryPolicy.Patient);
    public static readonly Activity<ChunkRef, ChunkSent> SendChunk = new(nameof(Turns.SendChunk), RetryPolicy.Patient);
    public static readonly Activity<TurnStart, TurnPlan> Forget = new(nameof(ForgetGuest), RetryPolicy.Patient);
    public static readonly Activity<TurnStart, StaffAlerted> Alert = new(nameof(AlertStaff), RetryPolicy.Patient);
    public static readonly Activity<TurnStart, LanguageLearnt> LearnLanguage = new(nameof(Turns.LearnLanguage), RetryPolicy.Brief);
    public static readonly Activity<HandOffStep, HandOffDone> HandOff = new(nameof(Turns.HandOff), RetryPolicy.Brief);
    public static readonly Activity<DeskReport, DeskTold> TellDesk = new(nameof(Turns.TellDesk), RetryPolicy.Patient);
    public static readonly Activity<TurnEnding, TurnRecorded> End = new(nameof(EndTurn), RetryPolicy.Patient);
}

/// <summary>One file of a turn's messages.</summary>
/// <param name="Place">Its place among all of them, from 0.</param>
public sealed record FileStep(TurnStart Turn, int Place);

/// <summary>What came of the file is in the store.</summary>
/// <param name="IsTooEarly">Nothing was done, because the conversation cannot be seen yet as it was when it started the turn: ask
/// again.</param>
public sealed record FileTaken(bool IsTooEarly = false);

/// <summary>How a turn is to be answered, as decided at its beginning.</summary>
/// <param name="FixedReply">The key of a reply from the assistant's <c>replies.json</c>; null when the model answers.</param>
/// <param name="HoldAt">When the guest is told that it takes a moment.</param>
/// <param name="Deadline">When an apology takes the place of an answer that is not there.</param>
/// <param name="MaxRounds">The most model calls of this turn, the last of which may not ask for tools.</param>
/// <param name="AsksRoute">Whether the model is asked first which route to take, which may have a fixed reply.</param>
/// <param name="IsTooEarly">Nothing was decided, because the conversation cannot be seen yet as it was when it started the turn: ask
/// again.</param>
public sealed record TurnPlan(
    string? FixedReply, DateTimeOffset HoldAt, DateTimeOffset Deadline, int MaxRounds, bool AsksRoute = false, bool IsTooEarly = false)
{
    /// <summary>No plan yet.</summary>
    internal static TurnPlan TooEarly { get; } = new(FixedReply: null, default, default, MaxRounds: 0, IsTooEarly: true);

    /// <summary>Whether staff are to be alerted; false in plans of before it was written.</summary>
    public bool AlertsStaff { get; init; }

    /// <summary>Whether the guest's language is looked into after the answer; false in plans of before it was written.</summary>
    public bool LearnsLanguage { get; init; }

    /// <summary>Whether people may be asked to look after the guest; false in plans of before it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayHandOff { get; init; }

    /// <summary>Whether people answer where the guest has written, and are called at once; false in plans of before it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForPeople { get; init; }

    /// <summary>Whether people look after the guest and are told of the turn; false in plans of before it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TellsDesk { get; init; }

    /// <summary>What the conversation does after the turn; it waits in plans of before it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public NextStep Next { get; init; }
}

/// <summary>Which route is to be taken?</summary>
/// <param name="Try">From 1; the answer to <see cref="LastTry"/> always decides.</param>
/// <param name="Deadline">After this the answer is not wanted any more.</param>
public sealed record RouteQuestion(TurnStart Turn, int Try, DateTimeOffset Deadline)
{
    public const int LastTry = 2;
}

/// <summary>What came of the question.</summary>
/// <param name="IsDecided">False when the answer was no label, so that it has to be asked again.</param>
/// <param name="FixedReply">The key of the reply that is the answer of the route; null when its model answers.</param>
public sealed record RouteChoice(bool IsDecided, string? FixedReply = null);

/// <summary>One model call of a turn.</summary>
/// <param name="Round">Counted from 0.</param>
/// <param name="MayUseTools">False in the last round.</param>
/// <param name="Deadline">After this the answer is not wanted any more.</param>
public sealed record ModelRound(TurnStart Turn, int Round, bool MayUseTools, DateTimeOffset Deadline);

/// <summary>What the model wants next.</summary>
public enum ModelMoveKind
{
    /// <summary>It answered.</summary>
    Reply,

    /// <summary>It asked for tools.</summary>
    UseTools,

    /// <summary>It failed, refused or answered nothing.</summary>
    Failed,
}

/// <summary>What a model call came to.</summary>
/// <param name="Kind">What it wants.</param>
/// <param name="ToolCalls">How many tools it asked for; their arguments are in the store.</param>
/// <param name="Trouble">For a failure: a short word for metrics and logs.</param>
/// <param name="Reply">For a failure: the key of what the guest is told; null for an apology.</param>
public sealed record ModelMove(ModelMoveKind Kind, int ToolCalls = 0, string? Trouble = null, string? Reply = null)
{
    /// <summary>Whether nothing is left to be answered when these tools say all there is to say.</summary>
    public bool IsAll { get; init; }

    /// <summary>
    /// Whether staff are to be alerted, because the model found the guest in danger; false in moves of before it was written.
    /// </summary>
    public bool AlertsStaff { get; init; }
}

/// <summary>One tool call of a model's answer.</summary>
/// <param name="Round">The model call that asked for it.</param>
/// <param name="Index">Its place in that answer, from 0.</param>
public sealed record ToolStep(TurnStart Turn, int Round, int Index, DateTimeOffset Deadline);

/// <summary>A tool call is done; its result, good or bad, is in the store for the model.</summary>
public sealed record ToolStepDone(string Tool, bool Succeeded)
{
    /// <summary>Whether what the tool itself tells the guest is all there is to say about it.</summary>
    public bool SaysAll { get; init; }

    /// <summary>The key of the reply that is the whole answer; null where the answer goes on.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether people are to look after the guest once they have the answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HandsOff { get; init; }

    /// <summary>Whether the chat is over once the guest has the answer; false in results of before it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ClosesChat { get; init; }
}

/// <summary>What the guest is to read.</summary>
/// <param name="FixedReply">A reply key, or null for the model's answer of <paramref name="Round"/>.</param>
public sealed record ReplyRequest(TurnStart Turn, string? FixedReply, int Round);

/// <summary>The reply lies in the store, rendered and cut.</summary>
public sealed record ComposedReply(int Chunks)
{
    /// <summary>How many of them go in one call, where it is more than one; 0 in replies of before there was this.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int AtOnce { get; init; }
}

/// <summary>What to do after a try to send.</summary>
public enum ChunkVerdict
{
    /// <summary>The channel has it: go on.</summary>
    Sent,

    /// <summary>The gate is closed: nothing more of this turn may be sent.</summary>
    Closed,

    /// <summary>Try again after <see cref="ChunkSent.Wait"/>.</summary>
    TryAgain,

    /// <summary>It cannot be sent: nothing more of this turn is tried.</summary>
    GivenUp,
}

/// <summary>What a try to send came to.</summary>
/// <param name="Verdict">What to do.</param>
/// <param name="Wait">Before the next try.</param>
public sealed record ChunkSent(ChunkVerdict Verdict, TimeSpan Wait = default);

/// <summary>What a turn came to, for its last activity to record.</summary>
/// <param name="Chunks">How many chunks the channel took.</param>
/// <param name="AnswerRound">The model call whose answer was sent; null for a fixed reply.</param>
public sealed record TurnEnding(TurnStart Turn, TurnOutcome Outcome, int Chunks, int? AnswerRound, DateTimeOffset StartedAt)
{
    /// <summary>Whether it ends before there was a plan, so that nothing was answered; false in endings of before it was written.</summary>
    public bool NeverBegan { get; init; }

    /// <summary>What the conversation does now, where no case is opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public NextStep Next { get; init; }

    /// <summary>The case of the people who look after the guest from now on; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Case { get; init; }
}

/// <summary>People are asked to look after the guest, where there is a reason.</summary>
/// <param name="Asked">Whether a tool of the turn has said so.</param>
/// <param name="InDanger">Whether the guest may be in danger.</param>
public sealed record HandOffStep(TurnStart Turn, TurnOutcome Outcome, bool Asked, bool InDanger)
{
    /// <summary>Whether people answer where the guest has written; false in steps of before it was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForPeople { get; init; }
}

/// <summary>What came of asking people.</summary>
public enum HandOffVerdict
{
    /// <summary>There was no reason to.</summary>
    NotWanted,

    /// <summary>They look after the guest from now on.</summary>
    Opened,

    /// <summary>Nobody knows yet: ask again.</summary>
    NotYet,

    /// <summary>They do not. The concierge goes on.</summary>
    Failed,
}

/// <summary>What came of asking people to look after the guest.</summary>
/// <param name="Case">The case's id, when they do.</param>
/// <param name="Wait">Before asking again.</param>
/// <param name="Notice">What the guest is still to be told, as <see cref="ChunkRef.Chunk"/>; 0 for nothing.</param>
public sealed record HandOffDone(HandOffVerdict Verdict, string? Case = null, TimeSpan Wait = default, int Notice = 0);

/// <summary>What a turn came to, for the people who look after the guest.</summary>
/// <param name="Chunks">How many chunks the channel took.</param>
public sealed record DeskReport(TurnStart Turn, TurnOutcome Outcome, int Chunks);

/// <summary>The desk knows of the turn, or has no part in it any more.</summary>
public sealed record DeskTold(bool IsOpen);

/// <summary>Staff were told, or there is nobody to tell.</summary>
/// <param name="IsTaken">Whether somebody took it.</param>
public sealed record StaffAlerted(bool IsTaken);

/// <summary>What is known of the guest's language after the answer.</summary>
/// <param name="Language">Two letters; null where nothing came of it.</param>
public sealed record LanguageLearnt(string? Language);

/// <summary>The turn is recorded and the conversation knows that it is over.</summary>
public sealed record TurnRecorded(TurnOutcome Outcome);
