using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Guests;

/// <summary>What codes are good for. Stored, so cases are added, never renamed.</summary>
public static class CodePurpose
{
    /// <summary>To link a reservation to the conversation in which the code is sent.</summary>
    public const string Stay = "stay";

    /// <summary>To link the record of a shop's customer to the conversation that asked for the code.</summary>
    public const string Customer = "customer";

    public static IReadOnlyList<string> All { get; } = [Stay, Customer];
}

/// <summary>
/// Codes that link whoever sends one to what it was issued for: a purpose and a subject. A code is the conversation's that sends
/// it first, and no other's; the same conversation may send it again, so that a repetition after a crash changes nothing.
/// </summary>
/// <remarks>
/// A code is kept as a digest, until it expires, and so is whose it is: as a digest of code and conversation, which says nothing
/// to whoever has no code. Wrong codes are counted by conversation: after <see cref="MostTries"/> within
/// <see cref="TriesCountFor"/> no code is looked up any more until the time has passed, and nothing tells the guest so. The count
/// names a conversation by its digest and nothing else, and outlives "forget me" by that time at most.
/// </remarks>
public sealed class OneTimeCodes(ITableStore store, TimeProvider clock) : IHoldsGuestData
{
    public const int MostTries = 5;

    public static readonly TimeSpan TriesCountFor = TimeSpan.FromHours(1);

    private static readonly TableName Table = new("codes");
    private const string Subject = "subject";
    private const string Expires = "expires";
    private const string Guest = "guest";
    private const string Tries = "tries";

    /// <summary>Makes a code. What it was is known to the caller alone from then on.</summary>
    public async Task<OneTimeCode> IssueAsync(string purpose, string subject, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = OneTimeCode.From(RandomNumberGenerator.GetBytes(OneTimeCode.RandomBytes));
            if (await store.TryInsertAsync(Table, RowOf(purpose, code, subject, expiresAt), cancellationToken))
                return code;
        }
    }

    /// <summary>
    /// Makes a code good that the caller has drawn, for one who has to send the same again after a crash. Done twice, it changes nothing.
    /// </summary>
    /// <param name="code">Nobody can guess it.</param>
    public Task IssueAsync(
        string purpose, OneTimeCode code, string subject, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        store.TryInsertAsync(Table, RowOf(purpose, code, subject, expiresAt), cancellationToken);

    /// <summary>Takes a code for a conversation.</summary>
    /// <param name="turn">In which it was sent: a wrong code counts once a turn, however often that runs.</param>
    /// <param name="isWanted">Whether what it was issued for is of use here. Asked before the code is taken, so that one sent to the
    /// wrong place is not used up.</param>
    /// <returns>What it was issued for; null for one that is wrong, expired, another's or not wanted, or after too many wrong ones:
    /// all the same.</returns>
    public async Task<string?> RedeemAsync(
        string purpose,
        OneTimeCode code,
        ConversationId guest,
        string turn,
        Func<string, Task<bool>> isWanted,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isWanted);

        // A slip of the pen is no try: its own last symbol gives it away, to everybody.
        if (!code.IsWhole || await IsOutOfTriesAsync(purpose, guest, turn, cancellationToken))
            return null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = await store.FindAsync(Table, purpose, DigestOf(purpose, code), cancellationToken);
            if (row is null || Moment(row[Expires]) <= clock.GetUtcNow() || IsAnothers(row) || !await isWanted(row[Subject] ?? ""))
            {
                await CountAsync(purpose, guest, turn, cancellationToken);
                return null;
            }

            if (row[Guest] is not null)
                return row[Subject];
            var taken = new Dictionary<string, string>(row.Properties, StringComparer.Ordinal) { [Guest] = ClaimOf(code, guest) };
            if (await store.TryReplaceAsync(Table, row with { Properties = taken }, cancellationToken))
                return row[Subject];
        }

        // Codes that were taken before claims were digests name the conversation itself.
        bool IsAnothers(TableRow row) => row[Guest] is { } taken && taken != ClaimOf(code, guest) && taken != guest.Value;
    }

    /// <summary>Deletes every code that was issued for one of these, taken or not.</summary>
    public async Task ForgetAsync(string purpose, IReadOnlySet<string> subjects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        await foreach (var row in store.ScanAsync(Table, purpose, keyPrefix: "", cancellationToken))
        {
            if (row[Subject] is { } subject && subjects.Contains(subject))
                await store.DeleteAsync(Table, purpose, row.Key, cancellationToken);
        }
    }

    /// <summary>Nothing: without the code, which is kept nowhere, nobody can tell whose a row is.</summary>
    Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets go of expired codes and of tries that count no more.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var purpose in CodePurpose.All)
        {
            await foreach (var row in store.ScanAsync(Table, purpose, keyPrefix: "", cancellationToken))
            {
                if (Moment(row[Expires]) <= clock.GetUtcNow())
                    await store.DeleteAsync(Table, purpose, row.Key, cancellationToken);
            }

            await foreach (var row in store.ScanAsync(Table, TriesOf(purpose), keyPrefix: "", cancellationToken))
            {
                if (Read(row).Count == 0)
                    await store.TryDeleteAsync(Table, row.Partition, row.Key, row.Version, cancellationToken);
            }
        }
    }

    private static TableRow RowOf(string purpose, OneTimeCode code, string subject, DateTimeOffset expiresAt) => new(
        purpose,
        DigestOf(purpose, code),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Subject] = subject,
            [Expires] = expiresAt.ToString("O", CultureInfo.InvariantCulture),
        });

    private async Task<bool> IsOutOfTriesAsync(string purpose, ConversationId guest, string turn, CancellationToken cancellationToken)
    {
        var tries = Read(await store.FindAsync(Table, TriesOf(purpose), guest.Value, cancellationToken));
        return tries.Count >= MostTries && !tries.ContainsKey(turn);
    }

    private async Task CountAsync(string purpose, ConversationId guest, string turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = await store.FindAsync(Table, TriesOf(purpose), guest.Value, cancellationToken);
            var tries = Read(row);
            if (!tries.TryAdd(turn, clock.GetUtcNow()))
                return;
            var properties = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Tries] = JsonSerializer.Serialize(tries, TurnJson.Options),
            };
            var counted = new TableRow(TriesOf(purpose), guest.Value, properties) { Version = row?.Version ?? "" };
            if (row is null
                    ? await store.TryInsertAsync(Table, counted, cancellationToken)
                    : await store.TryReplaceAsync(Table, counted, cancellationToken))
                return;
        }
    }

    /// <summary>The tries that count, by turn.</summary>
    private Dictionary<string, DateTimeOffset> Read(TableRow? row)
    {
        var oldest = clock.GetUtcNow() - TriesCountFor;
        return (row?[Tries] is { } json ? JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(json, TurnJson.Options) ?? [] : [])
            .Where(one => one.Value > oldest)
            .ToDictionary(StringComparer.Ordinal);
    }

    private static string TriesOf(string purpose) => $"tries-{purpose}";

    private static string DigestOf(string purpose, OneTimeCode code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{code.Value}")));

    private static string ClaimOf(OneTimeCode code, ConversationId guest) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{code.Value}\n{guest}")));

    private static DateTimeOffset Moment(string? text) =>
        DateTimeOffset.Parse(text ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
