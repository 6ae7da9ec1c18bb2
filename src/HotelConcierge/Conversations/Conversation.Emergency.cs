using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Safety;
using HotelConcierge.Text;

namespace HotelConcierge.Conversations;

/// <content>What is done at once when a guest is in danger (decision 0021).</content>
public static partial class Conversation
{
    /// <summary>Behind the id of a message that waits for a second turn stands this. Stored in ids.</summary>
    private const string AgainSuffix = "-again";

    /// <summary>For so long after it was said what to do, the numbers alone are said again, and staff are not alerted again.</summary>
    public static readonly TimeSpan EmergencyIsFreshFor = TimeSpan.FromMinutes(3);

    /// <summary>The id of what was said in a recording, among the messages that a conversation has seen. Stored.</summary>
    /// <param name="message">The recording's message.</param>
    /// <param name="file">The recording's place in it, from 0.</param>
    internal static string SpokenIdOf(InboundMessage message, int file) =>
        string.Create(CultureInfo.InvariantCulture, $"speech-{file}-{message.Id}");

    /// <summary>
    /// What somebody else wrote on a card or called a place is not the guest's word, and the letters of a code that we made up are no words.
    /// </summary>
    private static SafetyAlarm? DangerIn(InboundMessage message, GuestCommands commands) =>
        message.Kind is MessageKind.Location or MessageKind.Contact || OneTimeCode.ReadAll(message.Text).Remainder is not { Length: > 0 } words
            ? null
            : commands.DangerIn(words);

    /// <summary>
    /// The answer to danger comes before everything that waits, and ends what is running unless that is a confirmation the guest has a
    /// right to. Who opted out gets it too, and stays opted out.
    /// </summary>
    private static ConversationState Rescue(
        ConversationState state,
        ConversationEvent.MessageReceived received,
        SafetyAlarm danger,
        ImmutableList<ConversationEffect>.Builder effects)
    {
        var isAgain = state.LastEmergency is { } last && last.Kind == danger.Kind && received.At - last.At < EmergencyIsFreshFor;
        var place = state.Commands.FindLastIndex(command => command.Kind is TurnKind.Emergency) + 1;
        if (place >= LargestInbox)
            return state;
        var emergency = new Emergency(danger.Kind, new(received.Message, received.At, received.TraceParent), isAgain);
        var command = new PendingCommand(received.Message.Id, TurnKind.Emergency, danger.Language, received.TraceParent)
        {
            Emergency = emergency,
        };
        state = state with
        {
            Commands = state.Commands.Insert(place, command),
            LastEmergency = isAgain ? state.LastEmergency : new(danger.Kind, received.At),
            Mode = state.Mode is ConversationMode.Closed ? ConversationMode.Bot : state.Mode,
        };
        if (state.Running?.Start.Kind is TurnKind.Stopped)
            return state;
        return Interrupt(WithBurstOf(state, received.Message), effects);
    }

    /// <summary>
    /// What was said in a recording interrupts the turn of its own burst. The rest of that burst waits again, as it would had the danger been
    /// written.
    /// </summary>
    private static ConversationState WithBurstOf(ConversationState state, InboundMessage message)
    {
        if (state.Running is not { Interrupted: false, Start.Kind: TurnKind.Answer } running
            || running.Messages.FindIndex(kept => SaysIn(kept.Message, message.Id)) is not (>= 0 and var place))
            return state;
        var rest = running.Messages.RemoveAt(place).RemoveAll(kept => IsRevoked(state, kept.Message));

        // A turn is named by its first message, and one of that name is ending.
        if (rest is [var first, ..])
            rest = rest.SetItem(0, first with { Message = first.Message with { Id = first.Message.Id + AgainSuffix } });
        return state with { Inbox = [.. rest, .. state.Inbox] };
    }

    /// <summary>Whether an id is of something said in one of a message's files.</summary>
    private static bool SaysIn(InboundMessage message, string id) =>
        Enumerable.Range(0, message.Media.Count).Any(file => SpokenIdOf(message, file) == id);
}
