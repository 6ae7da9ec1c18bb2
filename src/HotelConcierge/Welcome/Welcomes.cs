using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Guests;
using HotelConcierge.Model.Embedded;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Welcome;

/// <summary>A welcome, ready to be sent.</summary>
/// <param name="Mark">What to remember in <see cref="GuestRecord.Welcomed"/> once the guest has it.</param>
public sealed record PreparedWelcome(string Mark, ImmutableList<ReplyPart> Parts);

/// <summary>Prepares welcomes: finds the guest's stay, draws the room's key where one is due, and puts all into words.</summary>
public sealed partial class Welcomes(
    WelcomeCatalog catalog, IReservations reservations, IRoomKeys keys, ReplyMedia media, ChannelCatalog channels, ILogger<Welcomes> log)
{
    /// <summary>The welcome for a guest who writes to a hotel's assistant for the first time.</summary>
    /// <returns>Null when the guest had one, the assistant speaks for no hotel, or the hotel's reservations cannot be read now.</returns>
    public Task<PreparedWelcome?> ForFirstContactAsync(
        Assistant assistant, GuestRecord guest, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return catalog.Find(assistant) is { } welcome && !guest.Welcomed.Exists(mark => mark.StartsWith(MarkOf(welcome.Hotel, ""), StringComparison.Ordinal))
            ? ForAsync(welcome, contact, language, cancellationToken)
            : Task.FromResult<PreparedWelcome?>(null);
    }

    /// <summary>The welcome for a guest who asks for it, whether they had one or not.</summary>
    /// <returns>Null when the assistant speaks for no hotel, or the hotel's reservations cannot be read now.</returns>
    public Task<PreparedWelcome?> ForRequestAsync(Assistant assistant, GuestContact contact, string language, CancellationToken cancellationToken) =>
        catalog.Find(assistant) is { } welcome ? ForAsync(welcome, contact, language, cancellationToken) : Task.FromResult<PreparedWelcome?>(null);

    private async Task<PreparedWelcome?> ForAsync(HotelWelcome welcome, GuestContact contact, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (contact.Address is not { } address)
            return null;
        Reservation? stay;
        string? key;
        try
        {
            stay = await reservations.FindAsync(welcome.Hotel, contact, cancellationToken) is [var first, ..] ? first : null;
            key = stay is not null && WelcomePackage.HasKey(stay) ? await keys.IssueAsync(welcome.Hotel, stay, cancellationToken) : null;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // A courtesy must not cost the guest the answer; it is not marked as sent, so the next message brings it.
            Log.CannotWelcome(log, welcome.Hotel.Key, trouble);
            return null;
        }

        var abilities = channels.Of(address).AbilitiesFor(address);
        var package = new WelcomePackage(welcome, language, links: abilities.Text.Markup is TextMarkup.TelegramHtml);
        if (stay is null)
            return new(MarkOf(welcome.Hotel, ""), package.ForNobody(FirstName(contact.Name)));
        var picture = key is not null && abilities.Files is MediaAbility.Upload
            ? await media.KeepAsync(contact.Conversation, KeyFile(welcome.Hotel, stay), RoomKeyPicture.Draw(key), RoomKeyPicture.ContentType, cancellationToken)
            : null;
        return new(MarkOf(welcome.Hotel, stay.Id), package.For(stay, picture));
    }

    private static string MarkOf(Hotel hotel, string reservation) => $"{hotel.Key}/{reservation}";

    private static string KeyFile(Hotel hotel, Reservation stay) => $"room-key-{StableHash.Of(hotel.Key, stay.Id, stay.Room):x16}.png";

    /// <summary>What a profile name begins with is what the guest is called.</summary>
    private static string? FirstName(string? name) => name?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Hotel}: a guest could not be welcomed, because their reservation could not be read; their next message brings it")]
        public static partial void CannotWelcome(ILogger logger, string hotel, Exception trouble);
    }
}
