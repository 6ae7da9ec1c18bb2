using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Reservations;

/// <summary>Checks a reservation of an import, and finds everything that is wrong with it.</summary>
internal static class StayCheck
{
    private const int LongestNumber = 64;
    private const int LongestText = 100;
    private const string ExpectedDay = "a day that the calendar has, from 1900 to 2199, such as 2026-12-24";

    private static readonly Dictionary<string, StayWish> Wishes = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = StayWish.Booked,
        ["booked"] = StayWish.Booked,
        ["cancelled"] = StayWish.Cancelled,
        ["erased"] = StayWish.Erased,
    };

    /// <returns>The entry; null after adding to the problems why there is none.</returns>
    public static StayEntry? Read(RawStay raw)
    {
        // Of a line that is not written as one, the fields say nothing.
        if (raw.Problems.Exists(problem => problem.Field.Length == 0))
            return null;
        var number = Number(raw);
        if (!Wishes.TryGetValue(Text(raw, StayFields.Status), out var wish))
            raw.Add(StayFields.Status, "Is unknown. Write booked, cancelled or erased, or leave it empty for booked.");
        if (wish is not StayWish.Booked)
            return raw.Problems.Count > 0 ? null : new(raw.Line, number, wish, Record: null);

        var phone = Phone(raw);
        var email = Email(raw);
        var checkIn = Day(raw, StayFields.CheckIn);
        var checkOut = Day(raw, StayFields.CheckOut);
        if (checkIn >= checkOut)
            raw.Add(StayFields.CheckOut, "Must be after checkIn.");
        var room = Short(raw, StayFields.Room, Text(raw, StayFields.Room));
        var guests = Guests(raw);
        return raw.Problems.Count > 0
            ? null
            : new(raw.Line, number, wish, new(new(number, guests, checkIn!.Value, checkOut!.Value, room), phone, email));
    }

    private static string Number(RawStay raw)
    {
        var number = Text(raw, StayFields.Number);
        if (number.Length == 0)
            raw.Add(StayFields.Number, "Is missing. Write the hotel's own number of the reservation.");
        else if (number.Length > LongestNumber || !number.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or ':'))
            raw.Add(StayFields.Number, $"Must be made of letters, digits, '-', '_', '.' and ':', at most {LongestNumber} of them.");
        return number;
    }

    private static string? Phone(RawStay raw)
    {
        var written = Text(raw, StayFields.Phone);
        if (written.Length == 0)
            return null;

        var number = TelephoneNumber.Read(written);
        if (number is null)
        {
            raw.Add(
                StayFields.Phone,
                "Must be a number with its country, such as +34600000001. A spreadsheet may have dropped the plus: make the column text. "
                    + "Leave it empty where there is none.");
        }

        return number;
    }

    private static string? Email(RawStay raw)
    {
        var written = Text(raw, StayFields.Email);
        if (written.Length == 0)
            return null;
        var email = EmailAddress.Read(written);
        if (email is null)
            raw.Add(StayFields.Email, "Must be one e-mail address, such as ana@example.com. Leave it empty where there is none.");
        return email;
    }

    private static ImmutableArray<StayGuest> Guests(RawStay raw)
    {
        if (raw.Guests.Count == 0)
            raw.Add(StayFields.Name, "Is missing. Name at least the guest who booked.");
        var guests = ImmutableArray.CreateBuilder<StayGuest>(raw.Guests.Count);
        foreach (var guest in raw.Guests)
        {
            string Field(string field) => guest.Fields.GetValueOrDefault(field) ?? "";
            var name = Short(raw, guest.NameOf(StayFields.Name), Field(StayFields.Name));
            if (name.Length == 0)
                raw.Add(guest.NameOf(StayFields.Name), "Is missing. Write the guest's given name.");
            var born = Field(StayFields.Born) is { Length: > 0 } day ? Day(raw, guest.NameOf(StayFields.Born), day) : null;
            var level = MemberLevel.NonMember;
            if (Field(StayFields.Level) is { Length: > 0 } written && !HotelValues.TryLevel(written, out level))
                raw.Add(guest.NameOf(StayFields.Level), $"Must be one of {string.Join(", ", HotelValues.LevelNames)}, or empty for none.");
            guests.Add(new(name, Short(raw, guest.NameOf(StayFields.Surnames), Field(StayFields.Surnames)), born, level));
        }

        return guests.ToImmutable();
    }

    private static DateOnly? Day(RawStay raw, string field)
    {
        var text = Text(raw, field);
        if (text.Length > 0)
            return Day(raw, field, text);
        raw.Add(field, $"Is missing. Write {ExpectedDay}.");
        return null;
    }

    private static DateOnly? Day(RawStay raw, string field, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and < 2200)
            return day;
        raw.Add(field, $"Must be {ExpectedDay}.");
        return null;
    }

    private static string Short(RawStay raw, string field, string text)
    {
        if (text.Length > LongestText || text.Any(char.IsControl))
            raw.Add(field, $"Must be at most {LongestText} characters on one line.");
        return text;
    }

    private static string Text(RawStay raw, string field) => raw.Fields.GetValueOrDefault(field) ?? "";
}
