using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Tools;

/// <summary>
/// A feature that reads what a model has written for a guest before it is kept and sent, to mark it up or to offer what can be done with
/// it. It changes nothing then; what it wants to remember is kept with the answer, and given back once the guest has the answer.
/// </summary>
public interface IFinishesAnswers
{
    /// <summary>Stands in kept answers beside what is to be remembered, so it never changes.</summary>
    string Name { get; }

    /// <summary>May run twice for one turn, also with another text.</summary>
    /// <param name="guest">Who reads it, without id and arguments.</param>
    /// <param name="route">The route on which it was written.</param>
    /// <param name="abilities">What the guest's channel can show.</param>
    Task<FinishedAnswer> FinishAsync(
        ToolCall guest, Route route, string markdown, ChannelAbilities abilities, CancellationToken cancellationToken);

    /// <summary>The answer was sent: remembers what was to be. May run twice.</summary>
    /// <param name="kept">As <see cref="FinishedAnswer.Remember"/> was.</param>
    Task RememberAsync(ConversationId guest, string kept, CancellationToken cancellationToken);
}

/// <summary>An answer as the guest reads it.</summary>
/// <param name="Choices">What stands below it to tap; null for nothing.</param>
public sealed record FinishedAnswer(string Markdown, ReplyPart.Choices? Choices)
{
    /// <summary>What the feature remembers of it once the guest has it, as it writes that; null for nothing.</summary>
    public string? Remember { get; init; }
}
