using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Media;

/// <summary>A file as a provider fetches it.</summary>
/// <param name="Name">For the guest.</param>
public sealed record FetchedMedia(byte[] Bytes, string ContentType, string Name);

/// <summary>
/// Public addresses for our own pictures and files, for providers that fetch them. The token in an address says in cipher which
/// file it is and until when it may be fetched; nobody can make one, or read from one whose file it is.
/// </summary>
public sealed class MediaLinks(ReplyMedia media, MediaKey key, PublicAddress publicAddress, TimeProvider clock)
{
    /// <summary>How long an address is good: Twilio may keep a message waiting for four hours before it fetches the file.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(6);

    /// <summary>Longer tokens than any of ours are not looked at.</summary>
    public const int LongestToken = 1024;

    private const char Separator = '\n';
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int TimeLength = sizeof(long);

    /// <summary>Whether providers can fetch anything from here: <c>PublicBaseUrl</c> is set.</summary>
    public bool CanPublish => publicAddress.Of("/") is not null;

    /// <summary>
    /// Gives an address to every file that needs one: the provider fetches it, or it is too large for the channel, so that the guest can.
    /// A channel without pictures or documents says them in words; of something to hear or to watch words are not enough.
    /// </summary>
    public async Task<IReadOnlyList<ReplyPart>> PublishAsync(
        IReadOnlyList<ReplyPart> parts,
        ChannelAbilities abilities,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(abilities);
        var published = new List<ReplyPart>(parts.Count);
        foreach (var part in parts)
        {
            published.Add(
                part switch
                {
                    ReplyPart.Picture picture when NeedsAddress(abilities, abilities.Pictures, picture.Source) => picture with
                    {
                        Source = await PublishAsync(picture.Source, "picture", cancellationToken),
                    },
                    ReplyPart.File file when NeedsAddress(abilities, abilities.Files, file.Source) => file with
                    {
                        Source = await PublishAsync(file.Source, file.Name, cancellationToken),
                    },
                    ReplyPart.Audio audio when NeedsAddress(abilities, abilities.Audio, audio.Source, isWordless: true) => audio with
                    {
                        Source = await PublishAsync(audio.Source, audio.Title, cancellationToken),
                    },
                    ReplyPart.Video video when NeedsAddress(abilities, abilities.Videos, video.Source, isWordless: true) => video with
                    {
                        Source = await PublishAsync(video.Source, video.Title, cancellationToken),
                    },
                    _ => part,
                }
            );
        }

        return published;
    }

    /// <summary>Reads the file of an address.</summary>
    /// <returns>Null when the token is none of ours or too old, or the file is gone.</returns>
    public async Task<FetchedMedia?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length > LongestToken
            || Decode(token) is not { } sealedBytes
            || sealedBytes.Length < NonceLength + TagLength + TimeLength)
            return null;
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(await key.ReadAsync(cancellationToken), TagLength);
            cipher.Decrypt(
                sealedBytes.AsSpan(0, NonceLength),
                sealedBytes.AsSpan(NonceLength + TagLength),
                sealedBytes.AsSpan(NonceLength, TagLength),
                plain);
        }
        catch (CryptographicException)
        {
            // Whoever sent it made it up.
            return null;
        }

        if (clock.GetUtcNow().ToUnixTimeSeconds() >= BinaryPrimitives.ReadInt64BigEndian(plain)
            || Encoding.UTF8.GetString(plain.AsSpan(TimeLength)).Split(Separator) is not [var uri, var type, var name])
            return null;
        return await media.ReadAsync(new(uri, type), cancellationToken) is { } bytes ? new(bytes, type, name) : null;
    }

    private static bool NeedsAddress(ChannelAbilities abilities, MediaAbility kind, MediaSource source, bool isWordless = false) =>
        abilities.CarrierOf(kind, source) is { } carrier ? carrier.Way is MediaWay.PublicUrl : isWordless || kind.Way is not MediaWay.None;

    /// <summary>The path of a file of ours from where this host's paths begin, good for <see cref="GoodFor"/>.</summary>
    /// <returns>Without a slash before it.</returns>
    public async Task<string> PathOfAsync(MediaSource source, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(name);
        var text = string.Join(Separator, source.Uri, source.ContentType, name.ReplaceLineEndings(" "));
        var plain = new byte[TimeLength + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt64BigEndian(plain, (clock.GetUtcNow() + GoodFor).ToUnixTimeSeconds());
        Encoding.UTF8.GetBytes(text, plain.AsSpan(TimeLength));

        // A nonce made of the content with the key is never used for another content, and needs no randomness.
        var secret = await key.ReadAsync(cancellationToken);
        var token = new byte[NonceLength + TagLength + plain.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, token.AsSpan(0, NonceLength), salt: [], info: plain);
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Encrypt(token.AsSpan(0, NonceLength), plain, token.AsSpan(NonceLength + TagLength), token.AsSpan(NonceLength, TagLength));
        return Routes.Media.Replace(Routes.MediaToken, Base64Url.EncodeToString(token), StringComparison.Ordinal);
    }

    private async Task<MediaSource> PublishAsync(MediaSource source, string name, CancellationToken cancellationToken) =>
        source.PublicUrl() is not null || !CanPublish
            ? source
            : source with { Uri = publicAddress.Of("/" + await PathOfAsync(source, name, cancellationToken))! };

    private static byte[]? Decode(string token)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        return Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var length) ? bytes[..length] : null;
    }
}
