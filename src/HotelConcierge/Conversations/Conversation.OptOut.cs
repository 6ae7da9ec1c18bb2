using System.Collections.Immutable;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <content>What a guest wishes about being written to at all (decision 0019).</content>
public static partial class Conversation
{
    /// <summary>
    /// Heeds what the guest wished on another channel of the same network, where that is later than what they wished here. Who opted
    /// out here before wishes were kept did so when they were last heard, and that is kept now.
    /// </summary>
    private static ConversationState Heed(
        ConversationState state, ConversationEvent.MessageReceived received, ImmutableList<ConversationEffect>.Builder effects)
    {
        if (received.Standing is not { } standing)
            return state;
        if (state is { Mode: ConversationMode.OptedOut, WishedAt: null, IsOutByChannel: false })
        {
            var since = state.LastHeardAt ?? DateTimeOffset.UnixEpoch;
            if (standing.Wish is not { } known || (!known.IsOut && known.At <= since))
                return Wish(state, isOut: true, standing.Pair, since, effects);
        }

        // Said on another channel, and then blocked on this one too.
        if (state.IsOutByChannel && standing.Wish is { IsOut: true, IsByChannel: false })
            state = state with { IsOutByChannel = false };
        if (standing.Wish is not { } wish || !wish.IsNewTo(state))
            return state;
        if (wish is { IsOut: true, IsByChannel: true })
            return state.Mode is ConversationMode.OptedOut
                ? state with { WishedAt = wish.At }
                : Wish(state with { WishedAt = wish.At }, isOut: false, standing.Pair, received.At, effects);
        var wasOut = state.Mode is ConversationMode.OptedOut;
        state = state with { WishedAt = wish.At };
        if (wish.IsOut == wasOut)
            return state;
        return wasOut
            ? state with { Mode = ConversationMode.Bot, IsOutByChannel = false }
            : Interrupt(Emptied(state) with { Mode = ConversationMode.OptedOut }, effects);
    }

    /// <summary>
    /// The guest wants to be left alone, or to be written to again. The later of two wishes counts, so this one is made the later.
    /// </summary>
    /// <param name="pair">Null when it is not known: then the wish is kept when it is.</param>
    private static ConversationState Wish(
        ConversationState state,
        bool isOut,
        PairId? pair,
        DateTimeOffset at,
        ImmutableList<ConversationEffect>.Builder effects,
        bool isByChannel = false)
    {
        state = state with
        {
            Mode = isOut ? ConversationMode.OptedOut : state.Mode is ConversationMode.OptedOut ? ConversationMode.Bot : state.Mode,
            IsOutByChannel = isByChannel,
        };
        if (state.WishedAt >= at)
            at = state.WishedAt.Value.AddTicks(1);
        if (pair is not { } known)
            return state with { WishedAt = isOut ? null : at };
        effects.Add(new ConversationEffect.RecordOptOut(new(known, new(isOut, at) { IsByChannel = isByChannel })));
        return state with { WishedAt = at };
    }

    /// <summary>The channel does not take our messages to the guest. Of who said so themselves it says nothing new.</summary>
    private static ConversationState Block(
        ConversationState state, ConversationEvent.OptedOutByChannel blocked, ImmutableList<ConversationEffect>.Builder effects)
    {
        var saidSo = state is { Mode: ConversationMode.OptedOut, IsOutByChannel: false };
        return Interrupt(Wish(Emptied(state), isOut: true, blocked.Pair, blocked.At, effects, isByChannel: !saidSo), effects);
    }

    /// <summary>Whether a message brings back who is out, other than START does.</summary>
    private static bool BringsBack(ConversationState state, InboundMessage message, GuestCommand command) =>
        (state.IsOutByChannel && command is not GuestCommand.Start)
        || (message.OpensChat && command is not (GuestCommand.Start or GuestCommand.Forget));

    /// <summary>
    /// The command that a message is: by its words, but where the provider acts on some of them itself, as it has understood them. A word
    /// by which a guest comes back is, of who is in, a word like any other: YES.
    /// </summary>
    private static (GuestCommand Command, string? Language) CommandOf(
        ConversationState state, InboundMessage message, GuestCommands commands)
    {
        var read = message.Kind is MessageKind.Text ? commands.Read(message.Text) : default;

        // Of who is in, "let's start, please" is an answer.
        if (read.Command is GuestCommand.Start && state.Mode is not ConversationMode.OptedOut && !commands.IsPlain(message.Text))
            read = default;
        var meant = message.Keyword switch
        {
            ProviderKeyword.Stop => GuestCommand.Stop,
            ProviderKeyword.Start when state.Mode is ConversationMode.OptedOut => GuestCommand.Start,
            ProviderKeyword.Help when read.Command is GuestCommand.None => GuestCommand.Help,
            _ => read.Command,
        };
        return (meant, meant == read.Command ? read.Language : null);
    }
}
