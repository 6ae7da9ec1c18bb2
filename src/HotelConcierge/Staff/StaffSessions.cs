using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Storage;

namespace HotelConcierge.Staff;

/// <summary>Somebody of the staff who is signed in.</summary>
/// <param name="Id">Made up by us, another at each sign-in.</param>
/// <param name="ExpiresAt">In whole seconds.</param>
public sealed record StaffSession(string Id, StaffMember Member, DateTimeOffset ExpiresAt);

/// <summary>
/// Sessions of staff. Each is in a signed cookie, so any instance knows it. It ends with its time, with a sign-out, which the store
/// remembers so long, or when what let its member in has changed: a key, a role, the issuer.
/// </summary>
public sealed class StaffSessions(StaffAccess access, StaffSeal seal, ITableStore store, TimeProvider clock)
{
    /// <summary>A session's time: a long shift.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    /// <summary>The cookie's name.</summary>
    public const string CookieName = "staff-session";

    private const string Purpose = "staff-session";
    private const string GrantPurpose = "staff-grant";
    private const string SignedOut = "signed-out";
    private const string Until = "until";
    private const int IdBytes = 16;

    private static readonly TableName Table = new("staff");

    /// <summary>Signs somebody in who has shown who they are.</summary>
    /// <returns>The cookie's value.</returns>
    /// <exception cref="InvalidOperationException">The settings do not let them in.</exception>
    public async Task<string> BeginAsync(StaffMember member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        var grant = access.FindGrant(member) ?? throw new InvalidOperationException("The settings let no such member of staff in.");
        var kept = new Kept(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
            member.Id,
            member.Name,
            member.Role == StaffRole.Manager,
            (clock.GetUtcNow() + GoodFor).ToUnixTimeSeconds(),
            await seal.DigestAsync(GrantPurpose, grant, cancellationToken));
        return await seal.SealAsync(Purpose, JsonSerializer.SerializeToUtf8Bytes(kept), cancellationToken);
    }

    /// <summary>The session of a request.</summary>
    /// <param name="cookies">The header <c>Cookie</c>.</param>
    /// <returns>Null when there is none, or it is none of ours, or it has ended.</returns>
    public async Task<StaffSession?> ReadAsync(string cookies, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cookies);
        foreach (var cookie in cookies.Split([';', ','], StringSplitOptions.TrimEntries))
        {
            // Another site of the same domain may have set one of that name too: ours is the one that is signed.
            if (cookie.StartsWith(CookieName + "=", StringComparison.Ordinal)
                && await OpenAsync(cookie[(CookieName.Length + 1)..], cancellationToken) is { } session)
                return session;
        }

        return null;
    }

    /// <summary>Ends a session, also for whoever has a copy of its cookie.</summary>
    public async Task EndAsync(StaffSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var until = session.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await store.PutAsync(
            Table,
            new(SignedOut, session.Id, new Dictionary<string, string>(StringComparer.Ordinal) { [Until] = until }),
            cancellationToken);

        // Those whose time is over would not be taken anyway.
        await foreach (var row in store.ScanAsync(Table, SignedOut, keyPrefix: "", cancellationToken))
        {
            if (!long.TryParse(row[Until], NumberStyles.None, CultureInfo.InvariantCulture, out var ended) || !IsAhead(ended))
                await store.DeleteAsync(Table, SignedOut, row.Key, cancellationToken);
        }
    }

    private async Task<StaffSession?> OpenAsync(string value, CancellationToken cancellationToken)
    {
        if (await seal.OpenAsync(Purpose, value, cancellationToken) is not { } content
            || JsonSerializer.Deserialize<Kept>(content) is not { } kept
            || !IsAhead(kept.Until))
            return null;
        var member = new StaffMember(kept.Member, kept.Name, kept.IsManager ? StaffRole.Manager : StaffRole.Desk);
        if (access.FindGrant(member) is not { } grant
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(await seal.DigestAsync(GrantPurpose, grant, cancellationToken)), Encoding.UTF8.GetBytes(kept.Grant))
            || await store.FindAsync(Table, SignedOut, kept.Id, cancellationToken) is not null)
            return null;
        return new(kept.Id, member, DateTimeOffset.FromUnixTimeSeconds(kept.Until));
    }

    private bool IsAhead(long seconds) => clock.GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(seconds);

    private sealed record Kept(string Id, string Member, string Name, bool IsManager, long Until, string Grant);
}
