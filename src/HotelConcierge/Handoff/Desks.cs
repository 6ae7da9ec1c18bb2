using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Handoff;

/// <summary>Which people look after a guest, if any do.</summary>
public sealed class Desks(IEnumerable<IDesk> desks, DeskCatalog plans)
{
    private readonly IReadOnlyList<IDesk> _desks = [.. desks];

    /// <summary>How and where; null where there is nobody, so that the concierge must promise nobody.</summary>
    public (DeskPlan Plan, IDesk Desk)? For(Assistant? assistant, ConversationAddress? address) =>
        address is not null && plans.Find(assistant) is { } plan && _desks.FirstOrDefault(desk => desk.Serves(address)) is { } desk
            ? (plan, desk)
            : null;

    /// <summary>Whether people look after an assistant's guests at all, on whatever channel.</summary>
    public bool AreThereFor(Assistant? assistant) => plans.Find(assistant) is not null && _desks.Any(desk => desk.IsStaffed);

    /// <summary>How people look after the guests of a case, as its assistant's data say now; null where they do not any more.</summary>
    public DeskPlan? PlanOf(Assistant? assistant) => plans.Find(assistant);

    /// <summary>The desk of a case; null when it is none any more.</summary>
    public IDesk? Find(string name) => _desks.FirstOrDefault(desk => desk.Name == name);
}
