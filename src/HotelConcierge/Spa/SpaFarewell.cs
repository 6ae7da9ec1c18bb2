using System.Collections.Immutable;
using HotelConcierge.Messages;

namespace HotelConcierge.Spa;

/// <summary>
/// Tells a guest who is about to be forgotten which coming bookings go with them. To be asked before the guest is erased.
/// </summary>
public sealed class SpaFarewell(SpaCatalog spas, SpaBookings bookings)
{
    /// <summary>One text with a line for each booking that will be cancelled; none when there is none.</summary>
    public async Task<ImmutableList<ReplyPart>> WriteAsync(ConversationId guest, string language, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var spa in spas.All)
        {
            var coming = (await bookings.MineAsync(spa, guest, cancellationToken)).Where(booking => booking.Start > spa.Hotel.Clock.Now);
            lines.AddRange(coming.Select(booking => LineOf(spa, booking, language)));
        }

        return lines.Count == 0 ? [] : [new ReplyPart.Text(string.Join("\n\n", lines))];
    }

    private static string LineOf(HotelSpa spa, SpaBooking booking, string language) =>
        SpaWords.Fill(SpaWords.In(spa.Plan.Words.Forgotten, language), SpaWords.FactsOf(booking, spa, language));
}
