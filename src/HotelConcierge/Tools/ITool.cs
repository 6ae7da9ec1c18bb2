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
/// A tool that does what the guest chooses from a list. Before a message is understood in any other way, it is asked whether it is
/// such a choice.
/// </summary>
public interface IReadsChoices : ITool
{
    /// <summary>How the guest's words and tap of this turn choose from the list that they were offered last. Changes nothing.</summary>
    /// <param name="call">Without id and arguments: nothing was called yet.</param>
    Task<ChoiceReading> ReadChoiceAsync(ToolCall call, CancellationToken cancellationToken);
}

/// <summary>How a message chooses from a list.</summary>
public enum ChoiceReading
{
    /// <summary>Not at all, or there is no list.</summary>
    None,

    /// <summary>It names another day than the choices have, and says nothing else.</summary>
    AnotherDay,

    /// <summary>By a day or a time among other words, which may mean something else.</summary>
    Loosely,

    /// <summary>By a tap, a number, the words of one of the choices, or a day or time without other words.</summary>
    Plainly,
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

    /// <summary>The id of the choice that the guest tapped in this turn; null when they tapped none.</summary>
    public string? Tapped { get; init; }

    /// <summary>The turn's id.</summary>
    public string Turn { get; init; } = "";

    /// <summary>Who writes.</summary>
    public GuestContact Guest => new(Conversation, Address, GuestName);

    /// <summary>The guest's language, for words that the tool itself attaches.</summary>
    public string Language { get; init; } = Assistant.DefaultLanguage;

    /// <summary>The most options that the guest's channel shows at once; choices that a tool attaches stay within it.</summary>
    public int MostChoices { get; init; } = ChannelAbilities.MostNumberedChoices;
}
