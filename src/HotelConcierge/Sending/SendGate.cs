using HotelConcierge.Conversations;

namespace HotelConcierge.Sending;

/// <summary>Whether a chunk may still go out, and why not.</summary>
public enum GateVerdict
{
    Open,

    /// <summary>The guest opted out.</summary>
    OptedOut,

    /// <summary>The turn is no longer the conversation's, or its answer is not wanted any more.</summary>
    Superseded,

    /// <summary>A person answers now.</summary>
    PersonTookOver,

    /// <summary>The channel's window for free-form messages has closed since the guest last wrote.</summary>
    WindowClosed,

    /// <summary>It is too late for what was to be said.</summary>
    Expired,
}

/// <summary>The one gate that every chunk passes right before it is sent.</summary>
public static class SendGate
{
    /// <param name="conversation">As it is now.</param>
    /// <param name="turn">Whose chunk.</param>
    /// <param name="now">The host's clock.</param>
    /// <param name="window">How long after the guest's last message the channel takes free-form messages; null for always.</param>
    /// <param name="isTemplate">Whether it is a template, for which no window is closed.</param>
    /// <param name="wish">What the guest wished last on any channel of the network; null for nothing.</param>
    public static GateVerdict Check(
        ConversationState? conversation,
        TurnStart turn,
        DateTimeOffset now,
        TimeSpan? window,
        bool isTemplate = false,
        OptOutWish? wish = null)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (conversation?.Running is not { } running || running.Start.TurnId != turn.TurnId)
            return GateVerdict.Superseded;

        // The confirmation of STOP is the one message that an opted-out guest still gets, besides what to do when they are in danger.
        var isOut = conversation.Mode is ConversationMode.OptedOut || (wish is { IsOut: true } && wish.IsNewTo(conversation));
        if (isOut && turn.Kind is not (TurnKind.Stopped or TurnKind.Emergency))
            return GateVerdict.OptedOut;
        if (running.Interrupted)
            return GateVerdict.Superseded;
        if (conversation.Mode is ConversationMode.WithPerson && turn.Kind is TurnKind.Answer)
            return GateVerdict.PersonTookOver;
        if (window is not { } open || isTemplate)
            return GateVerdict.Open;
        var isClosed = conversation.LastHeardAt is { } heard ? now - heard > open : turn.Kind is TurnKind.ProactiveMessage or TurnKind.Desk;
        return isClosed ? GateVerdict.WindowClosed : GateVerdict.Open;
    }
}
