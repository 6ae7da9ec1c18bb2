using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>
/// What cannot be taken is said once: the pictures of an album come one by one, and nobody wants to read the same of each. Pure.
/// </summary>
internal static class NotCarried
{
    /// <summary>After this it is said again.</summary>
    private static readonly TimeSpan SaidFor = TimeSpan.FromMinutes(1);

    /// <summary>The burst, of which only that is still to be explained that was not lately.</summary>
    public static GuestBurst Unsaid(GuestBurst burst, GuestRecord guest, IReadOnlyList<KeptMessage> messages)
    {
        if (burst.NotCarried.IsEmpty || guest.NotCarried is not { } before)
            return burst;
        var first = messages.Min(kept => kept.KeptAt);
        return burst with
        {
            NotCarried = burst.NotCarried.RemoveAll(key => before.TryGetValue(key, out var at) && first - at < SaidFor),
            IsWordless = burst.IsWordless,
        };
    }

    /// <summary>The record after the messages of a turn that only says this; another says it with its answer, or not at all.</summary>
    public static GuestRecord After(GuestRecord guest, TurnBrief brief, IReadOnlyList<KeptMessage> messages) =>
        brief.Plan.FixedReply is null || messages.Count == 0
            ? guest
            : Said(
                guest,
                messages
                    .Where(kept => kept.Message.Kind is not MessageKind.Text)
                    .Select(kept => ReplyKeys.CannotCarry(kept.Message.Kind)),
                messages.Max(kept => kept.KeptAt));

    /// <summary>The record after these replies.</summary>
    public static GuestRecord Said(GuestRecord guest, IEnumerable<string> keys, DateTimeOffset at)
    {
        var said = keys.Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, at)).ToList();
        return said.Count == 0
            ? guest
            : guest with { NotCarried = (guest.NotCarried ?? ImmutableDictionary<string, DateTimeOffset>.Empty).SetItems(said) };
    }
}
