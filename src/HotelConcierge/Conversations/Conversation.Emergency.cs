using System.Collections.Immutable;
using HotelConcierge.Messages;
using HotelConcierge.Safety;
using HotelConcierge.Text;

namespace HotelConcierge.Conversations;

/// <content>What is done at once when a guest is in danger (decision 0021).</content>
public static partial class Conversation
{
    /// <summary>For so long after it was said what to do, the numbers alone are said again, and staff are not alerted again.</summary>
    public static readonly TimeSpan EmergencyIsFreshFor = TimeSpan.FromMinutes(3);

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
        return state.Running?.Start.Kind is TurnKind.Stopped ? state : Interrupt(state, effects);
    }
}
