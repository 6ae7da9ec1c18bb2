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
    /// <summary>How long a slot takes, the time to prepare the next one included.</summary>
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

    /// <summary>Rooms, or therapists: each takes one guest at a time.</summary>
    public required ImmutableArray<SpaRoom> Rooms { get; init; }

    internal SpaWords Words { get; init; } = SpaWords.None;

    /// <summary>The treatment of that name, the first one when none is named; null when there is none of that name.</summary>
    public SpaTreatment? Treatment(string? name) =>
        string.IsNullOrWhiteSpace(name)
            ? Treatments[0]
            : Treatments.FirstOrDefault(treatment => string.Equals(treatment.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    internal IEnumerable<SpaRoom> RoomsFor(string treatment) =>
        Rooms.Where(room => room.Treatments.Contains(treatment, StringComparer.Ordinal));
}

/// <summary>When the spa is open.</summary>
/// <param name="From">The first slot's beginning.</param>
/// <param name="To">The last slot's end; midnight for the end of the day.</param>
public sealed record SpaHours(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>What can be booked.</summary>
/// <param name="Name">As prompts and stored bookings write it.</param>
/// <param name="Labels">As guests read it, by language.</param>
public sealed record SpaTreatment(string Name, IReadOnlyDictionary<string, string> Labels);

/// <summary>Where, or by whom, a guest is treated.</summary>
/// <param name="Treatments">The names of the treatments that are given there.</param>
public sealed record SpaRoom(string Name, ImmutableArray<string> Treatments);

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
            ["room"] = booking.Room,
        };

    /// <summary>A text with what it says of a booking.</summary>
    /// <param name="facts">Of <see cref="FactsOf"/>.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> facts) =>
        Template.Fill(text, [.. facts.Select(fact => (fact.Key, PlainMarkdown.Of(fact.Value)))]);
}
