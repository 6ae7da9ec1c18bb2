using System.Text.Json;
using HotelConcierge.Channels;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Text;

namespace HotelConcierge.Reservations;

/// <summary>What to answer to whoever asks for a code.</summary>
/// <param name="Status">201; 404 when there is no such reservation; 409 when it is over or cancelled; 400 for an unknown hotel.</param>
/// <param name="Problem">Why there is none, in a sentence; null when there is one.</param>
public sealed record StayCodeAnswer(int Status, string? Problem)
{
    public string? Code { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Addresses that open a chat and send the code, by channel.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the hotel reaches the guest, as its own record says.</summary>
    public string? Phone { get; init; }

    /// <inheritdoc cref="Phone"/>
    public string? Email { get; init; }

    /// <summary>As the caller reads it.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            Problem is null
                ? new
                {
                    Code,
                    ExpiresAt,
                    Links,
                    Phone,
                    Email,
                }
                : (object)new { Problem },
            TurnJson.Options);
}

/// <summary>
/// Codes by which guests link their stay whose channel proves no number: the hotel puts one into the confirmation of the booking.
/// </summary>
public sealed class StayCodes(
    OneTimeCodes codes,
    TableReservations reservations,
    StayLinks links,
    StayImport import,
    ChannelCatalog channels,
    TimeProvider clock)
{
    /// <summary>A code is good until departure, and for so long at most.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(90);

    /// <summary>Makes a code for a reservation. Every call makes one more, so that each of several guests can have one.</summary>
    /// <param name="hotel">By its assistant's name; empty where there is one hotel only.</param>
    public async Task<StayCodeAnswer> IssueAsync(string hotel, string number, CancellationToken cancellationToken)
    {
        if (import.Find(hotel, out var problem) is not { } found)
            return new(400, $"hotel: {problem}");
        if (await reservations.FindAsync(found, number, cancellationToken) is not { } record)
            return new(404, "There is no reservation of that number. Import it first.");
        if (!IsComing(found, record))
            return new(409, "The reservation is cancelled or over.");

        var longest = clock.GetUtcNow() + LongestLife;
        var end = found.EndOf(record.Reservation);
        var expiresAt = (end < longest ? end : longest).ToUniversalTime();
        var code = await codes.IssueAsync(CodePurpose.Stay, SubjectOf(found, number), expiresAt, cancellationToken);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var channel in channels.All.OfType<IOpensByLink>())
        {
            if (await channel.LinkAsync(found.Key, code.Value, cancellationToken) is { } address)
                addresses[channel.Name.Value] = address;
        }

        return new(201, null) { Code = code.Value, ExpiresAt = expiresAt, Links = addresses, Phone = record.Phone, Email = record.Email };
    }

    /// <summary>Links the stay that a code is for. Done twice, it changes nothing.</summary>
    /// <returns>The stay; null for any code that links none here, whatever the reason.</returns>
    public async Task<Reservation?> LinkAsync(
        Hotel hotel,
        OneTimeCode code,
        GuestContact guest,
        string turn,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(guest);
        StayRecord? record = null;
        if (await codes.RedeemAsync(CodePurpose.Stay, code, guest.Conversation, turn, IsWantedAsync, cancellationToken) is null
            || record is null)
            return null;
        await links.LinkAsync(hotel, record.Reservation.Id, guest, cancellationToken);
        return record.Reservation;

        // A code of another hotel, or of a stay that is over, opens nothing here and stays what it is.
        async Task<bool> IsWantedAsync(string subject)
        {
            if (!subject.StartsWith(SubjectOf(hotel, ""), StringComparison.Ordinal))
                return false;
            record = await reservations.FindAsync(hotel, subject[SubjectOf(hotel, "").Length..], cancellationToken);
            return record is not null && IsComing(hotel, record);
        }
    }

    private static bool IsComing(Hotel hotel, StayRecord record) => !record.IsCancelled && record.Reservation.CheckOut >= hotel.Clock.Today;

    /// <summary>What a code of a reservation is issued for. Stored with the code.</summary>
    internal static string SubjectOf(Hotel hotel, string number) => $"{hotel.Key}/{number}";
}
