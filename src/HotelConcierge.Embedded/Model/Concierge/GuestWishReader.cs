using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>What the embedded model makes of a guest's words.</summary>
/// <param name="Tool">The tool to call; null when a sentence is the answer.</param>
/// <param name="Sentence">Its name.</param>
internal sealed record GuestWish(string? Tool, Dictionary<string, object?> Arguments, string Sentence)
{
    /// <summary>What fills the sentence's slots; null for none.</summary>
    public (string Slot, string Value)[]? Values { get; init; }
}

/// <summary>
/// The embedded model's understanding: what was offered or proposed is answered first, by the same reader that guards the effects;
/// everything else is one of the intents that it has learnt from example sentences.
/// </summary>
/// <param name="intents">Learnt when it is first asked, not while the program starts.</param>
internal sealed class GuestWishReader(Lazy<IntentClassifier> intents, LanguageCatalog languages)
{
    /// <summary>The sentence for what the spa cannot cancel.</summary>
    public const string OnlySpa = "onlySpa";

    /// <summary>The tool that notes something for reception.</summary>
    public const string RecordRequest = "record_request";

    /// <summary>A question that goes on from the one before: both are asked.</summary>
    private const string FollowUp = "hotel, further";

    private const int LongestQuestion = 400;
    private const int LongestSummary = 300;
    private const int MostPeople = 20;
    private const int LongestFollowUp = 8;

    /// <summary>"At three" is in the afternoon: the spa sleeps at night.</summary>
    private const int FirstHour = 8;

    /// <summary>The share of an intent from which on nothing else is looked at.</summary>
    private const double Sure = 0.6;

    /// <summary>A question whose intent is less likely is one about the hotel.</summary>
    private const double Likely = 0.75;

    private readonly AnswerReader _answers = AnswerReader.Of(languages);
    private readonly YesNoReader _yesNo = YesNoReader.Of(languages);
    private readonly FormWishes _forms = new(languages);
    private readonly PhraseCover _cancelling = new(
        languages.All.SelectMany(language => language.Answers.Cancels.Concat(language.Answers.Pronouns)),
        languages.All.SelectMany(language => language.Answers.Courtesy.Concat(language.Answers.Fillers)
            .Concat(language.Answers.TimeFillers)
            .Concat(language.Polite)));

    /// <param name="before">What the guest wrote before, which a short question may go on from; empty for nothing.</param>
    /// <param name="forms">Those that are offered.</param>
    public GuestWish Read(string said, string before, KnownNow known, ConciergePhrases phrases, ImmutableArray<FormTool> forms)
    {
        var intent = IntentOf(said, before, known, phrases);
        if (known.Proposal is { } proposal && _yesNo.Read(said, Restates) is var answer and not YesNo.Unclear)
            return Call("answer_proposal", ("proposal_id", proposal), ("answer", answer is YesNo.Yes ? "yes" : "no"));
        if (FormIn(said, known, phrases, forms, intent) is { } filled)
            return filled;
        if (Chosen(said, known, intent) is { } choice)
            return Call("book_spa_slot", ("choice_id", choice));
        if (intent is "cancel_other" && !known.Bookings.IsEmpty && IsAboutBookings(said, phrases))
            intent = "cancel";
        if (IsOnlyChoosing(said, known))
        {
            // A day or a time that was not offered; a number that is none of theirs; "hmm".
            if (NamesWhen(said, known))
                intent = "spa";
            else
                return said.Any(char.IsDigit) ? Call("book_spa_slot", ("choice_id", "none")) : Say("thanks");
        }

        if (PriceIn(said, known, phrases) is { } price)
            return price;
        return intent switch
        {
            "wait" => Call("join_spa_waiting_list", [.. WaitArguments(said, before, known, phrases)]),
            "stop_waiting" => Call("leave_spa_waiting_list"),
            "note" when !known.Bookings.IsEmpty =>
                Call("change_spa_booking", [.. BookingArgument(said, known, phrases), ("notes", QuestionIn(said))]),
            "note" => Call(RecordRequest, ("kind", "other"), ("summary", SummaryOf(said)), ("urgency", "normal")),
            "spa" => Call("find_spa_slots", [.. SpaArguments(said, known, phrases)]),
            "more_times" when !known.Choices.IsEmpty => Call("find_spa_slots", [.. SpaArguments(said, known, phrases), ("more", true)]),
            "more_times" => Call("find_spa_slots", [.. SpaArguments(said, known, phrases)]),
            "cancel" => Call("cancel_spa_booking", [.. BookingArgument(said, known, phrases)]),
            "change" => Call("change_spa_booking", [.. BookingArgument(said, known, phrases), .. WhenArguments(said, known)]),
            "cancel_other" => Say(OnlySpa),
            "bookings" => Call("my_spa_bookings"),
            "stay" => Call("my_reservation"),
            "complaint" or "service" => Call(RecordRequest, ("kind", intent), ("summary", SummaryOf(said)), ("urgency", "normal")),
            "requests" => Call("my_requests"),
            "person" => HandOver(said),
            "off_topic" => Call("decline", ("reason", "off_topic")),
            "misuse" => Call("decline", ("reason", "misuse")),
            "greet" => Say("greeting"),
            "thanks" => Say("thanks"),
            "identity" => Say("introduce"),
            FollowUp => Call("hotel_information", ("question", QuestionIn($"{before}\n{said}"))),
            _ => Call("hotel_information", ("question", QuestionIn(said))),
        };
    }

    /// <summary>A form that the words begin, or go on with where it was asked about just before; null for none.</summary>
    private GuestWish? FormIn(
        string said, KnownNow known, ConciergePhrases phrases, ImmutableArray<FormTool> forms, string intent)
    {
        foreach (var open in known.Forms.Where(open => open.IsAskedLast))
        {
            if (forms.FirstOrDefault(form => form.Name == open.Form) is not { } asked)
                continue;
            if (intent is "cancel" or "cancel_other")
                return Call(asked.Name, (FormTool.Cancel, true));
            var isOther = intent != asked.Name
                && (IsQuestion(said, known) || intent is "person" or "misuse" || phrases.TreatmentIn(Words.Of(said)) is not null);
            (string, object?)[] values = [.. isOther ? [] : _forms.Read(asked, said, known, open.Asked, begins: false)];
            if (values.Length > 0)
                return Call(asked.Name, values);
        }

        return forms.FirstOrDefault(form => form.Name == intent) is { } begun
            ? Call(begun.Name, [.. _forms.Read(begun, said, known, asked: null, begins: !known.Forms.Any(open => open.Form == begun.Name))])
            : null;
    }

    /// <summary>
    /// The likeliest intent. Where it is not likely, what the words plainly hold decides: a treatment, a question.
    /// </summary>
    private string IntentOf(string said, string before, KnownNow known, ConciergePhrases phrases)
    {
        var meanings = intents.Value.Read(said);
        var (intent, share) = meanings[0];
        var words = Words.Of(said);
        if (words.Length <= LongestFollowUp && phrases.Opens(words, phrases.And) && before.Length > 0
            && IsAboutHotel(before, known) && phrases.TreatmentIn(words) is null)
            return FollowUp;
        var isSpa = phrases.TreatmentIn(words) is not null;
        if (intent is "cancel" or "change" or "bookings" or "more_times" && known.Bookings.IsEmpty && isSpa && !words.Any(IsCancelled))
            return "spa";
        if (intent is "misuse" or "off_topic" or "cancel_other" && share < Sure)
            intent = isSpa ? "spa" : meanings.First(meaning => meaning.Intent is not ("misuse" or "off_topic" or "cancel_other")).Intent;
        return share < Likely && intent is not "identity" && !isSpa && IsQuestion(said, known) ? "hotel" : intent;
    }

    private bool IsAboutHotel(string before, KnownNow known)
    {
        var (intent, share) = intents.Value.Read(before)[0];
        return intent is "hotel" || (share < Likely && IsQuestion(before, known));
    }

    private bool IsQuestion(string said, KnownNow known) => said.Contains('?', StringComparison.Ordinal)
        || said.Contains('？', StringComparison.Ordinal)
        || (Words.Of(said) is [var first, ..] && languages.For(known.Language).Questions.Contains(first, StringComparer.Ordinal));

    /// <summary>The choice that the words name: plainly, or beside words that are about the spa.</summary>
    private string? Chosen(string said, KnownNow known, string intent)
    {
        var choices = known.Choices;
        if (choices.IsEmpty || Clock(known) is not { } clock)
            return null;
        if (_answers.ReadPlainly(choices, said, known.Language) is [var plain])
            return choices[plain].Id;
        return _answers.Read(choices, said, known.Language, clock) is [var named]
            && (intent is "spa" or "thanks" or "bookings" || _answers.IsAlone(said, choices, known.Language, clock, []))
            ? choices[named].Id
            : null;
    }

    /// <summary>"Cancel it": nothing is named that could be something else than the spa's.</summary>
    private bool IsAboutBookings(string said, ConciergePhrases phrases) =>
        _cancelling.Covers(said, word => phrases.TreatmentIn([word]) is not null || word.All(char.IsAsciiDigit) || IsCancelled(word));

    /// <summary>"Yes, cancel it": the question once more.</summary>
    private bool Restates(string word) => languages.All.Select(language => language.Answers).Any(words =>
        words.Cancels.Concat(words.Books).Concat(words.Moves).Begin(word) || words.Pronouns.Contains(word, StringComparer.Ordinal));

    private bool IsCancelled(string word) => languages.All.SelectMany(language => language.Answers.Cancels).Begin(word);

    /// <summary>Whether, after a list, the words hold nothing but days, times, numbers and small words.</summary>
    private bool IsOnlyChoosing(string said, KnownNow known) =>
        !known.Choices.IsEmpty && Clock(known) is { } clock && _answers.IsAlone(said, [], known.Language, clock, []);

    private bool NamesWhen(string said, KnownNow known)
    {
        var text = _answers.Hours.InDigits(said, known.Language);
        return !_answers.Hours.Read(text).IsEmpty
            || DayReader.Read(text, known.Language, DateOnly.FromDateTime(known.Now), languages) is not DayReading.None;
    }

    private IEnumerable<(string, object?)> SpaArguments(string said, KnownNow known, ConciergePhrases phrases)
    {
        if (phrases.TreatmentIn(Words.Of(said)) is { } treatment)
            yield return ("treatment", treatment);
        foreach (var argument in WhenArguments(said, known))
            yield return argument;
        if (phrases.PartOfDayIn(Words.Of(said)) is { } part && TimesIn(said, known).Count == 0)
        {
            if (part.From is not null)
                yield return ("from", part.From);
            if (part.Until is not null)
                yield return ("until", part.Until);
        }

        if (PeopleIn(said, known, phrases) is { } people)
            yield return ("people", people);
    }

    /// <summary>The day and the time of day, as far as they are clear; without a day the one of the list that is open.</summary>
    private IEnumerable<(string, object?)> WhenArguments(string said, KnownNow known)
    {
        var text = _answers.Hours.InDigits(said, known.Language);
        var today = DateOnly.FromDateTime(known.Now);
        var day = DayReader.Read(text, known.Language, today, languages);
        if (day is DayReading.Named named && named.Day >= today)
            yield return ("date", named.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else if (day is DayReading.None
            && known.Choices.FirstOrDefault(choice => choice.Start is not null)?.Start is { } offered)
            yield return ("date", offered.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        if (TimesIn(said, known) is [var time, ..])
            yield return ("time", time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private List<TimeOnly> TimesIn(string said, KnownNow known) =>
        [.. _answers.Hours.Read(_answers.Hours.InDigits(said, known.Language)).Where(time => time.Hour >= FirstHour)];

    /// <summary>A list is joined for the day that the guest names, or named just before: what is offered is on other days.</summary>
    private IEnumerable<(string, object?)> WaitArguments(string said, string before, KnownNow known, ConciergePhrases phrases)
    {
        var today = DateOnly.FromDateTime(known.Now);
        var day = new[] { said, before }
            .Select(text => DayReader.Read(_answers.Hours.InDigits(text, known.Language), known.Language, today, languages))
            .OfType<DayReading.Named>()
            .FirstOrDefault();
        if (day is not null)
            yield return ("date", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if ((phrases.TreatmentIn(Words.Of(said)) ?? phrases.TreatmentIn(Words.Of(before))) is { } treatment)
            yield return ("treatment", treatment);
        if ((PeopleIn(said, known, phrases) ?? PeopleIn(before, known, phrases)) is { } people)
            yield return ("people", people);
        if (TimesIn(said, known) is [var time, ..])
            yield return ("time", time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>What a treatment costs, where the guest asks for that and the model was told it.</summary>
    private static GuestWish? PriceIn(string said, KnownNow known, ConciergePhrases phrases)
    {
        var words = Words.Of(said);
        return phrases.Says(words, phrases.Price) && phrases.TreatmentIn(words) is { } treatment
            && known.Treatments.FirstOrDefault(one => one.Treatment == treatment) is { Details.Length: > 0 } told
            ? Say("price") with { Values = [("treatment", phrases.Label(treatment)), ("details", told.Details)] }
            : null;
    }

    private IEnumerable<(string, object?)> BookingArgument(string said, KnownNow known, ConciergePhrases phrases)
    {
        var treatment = phrases.TreatmentIn(Words.Of(said));
        var times = _answers.Hours.Read(_answers.Hours.InDigits(said, known.Language));
        var meant = known.Bookings
            .Where(booking => (treatment is null || booking.Treatment == treatment)
                && (times.IsEmpty || times.Contains(TimeOnly.FromDateTime(booking.Start))))
            .ToList();
        if (meant is [var only])
            yield return ("booking_id", only.Id);
    }

    /// <summary>"For two", "couples": how many people want it.</summary>
    private int? PeopleIn(string said, KnownNow known, ConciergePhrases phrases)
    {
        var words = Words.Of(_answers.Hours.InDigits(said, known.Language));
        if (phrases.Says(words, phrases.Company))
            return 2;
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (phrases.Says([words[at]], phrases.For)
                && int.TryParse(words[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 1 and <= MostPeople
                && _answers.Hours.Read(said).IsEmpty)
                return number;
        }

        return null;
    }

    private static HotelClock? Clock(KnownNow known) => HotelClock.For("UTC", new StoppedClock(new(known.Now, TimeSpan.Zero)));

    private static string QuestionIn(string said) => TopicText.OnOneLine(said.Length > LongestQuestion ? said[..LongestQuestion] : said);

    private static string SummaryOf(string said) => TopicText.OnOneLine(said.Length > LongestSummary ? said[..LongestSummary] : said);

    private static GuestWish HandOver(string said) => Call("hand_to_person", ("summary", SummaryOf(said)), ("urgency", "normal"));

    private static GuestWish Say(string sentence) => new(null, [], sentence);

    private static GuestWish Call(string tool, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            given[name] = value;
        return new(tool, given, "");
    }

    /// <summary>The moment of which the model was told.</summary>
    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
