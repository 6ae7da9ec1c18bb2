using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>What a guest sent in one burst, as one thing to answer. Pure.</summary>
/// <param name="Text">The words; empty when there are none.</param>
/// <param name="NotCarried">Keys of the replies that say what the channel cannot carry, each kind once, in order of arrival.</param>
/// <param name="GuestName">The guest's profile name on the channel, where it gives one.</param>
/// <param name="Taps">The ids of the choices that the guest tapped, in order.</param>
/// <param name="Words">The words without the labels of what was tapped.</param>
internal sealed record GuestBurst(
    string Text, ImmutableList<string> NotCarried, string? GuestName, ImmutableList<string> Taps, string Words)
{
    /// <summary>Whether there is nothing in it but what the channel cannot carry.</summary>
    public bool IsWordless { get; init; } = Text.Length == 0 && !NotCarried.IsEmpty;

    /// <summary>What the advertisement says from which the guest wrote; null for none.</summary>
    public string? Promotion { get; init; }

    /// <summary>As <see cref="HotelConcierge.Tools.ToolCall.QuotedTurn"/>.</summary>
    public long? QuotedTurn { get; init; }

    /// <param name="messages">At least one.</param>
    /// <param name="isOurs">
    /// Whether a tap is on a choice of ours. What else is tapped, such as a button of a template, says what stands on it.
    /// </param>
    /// <param name="troubles">Keys of what is said about files of which nothing came.</param>
    /// <param name="tellsPlaces">Whether the model is told of places and contacts.</param>
    public static GuestBurst Of(
        IReadOnlyList<KeptMessage> messages, Func<string, bool> isOurs, IEnumerable<string>? troubles = null, bool tellsPlaces = false) => new(
        TextOf(messages),
        [
            .. troubles ?? [],
            .. messages.Select(kept => kept.Message.Kind)
                .Where(kind => kind is not MessageKind.Text && !(tellsPlaces && IsPlaceOrContact(kind)))
                .Distinct()
                .Select(ReplyKeys.CannotCarry),
        ],
        messages.Select(kept => kept.Message.GuestName).LastOrDefault(name => !string.IsNullOrWhiteSpace(name)),
        [.. messages.Select(kept => kept.Message.ChoiceId).OfType<string>().Where(isOurs)],
        TextOf([.. messages.Where(kept => kept.Message.ChoiceId is not { } tap || !isOurs(tap))]))
        {
            Promotion = messages.Select(kept => kept.Message.Promotion).FirstOrDefault(promotion => promotion is not null),
        };

    /// <summary>
    /// The words, one message a line. A place's or a card's text is the channel's description of it, not the guest's words.
    /// </summary>
    public static string TextOf(IReadOnlyList<KeptMessage> messages) =>
        string.Join('\n', messages.Select(kept => WordsOf(kept.Message)).Where(words => words.Length > 0));

    /// <summary>Of which messages <see cref="TextOf"/> is; null where the channel gives its messages no lasting ids.</summary>
    public static ImmutableList<TranscriptPart>? PartsOf(IReadOnlyList<KeptMessage> messages) =>
        messages.Any(kept => kept.Message.SourceId is not null)
            ? [.. messages.Select(kept => new TranscriptPart(kept.Message.SourceId ?? "", WordsOf(kept.Message).Length))]
            : null;

    private static string WordsOf(InboundMessage message) =>
        IsPlaceOrContact(message.Kind) || string.IsNullOrWhiteSpace(message.Text) ? "" : message.Text;

    /// <summary>Whether a message's text is a description by somebody else: a map's or a card's.</summary>
    public static bool IsPlaceOrContact(MessageKind kind) => kind is MessageKind.Location or MessageKind.Contact;
}
