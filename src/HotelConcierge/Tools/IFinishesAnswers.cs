using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Tools;

/// <summary>
/// A feature that reads what a model has written for a guest before it is kept and sent, to mark it up or to offer what can be done with
/// it. May run twice for one turn, also with another text; what it remembers is keyed by the turn.
/// </summary>
public interface IFinishesAnswers
{
    /// <param name="guest">Who reads it, without id and arguments.</param>
    /// <param name="route">The route on which it was written.</param>
    /// <param name="abilities">What the guest's channel can show.</param>
    Task<FinishedAnswer> FinishAsync(
        ToolCall guest, Route route, string markdown, ChannelAbilities abilities, CancellationToken cancellationToken);
}

/// <summary>An answer as the guest reads it.</summary>
/// <param name="Choices">What stands below it to tap; null for nothing.</param>
public sealed record FinishedAnswer(string Markdown, ReplyPart.Choices? Choices);
