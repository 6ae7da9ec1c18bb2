using HotelConcierge.Languages;

namespace HotelConcierge.Spa;

/// <summary>
/// What the spa itself tells a guest, by language, whatever a model adds: that something was done, what would be done if they said yes,
/// and what they may not have expected. Slots are those of <see cref="SpaWords.FactsOf"/>.
/// </summary>
internal sealed record SpaLines
{
    public required IReadOnlyDictionary<string, string> Booked { get; init; }

    public required IReadOnlyDictionary<string, string> Changed { get; init; }

    public required IReadOnlyDictionary<string, string> Cancelled { get; init; }

    public required IReadOnlyDictionary<string, string> Kept { get; init; }

    public required IReadOnlyDictionary<string, string> WhetherToBook { get; init; }

    public required IReadOnlyDictionary<string, string> WhetherToMove { get; init; }

    public required IReadOnlyDictionary<string, string> WhetherToCancel { get; init; }

    /// <summary>On a choice: that it is to be done.</summary>
    public required IReadOnlyDictionary<string, string> Yes { get; init; }

    /// <summary>On a choice: that it is not.</summary>
    public required IReadOnlyDictionary<string, string> No { get; init; }

    /// <summary>To who asked for several people.</summary>
    public required IReadOnlyDictionary<string, string> OnePerson { get; init; }

    /// <summary>To who named a time that cannot be had.</summary>
    public required IReadOnlyDictionary<string, string> TimeNotFree { get; init; }

    /// <summary>To whom something was said to be done that was not.</summary>
    public required IReadOnlyDictionary<string, string> NothingDone { get; init; }

    /// <summary>A booking that the guest has.</summary>
    public required IReadOnlyDictionary<string, string> Has { get; init; }

    /// <summary>What stands for them in a plan of before there were such texts: little to read, in any language.</summary>
    public static SpaLines Plain { get; } = new()
    {
        Booked = English("✅ {treatment}, {date}, {time}, {room}"),
        Changed = English("✅ {treatment} → {date}, {time}, {room}"),
        Cancelled = English("❌ {treatment}, {date}, {time}"),
        Kept = English("👍"),
        WhetherToBook = English("✅ {treatment}, {date}, {time}?"),
        WhetherToMove = English("{treatment} → {date}, {time}?"),
        WhetherToCancel = English("❌ {treatment}, {date}, {time}?"),
        Yes = English("✅"),
        No = English("❌"),
        OnePerson = English("1 🧍"),
        TimeNotFree = English("❌ {date}, {time}"),
        NothingDone = English("❌"),
        Has = English("✅ {treatment}, {date}, {time}, {room}"),
    };

    private static Dictionary<string, string> English(string text) =>
        new(StringComparer.Ordinal) { [LanguageCatalog.FallbackCode] = text };
}
