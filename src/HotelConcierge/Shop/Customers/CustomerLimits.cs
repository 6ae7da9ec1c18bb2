using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// How often codes are asked for and customers registered: by the conversation that does, and codes also by the contact that they would go
/// to, whether or not anybody has it, so that nobody is flooded and no number of them tells anything.
/// </summary>
/// <remarks>
/// A row is named by a keyed digest and says of nobody who they are. So it may outlive "forget me", by a day at most: otherwise whoever
/// says so after every few codes could ask for any number.
/// </remarks>
internal sealed class CustomerLimits(ITableStore store, TimeProvider clock) : IHoldsGuestData
{
    /// <summary>So many codes a conversation can ask for in an hour.</summary>
    public const int MostCodesInHour = 3;

    /// <summary>So many codes a conversation can ask for in a day.</summary>
    public const int MostCodesInDay = 6;

    /// <summary>So many codes can be asked for to one contact in an hour, by all conversations together.</summary>
    public const int MostToContactInHour = 3;

    /// <summary>So many codes can be asked for to one contact in a day, by all conversations together.</summary>
    public const int MostToContactInDay = 5;

    /// <summary>So many registrations of a conversation are looked at in a day.</summary>
    public const int MostSignUpsInDay = 3;

    private static readonly TableName Table = new("customerlimits");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private const string Asked = "asked";
    private const string Contacts = "contacts";
    private const string SignUps = "signups";
    private const string Json = "json";

    private readonly StoredSecret _secret = new(store, "customers");

    /// <summary>A secret digest of texts, the same on all hosts.</summary>
    internal async Task<byte[]> DigestAsync(string texts, CancellationToken cancellationToken) =>
        HMACSHA256.HashData(await _secret.ReadAsync(cancellationToken), Encoding.UTF8.GetBytes(texts));

    /// <summary>Counts a code that a conversation asks for. Counted once a call, however often that runs.</summary>
    /// <returns>False when it is one too many.</returns>
    internal async Task<bool> TryCountCodeAsync(
        ConversationId guest, CustomerContact contact, string call, CancellationToken cancellationToken) =>
        await TryCountAsync(Asked, guest.Value, call, MostCodesInHour, MostCodesInDay, cancellationToken)
        && await TryCountAsync(
            Contacts, contact.Value, $"{guest}\n{call}", MostToContactInHour, MostToContactInDay, cancellationToken);

    /// <inheritdoc cref="TryCountCodeAsync"/>
    internal Task<bool> TryCountSignUpAsync(ConversationId guest, string call, CancellationToken cancellationToken) =>
        TryCountAsync(SignUps, guest.Value, call, MostSignUpsInDay, MostSignUpsInDay, cancellationToken);

    /// <summary>Nothing: no row says whose it is.</summary>
    Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets go of counts that are older than a day.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in new[] { Asked, Contacts, SignUps })
        {
            await foreach (var row in store.ScanAsync(Table, kind, keyPrefix: "", cancellationToken))
            {
                if (Read(row).Count == 0)
                    await store.TryDeleteAsync(Table, row.Partition, row.Key, row.Version, cancellationToken);
            }
        }
    }

    private async Task<bool> TryCountAsync(
        string kind, string whose, string call, int mostInHour, int mostInDay, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(await DigestAsync($"{kind}\n{whose}", cancellationToken));
        var name = Convert.ToHexStringLower((await DigestAsync($"call\n{call}", cancellationToken)).AsSpan(0, 16));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = await store.FindAsync(Table, kind, key, cancellationToken);
            var counted = Read(row);
            if (counted.ContainsKey(name))
                return true;
            var now = clock.GetUtcNow();
            if (counted.Count >= mostInDay || counted.Values.Count(at => now - at < Hour) >= mostInHour)
                return false;
            counted.Add(name, now);
            var properties = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Json] = JsonSerializer.Serialize(counted, TurnJson.Options),
            };
            var changed = new TableRow(kind, key, properties) { Version = row?.Version ?? "" };
            if (row is null
                    ? await store.TryInsertAsync(Table, changed, cancellationToken)
                    : await store.TryReplaceAsync(Table, changed, cancellationToken))
                return true;
        }
    }

    /// <summary>What counts still, by call.</summary>
    private Dictionary<string, DateTimeOffset> Read(TableRow? row)
    {
        var oldest = clock.GetUtcNow() - Day;
        return (row?[Json] is { } json ? JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(json, TurnJson.Options) ?? [] : [])
            .Where(one => one.Value > oldest)
            .ToDictionary(StringComparer.Ordinal);
    }
}
