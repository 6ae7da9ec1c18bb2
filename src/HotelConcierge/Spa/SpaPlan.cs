using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Replies;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>
/// When and where a hotel's spa treats guests, as its <c>spa.json</c> describes it. Immutable; made by <see cref="SpaCatalog.Load"/>.
/// </summary>
public sealed record SpaPlan
{
    /// <summary>
    /// The distance between two times at which something can begin; how long a treatment takes that does not say, the time to prepare the
    /// next one included.
    /// </summary>
    public required TimeSpan SlotLength { get; init; }

    /// <summary>When the first slot of an opening begins and the last one ends, by the hotel's clock.</summary>
    public required ImmutableArray<SpaHours> Hours { get; init; }

    /// <summary>Days without treatments.</summary>
    public ImmutableHashSet<DateOnly> Closed { get; init; } = [];

    /// <summary>How long before its beginning a slot can still be booked.</summary>
    public required TimeSpan Notice { get; init; }

    /// <summary>How many days ahead slots can be booked; 0 for today only.</summary>
    public required int HorizonDays { get; init; }

    /// <summary>How many coming slots one guest may have.</summary>
    public required int MostBookings { get; init; }

    /// <summary>How long before a slot its guest is reminded.</summary>
    public required TimeSpan ReminderBefore { get; init; }

    /// <summary>Whether people may book who have no stay, and guests outside of theirs.</summary>
    public bool OutsideGuests { get; init; }

    /// <summary>What the spa offers; the first is meant when a guest names none.</summary>
    public required ImmutableArray<SpaTreatment> Treatments { get; init; }

    /// <summary>Where guests are treated. Strangers never share one at a time.</summary>
    public required ImmutableArray<SpaRoom> Rooms { get; init; }

    /// <summary>Who treats them, each one guest at a time; none where only rooms count.</summary>
    public ImmutableArray<SpaTherapist> Therapists { get; init; } = [];

    /// <summary>The ISO 4217 code of prices: EUR. Null for a spa that tells none.</summary>
    public string? Currency { get; init; }

    /// <summary>For how long a time that is free again is offered to one guest who waits before the next one is asked.</summary>
    public TimeSpan WaitingOffer { get; init; } = TimeSpan.FromMinutes(30);

    internal SpaWords Words { get; init; } = SpaWords.None;

    /// <summary>The treatment of that name, the first one when none is named; null when there is none of that name.</summary>
    public SpaTreatment? Treatment(string? name) =>
        string.IsNullOrWhiteSpace(name)
            ? Treatments[0]
            : Treatments.FirstOrDefault(treatment => string.Equals(treatment.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>How long a treatment takes.</summary>
    public TimeSpan LengthOf(string treatment) => Treatment(treatment)?.Length ?? SlotLength;

    /// <summary>What a treatment costs for so many people, such as <c>85 EUR</c>; null when the spa does not say.</summary>
    public string? PriceOf(string treatment, int people) => Treatment(treatment)?.Price is { } price && Currency is { } currency
        ? string.Create(CultureInfo.InvariantCulture, $"{SpaPrice.Text(price * people)} {currency}")
        : null;

    /// <summary>How many people the spa can give a treatment at one time, as one booking: one or two.</summary>
    public int MostTogether(string treatment)
    {
        var rooms = RoomsFor(treatment).ToList();
        var areRooms = rooms.Count >= SpaRoom.Double || rooms.Exists(room => room.Capacity >= SpaRoom.Double);
        var areTherapists = Therapists.IsEmpty || TherapistsFor(treatment, day: null).Count() >= SpaRoom.Double;
        return areRooms && areTherapists ? SpaRoom.Double : 1;
    }

    /// <summary>Rooms for a treatment, those for one first, so that the others stay free for two.</summary>
    internal IEnumerable<SpaRoom> RoomsFor(string treatment) =>
        Rooms.Where(room => room.Treatments.Contains(treatment, StringComparer.Ordinal)).OrderBy(room => room.Capacity);

    /// <summary>Who gives a treatment.</summary>
    /// <param name="day">Only those who work on it; null for everybody.</param>
    internal IEnumerable<SpaTherapist> TherapistsFor(string treatment, DayOfWeek? day) => Therapists.Where(therapist =>
        therapist.Treatments.Contains(treatment, StringComparer.Ordinal) && (day is not { } one || therapist.Days.Contains(one)));
}

/// <summary>When the spa is open.</summary>
/// <param name="From">The first slot's beginning.</param>
/// <param name="To">The last slot's end; midnight for the end of the day.</param>
public sealed record SpaHours(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>What can be booked.</summary>
/// <param name="Name">As prompts and stored bookings write it.</param>
/// <param name="Labels">As guests read it, by language.</param>
public sealed record SpaTreatment(string Name, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>How long it takes; null for one slot.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>What it costs a person, in the plan's currency; null when the spa does not say.</summary>
    public decimal? Price { get; init; }
}

/// <summary>Where guests are treated.</summary>
/// <param name="Treatments">The names of the treatments that are given there.</param>
public sealed record SpaRoom(string Name, ImmutableArray<string> Treatments)
{
    /// <summary>The capacity of a room for two.</summary>
    internal const int Double = 2;

    /// <summary>How many people of one booking it takes: 1 or 2.</summary>
    public int Capacity { get; init; } = 1;
}

/// <summary>Who treats guests.</summary>
/// <param name="Treatments">The names of the treatments that they give.</param>
/// <param name="Languages">Two-letter codes of what they speak; empty for not said.</param>
/// <param name="Days">On which they work.</param>
public sealed record SpaTherapist(
    string Name, ImmutableArray<string> Treatments, ImmutableArray<string> Languages, ImmutableArray<DayOfWeek> Days);

/// <summary>How amounts are written: <c>85</c>, <c>85.50</c>.</summary>
internal static class SpaPrice
{
    public static string Text(decimal amount) =>
        amount.ToString(decimal.IsInteger(amount) ? "0" : "0.00", CultureInfo.InvariantCulture);
}

/// <summary>
/// What stands on choices beside slots, what reminds of a booking, what says that it is cancelled because the stay changed, and what says
/// that one goes with its guest, by language.
/// </summary>
internal sealed record SpaWords(
    IReadOnlyDictionary<string, string> More,
    IReadOnlyDictionary<string, string> Cancel,
    IReadOnlyDictionary<string, string> Keep,
    IReadOnlyDictionary<string, string> Button,
    IReadOnlyDictionary<string, string> NumberHint,
    IReadOnlyDictionary<string, string> Reminder,
    IReadOnlyDictionary<string, string> StayChanged,
    IReadOnlyDictionary<string, string> Forgotten)
{
    /// <summary>What stands for <see cref="Forgotten"/> in a plan of before there was such a text.</summary>
    public static IReadOnlyDictionary<string, string> WithoutForgotten { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { [LanguageCatalog.FallbackCode] = "❌ {treatment}, {date}, {time}" };

    /// <summary>What a guest reads when something was done, and what they are asked before it is.</summary>
    public SpaLines Lines { get; init; } = SpaLines.Plain;

    /// <summary>What it says beside those.</summary>
    public SpaDetails Details { get; init; } = SpaDetails.Plain;

    private static readonly Dictionary<string, string> NoTexts = new(StringComparer.Ordinal);

    public static SpaWords None { get; } = new(NoTexts, NoTexts, NoTexts, NoTexts, NoTexts, NoTexts, NoTexts, WithoutForgotten);

    /// <summary>The text of a language, English for one that has none.</summary>
    public static string In(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.GetValueOrDefault(language) ?? texts[LanguageCatalog.FallbackCode];

    /// <summary>What a text may say of a booking, by the names of its slots, in plain text.</summary>
    public static IReadOnlyDictionary<string, string> FactsOf(SpaBooking booking, HotelSpa spa, string language) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hotel"] = spa.Hotel.Name,
            ["treatment"] = spa.Plan.Treatment(booking.Treatment) is { } known ? In(known.Labels, language) : booking.Treatment,
            ["date"] = DayText.Of(DateOnly.FromDateTime(booking.Start.DateTime), language, spa.Hotel.Languages),
            ["time"] = booking.Start.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["room"] = booking.Rooms,
        };

    /// <summary>
    /// What else there is to know of a booking: how long, what it costs, by whom, for how many; empty where the spa says none of it.
    /// </summary>
    public static string DetailsOf(SpaBooking booking, HotelSpa spa, string language)
    {
        var words = spa.Plan.Words.Details;
        var minutes = ((int)(booking.End - booking.Start).TotalMinutes).ToString(CultureInfo.InvariantCulture);
        string?[] details =
        [
            spa.Plan.Treatment(booking.Treatment)?.Length is null || booking.End <= booking.Start
                ? null
                : Fill(words.Minutes, "minutes", minutes),
            booking.Price is { } price ? PlainMarkdown.Of(price) : null,
            booking.Therapists is { } therapists ? Fill(words.With, "therapist", therapists) : null,
            booking.People > 1 ? Fill(words.People, "people", booking.People.ToString(CultureInfo.InvariantCulture)) : null,
        ];
        return string.Join(" · ", details.OfType<string>());

        string Fill(IReadOnlyDictionary<string, string> texts, string slot, string value) =>
            SpaWords.Fill(In(texts, language), new Dictionary<string, string>(StringComparer.Ordinal) { [slot] = value });
    }

    /// <summary>A text with what it says of a booking.</summary>
    /// <param name="facts">Of <see cref="FactsOf"/>.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> facts) =>
        Template.Fill(text, [.. facts.Select(fact => (fact.Key, PlainMarkdown.Of(fact.Value)))]);
}
