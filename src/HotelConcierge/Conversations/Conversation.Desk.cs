using System.Collections.Immutable;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <content>How people at a desk take over and give back (decision 0029).</content>
public static partial class Conversation
{
    /// <summary>
    /// The id of the choice by which a guest who waits goes on with the concierge. Stored with chunks, so it never changes.
    /// </summary>
    public const string GoOnWithConcierge = "desk-concierge";

    /// <summary>Where there is nothing to tap the one choice has this number.</summary>
    private const string OnlyChoice = "1";

    /// <summary>Keeps the ids of what happens at a desk apart from those of providers. Stored in ids.</summary>
    private const string DeskPrefix = "desk-";

    /// <summary>Whether people look after the guest, so that the concierge is silent.</summary>
    internal static bool IsWithPeople(ConversationState state) => state.Mode is ConversationMode.Queued or ConversationMode.WithPerson;

    /// <summary>
    /// To people a guest may say anything: what would be a command to the concierge is for them. STOP and "forget me" are the guest's right
    /// wherever they are.
    /// </summary>
    private static (GuestCommand Command, string? Language) ForPeople(
        ConversationState state, (GuestCommand Command, string? Language) read) =>
        IsWithPeople(state) && read.Command is not (GuestCommand.Stop or GuestCommand.Forget) ? default : read;

    /// <summary>
    /// A person takes over. An answer that is under way is not wanted any more; what it was to answer stands in the transcript, and
    /// whatever waits behind it goes to the person.
    /// </summary>
    private static ConversationState Join(
        ConversationState state, string? deskCase, ImmutableList<ConversationEffect>.Builder effects)
    {
        if (state.Mode is ConversationMode.OptedOut || state is { Mode: ConversationMode.WithPerson } && state.Case == deskCase)
            return state;
        state = state with { Mode = ConversationMode.WithPerson, Case = deskCase ?? state.Case, OffersConcierge = false };
        return state.Running?.Start.Kind is TurnKind.Answer ? Interrupt(state, effects) : state;
    }

    private static ConversationState Act(
        ConversationState state, ConversationEvent.DeskActed acted, ImmutableList<ConversationEffect>.Builder effects)
    {
        var id = $"{DeskPrefix}{acted.Case}-{acted.Entry}";
        if (state.Seen.ContainsKey(id) || state.Commands.Count >= LargestInbox)
            return state;
        var isRunningCase = state.Case == acted.Case;

        // What a person writes takes the conversation over, also where the case was opened without the guest.
        if (acted.Act is DeskAct.Wrote && state.Address is not null)
            state = Join(state, acted.Case, effects);
        else if (!isRunningCase)
        {
            return IsEnd(acted.Act) && state.Running is not null && !state.Seen.ContainsKey(OverIdOf(acted.Case))
                ? state with { Seen = Remember(state.Seen, OverIdOf(acted.Case), acted.At) }
                : state;
        }

        if (acted.Act is DeskAct.NobodyCame or DeskAct.StillWaiting && state.Mode is not ConversationMode.Queued
            || acted.Act is DeskAct.Silent && state.Mode is not ConversationMode.WithPerson)
            return state;

        state = state with { Seen = Remember(state.Seen, id, acted.At) };
        if (IsEnd(acted.Act))
            state = WithoutDesk(state);
        else if (acted.Act is DeskAct.NobodyCame)
            state = state with { OffersConcierge = true };

        // Who opted out is told nothing, but whatever a person wrote is still marked as not sent. Who is not known cannot be told anything.
        if (state.Address is null || (state.Mode is ConversationMode.OptedOut && acted.Act is not DeskAct.Wrote))
            return state;
        return state with
        {
            Commands = state.Commands.Add(new(id, TurnKind.Desk, Language: null)
            {
                Desk = new(acted.Act, acted.Case, acted.Entry),
            }),
        };
    }

    /// <summary>
    /// A turn has called people. They may have taken the guest since, or be done with them: whoever ends a case before the turn has ended that
    /// opened it is not to leave the guest with nobody.
    /// </summary>
    private static ConversationState GiveToPeople(ConversationState state, string? deskCase) => state.Mode switch
    {
        _ when deskCase is not null && state.Seen.ContainsKey(OverIdOf(deskCase)) => state,
        ConversationMode.Bot => state with { Mode = ConversationMode.Queued, Case = deskCase, OffersConcierge = false },

        // Whoever opted out and is in danger stays out; people know of them all the same, in one case.
        ConversationMode.OptedOut => state with { Case = deskCase ?? state.Case },

        // Somebody answered on the hotel's phone meanwhile, and the turn that would open a case for that has not run: they have this one.
        ConversationMode.WithPerson when deskCase is not null && state.Commands.Exists(command => IsOfPhoneCase(state, command)) => state with
        {
            Case = deskCase,
            Commands = state.Commands.ConvertAll(command => IsOfPhoneCase(state, command)
                ? command with { Desk = command.Desk! with { Case = deskCase } }
                : command),
        },
        _ => state,
    };

    private static bool IsOfPhoneCase(ConversationState state, PendingCommand command) =>
        command is { Echo: not null, Desk: { } matter } && matter.Case == state.Case;

    private static bool IsEnd(DeskAct act) => act is DeskAct.Returned or DeskAct.Closed or DeskAct.NotReached;

    /// <summary>By which it is remembered that a case was over before the conversation knew of it.</summary>
    private static string OverIdOf(string deskCase) => $"{DeskPrefix}{deskCase}-over";

    /// <summary>Whether a guest who waits for a person takes the offer to go on with the concierge.</summary>
    private static bool GoesBack(ConversationState state, InboundMessage message) =>
        state.Mode is ConversationMode.Queued
        && (message.ChoiceId == GoOnWithConcierge
            || (state.OffersConcierge && message.ChoiceId is null && message.Text.Trim() == OnlyChoice));

    /// <summary>The case stays open: whoever has time reads it, and takes over from the concierge.</summary>
    private static ConversationState GoBack(ConversationState state, ConversationEvent.MessageReceived received) =>
        state.Commands.Count >= LargestInbox
            ? state
            : state with
            {
                Mode = ConversationMode.Bot,
                OffersConcierge = false,
                Commands = state.Commands.Add(new(received.Message.Id, TurnKind.Desk, Language: null, received.TraceParent)
                {
                    Desk = new(DeskAct.WentBack, state.Case ?? "", received.Message.Id),
                    Reply = received.Message.ReplyToken,
                }),
            };

    /// <summary>Nobody waits for more of a burst: people read as it comes.</summary>
    private static ConversationState Forward(
        ConversationId id, ConversationState state, ImmutableList<ConversationEffect>.Builder effects)
    {
        var first = state.Inbox[0];
        var start = new TurnStart(
            TurnIds.For(id, first.Message.Id), id, state.Turns + 1, TurnKind.Forward, TraceParent: first.TraceParent)
        {
            Files = Math.Min(MostFiles, state.Inbox.Sum(kept => kept.Message.Media.Count)),
        };
        return Start(state with { Inbox = [] }, start, state.Inbox, effects);
    }

    /// <summary>People do not look after the guest any more.</summary>
    private static ConversationState WithoutDesk(ConversationState state) => state with
    {
        Mode = IsWithPeople(state) ? ConversationMode.Bot : state.Mode,
        Case = null,
        OffersConcierge = false,
    };
}
