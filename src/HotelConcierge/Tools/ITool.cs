using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tools;

/// <summary>
/// Something the model may do. One file, one line in <c>AddConcierge</c>, one test class; an assistant allows it by name in
/// its <c>assistant.json</c>.
/// </summary>
public interface ITool
{
    /// <summary>Verb and noun in snake_case; it is in prompts and transcripts, so it never changes.</summary>
    string Name { get; }

    /// <summary>What the model is shown: description and parameters, which may depend on the assistant's data.</summary>
    AIFunctionDeclaration DeclarationFor(Assistant assistant);

    /// <summary>
    /// Does it. May run twice for one call; whatever it changes outside is keyed by <see cref="ToolCall.Id"/>. What the
    /// model can put right (a bad argument, nothing found) is a result; an exception is for what somebody has to fix.
    /// </summary>
    /// <returns>A text for the model, usually JSON; what the guest is to see beside the model's words goes with it as
    /// attachments.</returns>
    Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>
/// A tool that acts on the guest's answers to our own questions. Taps and answers that say nothing else ("2", "yes please") are carried out
/// as they are, whatever a model would make of them.
/// </summary>
public interface IReadsAnswers : ITool
{
    /// <summary>Whether a tap is on something that it offers, open or not any more.</summary>
    bool Owns(string tap);

    /// <summary>What the guest's taps and words of this turn answer. Changes nothing.</summary>
    /// <param name="call">Without id and arguments: nothing was called yet.</param>
    Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>An answer to a question of ours that leaves nothing to be understood.</summary>
/// <param name="Arguments">With which the tool is to be called for it.</param>
/// <param name="Tap">The id of the choice that was tapped, or that the words stand for.</param>
/// <param name="IsTap">False when the guest's words are the answer, all of them.</param>
public sealed record PlainAnswer(JsonObject Arguments, string Tap, bool IsTap);

/// <summary>
/// A tool whose result quotes texts that others wrote: documents, files. After it nothing in the world is changed in this turn without
/// another yes of the guest.
/// </summary>
public interface IReadsDocuments : ITool;

/// <summary>Tells the model what a feature knows before it is asked: open choices, the guest's stay.</summary>
public interface IModelContext
{
    /// <summary>Whether also an assistant with several routes is told; false for what only an agent needs.</summary>
    bool IsForRoutes => false;

    /// <summary>Adds to what the model is told; nothing where it does not concern the assistant.</summary>
    /// <param name="guest">Who writes, without id and arguments.</param>
    /// <param name="known">JSON in snake_case.</param>
    Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken);
}

/// <summary>One call of a tool. Who the guest is comes from the turn, never from the arguments.</summary>
/// <param name="Id">Turn, round and place: the idempotency key.</param>
/// <param name="Arguments">As the model wrote them; not validated.</param>
public sealed record ToolCall(string Id, ConversationId Conversation, Assistant Assistant, JsonObject Arguments)
{
    /// <summary>From where the guest writes; null when the turn does not say.</summary>
    public ConversationAddress? Address { get; init; }

    /// <summary>The guest's profile name on the channel, where it gives one.</summary>
    public string? GuestName { get; init; }

    /// <summary>
    /// What the guest wrote in this turn. A tool whose effect needs the guest's yes reads it here, not in the model's arguments.
    /// </summary>
    public string Heard { get; init; } = "";

    /// <summary>The ids of the choices that the guest tapped in this turn, in order.</summary>
    public IReadOnlyList<string> Taps { get; init; } = [];

    /// <summary>Whether texts that others wrote were read in this turn before this call (<see cref="IReadsDocuments"/>).</summary>
    public bool HasReadDocuments { get; init; }

    /// <summary>Whether a result of this turn before this call has put choices to the guest, which they are yet to read.</summary>
    public bool HasAsked { get; init; }

    /// <summary>How many passages the results of this turn before this call have numbered.</summary>
    public int PassagesBefore { get; init; }

    /// <summary>Whether the model saw files, places or contacts in this turn, which others may have written.</summary>
    public bool HasSeenFiles { get; init; }

    /// <summary>The turn's id.</summary>
    public string Turn { get; init; } = "";

    /// <summary>The label of the route that the turn is on; empty where it does not say.</summary>
    public string Route { get; init; } = "";

    /// <summary>Counts the turns of the conversation from 1.</summary>
    public long TurnNumber { get; init; }

    /// <summary>
    /// The number of the turn whose message of ours the guest's words reply to; null where they reply to none, 0 where it is none of
    /// ours, or several.
    /// </summary>
    public long? QuotedTurn { get; init; }

    /// <summary>
    /// Whether the guest's words answer what was asked in a turn, if anything: in the one just before, or in the one they reply to.
    /// </summary>
    /// <param name="asked">The number of that turn.</param>
    public bool AnswersTurn(long asked) => QuotedTurn is { } quoted ? quoted == asked : asked + 1 == TurnNumber;

    /// <summary>Whether the guest's words reply to something else than what was asked in a turn.</summary>
    /// <param name="asked">The number of that turn.</param>
    public bool RepliesElsewhere(long asked) => QuotedTurn is { } quoted && quoted != asked;

    /// <summary>Who writes.</summary>
    public GuestContact Guest => new(Conversation, Address, GuestName);

    /// <summary>The guest's language, for words that the tool itself attaches.</summary>
    public string Language { get; init; } = Assistant.DefaultLanguage;

    /// <summary>The most options that the guest's channel shows at once; choices that a tool attaches stay within it.</summary>
    public int MostChoices { get; init; } = ChannelAbilities.MostNumberedChoices;
}
