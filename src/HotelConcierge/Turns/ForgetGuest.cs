using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Spa;
using HotelConcierge.Storage;

namespace HotelConcierge.Turns;

/// <summary>
/// The first activity of a "forget me" turn: erases what is kept about the guest, all but what this turn still needs to say
/// so. <see cref="EndTurn"/> erases that too.
/// </summary>
public sealed class ForgetGuest(
    IConversations conversations,
    AssistantCatalog assistants,
    GuestProfiles guests,
    TurnStore turns,
    GuestTables tables,
    SpaFarewell spa,
    TimeProvider clock) : IActivity<TurnStart, TurnPlan>
{
    public async Task<TurnPlan> RunAsync(TurnStart input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var brief = await turns.FindBriefAsync(input, cancellationToken);
        if (brief is null)
        {
            // The language has to be known before the profile is gone; of the profile nothing else may stay in the brief.
            if (await RunningConversation.FindAsync(conversations, input, cancellationToken) is not { } conversation)
                return TurnPlan.TooEarly;
            var guest = await guests.ReadAsync(input.Conversation, cancellationToken);
            var assistant = assistants.Answering(conversation.AssistantName, conversation.Address);
            var farewell = TurnPlans.ForCommand(input, conversation.Address, assistant, guest, conversation.GuestLanguage, clock) with
            {
                Profile = GuestProfile.Empty,
                Memory = RoutingMemory.Empty,
            };

            // Bookings are cancelled with everything else, and whoever had one has to hear it.
            farewell = farewell with
            {
                Preface = await spa.WriteAsync(input.Conversation, farewell.Language, cancellationToken),
                Reply = conversation.Reply,
            };
            brief = await turns.KeepBriefAsync(input, farewell, cancellationToken);
        }

        await tables.EraseAsync(input.Conversation, TurnIds.KeyPrefix(input.Number), cancellationToken);
        return brief.Plan;
    }
}
