using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;

namespace HotelConcierge.Handoff;

/// <summary>An answer that people at a desk give often.</summary>
/// <param name="Id">Its name in <c>desk.json</c>.</param>
/// <param name="Title">For staff.</param>
public sealed record CannedAnswer(string Id, string Title, string Text);

/// <summary>
/// How people look after the guests of an assistant, as its <c>desk.json</c> says. Immutable; made by <see cref="DeskCatalog.Load"/>.
/// </summary>
public sealed class DeskPlan
{
    internal const string HandedOver = "handedOver";
    internal const string HandedOverClosed = "handedOverClosed";
    internal const string AfterDanger = "afterDanger";
    internal const string AfterFailure = "afterFailure";
    internal const string Call = "call";
    internal const string NotReached = "notReached";
    internal const string NobodyYet = "nobodyYet";
    internal const string GoOn = "goOn";
    internal const string GoingOn = "goingOn";
    internal const string Returned = "returned";
    internal const string Closed = "closed";
    internal const string Silent = "silent";
    internal const string PeopleHere = "peopleHere";
    internal const string PeopleHereClosed = "peopleHereClosed";
    internal const string HaveMessage = "haveMessage";
    internal const string WriteToPeople = "writeToPeople";
    internal const string NotReachedHere = "notReachedHere";
    internal const string StillWaiting = "stillWaiting";
    internal const string WhetherToCall = "whetherToCall";
    internal const string NotCalled = "notCalled";
    internal const string NobodyCalled = "nobodyCalled";
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string Button = "button";
    internal const string NumberHint = "numberHint";

    internal const string ReceptionSlot = "reception";
    internal const string OpensSlot = "opens";
    internal const string MinutesSlot = "minutes";

    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Slots =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [HandedOver] = [],
            [HandedOverClosed] = [OpensSlot],
            [AfterDanger] = [],
            [AfterFailure] = [],
            [NotReached] = [],
            [Call] = [ReceptionSlot],
            [NobodyYet] = [],
            [GoOn] = [],
            [GoingOn] = [],
            [Returned] = [],
            [Closed] = [],
            [Silent] = [MinutesSlot],
            [PeopleHere] = [],
            [PeopleHereClosed] = [OpensSlot],
            [HaveMessage] = [],
            [WriteToPeople] = [],
            [NotReachedHere] = [],
            [StillWaiting] = [],
            [WhetherToCall] = [],
            [NotCalled] = [],
            [NobodyCalled] = [],
            [Yes] = [],
            [No] = [],
            [Button] = [],
            [NumberHint] = [],
        };

    private readonly HotelTexts _texts;
    private readonly DeskHours _hours;
    private readonly IReadOnlyList<(string Id, string Title, IReadOnlyDictionary<string, string> Texts)> _canned;

    private readonly DeskPlace _place;

    internal DeskPlan(
        DeskPlace place,
        HotelTexts texts,
        DeskHours hours,
        IReadOnlyList<(string Id, string Title, IReadOnlyDictionary<string, string> Texts)> canned) =>
        (_place, _texts, _hours, _canned) = (place, texts, hours, canned);

    /// <summary>After so long without anybody a guest is offered to go on with the concierge.</summary>
    public required TimeSpan OfferAfter { get; init; }

    /// <summary>
    /// After so long without a word of the guest, once a person has written, the guest is told that the case will be closed.
    /// </summary>
    public required TimeSpan WarnAfter { get; init; }

    /// <summary>So long after that it is closed.</summary>
    public required TimeSpan CloseAfter { get; init; }

    /// <summary>What people may send where a channel takes no free words any more.</summary>
    public IReadOnlyList<DeskTemplate> Templates { get; init; } = [];

    /// <summary>Two-letter codes of the languages that the people read; what is made for them is made in the first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The name of the hotel, or of whoever else the assistant speaks for.</summary>
    internal string Place => _place.Name;

    /// <summary>Whether people are there now.</summary>
    public bool IsOpenNow => _hours.AreOpenAt(_place.Clock, _place.Clock.Now);

    /// <summary>When people are there again, in words; null while they are there, and where they never are.</summary>
    internal string? OpensAgain(string language) => IsOpenNow || _hours.OpensAfter(_place.Clock, _place.Clock.Now) is not { } opens
        ? null
        : DayText.Of(opens, language, _place.Languages);

    /// <summary>A text in a language, English for one that has none.</summary>
    internal string Text(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) =>
        _texts.Say(key, language, values);

    /// <summary>Where only people answer: that they do, from when on where they are not there now, and what that means for the guest.</summary>
    /// <param name="then">The key of what follows.</param>
    internal string PeopleAnswer(string then, string language)
    {
        var here = OpensAgain(language) is { } opens
            ? Text(PeopleHereClosed, language, (OpensSlot, opens))
            : Text(PeopleHere, language);
        return WithCall($"{here} {Text(then, language)}", language);
    }

    /// <summary>A text, and whom to call when it cannot wait, where that is known.</summary>
    internal string WithCall(string text, string language) => _place.Reception is { } reception
        ? $"{text} {Text(Call, language, (ReceptionSlot, reception))}"
        : text;

    /// <summary>The answers that people give often, in a guest's language.</summary>
    public IReadOnlyList<CannedAnswer> CannedIn(string language) =>
        [.. _canned.Select(one => new CannedAnswer(
            one.Id, one.Title, one.Texts.GetValueOrDefault(language) ?? one.Texts[LanguageCatalog.FallbackCode]))];
}

/// <summary>Where a desk is: by which clock it opens, and whom to call when something cannot wait.</summary>
/// <param name="Name">Of the hotel, or of whoever else the assistant speaks for.</param>
/// <param name="Reception">A telephone number; null for none.</param>
/// <param name="Languages">In which days are written.</param>
internal sealed record DeskPlace(string Name, HotelClock Clock, string? Reception, LanguageCatalog Languages);

/// <summary>Which assistants have people for guests to talk to: one plan for each whose folder has a <c>desk.json</c>.</summary>
public sealed class DeskCatalog
{
    internal const string FileName = "desk.json";

    private const int MinutesOfADay = 24 * 60;

    private readonly IReadOnlyDictionary<string, DeskPlan> _plans;

    private DeskCatalog(IReadOnlyDictionary<string, DeskPlan> plans) => _plans = plans;

    /// <summary>Reads the plans of all assistants.</summary>
    /// <remarks>
    /// <c>desk.json</c>: <c>hours</c>, an object with times such as <c>07:00-23:00</c>, <c>closed</c> or <c>always</c> for each day of the
    /// week (<c>monday</c> ...), always where it is missing; <c>offerAfterMinutes</c>, <c>warnAfterMinutes</c>, <c>closeAfterMinutes</c>;
    /// <c>languages</c>, two-letter codes of those that the people read, English where it is missing;
    /// <c>texts</c>, what guests read, each in every language that the assistant speaks and in English; <c>canned</c>, a list of answers
    /// that people give often, each with <c>id</c>, <c>title</c> and <c>text</c> by language; <c>templates</c>, likewise, each with
    /// <c>variables</c> too (<see cref="DeskTemplate"/>). Of an assistant that speaks for no hotel also <c>timeZone</c> (IANA) and
    /// optionally <c>reception</c>, a telephone number.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static DeskCatalog Load(string folder, HotelCatalog hotels, TimeProvider clock, LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(hotels);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(languages);
        var ofHotels = hotels.All.ToDictionary(hotel => hotel.Key, StringComparer.Ordinal);
        return new(FeatureFiles.ReadAll(folder, FileName, FeatureFiles.Find(folder, FileName), (name, data, errors) =>
            ofHotels.TryGetValue(name, out var hotel)
                ? Read(
                    new DeskPlace(hotel.Name, hotel.Clock, hotel.Reception, hotel.Languages),
                    byLanguage => byLanguage.LanguagesFor(hotel),
                    data,
                    errors)
                : ReadWithoutHotel(Path.Combine(folder, name), data, errors, clock, languages)));
    }

    /// <summary>The plans, once it is sure that there is one wherever an operator wants people to answer.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    internal DeskCatalog Covering(AssistantOptions options)
    {
        var missing = options.PeopleOnly.Keys
            .Where(name => !_plans.Keys.Any(planned => AssistantOptions.IsName(name, planned)))
            .Select(name => $"{AssistantOptions.PeopleOnlyNameOf(name)}: '{name}' has no {FileName}. Put one into its folder: docs/desk.md.")
            .ToList();
        return missing.Count == 0 ? this : throw new SettingsException(missing);
    }

    /// <summary>How people look after guests of an assistant; null where they do not, or the assistant hands nobody over.</summary>
    public DeskPlan? Find(Assistant? assistant) =>
        assistant is { HandsOff: true } ? _plans.GetValueOrDefault(assistant.Name) : null;

    private static DeskPlan? ReadWithoutHotel(
        string folder, DataObject data, DataErrors errors, TimeProvider clock, LanguageCatalog languages)
    {
        var zone = data.Text("timeZone", "a name of the IANA database, such as Asia/Bangkok");
        var wall = HotelClock.For(zone, clock);
        if (wall is null && zone.Length > 0)
            data.Add("timeZone", $"'{zone}' is not in the IANA database; write a name such as Asia/Bangkok");
        var reception = data.OptionalText("reception", "a telephone number that is answered");
        var spoken = AssistantFacts.LanguagesOf(folder, languages);
        var place = new DeskPlace(AssistantFacts.TitleOf(folder), wall ?? HotelClock.For("UTC", clock)!, reception, languages);
        return Read(place, _ => spoken, data, errors);
    }

    private static DeskPlan? Read(
        DeskPlace place, Func<DataObject, IEnumerable<string>> spoken, DataObject data, DataErrors errors)
    {
        var before = errors.All.Count;
        var hours = DeskHours.Read(data, "hours");
        var offer = data.OptionalWhole("offerAfterMinutes", 1, MinutesOfADay, otherwise: 10);
        var warn = data.OptionalWhole("warnAfterMinutes", 1, MinutesOfADay, otherwise: 60);
        var close = data.OptionalWhole("closeAfterMinutes", 1, MinutesOfADay, otherwise: 30);
        var languages = data.Texts("languages", "two-letter language codes");
        foreach (var wrong in languages.Where(code => code.Length != 2 || !code.All(char.IsAsciiLetterLower)))
            data.Add("languages", $"'{wrong}' must be the two small letters of a language, such as en");
        var texts = data.Object("texts", "an object of texts by key");
        var said = texts is null ? null : new HotelTexts(spoken, texts, DeskPlan.Slots);
        texts?.NothingElse();
        var canned = new List<(string, string, IReadOnlyDictionary<string, string>)>();
        foreach (var one in data.Objects("canned", "answers that people give often"))
        {
            var (id, title) = (one.Text("id", "a name of its own"), one.Text("title", "what staff know it by"));
            if (one.Object("text", "an object of texts by language") is { } byLanguage)
                canned.Add((id, title, byLanguage.TextsByLanguage(spoken(byLanguage), [])));
            one.NothingElse();
        }

        var templates = DeskTemplate.Read(spoken, data);
        data.NothingElse();
        if (errors.All.Count > before || said is null)
            return null;
        return new(place, said, hours, canned)
        {
            OfferAfter = TimeSpan.FromMinutes(offer),
            WarnAfter = TimeSpan.FromMinutes(warn),
            CloseAfter = TimeSpan.FromMinutes(close),
            Templates = templates,
            Languages = languages.Count > 0 ? languages : [LanguageCatalog.FallbackCode],
        };
    }
}
