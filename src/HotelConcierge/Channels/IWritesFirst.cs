using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>A channel on which a guest can be named who has not just written.</summary>
public interface IWritesFirst
{
    /// <summary>
    /// Why this channel lets us write only to guests who have written before, and what to do; null where it lets us write to all.
    /// </summary>
    string? FirstWordProblem { get; }

    /// <summary>The conversation with a guest.</summary>
    /// <param name="recipient">The guest's address as this channel spells it; unchecked.</param>
    /// <returns>The address, or the problem with it as a sentence that says what to do.</returns>
    (ConversationAddress? Address, string? Problem) AddressOf(string recipient);
}

/// <summary>A channel that takes templates where its window for free words is closed.</summary>
public interface ISendsTemplates
{
    /// <summary>Whether a deployment has it: under its name in this channel's settings.</summary>
    bool Has(MessageTemplate template);

    /// <summary>The template in a language, or else in the first language that it is configured in.</summary>
    /// <param name="facts">What can fill its placeholders, by name.</param>
    /// <returns>Null when none is configured.</returns>
    OutboundContent.Template? TemplateFor(MessageTemplate template, string language, IReadOnlyDictionary<string, string> facts);

    /// <summary>What an operator has to set so that there is one: a sentence.</summary>
    string RemedyFor(MessageTemplate template);
}
