using System.Collections.Immutable;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>
/// Whether the guest's own words of this turn name what a tool is about to do. Only then it is done at once; otherwise they are asked.
/// Words that nobody knows ("the taxi", "the dinner") may name something else, so with them it is a question.
/// </summary>
public sealed class SpaConsent
{
    private readonly LanguageCatalog _languages;
    private readonly AnswerReader _reader;
    private readonly HourReader _hours;
    private readonly CancelWords _cancels;
    private readonly PhraseCover _around;

    public SpaConsent(LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _languages = languages;
        _reader = AnswerReader.Of(languages);
        _hours = _reader.Hours;
        _cancels = languages.Reader(all => new CancelWords(all));
        _around = new(
            languages.All.SelectMany(language => language.Answers.Cancels),
            [.. languages.All.SelectMany(WordsAround), "would", "to", "have", "need", "can", "could"]);
    }

    /// <summary>How it reads times of day.</summary>
    internal HourReader Hours => _hours;

    /// <summary>The choices that the words name, by their places; none when they name none.</summary>
    internal ImmutableArray<int> Named(SpaVisit visit, SpaOpenChoice open) =>
        _reader.Read(open.Options, visit.Heard, visit.Language, visit.Spa.Hotel.Clock);

    /// <summary>Whether the words say nothing but which choice it is.</summary>
    internal bool IsPlain(SpaVisit visit, SpaOpenChoice open) =>
        !_reader.ReadPlainly(open.Options, visit.Heard, visit.Language).IsEmpty
        || _reader.IsAlone(visit.Heard, open.Options, visit.Language, visit.Spa.Hotel.Clock, LabelsOf(visit.Spa, open.Treatment));

    /// <summary>Whether the words name a day and nothing else but what is wanted there.</summary>
    internal bool IsOnlyADay(SpaVisit visit) => _reader.IsAlone(
        visit.Heard,
        [],
        visit.Language,
        visit.Spa.Hotel.Clock,
        visit.Spa.Plan.Treatments.SelectMany(treatment => LabelsOf(visit.Spa, treatment.Name)));

    /// <summary>
    /// The time of day that the words name, where they hold nothing but a day, a time and a treatment; null for none, or where several may
    /// be meant and the spa has not one of them.
    /// </summary>
    internal TimeOnly? OnlyTimeIn(SpaVisit visit)
    {
        if (!IsOnlyADay(visit))
            return null;
        var times = _hours.Read(_hours.InDigits(visit.Heard, visit.Language));
        if (times.Length < 2)
            return times is [var only] ? only : null;
        var open = times.Where(time => visit.Spa.Plan.Hours.Any(hours => hours.From <= time && (hours.To == default || time < hours.To)));
        return open.ToList() is [var meant] ? meant : null;
    }

    /// <summary>Whether a note holds no word but what the guest wrote in this turn.</summary>
    internal static bool AreOwnWords(SpaVisit visit, string notes)
    {
        var heard = FoldedText.Of(visit.Heard).Text;
        var words = Words(visit.Heard).ToHashSet(StringComparer.Ordinal);
        return Words(notes).All(word =>
            words.Contains(word) || (word.Any(FoldedText.IsThai) && heard.Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>Those of a guest's bookings that the words can mean: by treatment, day and time.</summary>
    internal IReadOnlyList<SpaBooking> Meant(SpaVisit visit, IReadOnlyList<SpaBooking> bookings)
    {
        var clock = visit.Spa.Hotel.Clock;
        var text = _hours.InDigits(visit.Heard, visit.Language);
        var times = _hours.Read(text);
        var reading = DayReader.Read(text, visit.Language, clock.Today, _languages);
        if (reading is DayReading.Unsure)
            return [];
        var days = reading switch
        {
            DayReading.Named named => [named.Day],
            DayReading.Several several => several.Days,
            _ => ImmutableArray<DateOnly>.Empty,
        };
        var folded = $" {FoldedText.Of(visit.Heard).Text} ";
        var treatments = NamedIn(visit.Spa, folded);
        return
        [
            .. bookings.Where(booking => (times.IsEmpty || times.Contains(TimeOnly.FromDateTime(clock.At(booking.Start).DateTime)))
                && (days.IsEmpty || days.Contains(clock.DayOf(booking.Start)))
                && (treatments.Count == 0 || treatments.Exists(treatment => treatment.Name == booking.Treatment))),
        ];
    }

    /// <summary>Whether the words plainly say that one of the guest's bookings, this one, is to be cancelled.</summary>
    internal bool Cancels(SpaVisit visit, SpaBooking booking, IReadOnlyList<SpaBooking> bookings)
    {
        if (!_cancels.AreIn(visit.Heard) || Meant(visit, bookings) is not [var only] || only.Id != booking.Id)
            return false;
        var labels = LabelsOf(visit.Spa, booking.Treatment).SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        return _around.CoversAll(_hours.InDigits(visit.Heard, visit.Language), word => labels.Contains(word)
            || CancelStems.Begin(word)
            || word.All(char.IsAsciiDigit)
            || _reader.IsAlone(word, [], visit.Language, visit.Spa.Hotel.Clock, []));
    }

    /// <summary>Whether the words plainly say that this booking is to be moved to a time.</summary>
    internal bool Moves(SpaVisit visit, SpaBooking booking, DateTimeOffset start)
    {
        var clock = visit.Spa.Hotel.Clock;
        var text = _hours.InDigits(visit.Heard, visit.Language);
        var day = DayReader.Read(text, visit.Language, clock.Today, _languages) switch
        {
            DayReading.Named named => named.Day,
            DayReading.None => clock.DayOf(booking.Start),
            _ => DateOnly.MinValue,
        };
        if (text.Contains('?', StringComparison.Ordinal)
            || day != clock.DayOf(start)
            || !_hours.Read(text).Contains(TimeOnly.FromDateTime(clock.At(start).DateTime)))
            return false;
        var labels = LabelsOf(visit.Spa, booking.Treatment).SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        return _around.CoversAll(text, word => labels.Contains(word)
            || MoveStems.Begin(word)
            || word.All(char.IsAsciiDigit)
            || _reader.IsAlone(word, [], visit.Language, clock, []));
    }

    /// <summary>Words that only restate a question about a booking: "yes, cancel it".</summary>
    internal Func<string, bool> Restating(HotelSpa spa, string treatment, bool cancels)
    {
        var labels = LabelsOf(spa, treatment).SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        var pronouns = _languages.All.SelectMany(language => language.Answers.Pronouns).SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        return word => labels.Contains(word)
            || pronouns.Contains(word)
            || (cancels ? CancelStems : BookStems).Begin(word);
    }

    private IEnumerable<string> CancelStems => _languages.All.SelectMany(language => language.Answers.Cancels);

    private IEnumerable<string> MoveStems => _languages.All.SelectMany(language => language.Answers.Moves);

    private IEnumerable<string> BookStems => _languages.All.SelectMany(language => language.Answers.Books);

    /// <summary>The treatments whose names stand in a text: of "long massage" and "massage" the one with the longer name.</summary>
    private static List<SpaTreatment> NamedIn(HotelSpa spa, string folded)
    {
        var named = spa.Plan.Treatments
            .Select(treatment => (Treatment: treatment, Label: LongestIn(spa, treatment.Name, folded)))
            .Where(one => one.Label is not null)
            .ToList();
        return
        [
            .. named.Where(one => !named.Exists(other => other.Label!.Length > one.Label!.Length
                    && other.Label.Contains(one.Label, StringComparison.Ordinal)))
                .Select(one => one.Treatment),
        ];
    }

    private static string? LongestIn(HotelSpa spa, string treatment, string folded) => LabelsOf(spa, treatment)
        .Select(label => FoldedText.Of(label).Text)
        .Where(label => label.Any(FoldedText.IsThai)
            ? folded.Contains(label, StringComparison.Ordinal)
            : folded.Contains($" {label}", StringComparison.Ordinal))
        .MaxBy(label => label.Length);

    private static IEnumerable<string> LabelsOf(HotelSpa spa, string treatment) =>
        spa.Plan.Treatment(treatment) is { } known ? known.Labels.Values.Append(known.Name) : [treatment];

    private static IEnumerable<string> Words(string label) =>
        FoldedText.Of(label).Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> WordsAround(Language language)
    {
        var words = language.Answers;
        return words.Courtesy.Concat(words.Pronouns)
            .Concat(words.Fillers)
            .Concat(words.TimeFillers)
            .Concat(words.Yes)
            .Concat(language.Polite)
            .Concat(language.Closers)
            .Concat(language.Greetings);
    }
}
