using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>What a guest sent in one burst, as one thing to answer. Pure.</summary>
/// <param name="Text">The words; empty when there are none.</param>
/// <param name="NotCarried">Keys of the replies that say what the channel cannot carry, each kind once, in order of arrival.</param>
/// <param name="GuestName">The guest's profile name on the channel, where it gives one.</param>
/// <param name="Tapped">The id of the choice that the guest tapped last; null when they tapped none, or wrote since.</param>
internal sealed record GuestBurst(string Text, ImmutableList<string> NotCarried, string? GuestName, string? Tapped)
{
    /// <summary>Whether there is nothing in it but what the channel cannot carry.</summary>
    public bool IsWordless { get; init; } = Text.Length == 0 && !NotCarried.IsEmpty;

    /// <summary>What the advertisement says from which the guest wrote; null for none.</summary>
    public string? Promotion { get; init; }

    /// <param name="messages">At least one.</param>
    public static GuestBurst Of(IReadOnlyList<KeptMessage> messages) => new(
        TextOf(messages),
        [
            .. messages.Select(kept => kept.Message.Kind)
                .Where(kind => kind is not MessageKind.Text)
                .Distinct()
                .Select(ReplyKeys.CannotCarry),
        ],
        messages.Select(kept => kept.Message.GuestName).LastOrDefault(name => !string.IsNullOrWhiteSpace(name)),
        messages[^1].Message.ChoiceId)
    {
        Promotion = messages.Select(kept => kept.Message.Promotion).FirstOrDefault(promotion => promotion is not null),
    };

    /// <summary>
    /// The words, one message a line. A place's or a card's text is the channel's description of it, not the guest's words.
    /// </summary>
    public static string TextOf(IReadOnlyList<KeptMessage> messages) => string.Join('\n', messages
        .Where(kept => kept.Message.Kind is not (MessageKind.Location or MessageKind.Contact))
        .Select(kept => kept.Message.Text)
        .Where(text => !string.IsNullOrWhiteSpace(text)));
}
