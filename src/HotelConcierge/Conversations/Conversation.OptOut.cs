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
        if (state is { Mode: ConversationMode.OptedOut, WishedAt: null })
        {
            var since = state.LastHeardAt ?? DateTimeOffset.UnixEpoch;
            if (standing.Wish is not { } known || (!known.IsOut && known.At <= since))
                return Wish(state, isOut: true, standing.Pair, since, effects);
        }

        if (standing.Wish is not { } wish || !wish.IsNewTo(state))
            return state;
        var wasOut = state.Mode is ConversationMode.OptedOut;
        state = state with { WishedAt = wish.At };
        if (wish.IsOut == wasOut)
            return state;
        return wasOut
            ? state with { Mode = ConversationMode.Bot }
            : Interrupt(Emptied(state) with { Mode = ConversationMode.OptedOut }, effects);
    }

    /// <summary>
    /// The guest wants to be left alone, or to be written to again. The later of two wishes counts, so this one is made the later.
    /// </summary>
    /// <param name="pair">Null when it is not known: then the wish is kept when it is.</param>
    private static ConversationState Wish(
        ConversationState state, bool isOut, PairId? pair, DateTimeOffset at, ImmutableList<ConversationEffect>.Builder effects)
    {
        state = state with { Mode = isOut ? ConversationMode.OptedOut : ConversationMode.Bot };
        if (state.WishedAt >= at)
            at = state.WishedAt.Value.AddTicks(1);
        if (pair is not { } known)
            return state with { WishedAt = isOut ? null : at };
        effects.Add(new ConversationEffect.RecordOptOut(new(known, new(isOut, at))));
        return state with { WishedAt = at };
    }
}
