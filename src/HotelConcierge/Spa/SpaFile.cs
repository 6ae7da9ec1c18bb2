using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Reservations;

namespace HotelConcierge.Spa;

/// <summary>Reads a <c>spa.json</c>.</summary>
internal sealed class SpaFile(Hotel hotel, DataErrors errors)
{
    private const int MinutesOfADay = 24 * 60;

    /// <summary>What a button shows in every channel.</summary>
    private const int LongestLabel = 24;

    private const int LongestHint = 200;

    /// <returns>The plan; null after noting what is wrong with it.</returns>
    public SpaPlan? Read(DataObject data)
    {
        var before = errors.All.Count;
        var slotMinutes = data.Whole("slotMinutes", 5, MinutesOfADay);
        var hours = data.Objects("hours", "objects with days, from and to")
            .Select(opening => Hours(opening, slotMinutes))
            .ToImmutableArray();
        if (hours.IsEmpty)
            data.Add("hours", "must have at least one opening with days, from and to");
        CheckOverlaps(data, hours);
        var currency = SpaPeopleFile.Currency(data);
        var treatments = data.Objects("treatments", "objects with name and labels")
            .Select(treatment => SpaPeopleFile.Treatment(treatment, one => Texts(one, "labels", int.MaxValue), currency is not null))
            .ToImmutableArray();
        if (treatments.IsEmpty)
            data.Add("treatments", "must have at least one treatment with name and labels");
        CheckTwice(data, "treatments", treatments.Select(treatment => treatment.Name));
        SpaPeopleFile.CheckLengths(data, treatments, hours);
        var rooms = data.Objects("rooms", "objects with name and treatments")
            .Select(room => SpaPeopleFile.Room(room, treatments))
            .ToImmutableArray();
        CheckTwice(data, "rooms", rooms.Select(room => room.Name));
        var therapists = data.Objects("therapists", "objects with name and treatments")
            .Select(therapist => SpaPeopleFile.Therapist(therapist, treatments))
            .ToImmutableArray();
        CheckTwice(data, "therapists", therapists.Select(therapist => therapist.Name));
        SpaPeopleFile.CheckGiven(data, treatments, rooms, therapists);
        var plan = new SpaPlan
        {
            SlotLength = TimeSpan.FromMinutes(slotMinutes),
            Hours = hours,
            Closed = Closed(data),
            Notice = TimeSpan.FromMinutes(data.Whole("noticeMinutes", 0, 7 * MinutesOfADay)),
            HorizonDays = data.Whole("horizonDays", 0, 365),
            MostBookings = data.Whole("mostBookings", 1, 50),
            ReminderBefore = TimeSpan.FromMinutes(data.Whole("reminderMinutes", 0, MinutesOfADay)),
            OutsideGuests = data.Flag("outsideGuests"),
            Currency = currency,
            Treatments = treatments,
            Rooms = rooms,
            Therapists = therapists,
            WaitingOffer = TimeSpan.FromMinutes(data.OptionalWhole("waitingMinutes", 5, MinutesOfADay, 30)),
            Words = Words(data),
        };
        data.NothingElse();
        return errors.All.Count > before ? null : plan;
    }

    private static SpaHours Hours(DataObject data, int slotMinutes)
    {
        var days = SpaPeopleFile.Days(data);
        if (days.IsEmpty && !data.Has("days"))
            data.Add("days", $"is missing; it must be a list out of {string.Join(", ", SpaPeopleFile.Weekdays)}");
        var hours = new SpaHours(days, data.Time("from"), data.Time("to"));
        if (data.Has("from") && data.Has("to") && SpaPeopleFile.Length(hours).TotalMinutes < slotMinutes)
            data.Add("to", "must leave room for at least one slot after from; 00:00 is the end of the day");
        data.NothingElse();
        return hours;
    }

    private static void CheckOverlaps(DataObject data, ImmutableArray<SpaHours> hours)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var openings = hours.Where(opening => opening.Days.Contains(day)).OrderBy(opening => opening.From).ToList();
            if (openings.Zip(openings.Skip(1)).Any(pair => pair.First.To == TimeOnly.MinValue || pair.First.To > pair.Second.From))
                data.Add("hours", $"has openings on {SpaPeopleFile.Weekdays[(int)day]} that overlap; a slot can belong to one only");
        }
    }

    private static ImmutableHashSet<DateOnly> Closed(DataObject data)
    {
        var closed = ImmutableHashSet.CreateBuilder<DateOnly>();
        foreach (var text in data.Texts("closed", "days such as 2026-12-25"))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                closed.Add(day);
            else
                data.Add("closed", $"'{text}' must be a day that the calendar has, such as 2026-12-25");
        }

        return closed.ToImmutable();
    }

    private static void CheckTwice(DataObject data, string field, IEnumerable<string> names)
    {
        foreach (var twice in names
                .Where(name => name.Length > 0)
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1))
            data.Add(field, $"'{twice.Key}' is named twice; name each once");
    }

    private SpaWords Words(DataObject data)
    {
        if (data.Object("words", "an object with more, cancel, keep, button, numberHint, reminder, stayChanged and forgotten")
            is not { } words)
            return SpaWords.None;
        var read = new SpaWords(
            Texts(words, "more", LongestLabel),
            Texts(words, "cancel", LongestLabel),
            Texts(words, "keep", LongestLabel),
            Texts(words, "button", LongestLabel),
            Texts(words, "numberHint", LongestHint),
            Texts(words, "reminder", LongestHint),
            Texts(words, "stayChanged", LongestHint),
            words.Has("forgotten") ? Texts(words, "forgotten", LongestHint) : SpaWords.WithoutForgotten)
        {
            Lines = words.Has("booked") ? Lines(words) : SpaLines.Plain,
            Details = Details(words),
        };
        words.NothingElse();
        return read;
    }

    private SpaLines Lines(DataObject words) => new()
    {
        Booked = Texts(words, "booked", LongestHint),
        Changed = Texts(words, "changed", LongestHint),
        Cancelled = Texts(words, "cancelled", LongestHint),
        Kept = Texts(words, "kept", LongestHint),
        WhetherToBook = Texts(words, "whetherToBook", LongestHint),
        WhetherToMove = Texts(words, "whetherToMove", LongestHint),
        WhetherToCancel = Texts(words, "whetherToCancel", LongestHint),
        Yes = Texts(words, "yes", LongestLabel),
        No = Texts(words, "no", LongestLabel),
        OnePerson = Texts(words, "onePerson", LongestHint),
        TimeNotFree = Texts(words, "timeNotFree", LongestHint),
        NothingDone = Texts(words, "nothingDone", LongestHint),
        Has = Texts(words, "has", LongestHint),
    };

    /// <summary>What was added later, each on its own: a file of before has none of them.</summary>
    private SpaDetails Details(DataObject words)
    {
        var plain = SpaDetails.Plain;
        return new()
        {
            Minutes = Optional("minutes", plain.Minutes),
            People = Optional("people", plain.People),
            With = Optional("with", plain.With),
            Noted = Optional("noted", plain.Noted),
            SpanNotFree = Optional("spanNotFree", plain.SpanNotFree),
            WhetherToWait = Optional("whetherToWait", plain.WhetherToWait),
            Waiting = Optional("waiting", plain.Waiting),
            WhetherToStopWaiting = Optional("whetherToStopWaiting", plain.WhetherToStopWaiting),
            NotWaiting = Optional("notWaiting", plain.NotWaiting),
            Freed = Optional("freed", plain.Freed),
        };

        IReadOnlyDictionary<string, string> Optional(string field, IReadOnlyDictionary<string, string> otherwise) =>
            words.Has(field) ? Texts(words, field, LongestHint) : otherwise;
    }

    /// <summary>A text in every language that the assistant speaks, and in English.</summary>
    private Dictionary<string, string> Texts(DataObject data, string field, int longest)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.Object(field, "an object of texts by language") is not { } byLanguage)
            return texts;
        foreach (var code in byLanguage.LanguagesFor(hotel))
        {
            texts[code] = byLanguage.Text(code, "a text in that language");
            if (texts[code].Length > longest)
                byLanguage.Add(
                    code,
                    string.Create(CultureInfo.InvariantCulture, $"must be short enough to show: at most {longest} characters"));
        }

        byLanguage.NothingElse();
        return texts;
    }
}
