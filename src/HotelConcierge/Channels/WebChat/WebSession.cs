using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WebChat;

/// <summary>Who somebody at a browser is, and whom they write to.</summary>
/// <param name="Assistant">The assistant's name.</param>
/// <param name="Guest">Letters, digits, <c>-</c> and <c>_</c>, made up by us and known to nobody else.</param>
/// <param name="ExpiresAt">In whole seconds.</param>
public sealed record WebSession(string Assistant, string Guest, DateTimeOffset ExpiresAt)
{
    /// <summary>The conversation's address.</summary>
    public ConversationAddress Address => new(WebChannel.ChannelName, Assistant, Guest);
}

/// <summary>
/// The cookies of the web chat, one for each assistant. A cookie holds who the guest is and until when, signed: nobody can make one, and
/// one for an assistant is none for another.
/// </summary>
public sealed class WebSessions(IOptions<WebChatOptions> options, TimeProvider clock)
{
    /// <summary>A guest is known for so long after they opened the page last.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(30);

    /// <summary>The bytes of a guest's id before it is written in letters.</summary>
    public const int GuestBytes = 16;

    private const string CookiePrefix = "concierge-";
    private const int LongestCookie = 200;

    private readonly Pace _newGuests = new(options.Value.NewGuestsPerMinute, clock);
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret));

    /// <summary>The name of an assistant's cookie.</summary>
    public static string CookieFor(string assistant) => CookiePrefix + assistant;

    /// <summary>Counts somebody who has no session yet.</summary>
    /// <returns>Null when they may have one; else how long to wait.</returns>
    public TimeSpan? AdmitNew() => _newGuests.Admit(who: "");

    /// <summary>A session that begins now.</summary>
    /// <param name="guest">The <see cref="GuestBytes"/> of a new guest.</param>
    public WebSession Begin(string assistant, ReadOnlySpan<byte> guest) =>
        Renew(new(assistant, Base64Url.EncodeToString(guest), DateTimeOffset.MinValue));

    /// <summary>The same guest from now on for <see cref="GoodFor"/>.</summary>
    public WebSession Renew(WebSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session with { ExpiresAt = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + GoodFor).ToUnixTimeSeconds()) };
    }

    /// <summary>The cookie's value.</summary>
    public string Sign(WebSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var expires = session.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{session.Guest}.{expires}.{Proof(session.Assistant, session.Guest, expires)}";
    }

    /// <summary>The session of a request.</summary>
    /// <param name="cookies">The header <c>Cookie</c>.</param>
    /// <param name="assistant">Whose cookie is looked for.</param>
    /// <returns>Null when there is none, or it is none of ours, or its time is over.</returns>
    public WebSession? Read(string cookies, string assistant)
    {
        ArgumentNullException.ThrowIfNull(cookies);
        var name = CookieFor(assistant) + "=";
        foreach (var cookie in cookies.Split([';', ','], StringSplitOptions.TrimEntries))
        {
            // Another site of the same domain may have set one of that name too: ours is the one that is signed.
            if (cookie.StartsWith(name, StringComparison.Ordinal) && Open(cookie[name.Length..], assistant) is { } session)
                return session;
        }

        return null;
    }

    private WebSession? Open(string value, string assistant)
    {
        if (value.Length > LongestCookie
            || value.Split('.') is not [{ Length: > 0 } guest, var expires, var proof]
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(Proof(assistant, guest, expires))))
            return null;
        var until = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return clock.GetUtcNow() < until ? new(assistant, guest, until) : null;
    }

    private string Proof(string assistant, string guest, string expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"web-session\n{assistant}\n{guest}\n{expires}")));
}
