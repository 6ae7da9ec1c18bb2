using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Reservations;

/// <summary>
/// Which reservations a guest linked by a code. The link is the guest's: they can take it away, and "forget me" does. A row that
/// lies with the reservation says where the hotel may write to; it goes with the link.
/// </summary>
/// <param name="traces">Null where the store leaves none.</param>
public sealed class StayLinks(ITableStore store, HotelCatalog hotels, IErasedTraces? traces = null) : IHoldsGuestData
{
    private const string GuestPrefix = "guest-";
    private const string Number = "number";
    private const string Hotel = "hotel";
    private const string Guest = "guest";
    private const string Contact = "contact";

    /// <summary>The numbers of the reservations that a guest linked.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Hotel hotel, ConversationId guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        var numbers = new List<string>();
        await foreach (var row in store.ScanAsync(GuestTables.StayLinks, guest.Value, $"{hotel.Key}-", cancellationToken))
        {
            if (row[Hotel] == hotel.Key && row[Number] is { } number)
                numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Where the guests who linked a reservation write from: the channel, a colon, the address on it.</summary>
    public async Task<IReadOnlyList<string>> ContactsOfAsync(Hotel hotel, string number, CancellationToken cancellationToken) =>
        [
            .. (await RowsOfAsync(hotel, number, cancellationToken))
                .Select(row => row[Contact])
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Links a reservation to a guest. Done twice, it changes nothing.</summary>
    public async Task LinkAsync(Hotel hotel, string number, GuestContact guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(guest);

        // The guest's own row comes first, since erasing follows it to the other.
        await store.PutAsync(
            GuestTables.StayLinks,
            new(guest.Conversation.Value, LinkKey(hotel, number), Properties((Hotel, hotel.Key), (Number, number))),
            cancellationToken);
        if (guest.Key is { } contact)
            await store.PutAsync(
                StayRows.Table,
                new(
                    hotel.Key,
                    GuestKey(number, guest.Conversation),
                    Properties((Number, number), (Guest, guest.Conversation.Value), (Contact, contact))),
                cancellationToken);
    }

    /// <summary>Takes all links of a guest to a hotel's reservations away.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> UnlinkAsync(Hotel hotel, ConversationId guest, CancellationToken cancellationToken)
    {
        var numbers = await OfAsync(hotel, guest, cancellationToken);
        await UnlinkAsync(hotel, guest, numbers, cancellationToken);
        return numbers.Count;
    }

    /// <summary>Takes a guest's links to these reservations away. Done twice, it changes nothing.</summary>
    public async Task UnlinkAsync(Hotel hotel, ConversationId guest, IEnumerable<string> numbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(numbers);
        foreach (var number in numbers)
        {
            await store.DeleteAsync(StayRows.Table, hotel.Key, GuestKey(number, guest), cancellationToken);
            await store.DeleteAsync(GuestTables.StayLinks, guest.Value, LinkKey(hotel, number), cancellationToken);
        }

        traces?.Remove();
    }

    /// <summary>Takes all links to a reservation away that is erased.</summary>
    internal async Task ForgetStayAsync(Hotel hotel, string number, CancellationToken cancellationToken)
    {
        foreach (var row in await RowsOfAsync(hotel, number, cancellationToken))
        {
            if (row[Guest] is { } guest)
                await store.DeleteAsync(GuestTables.StayLinks, guest, LinkKey(hotel, number), cancellationToken);
            await store.DeleteAsync(StayRows.Table, hotel.Key, row.Key, cancellationToken);
        }
    }

    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var hotel in hotels.All)
            await UnlinkAsync(hotel, guest, cancellationToken);
    }

    Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IReadOnlyList<TableRow>> RowsOfAsync(Hotel hotel, string number, CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        await foreach (var row in store.ScanAsync(StayRows.Table, hotel.Key, GuestPrefix + TurnIds.KeyFor(number) + "-", cancellationToken))
        {
            // One number may begin as another one does.
            if (row[Number] == number)
                rows.Add(row);
        }

        return rows;
    }

    private static string LinkKey(Hotel hotel, string number) => $"{hotel.Key}-{TurnIds.KeyFor(number)}";

    private static string GuestKey(string number, ConversationId guest) => $"{GuestPrefix}{TurnIds.KeyFor(number)}-{guest}";

    private static Dictionary<string, string> Properties(params (string Name, string Value)[] properties) =>
        properties.ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
}
