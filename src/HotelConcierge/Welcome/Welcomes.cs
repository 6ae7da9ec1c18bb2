using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Guests;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Text;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Welcome;

/// <summary>A welcome, ready to be sent.</summary>
/// <param name="Mark">What to remember in <see cref="GuestRecord.Welcomed"/> once the guest has it.</param>
public sealed record PreparedWelcome(string Mark, ImmutableList<ReplyPart> Parts)
{
    /// <summary>Its gist in Markdown, for where the whole cannot be said.</summary>
    public required string InShort { get; init; }

    /// <summary>What a template can be filled with: name, hotel, checkIn, checkOut, nights, room.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }
}

/// <summary>Prepares welcomes: finds the guest's stay, draws the room's key where one is due, and puts all into words.</summary>
/// <param name="keys">The door locks; null where none are connected, and then nobody is shown a key.</param>
public sealed partial class Welcomes(
    WelcomeCatalog catalog,
    IReservations reservations,
    ReplyMedia media,
    MediaLinks links,
    ChannelCatalog channels,
    ILogger<Welcomes> log,
    IRoomKeys? keys = null)
{
    /// <summary>The welcome for a guest who writes to a hotel's assistant for the first time.</summary>
    /// <returns>Null when the guest had one, the assistant speaks for no hotel, or the hotel's reservations cannot be read now.</returns>
    public Task<PreparedWelcome?> ForFirstContactAsync(
        Assistant assistant, GuestRecord guest, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return catalog.Find(assistant) is { } welcome
            && !guest.Welcomed.Exists(mark => mark.StartsWith(MarkOf(welcome.Hotel, ""), StringComparison.Ordinal))
            ? TryAsync(welcome, contact, language, cancellationToken)
            : Task.FromResult<PreparedWelcome?>(null);
    }

    /// <summary>The welcome for a guest who asks for it, whether they had one or not.</summary>
    /// <returns>Null when the assistant speaks for no hotel, or the hotel's reservations cannot be read now.</returns>
    public Task<PreparedWelcome?> ForRequestAsync(
        Assistant assistant,
        GuestContact contact,
        string language,
        CancellationToken cancellationToken
    ) =>
        catalog.Find(assistant) is { } welcome
            ? TryAsync(welcome, contact, language, cancellationToken)
            : Task.FromResult<PreparedWelcome?>(null);

    /// <summary>The welcome for a guest who did not ask for it.</summary>
    /// <param name="reservation">The id of the stay to welcome to; null for the next one, or to say that there is none.</param>
    /// <returns>Null when the assistant speaks for no hotel, or the stay is not to come any more. Trouble with the hotel's systems is
    /// thrown, so that it is tried again.</returns>
    public async Task<PreparedWelcome?> PrepareAsync(
        Assistant assistant, GuestContact contact, string? reservation, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (catalog.Find(assistant) is not { } welcome)
            return null;
        var (stay, key) = await FindAsync(welcome.Hotel, contact, reservation, cancellationToken);
        return reservation is not null && stay is null ? null : await PackAsync(welcome, contact, stay, key, language, cancellationToken);
    }

    private async Task<PreparedWelcome?> TryAsync(
        HotelWelcome welcome,
        GuestContact contact,
        string language,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Reservation? stay;
        string? key;
        try
        {
            (stay, key) = await FindAsync(welcome.Hotel, contact, reservation: null, cancellationToken);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // A welcome must not cost the guest the answer; it is not marked as sent, so the next message brings it.
            Log.CannotWelcome(log, welcome.Hotel.Key, trouble);
            return null;
        }

        return await PackAsync(welcome, contact, stay, key, language, cancellationToken);
    }

    private async Task<(Reservation? Stay, string? Key)> FindAsync(
        Hotel hotel,
        GuestContact contact,
        string? reservation,
        CancellationToken cancellationToken)
    {
        var stay = (await reservations.FindAsync(hotel, contact, cancellationToken)).FirstOrDefault(one =>
            reservation is null || one.Id == reservation);
        return (
            stay,
            keys is not null && stay is { Room.Length: > 0 } && WelcomePackage.HasKey(stay)
                ? await keys.IssueAsync(hotel, stay, cancellationToken)
                : null);
    }

    private async Task<PreparedWelcome?> PackAsync(
        HotelWelcome welcome, GuestContact contact, Reservation? stay, string? key, string language, CancellationToken cancellationToken)
    {
        if (contact.Address is not { } address)
            return null;
        var abilities = channels.Of(address).AbilitiesFor(address);
        var package = new WelcomePackage(welcome, language, links: abilities.Text.Markup.LinksNames);
        var name = FirstName(contact.Name);
        if (stay is null)
            return new(MarkOf(welcome.Hotel, ""), package.ForNobody(name))
            {
                InShort = package.InShort(stay, name),
                Facts = package.Facts(stay, name),
            };
        var picture =
            key is not null && (abilities.Files.Way is MediaWay.Upload || abilities.Files.Way is MediaWay.PublicUrl && links.CanPublish)
                ? await media.KeepAsync(
                    contact.Conversation,
                    KeyFile(welcome.Hotel, stay),
                    RoomKeyPicture.Draw(key),
                    RoomKeyPicture.ContentType,
                    cancellationToken)
                : null;
        return new(MarkOf(welcome.Hotel, stay.Id), package.For(stay, picture))
        {
            InShort = package.InShort(stay, name),
            Facts = package.Facts(stay, name),
        };
    }

    internal static string MarkOf(Hotel hotel, string reservation) => $"{hotel.Key}/{reservation}";

    private static string KeyFile(Hotel hotel, Reservation stay) => $"room-key-{StableHash.Of(hotel.Key, stay.Id, stay.Room):x16}.png";

    /// <summary>What a profile name begins with is what the guest is called.</summary>
    private static string? FirstName(string? name) =>
        name?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first : null;

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "{Hotel}: a guest could not be welcomed, because their reservation could not be read; their next message brings it"
        )]
        public static partial void CannotWelcome(ILogger logger, string hotel, Exception trouble);
    }
}
