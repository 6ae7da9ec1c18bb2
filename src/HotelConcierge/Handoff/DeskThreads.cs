using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Sending;
using HotelConcierge.Tools;

namespace HotelConcierge.Handoff;

/// <summary>Puts together what staff read of a case: what was said before and since, what they wrote, and who the guest is.</summary>
public sealed class DeskThreads(
    DeskCases cases,
    CaseLog log,
    Transcripts transcripts,
    GuestFiles files,
    StaffFiles staffFiles,
    Receipts receipts,
    Deliveries deliveries,
    IExplainsAnswers explains,
    AssistantCatalog assistants,
    DeskCatalog plans,
    DeskTemplates templates,
    IConversations conversations,
    ChannelCatalog channels,
    HotelCatalog hotels,
    IReservations reservations,
    GuestTranslations translations,
    ReplyTranslations replies,
    IEnumerable<IModelContext> features,
    IEnumerable<ITellsStaff> tellers)
{
    /// <summary>So many of what guest, concierge and staff said last are read.</summary>
    public const int MostSaid = 300;

    /// <summary>Of so many answers, the latest ones, it is told how they came about: each takes several reads.</summary>
    public const int MostExplained = 20;

    private const string GuestFilePrefix = "g-";
    private const string StaffFilePrefix = "s-";

    private static readonly string[] BookingKinds = ["spa_bookings", "spa_waiting_list"];
    private static readonly string[] RequestKinds = ["open_requests"];

    /// <summary>The thread of a case; null when there is no such case.</summary>
    public async Task<DeskThread?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } one)
            return null;
        var plan = plans.Find(assistants.Find(one.Assistant));
        var entries = new List<ThreadEntry>();
        await AddSaidAsync(one, entries, cancellationToken);
        entries.Reverse();
        foreach (var entry in await log.ReadAsync(one.Conversation, one.Id, cancellationToken))
        {
            if (entry.Kind is not CaseEntryKind.Upload)
                entries.Add(await OfAsync(one, entry, cancellationToken));
        }

        var heardAt = HeardAt(one, await conversations.ReadAsync(one.Conversation, cancellationToken));
        var closesAt = ReplyWindow.EndOf(channels.Of(one.Address), one.Address, heardAt);
        return new(
            one,
            [.. (await translations.AddToAsync(one, entries, cancellationToken)).OrderBy(entry => entry.At).ThenBy(entry => entry.From)],
            await GuestAsync(one, cancellationToken),
            closesAt,
            plan?.IsOpenNow is not false,
            plan?.CannedIn(one.Language) ?? [])
        {
            Templates = closesAt is null ? [] : templates.For(one),
            ReplyLanguage = await replies.LanguageForAsync(one, cancellationToken),
        };
    }

    /// <summary>When the guest of a case last wrote, as far as their conversation knows, else as the case does; null for never.</summary>
    internal static DateTimeOffset? HeardAt(DeskCase one, ConversationState? state) =>
        state is { Address: not null } ? state.LastHeardAt : one.LastGuestAt;

    /// <summary>A file of a thread; null when there is none, or not any more.</summary>
    /// <param name="fileId">As of <see cref="ThreadFile.Id"/>.</param>
    public async Task<(ThreadFile File, ReadOnlyMemory<byte> Content)?> FindFileAsync(
        string id, string fileId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fileId);
        if (await cases.FindAsync(id, cancellationToken) is not { } one)
            return null;
        if (fileId.StartsWith(StaffFilePrefix, StringComparison.Ordinal))
        {
            return await staffFiles.FindAsync(one.Conversation, id, fileId[StaffFilePrefix.Length..], cancellationToken) is { } sent
                && await staffFiles.ReadAsync(one.Conversation, id, sent, cancellationToken) is { } bytes
                    ? (Of(sent), bytes)
                    : null;
        }

        return fileId.Split('-') is [var kind, var turn, var place]
            && kind + "-" == GuestFilePrefix
            && long.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && await files.FindAsync(one.Conversation, number, index, cancellationToken) is { Blob: { } blob } file
            && await files.FindContentAsync(blob, cancellationToken) is { } content
                ? (Of(number, index, file), content.Content)
                : null;
    }

    private async Task AddSaidAsync(DeskCase one, List<ThreadEntry> entries, CancellationToken cancellationToken)
    {
        var sent = new Dictionary<long, List<ThreadFile>>();
        await foreach (var (turn, place, file) in files.AllOfAsync(one.Conversation, cancellationToken))
        {
            if (!sent.TryGetValue(turn, out var all))
                sent[turn] = all = [];
            all.Add(Of(turn, place, file));
        }

        var (read, explained) = (0, 0);
        await foreach (var said in transcripts.NewestFirstAsync(one.Conversation, cancellationToken))
        {
            if (read++ == MostSaid)
                break;

            // What staff wrote stands in the log of their case, with how far it has come.
            var attached = said.Speaker is Speaker.Guest ? sent.GetValueOrDefault(said.Turn, []) : [];
            if (said.Speaker is Speaker.Staff || (said.Text.Length == 0 && attached.Count == 0))
                continue;
            var isGuests = said.Speaker is Speaker.Guest;
            entries.Add(new(
                isGuests ? ThreadEntry.IdOfGuest(said.Turn) : string.Create(CultureInfo.InvariantCulture, $"concierge-{said.Turn}"),
                said.At,
                isGuests ? ThreadVoice.Guest : ThreadVoice.Concierge,
                Author: null,
                said.Text)
            {
                Files = attached,
                Trail = isGuests || explained++ >= MostExplained ? null : await explains.ExplainAsync(one.Conversation, said.Turn, cancellationToken),
            });
        }
    }

    private async Task<ThreadEntry> OfAsync(DeskCase one, CaseEntry entry, CancellationToken cancellationToken) => new(
        entry.Key,
        entry.At,
        entry.Kind switch
        {
            CaseEntryKind.Message => ThreadVoice.Staff,
            CaseEntryKind.Note => ThreadVoice.Note,
            _ => ThreadVoice.Event,
        },
        entry.Author,
        entry.Text)
    {
        Files = [.. (entry.Files ?? []).Select(Of)],
        State = entry.State switch
        {
            null => null,
            EntryState.Waiting => Tick.Waiting,
            EntryState.Failed => Tick.Failed,
            _ => await TickAsync(one.Conversation, entry.Turn, cancellationToken),
        },
        Why = entry.Why,
        IsTemplate = entry.Template is not null,
        OnPhone = entry.OnPhone,
    };

    /// <summary>A message has come as far as the piece of it that has come least far.</summary>
    private async Task<Tick> TickAsync(ConversationId guest, long turn, CancellationToken cancellationToken)
    {
        var least = Tick.Read;
        var pieces = await receipts.MessageIdsOfAsync(guest, turn, cancellationToken);
        foreach (var piece in pieces)
        {
            var state = await deliveries.StateOfAsync(guest, piece, cancellationToken) switch
            {
                DeliveryState.Failed => Tick.Failed,
                DeliveryState.Read => Tick.Read,
                DeliveryState.Delivered => Tick.Delivered,
                _ => Tick.Sent,
            };
            if (state is Tick.Failed)
                return Tick.Failed;
            if (state < least)
                least = state;
        }

        return pieces.Count == 0 ? Tick.Sent : least;
    }

    private async Task<ThreadGuest> GuestAsync(DeskCase one, CancellationToken cancellationToken)
    {
        var contact = new GuestContact(one.Conversation, one.Address, one.GuestName);
        if (assistants.Find(one.Assistant) is not { } assistant)
            return new(one.GuestName, one.Address, one.Language, [], [], []);
        var known = new JsonObject();
        var call = new ToolCall("", one.Conversation, assistant, [])
        {
            Address = one.Address,
            GuestName = one.GuestName,
            Language = one.Language,
        };
        foreach (var feature in features)
            await feature.DescribeAsync(call, known, cancellationToken);
        var facts = new List<GuestFact>();
        foreach (var teller in tellers)
            facts.AddRange(await teller.TellAsync(call, cancellationToken));
        var stays = hotels.Find(assistant) is { } hotel ? await reservations.FindAsync(hotel, contact, cancellationToken) : [];
        return new(
            one.GuestName,
            one.Address,
            one.Language,
            [.. stays.Select(stay => new ThreadStay(
                stay.Id, stay.Room, stay.CheckIn, stay.CheckOut, [.. stay.Guests.Select(guest => $"{guest.Name} {guest.Surnames}".Trim())]))],
            LinesOf(known, BookingKinds),
            LinesOf(known, RequestKinds))
        {
            Facts = facts,
        };
    }

    /// <summary>What features tell a model of the guest, as lines for people.</summary>
    private static List<string> LinesOf(JsonObject known, IEnumerable<string> kinds) =>
    [
        .. from kind in kinds
           from each in known[kind] as JsonArray ?? []
           where each is JsonObject
           select string.Join(", ", each.AsObject()
               .Where(fact => fact.Value is JsonValue)
               .Select(fact => $"{fact.Key.Replace('_', ' ')}: {fact.Value}")),
    ];

    private static ThreadFile Of(StaffFile file) => new(StaffFilePrefix + file.Id, file.Name, file.ContentType, file.Size);

    private static ThreadFile Of(long turn, int place, GuestFile file) => new(
        file.Blob is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{GuestFilePrefix}{turn}-{place}"),
        file.Name,
        file.ContentType,
        file.Size);
}
