using System.Globalization;
using System.Security.Cryptography;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Files of ours as Meta keeps them: uploaded once and sent by their ids, so that nothing has to be fetched from us. Meta keeps an upload
/// for 30 days; the ids of an assistant's files are kept a day less, by number and content. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media.
/// </summary>
/// <remarks>
/// An upload that is repeated, after a crash or side by side, leaves a second copy there that nobody sees. A file that was made for one
/// guest is uploaded each time: nothing of it stays in a table that is not theirs.
/// </remarks>
/// <param name="api">With the time that an upload may take: see <see cref="WhatsAppRegistration"/>.</param>
public sealed class WhatsAppUploads(WhatsAppGraphApi api, ReplyMedia media, ITableStore store, TimeProvider clock)
{
    /// <summary>The name of the HTTP client that uploads.</summary>
    public const string HttpClientName = "WhatsApp uploads";

    /// <summary>How long an id is used.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(29);

    /// <summary>How long one upload may take: sixteen megabytes on a slow line.</summary>
    public static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(1);

    private static readonly TableName Table = new("mediauploads");
    private const string Id = "id";
    private const string Until = "until";

    /// <summary>The id of a file, from the last upload or a new one.</summary>
    /// <param name="number">Meta's id of the number that sends it: ids belong to one.</param>
    /// <param name="anew">Whether the kept id was refused.</param>
    internal async Task<WhatsAppUpload> FindAsync(string number, MediaSource source, bool anew, CancellationToken cancellationToken)
    {
        if (await media.ReadAsync(source, cancellationToken) is not { } bytes)
            return new WhatsAppUpload.Refused();
        var isKept = source.Uri.StartsWith(MediaSource.AssetPrefix, StringComparison.Ordinal);
        var key = $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}-{source.ContentType.Replace('/', '-')}";
        if (isKept && !anew && await FindKeptAsync(number, key, cancellationToken) is { } kept)
            return new WhatsAppUpload.There(kept, WasKept: true);

        var name = "file" + Path.GetExtension(source.Uri);
        var answer = await api.UploadAsync($"{number}/media", name, source.ContentType, bytes, cancellationToken);
        if (answer.Failure is { } failure)
        {
            // Whether it came there or not: no guest has seen anything of it.
            return failure.Kind is SendFailure.Permanent ? new WhatsAppUpload.Refused()
                : new WhatsAppUpload.NotNow(failure.Kind is SendFailure.Unknown ? failure with { Kind = SendFailure.Transient } : failure);
        }

        if (answer.Body?.Text("id") is not { Length: > 0 } id)
            return new WhatsAppUpload.NotNow(new(SendFailure.Transient, "unreadable answer"));
        if (isKept)
            await KeepAsync(number, key, id, cancellationToken);
        return new WhatsAppUpload.There(id, WasKept: false);
    }

    private async Task<string?> FindKeptAsync(string number, string key, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, number, key, cancellationToken) is { } row
        && DateTimeOffset.TryParse(row[Until], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until)
        && clock.GetUtcNow() < until
            ? row[Id]
            : null;

    private Task KeepAsync(string number, string key, string id, CancellationToken cancellationToken) => store.PutAsync(
        Table,
        new(number, key, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Id] = id,
            [Until] = (clock.GetUtcNow() + GoodFor).ToString("O", CultureInfo.InvariantCulture),
        }),
        cancellationToken);
}

/// <summary>What came of asking for a file's id. A closed union.</summary>
internal abstract record WhatsAppUpload
{
    private WhatsAppUpload()
    {
    }

    /// <summary>Meta has the file.</summary>
    /// <param name="WasKept">Whether the id is that of an earlier upload.</param>
    public sealed record There(string Id, bool WasKept) : WhatsAppUpload;

    /// <summary>Meta does not take the file, or it is not there any more.</summary>
    public sealed record Refused : WhatsAppUpload;

    /// <summary>Not now: nothing was sent.</summary>
    public sealed record NotNow(SendOutcome.Failed Failure) : WhatsAppUpload;
}
