using System.Collections.Immutable;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>How long a conversation waits for more of a burst.</summary>
/// <param name="QuietPeriod">A turn starts when the guest has been quiet for this long.</param>
/// <param name="LongestPause">It starts after this long at the latest, however fast the guest types.</param>
public sealed record ConversationPacing(TimeSpan QuietPeriod, TimeSpan LongestPause);

/// <summary>The state after an event, and what the host has to do.</summary>
public sealed record Transition(ConversationState State, ImmutableList<ConversationEffect> Effects);

/// <summary>
/// A conversation as a pure state machine: removes duplicates, keeps messages that arrive while a turn runs, makes one
/// turn of a burst, runs one turn at a time, and knows who answers. The same event applied twice changes nothing.
/// </summary>
public static partial class Conversation
{
    /// <summary>As long as the most patient provider (Meta) redelivers a webhook.</summary>
    public static readonly TimeSpan DuplicatesKeptFor = TimeSpan.FromDays(7);

    /// <summary>More waiting messages than this are refused: nobody types so many during one turn, and an entity has a size.</summary>
    public const int LargestInbox = 100;

    /// <summary>More files of one turn are not looked at: an album has ten, and each takes memory.</summary>
    public const int MostFiles = 12;

    /// <summary>Keeps the ids of proactive messages apart from those of providers. Stored in ids.</summary>
    private const string ProactivePrefix = "notice-";

    /// <summary>More remembered ids than this are let go, oldest first, for the same reason.</summary>
    public const int MostSeenIds = 5_000;

    /// <summary>Applies an event.</summary>
    public static Transition Apply(
        ConversationId id, ConversationState state, ConversationEvent happened, ConversationPacing pacing, GuestCommands commands)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(pacing);
        var effects = ImmutableList.CreateBuilder<ConversationEffect>();
        var next = happened switch
        {
            ConversationEvent.MessageReceived received => Receive(state, received, commands, effects),
            ConversationEvent.MessageRevoked revoked => Revoke(state, revoked),
            ConversationEvent.ProactiveMessageRequested requested => Announce(state, requested),
            ConversationEvent.TimerFired => state with { TimerDueAt = null },
            ConversationEvent.TurnEnded ended => End(state, ended),
            ConversationEvent.OptedOutByChannel optedOut => Block(state, optedOut, effects),
            ConversationEvent.PersonJoined joined => Join(state, joined.Case, effects),
            ConversationEvent.DeskActed acted => Act(state, acted, effects),
            ConversationEvent.StaffAnswered answered => Overhear(state, answered, effects),
            ConversationEvent.PersonLeft => state.Mode is ConversationMode.OptedOut ? state : state with { Mode = ConversationMode.Bot },
            ConversationEvent.Probed => state with { ProbedAt = happened.At },
            ConversationEvent.Expired expired => Expire(state, expired),
            _ => throw new ArgumentException($"Unknown event {happened?.GetType().Name}.", nameof(happened)),
        };
        next = GoOn(id, next, happened.At, pacing, effects);
        return new(next, effects.ToImmutable());
    }

    private static ConversationState Receive(
        ConversationState state,
        ConversationEvent.MessageReceived received,
        GuestCommands commands,
        ImmutableList<ConversationEffect>.Builder effects)
    {
        var message = received.Message;
        if (state.Seen.ContainsKey(message.Id))
            return state;
        state = state with { Seen = Remember(state.Seen, message.Id, received.At) };
        if (IsRevoked(state, message) || ChangesNothing(state, message))
            return state;
        state = Heed(state, received, effects);

        var (command, language) = ForPeople(state, CommandOf(state, message, commands));
        var danger = command is GuestCommand.None ? DangerIn(message, commands) : null;
        if (state.Mode is ConversationMode.OptedOut && danger is null)
        {
            if (BringsBack(state, message, command))
                state = Wish(state, isOut: false, received.Standing?.Pair, received.At, effects);
            else if (command is not (GuestCommand.Start or GuestCommand.Forget))
                return state;
        }

        state = Listen(state, message) with
        {
            Address = message.Address,
            GuestName = message.GuestName ?? state.GuestName,
            GuestLanguage = message.GuestLanguage ?? state.GuestLanguage,
            Assistant = message.Assistant ?? state.Assistant,
            LastHeardAt = received.At,
        };
        if (danger is not null)
            return Rescue(state, received, danger, effects);
        if (command is GuestCommand.None && GoesBack(state, message))
            return GoBack(state, received);
        return command switch
        {
            GuestCommand.Stop => Interrupt(
                Wish(
                    Queue(Emptied(state), received, TurnKind.Stopped, language),
                    isOut: true,
                    received.Standing?.Pair,
                    received.At,
                    effects),
                effects),
            GuestCommand.Start when state.Mode is ConversationMode.OptedOut => Wish(
                Queue(state, received, TurnKind.Resumed, language),
                isOut: false,
                received.Standing?.Pair,
                received.At,
                effects),
            // A STOP of before, on another channel, may be heard of only later, and is not to count then.
            GuestCommand.Start => Queue(state with { WishedAt = received.At }, received, TurnKind.Welcome, language),
            GuestCommand.Help => Queue(state, received, TurnKind.Help, language),
            // All that can be under way for a guest who opted out is the confirmation of STOP, and they are to get it.
            GuestCommand.Forget when state.Mode is ConversationMode.OptedOut => Queue(state, received, TurnKind.Forget, language),
            GuestCommand.Reset => Interrupt(Queue(Emptied(state, exceptProactive: true), received, TurnKind.Reset, language), effects),
            GuestCommand.Forget => Interrupt(Queue(Emptied(state, forgets: true), received, TurnKind.Forget, language), effects),
            _ => Replace(state, message) ?? Keep(state, received),
        };
    }

    /// <summary>A proactive message waits for its turn as a command's answer does; who opted out is told nothing.</summary>
    private static ConversationState Announce(ConversationState state, ConversationEvent.ProactiveMessageRequested requested)
    {
        var message = requested.Message;
        var id = ProactivePrefix + message.Id;
        if (state.Seen.ContainsKey(id))
            return state;
        state = state with { Seen = Remember(state.Seen, id, requested.At) };
        if (state.Mode is ConversationMode.OptedOut || state.Commands.Count >= LargestInbox)
            return state;
        return state with
        {
            Address = state.Address ?? message.Address,
            GuestName = state.GuestName ?? message.GuestName,

            // Whoever is welcomed answers the one who welcomed them.
            Assistant = message.ChangesAssistant ? message.Assistant : state.Assistant,
            LastProactiveAt = requested.At,
            Commands = state.Commands.Add(
                new(id, TurnKind.ProactiveMessage, message.Language, requested.TraceParent) { ProactiveMessage = message }),
        };
    }

    private static ConversationState Keep(ConversationState state, ConversationEvent.MessageReceived received) =>
        state.Inbox.Count >= LargestInbox
            ? state
            : state with
            {
                Inbox = InOrder(state.Inbox, new(received.Message, received.At, received.TraceParent)),
                Mode = state.Mode is ConversationMode.Closed ? ConversationMode.Bot : state.Mode,
            };

    /// <summary>Where the channel numbers its messages, one that was overtaken goes back to its place.</summary>
    private static ImmutableList<KeptMessage> InOrder(ImmutableList<KeptMessage> inbox, KeptMessage message)
    {
        var place = inbox.Count;
        while (place > 0 && inbox[place - 1].Message.Sequence > message.Message.Sequence)
            place--;
        return inbox.Insert(place, message);
    }

    private static ConversationState End(ConversationState state, ConversationEvent.TurnEnded ended)
    {
        if (state.Running is not { } running || running.Start.TurnId != ended.TurnId)
            return state;
        state = state with { Running = null };
        if (running.Start.Kind is TurnKind.Forget)
            state = WithoutDesk(state);
        if (running.Start.Kind is TurnKind.Forget && state.Inbox.IsEmpty && state.Commands.IsEmpty)
            state = WithoutGuest(state);
        return ended.Next switch
        {
            NextStep.Agent => GiveToPeople(state, ended.Case),
            NextStep.CloseChat when state is { Mode: ConversationMode.Bot, Inbox.IsEmpty: true } => state with { Mode = ConversationMode.Closed },
            _ => state,
        };
    }

    /// <summary>Starts what is due, or asks to be woken when it will be.</summary>
    private static ConversationState GoOn(
        ConversationId id,
        ConversationState state,
        DateTimeOffset now,
        ConversationPacing pacing,
        ImmutableList<ConversationEffect>.Builder effects)
    {
        if (state.Running is not null)
            return state;
        if (!state.Commands.IsEmpty && !IsAnsweredPastUs(state))
        {
            var command = state.Commands[0];
            var start = new TurnStart(
                TurnIds.For(id, command.MessageId),
                id,
                state.Turns + 1,
                command.Kind,
                command.Language,
                command.TraceParent);
            IReadOnlyList<KeptMessage> heard = command.Emergency is { } emergency ? [emergency.Message] : [];
            state = Start(state with { Commands = state.Commands.RemoveAt(0) }, start, [.. heard], effects);
            return state with
            {
                Running = state.Running! with
                {
                    ProactiveMessage = command.ProactiveMessage,
                    Emergency = command.Emergency,
                    Revoked = command.Revoked,
                    Reply = command.Reply,
                    Desk = command.Desk,
                    Echo = command.Echo,
                },
            };
        }

        if (state.Inbox.IsEmpty || state.Mode is ConversationMode.OptedOut or ConversationMode.Closed)
            return state;
        if (IsWithPeople(state))
            return Forward(id, state, effects);
        var (first, last) = (state.Inbox.Min(kept => kept.KeptAt), state.Inbox.Max(kept => kept.KeptAt));
        var due = Earlier(last + pacing.QuietPeriod, first + pacing.LongestPause);

        // A clock that was set back must not keep a guest waiting until it has caught up.
        if (now >= due || now + pacing.LongestPause < first)
        {
            var start = new TurnStart(
                TurnIds.For(id, state.Inbox[0].Message.Id),
                id,
                state.Turns + 1,
                TurnKind.Answer,
                TraceParent: state.Inbox[0].TraceParent)
            {
                Files = Math.Min(MostFiles, state.Inbox.Sum(kept => kept.Message.Media.Count)),
            };
            return Start(state with { Inbox = [] }, start, state.Inbox, effects);
        }

        // A timer that is out fires at or before the new due time and asks again; only a missing one is set.
        if (state.TimerDueAt >= now)
            return state;
        effects.Add(new ConversationEffect.SetTimer(due));
        return state with { TimerDueAt = due };
    }

    private static ConversationState Start(
        ConversationState state, TurnStart start, ImmutableList<KeptMessage> messages, ImmutableList<ConversationEffect>.Builder effects)
    {
        effects.Add(new ConversationEffect.StartTurn(start));
        return state with { Running = new(start, messages, Interrupted: false), Turns = start.Number };
    }

    private static ConversationState Interrupt(ConversationState state, ImmutableList<ConversationEffect>.Builder effects)
    {
        // What the guest asked to be erased is erased, and who is in danger is told what to do, whatever came after.
        if (state.Running is not { Interrupted: false, Start.Kind: not (TurnKind.Forget or TurnKind.Emergency) } running)
            return state;
        effects.Add(new ConversationEffect.InterruptTurn(running.Start.TurnId));
        return state with { Running = running with { Interrupted = true } };
    }

    /// <param name="language">Of the command's word; null where it tells none.</param>
    private static ConversationState Queue(
        ConversationState state, ConversationEvent.MessageReceived received, TurnKind kind, string? language) =>
        state.Commands.Count >= LargestInbox
            ? state
            : state with
            {
                Commands = state.Commands.Add(
                    new(received.Message.Id, kind, language, received.TraceParent) { Reply = received.Message.ReplyToken }),
            };

    /// <summary>
    /// Drops what waits for an answer; a wish to be forgotten stands, and so do the answer to who is in danger and what was taken back. What
    /// was written on the hotel's phone is kept, and opens no case any more, unless all is to be forgotten.
    /// </summary>
    private static ConversationState Emptied(ConversationState state, bool exceptProactive = false, bool forgets = false) => state with
    {
        Inbox = [],
        Commands = state.Commands.RemoveAll(
                command => command.Kind is not (TurnKind.Forget or TurnKind.Emergency or TurnKind.Revoked)
                    && (command.Echo is null || forgets)
                    && !(exceptProactive && command.Kind is TurnKind.ProactiveMessage))
            .ConvertAll(command => command is { Echo: not null, Desk: { } matter }
                ? command with { Desk = matter with { Case = "" } }
                : command),
    };

    private static ImmutableDictionary<string, DateTimeOffset> Remember(
        ImmutableDictionary<string, DateTimeOffset> seen, string id, DateTimeOffset at)
    {
        seen = Recent(seen, at);
        if (seen.Count >= MostSeenIds)
            seen = seen.RemoveRange(seen.OrderBy(entry => entry.Value).Take(seen.Count - MostSeenIds + 1).Select(entry => entry.Key));
        return seen.Add(id, at);
    }

    private static ImmutableDictionary<string, DateTimeOffset> Recent(ImmutableDictionary<string, DateTimeOffset> seen, DateTimeOffset at)
    {
        var oldest = at - DuplicatesKeptFor;
        return seen.RemoveRange(seen.Where(entry => entry.Value < oldest).Select(entry => entry.Key));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
