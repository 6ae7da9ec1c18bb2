using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;

namespace HotelConcierge.Turns;

/// <summary>Briefs of turns that need no model.</summary>
internal static class TurnPlans
{
    /// <summary>The answer to a command, in the guest's language as far as it is known.</summary>
    public static TurnBrief ForCommand(TurnStart turn, ConversationAddress address, Assistant assistant, GuestRecord guest, TimeProvider clock) =>
        Fixed(address, assistant, turn.Language ?? guest.Profile.Language ?? assistant.DefaultLanguage, KeyFor(turn.Kind), clock) with
        {
            Profile = guest.Profile,
            Memory = guest.Memory,
        };

    public static TurnBrief Fixed(ConversationAddress address, Assistant assistant, string language, string key, TimeProvider clock) => new()
    {
        Address = address,
        Assistant = assistant.Name,
        Language = language,
        FixedReply = key,
        Plan = Plan(key, clock),
    };

    private static string KeyFor(TurnKind kind) => kind switch
    {
        TurnKind.Help or TurnKind.Welcome => ReplyKeys.Help,
        TurnKind.Stopped => ReplyKeys.Stopped,
        TurnKind.Resumed => ReplyKeys.Resumed,
        TurnKind.Reset => ReplyKeys.Reset,
        TurnKind.Forget => ReplyKeys.Forgotten,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only commands have a fixed reply."),
    };

    private static TurnPlan Plan(string key, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new(key, now, now, MaxRounds: 0);
    }
}
