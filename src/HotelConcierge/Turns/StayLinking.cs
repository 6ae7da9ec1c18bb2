using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Turns;

/// <summary>
/// Links stays by codes, before any model: a code is known by its shape, wherever it stands in a message, and never comes into
/// the transcript. What else the guest wrote is answered as usual.
/// </summary>
public sealed class StayLinking(LinkCatalog catalog, StayCodes codes, StayLinks links, TableReservations reservations)
{
    /// <summary>More in one burst of messages are not looked up.</summary>
    private const int MostCodes = 3;

    /// <summary>The messages without codes, and the codes. Pure, so that a repeated run splits them the same way.</summary>
    internal (RunningConversation Conversation, IReadOnlyList<OneTimeCode> Codes) Split(RunningConversation conversation, Assistant assistant)
    {
        var found = new List<OneTimeCode>();
        if (catalog.Find(assistant) is null)
            return (conversation, found);
        var rest = conversation.Messages.Select(kept =>
        {
            var (read, words) = OneTimeCode.ReadAll(kept.Message.Text);
            found.AddRange(read);
            return read.Count == 0 ? kept : words.Length > 0 ? kept with { Message = kept.Message with { Text = words } } : null;
        });
        return (conversation with { Messages = [.. rest.OfType<KeptMessage>()] }, found);
    }

    /// <summary>Does what codes and words about links ask for.</summary>
    /// <param name="text">What the guest wrote, without codes.</param>
    /// <returns>What to say about it; null when nothing was asked for.</returns>
    internal async Task<string?> AnswerAsync(
        Assistant assistant, GuestContact guest, string language, IReadOnlyList<OneTimeCode> sent, string text, string turn, CancellationToken cancellationToken)
    {
        if (catalog.Find(assistant) is not { } plan)
            return null;
        if (sent.Count > 0)
        {
            var said = new List<string>();
            foreach (var (code, place) in sent.Take(MostCodes).Select((code, place) => (code, place)))
            {
                var stay = await codes.LinkAsync(plan.Hotel, code, guest, $"{turn}-{place}", cancellationToken);
                said.Add(stay is null ? plan.Text(LinkPlan.Unknown, language) : About(plan, LinkPlan.Linked, stay, language));
            }

            return string.Join("\n\n", said.Distinct(StringComparer.Ordinal));
        }

        if (plan.AsksToUnlink(text))
            return plan.Text(await links.UnlinkAsync(plan.Hotel, guest.Conversation, cancellationToken) > 0 ? LinkPlan.Unlinked : LinkPlan.Nothing, language);
        if (!plan.AsksToShow(text))
            return null;
        var shown = new List<string>();
        foreach (var number in await links.OfAsync(plan.Hotel, guest.Conversation, cancellationToken))
        {
            if (await reservations.FindAsync(plan.Hotel, number, cancellationToken) is { IsCancelled: false } record)
                shown.Add(About(plan, LinkPlan.Shown, record.Reservation, language));
        }

        return shown.Count > 0 ? string.Join("\n\n", shown) : plan.Text(LinkPlan.Nothing, language);
    }

    /// <summary>Whether a message is words about links, which are answered without a model.</summary>
    internal bool Asks(Assistant assistant, string text) => catalog.Find(assistant) is { } plan && (plan.AsksToUnlink(text) || plan.AsksToShow(text));

    private static string About(LinkPlan plan, string key, Reservation stay, string language)
    {
        string Day(DateOnly day) => PlainMarkdown.Of(HotelDays.Write(plan.Hotel, day, language));
        return Template.Fill(plan.Text(key, language), ("hotel", PlainMarkdown.Of(plan.Hotel.Name)), ("arrival", Day(stay.CheckIn)), ("departure", Day(stay.CheckOut)));
    }
}
