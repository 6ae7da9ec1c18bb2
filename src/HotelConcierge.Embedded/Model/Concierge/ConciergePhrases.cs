using System.Collections.Immutable;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>What the embedded model says and understands as a hotel's concierge in one language: <c>model/concierge.en.json</c>.</summary>
/// <param name="Sentences">By name; each has exactly the slots of <see cref="SlotsBySentence"/>.</param>
/// <param name="Reasons">Why something was refused, by the word that tools use for it; <c>none</c> where they give none.</param>
/// <param name="Treatments">By the name that tools use.</param>
/// <param name="Endings">What may be added to a word without changing what it means.</param>
/// <param name="Company">Says that two want it together.</param>
/// <param name="For">Stands before a number of people.</param>
/// <param name="PartsOfDay">What names a part of the day: <c>dinner</c> (after it), <c>lunch</c>, <c>evening</c>, <c>afternoon</c>,
/// <c>morning</c>.</param>
/// <param name="Price">Asks what something costs.</param>
/// <param name="And">Opens a question that goes on from the one before.</param>
internal sealed record ConciergePhrases(
    ImmutableDictionary<string, string> Sentences,
    ImmutableDictionary<string, string> Reasons,
    ImmutableDictionary<string, TreatmentWords> Treatments,
    ImmutableArray<string> Endings,
    ImmutableArray<ImmutableArray<string>> Company,
    ImmutableArray<ImmutableArray<string>> For,
    ImmutableArray<ImmutableArray<string>> And,
    ImmutableDictionary<string, ImmutableArray<ImmutableArray<string>>> PartsOfDay,
    ImmutableArray<ImmutableArray<string>> Price)
{
    private static readonly (string Name, (string? From, string? Until) Span)[] Spans =
    [
        ("dinner", ("21:00", null)),
        ("lunch", ("14:00", "18:00")),
        ("evening", ("18:00", null)),
        ("afternoon", ("12:00", "18:00")),
        ("morning", (null, "12:00")),
    ];

    /// <summary>The names of the parts of the day.</summary>
    public static IEnumerable<string> PartNames => Spans.Select(span => span.Name);

    /// <summary>The names of all sentences, and the slots that each has.</summary>
    public static ImmutableSortedDictionary<string, string[]> SlotsBySentence { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["introduce"] = [],
            ["greeting"] = [],
            ["thanks"] = [],
            ["onlySpa"] = [],
            ["offered"] = ["treatment"],
            ["offeredInstead"] = ["why", "treatment"],
            ["nothingFree"] = ["why"],
            ["bookings"] = [],
            ["booking"] = ["treatment", "time", "room"],
            ["noBookings"] = [],
            ["refused"] = ["why"],
            ["whichTreatment"] = [],
            ["whichDay"] = [],
            ["noSuchDay"] = [],
            ["nothingOffered"] = [],
            ["noneOfThem"] = [],
            ["severalOfThem"] = [],
            ["whichBooking"] = [],
            ["stay"] = ["hotel"],
            ["room"] = [],
            ["arrival"] = [],
            ["from"] = ["day", "time"],
            ["departure"] = [],
            ["until"] = ["day", "time"],
            ["nights"] = [],
            ["guests"] = [],
            ["number"] = [],
            ["noReservation"] = [],
            ["quote"] = ["title", "quote"],
            ["silent"] = [],
            ["silentAbout"] = ["what"],
            ["requests"] = [],
            ["noRequests"] = [],
            ["failed"] = [],
            ["price"] = ["treatment", "details"],
            ["noWaiting"] = [],
            ["whichWait"] = [],
            ["whichNotes"] = [],
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The words for which a refusal needs a reason that a guest can read.</summary>
    public static ImmutableArray<string> ReasonNames { get; } =
    [
        "taken",
        "past",
        "beyond_horizon",
        "outside_stay",
        "no_reservation",
        "limit_reached",
        "already_yours",
        "no_such_time",
        "no_such_booking",
        "forgotten",
        "none",
    ];

    public string Say(string sentence, params ReadOnlySpan<(string Slot, string Value)> values) =>
        Template.Fill(Sentences[sentence], values);

    public string Why(string? reason) => Reasons.GetValueOrDefault(reason ?? "none") ?? Reasons["none"];

    public string Label(string treatment) => Treatments.GetValueOrDefault(treatment)?.Label ?? treatment;

    /// <summary>The treatment that a guest's words name; null when they name none.</summary>
    public string? TreatmentIn(ImmutableArray<string> said) =>
        Treatments
            .SelectMany(treatment => treatment.Value.Words, (treatment, words) => (treatment.Key, Words: words))
            .OrderByDescending(treatment => treatment.Words.Sum(word => word.Length))
            .ThenBy(treatment => treatment.Key, StringComparer.Ordinal)
            .FirstOrDefault(treatment => Says(said, [treatment.Words]))
            .Key;

    /// <summary>The part of the day that a guest's words name, as times of day; null when they name none.</summary>
    public (string? From, string? Until)? PartOfDayIn(ImmutableArray<string> said)
    {
        foreach (var (name, span) in Spans)
        {
            if (PartsOfDay.GetValueOrDefault(name) is { IsDefault: false } words && Says(said, words))
                return span;
        }

        return null;
    }

    /// <summary>Whether one of the phrases stands in what a guest said.</summary>
    public bool Says(ImmutableArray<string> said, ImmutableArray<ImmutableArray<string>> phrases) =>
        phrases.Any(phrase => Enumerable.Range(0, said.Length).Any(at => StandsAt(said, at, phrase)));

    /// <summary>Whether one of the phrases stands at the beginning of what a guest said.</summary>
    public bool Opens(ImmutableArray<string> said, ImmutableArray<ImmutableArray<string>> phrases) =>
        phrases.Any(phrase => StandsAt(said, 0, phrase));

    private bool StandsAt(ImmutableArray<string> said, int at, ImmutableArray<string> phrase)
    {
        if (at + phrase.Length > said.Length)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            // Thai writes no spaces: there a phrase stands wherever its letters do.
            var isThere = Words.IsThai(phrase[i][0])
                ? said[at + i].Contains(phrase[i], StringComparison.Ordinal)
                : Words.Means(said[at + i], phrase[i], Endings);
            if (!isThere)
                return false;
        }

        return true;
    }
}

/// <summary>A treatment in one language.</summary>
/// <param name="Label">As a guest reads it.</param>
/// <param name="Words">By which a guest names it.</param>
internal sealed record TreatmentWords(string Label, ImmutableArray<ImmutableArray<string>> Words);
