using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// Links stays by codes, and whatever else takes codes, before any model: a code is known by its shape, wherever it stands in a message,
/// and never comes into the transcript. What else the guest wrote is answered as usual.
/// </summary>
public sealed class StayLinking(
    LinkCatalog catalog, StayCodes codes, StayLinks links, TableReservations reservations, IEnumerable<ITakesCodes> others)
{
    /// <summary>More in one burst of messages are not looked up.</summary>
    private const int MostCodes = 3;

    /// <summary>The messages without codes, and the codes. Pure, so that a repeated run splits them the same way.</summary>
    internal (RunningConversation Conversation, SentCodes Codes) Split(RunningConversation conversation, Assistant assistant)
    {
        if (catalog.Find(assistant) is null && !others.Any(other => other.TakesCodesOf(assistant)))
            return (conversation, new([], AreLast: false));
        var (found, rest, areLast) = (new List<OneTimeCode>(), new List<KeptMessage>(), false);
        foreach (var kept in conversation.Messages)
        {
            var (read, words) = OneTimeCode.ReadAll(kept.Message.Text);
            found.AddRange(read);
            if (read.Count == 0)
                rest.Add(kept);
            else if (words.Length > 0)
                rest.Add(kept with { Message = kept.Message with { Text = words } });
            areLast = read.Count > 0 && words.Length == 0;
        }

        return (conversation with { Messages = [.. rest] }, new(found, areLast));
    }

    /// <summary>
    /// Does what codes and words about links ask for, but for what is to be taken away: that is done by <see cref="UnlinkAsync"/> once
    /// it is written down what to say, or a repetition after a crash would find nothing linked and say so.
    /// </summary>
    /// <param name="text">What the guest wrote, without codes.</param>
    internal async Task<LinkAnswer> AnswerAsync(
        Assistant assistant,
        GuestContact guest,
        string language,
        SentCodes sent,
        string text,
        string turn,
        CancellationToken cancellationToken)
    {
        var plan = catalog.Find(assistant);
        var said = new List<string>();
        var coded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, place) in sent.Codes.Take(MostCodes).Select((code, place) => (code, place)))
        {
            var attempt = $"{turn}-{place}";
            var stay = plan is null ? null : await codes.LinkAsync(plan.Hotel, code, guest, attempt, cancellationToken);
            if (stay is not null)
                coded.Add(stay.Id);
            said.Add(stay is not null
                ? About(plan!, LinkPlan.Linked, stay, language)
                : await TakeElsewhereAsync(assistant, code, guest, language, attempt, cancellationToken)
                    ?? plan?.Text(LinkPlan.Unknown, language)
                    ?? others.First(other => other.TakesCodesOf(assistant)).Unknown(assistant, language));
        }

        if (plan is null)
            return new(said.Count > 0 ? string.Join("\n\n", said.Distinct(StringComparer.Ordinal)) : null, []);
        IReadOnlyList<string> unlinked = [];
        if (plan.AsksToUnlink(text))
        {
            // In the order in which it was written: a code that comes after these words is to be linked when all is done.
            var linked = await links.OfAsync(plan.Hotel, guest.Conversation, cancellationToken);
            unlinked = sent.AreLast ? [.. linked.Where(number => !coded.Contains(number))] : linked;
            said.Insert(sent.AreLast ? 0 : said.Count, plan.Text(unlinked.Count > 0 ? LinkPlan.Unlinked : LinkPlan.Nothing, language));
        }
        else if (plan.AsksToShow(text))
        {
            foreach (var number in (await links.OfAsync(plan.Hotel, guest.Conversation, cancellationToken)).Where(number =>
                    !coded.Contains(number)))
            {
                if (await reservations.FindAsync(plan.Hotel, number, cancellationToken) is { IsCancelled: false } record)
                    said.Add(About(plan, LinkPlan.Shown, record.Reservation, language));
            }

            if (said.Count == 0)
                said.Add(plan.Text(LinkPlan.Nothing, language));
        }

        return new(said.Count > 0 ? string.Join("\n\n", said.Distinct(StringComparer.Ordinal)) : null, [.. unlinked]);
    }

    /// <summary>Takes links away. Done twice, it changes nothing.</summary>
    internal async Task UnlinkAsync(
        Assistant assistant,
        ConversationId guest,
        IReadOnlyCollection<string> numbers,
        CancellationToken cancellationToken)
    {
        if (numbers.Count > 0 && catalog.Find(assistant) is { } plan)
            await links.UnlinkAsync(plan.Hotel, guest, numbers, cancellationToken);
    }

    /// <summary>Whether a message is words about links, which are answered without a model.</summary>
    internal bool Asks(Assistant assistant, string text) =>
        catalog.Find(assistant) is { } plan && (plan.AsksToUnlink(text) || plan.AsksToShow(text));

    private async Task<string?> TakeElsewhereAsync(
        Assistant assistant, OneTimeCode code, GuestContact guest, string language, string turn, CancellationToken cancellationToken)
    {
        foreach (var other in others.Where(other => other.TakesCodesOf(assistant)))
        {
            if (await other.TakeAsync(assistant, code, guest, language, turn, cancellationToken) is { } said)
                return said;
        }

        return null;
    }

    private static string About(LinkPlan plan, string key, Reservation stay, string language)
    {
        string Day(DateOnly day) => PlainMarkdown.Of(HotelDays.Write(plan.Hotel, day, language));
        return Template.Fill(
            plan.Text(key, language),
            ("hotel", PlainMarkdown.Of(plan.Hotel.Name)),
            ("arrival", Day(stay.CheckIn)),
            ("departure", Day(stay.CheckOut)));
    }
}

/// <summary>The codes in a burst of messages.</summary>
/// <param name="AreLast">Whether nothing was written after them.</param>
internal sealed record SentCodes(IReadOnlyList<OneTimeCode> Codes, bool AreLast);

/// <summary>What there is to say about codes and links.</summary>
/// <param name="Said">Null when nothing was asked for.</param>
/// <param name="Unlinked">The numbers of the reservations whose links are to be taken away.</param>
internal sealed record LinkAnswer(string? Said, ImmutableList<string> Unlinked);
