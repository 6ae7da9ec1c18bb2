using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Languages;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>Briefs of turns that need no model.</summary>
internal static class TurnPlans
{
    /// <summary>The answer to a command, in the guest's language as far as it is known.</summary>
    /// <param name="hint">The language of the guest's application; null for unknown.</param>
    public static TurnBrief ForCommand(
        TurnStart turn, ConversationAddress address, Assistant assistant, GuestRecord guest, string? hint, TimeProvider clock) =>
        Fixed(address, assistant, turn.Language ?? LanguageOf(guest, assistant, hint), KeyFor(turn.Kind), clock) with
        {
            Profile = guest.Profile,
            Memory = guest.Memory,
            Spoken = guest.Spoken,
        };

    public static TurnBrief Fixed(ConversationAddress address, Assistant assistant, string language, string key, TimeProvider clock) =>
        new()
        {
            Address = address,
            Assistant = assistant.Name,
            Language = language,
            FixedReply = key,
            Plan = Plan(key, clock),
        };

    /// <summary>The language in which a guest has written, else the one nearest to that of their application.</summary>
    public static string LanguageOf(GuestRecord guest, Assistant assistant, string? hint) =>
        guest.Profile.Language
        ?? (hint is null ? assistant.DefaultLanguage : NearestLanguages.Of(hint, assistant.Languages));

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
