using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Proposals;

/// <summary>
/// Something that changes the world as soon as the guest says yes: exactly this and nothing else. The guest's yes comes in a later message
/// or by a tap; a model cannot give it.
/// </summary>
/// <param name="Id">Of the call that proposed it.</param>
/// <param name="Kind">Who carries it out: <c>spa.book</c>.</param>
/// <param name="Content">What it is, as its kind writes it: JSON.</param>
/// <param name="Summary">What it is, in the guest's language.</param>
/// <param name="Turn">The turn that proposed it: within it the guest has not read it yet.</param>
/// <param name="ExpiresAt">A yes at this instant or later finds nothing any more.</param>
public sealed record Proposal(
    string Id, string Kind, string Content, string Summary, string Turn, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>What ids of taps on proposals begin with.</summary>
    public const string Prefix = "prop-";

    /// <summary>The number of that turn: a plain yes right after it answers it.</summary>
    public long TurnNumber { get; init; }

    /// <summary>What it costs, with its currency, as the guest was told; null for something without a price.</summary>
    public string? Price { get; init; }

    /// <summary>The tool call that the guest's answer led to; null while there is none.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The tap that says yes.</summary>
    public string YesId => Id + "-yes";

    /// <summary>The tap that says no.</summary>
    public string NoId => Id + "-no";

    /// <summary>The id of what a tool call proposes.</summary>
    public static string IdFor(ConversationId guest, string call) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{StableHash.Of(guest.Value, call):x16}");
}
