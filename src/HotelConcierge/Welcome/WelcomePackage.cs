using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Welcome;

/// <summary>
/// Puts a welcome into words and pictures: the hotel's picture with the stay's facts below it, where the hotel is, and for
/// members from gold on their room and its key. Pure.
/// </summary>
/// <param name="links">Whether the hotel's name leads to its website.</param>
internal sealed class WelcomePackage(HotelWelcome welcome, string language, bool links)
{
    private Hotel Hotel => welcome.Hotel;

    /// <summary>For a guest with a stay.</summary>
    /// <param name="key">The picture of the room's key; null where the guest gets none, or their channel cannot show it.</param>
    public ImmutableList<ReplyPart> For(Reservation reservation, MediaSource? key)
    {
        var caption = $"**{Headline(reservation)}**\n\n{string.Join('\n', Facts(reservation).Select(fact => "- " + fact))}";
        var parts = ImmutableList.CreateBuilder<ReplyPart>();
        parts.Add(
            welcome.Plan.Picture is { } picture
                ? new ReplyPart.Picture(
                    MediaSource.Asset(Hotel.Key, picture, WelcomeFile.PictureType(picture)!),
                    caption,
                    Template.Fill(Text(WelcomeTexts.PictureShows), ("hotel", Hotel.Name)))
                : new ReplyPart.Text(caption));
        parts.Add(new ReplyPart.Location(Hotel.Name, Hotel.Place.Address, Hotel.Place.Latitude, Hotel.Place.Longitude));
        if (HasKey(reservation))
            parts.Add(Loyalty(reservation, key));
        return parts.ToImmutable();
    }

    /// <summary>For a guest without one.</summary>
    /// <param name="name">By which the guest is addressed; null where the channel gives none.</param>
    public ImmutableList<ReplyPart> ForNobody(string? name) =>
    [
        new ReplyPart.Text(name is null
            ? Fill(WelcomeTexts.NoneUnnamed, ("hotel", Linked), ("url", Hotel.Url))
            : Fill(WelcomeTexts.None, ("name", PlainMarkdown.Of(name)), ("hotel", Linked), ("url", Hotel.Url))),
    ];

    /// <summary>The headline alone, or what a guest without a stay is told.</summary>
    public string InShort(Reservation? stay, string? name) =>
        stay is not null ? Headline(stay) : ((ReplyPart.Text)ForNobody(name)[0]).Markdown;

    /// <summary>What a template can be filled with, in plain text.</summary>
    public IReadOnlyDictionary<string, string> Facts(Reservation? stay, string? name)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = stay?.Guests[0].Name ?? name ?? "",
            ["hotel"] = Hotel.Name,
        };
        if (stay is null)
            return facts;
        facts["checkIn"] = Day(stay.CheckIn);
        facts["checkOut"] = Day(stay.CheckOut);
        facts["nights"] = stay.Nights.ToString(CultureInfo.InvariantCulture);
        facts["room"] = stay.Room;
        return facts;
    }

    /// <summary>Whether a reservation's guests open their door by phone.</summary>
    public static bool HasKey(Reservation reservation) => reservation.Level >= MemberLevel.Gold;

    /// <summary>The name of a key's picture for the guest.</summary>
    public static string KeyName(Reservation reservation) => $"Room {reservation.Room}.png";

    /// <summary>A day as the welcome writes it; with its year unless that is this one.</summary>
    public string Day(DateOnly day) => HotelDays.Write(Hotel, day, language);

    private string Linked => links ? $"[{PlainMarkdown.Of(Hotel.Name)}]({Hotel.Url})" : PlainMarkdown.Of(Hotel.Name);

    private string Headline(Reservation reservation)
    {
        var name = ("name", PlainMarkdown.Of(reservation.Guests[0].Name));
        var hotel = ("hotel", Linked);
        var today = Hotel.Clock.Today;
        if (reservation.CheckIn > today)
            return Fill(WelcomeTexts.Later, name, hotel, ("date", PlainMarkdown.Of(Day(reservation.CheckIn))));
        if (reservation.CheckIn == today)
            return Fill(WelcomeTexts.Today, name, hotel);
        return reservation.CheckOut > today
            ? Fill(WelcomeTexts.During, name, hotel)
            : Fill(WelcomeTexts.LastDay, name, hotel, ("time", Hotel.CheckOutUntil.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    private IEnumerable<string> Facts(Reservation reservation)
    {
        // Who turns 18 before the stay comes as an adult.
        var day = reservation.CheckIn > Hotel.Clock.Today ? reservation.CheckIn : Hotel.Clock.Today;
        yield return Counted(WelcomeTexts.Nights, reservation.Nights, ("date", PlainMarkdown.Of(Day(reservation.CheckOut))));
        foreach (var (key, guests) in new[]
            {
                (WelcomeTexts.Adults, reservation.AdultsOn(day)),
                (WelcomeTexts.Minors, reservation.MinorsOn(day)),
            }
        )
        {
            var names = guests.Select(guest => PlainMarkdown.Of(guest.Name)).ToList();
            if (names.Count > 0)
                yield return Counted(key, names.Count, ("names", string.Join(", ", names)));
        }
    }

    private ReplyPart Loyalty(Reservation reservation, MediaSource? key)
    {
        // Which room it is may be decided as late as at the desk.
        string[] room = reservation.Room.Length > 0 ? [Fill(WelcomeTexts.Room, ("room", PlainMarkdown.Of(reservation.Room)))] : [];
        string[] words = [Text(WelcomeTexts.PhysicalKey), Text(WelcomeTexts.Director)];
        return key is null
            ? new ReplyPart.Text(string.Join(' ', [.. room, .. words]))
            : new ReplyPart.File(key, KeyName(reservation), string.Join(' ', [.. room, Text(WelcomeTexts.DigitalKey), .. words]));
    }

    private string Text(string key) => welcome.Plan.Texts.In(language, key);

    private string Fill(string key, params ReadOnlySpan<(string Slot, string Value)> values) => Template.Fill(Text(key), values);

    private string Counted(string key, int count, (string Slot, string Value) other) =>
        Template.Fill(welcome.Plan.Texts.In(language, key, count), ("count", count.ToString(CultureInfo.InvariantCulture)), other);
}
