using HotelConcierge.Messages;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>A guest at the spa's desk: who they are, what they just wrote, and what their channel can show.</summary>
/// <param name="Call">The tool call's id.</param>
/// <param name="Turn">The turn's id.</param>
/// <param name="Heard">What the guest wrote in this turn; empty when they wrote nothing.</param>
/// <param name="Taps">The ids of the choices that they tapped.</param>
/// <param name="Most">How many choices the channel shows at once.</param>
public sealed record SpaVisit(
    HotelSpa Spa,
    GuestContact Guest,
    string Call,
    string Turn,
    string Heard,
    IReadOnlyList<string> Taps,
    string Language,
    int Most)
{
    /// <summary>Counts the turns of the conversation.</summary>
    public long TurnNumber { get; init; }

    /// <summary>As <see cref="ToolCall.QuotedTurn"/>.</summary>
    public long? QuotedTurn { get; init; }

    /// <summary>Whether texts of others were read in this turn, so that nothing is changed without another yes.</summary>
    public bool HasReadDocuments { get; init; }

    /// <summary>The visit that a tool call is; null when the assistant's hotel has no spa.</summary>
    public static SpaVisit? Of(ToolCall call, SpaCatalog spas)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(spas);
        return spas.Find(call.Assistant) is { } spa
            ? new(spa, call.Guest, call.Id, call.Turn, call.Heard, call.Taps, call.Language, Math.Max(1, call.MostChoices))
            {
                TurnNumber = call.TurnNumber,
                QuotedTurn = call.QuotedTurn,
                HasReadDocuments = call.HasReadDocuments,
            }
            : null;
    }
}
