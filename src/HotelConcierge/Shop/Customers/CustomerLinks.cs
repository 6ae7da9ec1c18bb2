using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Shop.Customers;

/// <summary>Which customer a conversation is linked to.</summary>
/// <param name="Customer">The ERP's id; null where the guest has taken the link away, so that no number makes a new one unasked.</param>
/// <param name="Contact">What proved it, which the ERP has to keep; null for somebody who registered.</param>
/// <param name="Call">The tool call that made it so; null for none.</param>
internal sealed record CustomerLink(string? Customer, CustomerProof Proof, CustomerContact? Contact, string? Call);

/// <summary>A code that was asked for, known or not, as far as its sending got.</summary>
/// <param name="Customer">Whom it links; null where the contact was not one customer's: then it is sent to nobody.</param>
/// <param name="To">Where it goes, as the ERP has it; null likewise.</param>
/// <param name="Outcome">Null as long as nobody knows whether it went out.</param>
internal sealed record AskedCode(
    string? Customer, CustomerContact? To, DateTimeOffset At, DateTimeOffset ExpiresAt, CodeOutcome? Outcome);

/// <summary>A registration that the guest has said yes to.</summary>
/// <param name="Key">Under which the ERP creates the customer once.</param>
/// <param name="Contact">By which the same registration is known again after the ERP could not be asked.</param>
/// <param name="Creates">Whether a customer is created; false where the ERP has that contact already.</param>
internal sealed record SignUp(string Key, string Contact, bool Creates, bool IsDone);

/// <summary>What is kept of who a guest is, in rows of their own, which go when they want to be forgotten.</summary>
internal sealed class CustomerLinks(ITableStore store)
{
    private const string LinkKey = "link";
    private const string SignUpKey = "signup";
    private const string CodePrefix = "code-";
    private const string Json = "json";

    /// <summary>The key of what is kept of a code that a tool call asked for.</summary>
    public static string CodeKeyOf(string call) =>
        CodePrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call)).AsSpan(0, 16));

    public async Task<CustomerLink?> FindAsync(ConversationId guest, CancellationToken cancellationToken) =>
        await ReadAsync<CustomerLink>(guest, LinkKey, cancellationToken);

    public Task PutAsync(ConversationId guest, CustomerLink link, CancellationToken cancellationToken) =>
        store.PutAsync(GuestTables.ShopCustomers, RowOf(guest, LinkKey, link), cancellationToken);

    /// <summary>Adds a link where there is none and none was taken away.</summary>
    /// <returns>Whether it was added.</returns>
    public Task<bool> TryAddAsync(ConversationId guest, CustomerLink link, CancellationToken cancellationToken) =>
        store.TryInsertAsync(GuestTables.ShopCustomers, RowOf(guest, LinkKey, link), cancellationToken);

    /// <summary>Ends a link that the ERP does not bear out any more, unless it has changed meanwhile.</summary>
    public async Task EndAsync(ConversationId guest, CustomerLink link, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(GuestTables.ShopCustomers, guest.Value, LinkKey, cancellationToken);
        if (row is not null && Read<CustomerLink>(row) == link)
            await store.TryDeleteAsync(GuestTables.ShopCustomers, guest.Value, LinkKey, row.Version, cancellationToken);
    }

    public Task<SignUp?> FindSignUpAsync(ConversationId guest, CancellationToken cancellationToken) =>
        ReadAsync<SignUp>(guest, SignUpKey, cancellationToken);

    public Task PutAsync(ConversationId guest, SignUp signUp, CancellationToken cancellationToken) =>
        store.PutAsync(GuestTables.ShopCustomers, RowOf(guest, SignUpKey, signUp), cancellationToken);

    public Task<AskedCode?> FindCodeAsync(ConversationId guest, string key, CancellationToken cancellationToken) =>
        ReadAsync<AskedCode>(guest, key, cancellationToken);

    public Task PutAsync(ConversationId guest, string key, AskedCode code, CancellationToken cancellationToken) =>
        store.PutAsync(GuestTables.ShopCustomers, RowOf(guest, key, code), cancellationToken);

    /// <summary>The keys of all codes of a guest, with what is kept of them.</summary>
    public async Task<IReadOnlyList<(string Key, AskedCode Code)>> CodesOfAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var codes = new List<(string, AskedCode)>();
        await foreach (var row in store.ScanAsync(GuestTables.ShopCustomers, guest.Value, CodePrefix, cancellationToken))
        {
            if (Read<AskedCode>(row) is { } code)
                codes.Add((row.Key, code));
        }

        return codes;
    }

    public Task RemoveCodeAsync(ConversationId guest, string key, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.ShopCustomers, guest.Value, key, cancellationToken);

    private async Task<T?> ReadAsync<T>(ConversationId guest, string key, CancellationToken cancellationToken)
        where T : class =>
        await store.FindAsync(GuestTables.ShopCustomers, guest.Value, key, cancellationToken) is { } row ? Read<T>(row) : null;

    private static T? Read<T>(TableRow row)
        where T : class => row[Json] is { } json ? JsonSerializer.Deserialize<T>(json, TurnJson.Options) : null;

    private static TableRow RowOf<T>(ConversationId guest, string key, T value) => new(
        guest.Value,
        key,
        new Dictionary<string, string>(StringComparer.Ordinal) { [Json] = JsonSerializer.Serialize(value, TurnJson.Options) });
}
