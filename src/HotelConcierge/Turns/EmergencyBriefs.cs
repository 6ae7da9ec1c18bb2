using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Safety;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>What a guest in danger is told: a reviewed text with the numbers of the place. No model has a part in it.</summary>
public sealed class EmergencyBriefs(SafetyTexts texts, HotelCatalog hotels, IOptions<SafetyOptions> options, TimeProvider clock)
{
    /// <summary>The brief of an emergency's turn. What is open stays open, and nothing is held against the guest.</summary>
    internal TurnBrief Decide(TurnStart turn, RunningConversation conversation, Assistant assistant, GuestRecord guest)
    {
        // An emergency without its message was written by nobody; the guest still gets the most general text.
        var kind = conversation.Emergency?.Kind ?? SafetyKind.Medical;
        var language = turn.Language ?? TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        var said = conversation.Emergency is { IsAgain: true }
            ? texts.WriteAgain(language, NumbersFor(assistant), ReceptionOf(assistant))
            : Write(kind, language, assistant);
        var brief = TurnPlans.Fixed(conversation.Address, assistant, language, ReplyKeys.Preface, clock);
        return brief with
        {
            Preface = [new ReplyPart.Text(said)],
            GuestName = conversation.GuestName,
            Profile = guest.Profile,
            Memory = guest.Memory,
            Conduct = guest.Conduct,
            Danger = kind,
            Plan = brief.Plan with { AlertsStaff = conversation.Emergency is not { IsAgain: true } },
        };
    }

    /// <summary>What a guest in danger is told.</summary>
    /// <param name="language">Two letters.</param>
    internal string Write(SafetyKind kind, string language, Assistant assistant) =>
        texts.Write(kind, language, NumbersFor(assistant), ReceptionOf(assistant));

    private CountryNumbers NumbersFor(Assistant assistant) =>
        EmergencyNumbers.For(hotels.Find(assistant)?.Country ?? options.Value.Country);

    private string? ReceptionOf(Assistant assistant) => hotels.Find(assistant)?.Reception;
}
