using HotelConcierge.Tools;

namespace HotelConcierge.Handoff;

/// <summary>Of what a fact is. The desk's JSON has the names: cases are added, never renamed.</summary>
public enum GuestFactKind
{
    /// <summary>Which customer of the shop the chat is linked to, and how that was proved.</summary>
    Customer,

    /// <summary>What was ordered in the shop through this chat.</summary>
    Orders,

    /// <summary>What lies in the cart.</summary>
    Cart,

    /// <summary>A form that is begun and not finished.</summary>
    Forms,
}

/// <summary>Something that is kept of a guest.</summary>
/// <param name="Line">For people, in one line of plain text.</param>
public sealed record GuestFact(GuestFactKind Kind, string Line);

/// <summary>Tells people at the desk what a feature keeps of a guest.</summary>
public interface ITellsStaff
{
    /// <summary>
    /// What is kept now. Pages ask again whenever something happens, so only what is kept here is told and no other service is asked.
    /// </summary>
    Task<IReadOnlyList<GuestFact>> TellAsync(ToolCall guest, CancellationToken cancellationToken);
}
