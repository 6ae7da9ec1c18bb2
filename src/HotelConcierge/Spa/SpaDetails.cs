using HotelConcierge.Languages;

namespace HotelConcierge.Spa;

/// <summary>
/// What the spa tells a guest beside <see cref="SpaLines"/>, by language: how long, for how many, by whom, what was noted, and what the
/// waiting list is about. A plan without such a text has a plain one.
/// </summary>
internal sealed record SpaDetails
{
    /// <summary>How long something takes: <c>{minutes}</c>.</summary>
    public required IReadOnlyDictionary<string, string> Minutes { get; init; }

    /// <summary>For how many at once: <c>{people}</c>.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>By whom: <c>{therapist}</c>.</summary>
    public required IReadOnlyDictionary<string, string> With { get; init; }

    /// <summary>What the spa is to know: <c>{notes}</c>.</summary>
    public required IReadOnlyDictionary<string, string> Noted { get; init; }

    /// <summary>To who named a part of the day in which nothing can be had: <c>{date}</c>, <c>{from}</c>, <c>{until}</c>.</summary>
    public required IReadOnlyDictionary<string, string> SpanNotFree { get; init; }

    /// <summary>Asks whether to put the guest on the waiting list of a day: <c>{treatment}</c>, <c>{date}</c>, <c>{span}</c>.</summary>
    public required IReadOnlyDictionary<string, string> WhetherToWait { get; init; }

    /// <summary>Says that they are on it.</summary>
    public required IReadOnlyDictionary<string, string> Waiting { get; init; }

    /// <summary>Asks whether to take them off it.</summary>
    public required IReadOnlyDictionary<string, string> WhetherToStopWaiting { get; init; }

    /// <summary>Says that they are not on it any more.</summary>
    public required IReadOnlyDictionary<string, string> NotWaiting { get; init; }

    /// <summary>Offers a time that has become free: <c>{until}</c> says by when to answer.</summary>
    public required IReadOnlyDictionary<string, string> Freed { get; init; }

    /// <summary>What stands for them in a plan of before there were such texts.</summary>
    public static SpaDetails Plain { get; } = new()
    {
        Minutes = English("{minutes} min"),
        People = English("{people} 🧍"),
        With = English("{therapist}"),
        Noted = English("📝 {notes}"),
        SpanNotFree = English("❌ {date}, {from} - {until}"),
        WhetherToWait = English("⏳ {treatment}, {date}{span}?"),
        Waiting = English("⏳ {treatment}, {date}{span}"),
        WhetherToStopWaiting = English("❌ ⏳ {treatment}, {date}{span}?"),
        NotWaiting = English("❌ ⏳ {treatment}, {date}{span}"),
        Freed = English("{treatment}, {date}, {time}? (⏳ {until})"),
    };

    private static Dictionary<string, string> English(string text) =>
        new(StringComparer.Ordinal) { [LanguageCatalog.FallbackCode] = text };
}
