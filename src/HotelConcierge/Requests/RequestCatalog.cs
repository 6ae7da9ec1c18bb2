using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;

namespace HotelConcierge.Requests;

/// <summary>
/// What guests of a hotel read about their requests, as its <c>requests.json</c> says. Immutable; made by <see
/// cref="RequestCatalog.Load"/>.
/// </summary>
public sealed class RequestPlan
{
    internal const string Complaint = "complaint";
    internal const string Service = "service";
    internal const string Other = "other";
    internal const string NotedBefore = "notedBefore";
    internal const string TooMany = "tooMany";
    internal const string Urgent = "urgent";
    internal const string WhetherToNote = "whetherToNote";
    internal const string Kept = "kept";
    internal const string NothingPassedOn = "nothingPassedOn";
    internal const string OnlyNoted = "onlyNoted";
    internal const string Done = "done";
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string Button = "button";
    internal const string NumberHint = "numberHint";

    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Slots = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal)
    {
        [Complaint] = [],
        [Service] = [],
        [Other] = [],
        [NotedBefore] = [],
        [TooMany] = [],
        [Urgent] = ["reception"],
        [WhetherToNote] = ["summary"],
        [Kept] = [],
        [NothingPassedOn] = [],
        [OnlyNoted] = [],
        [Done] = ["summary"],
        [Yes] = [],
        [No] = [],
        [Button] = [],
        [NumberHint] = [],
    };

    private readonly HotelTexts _texts;

    internal RequestPlan(Hotel hotel, HotelTexts texts) => (Hotel, _texts) = (hotel, texts);

    public Hotel Hotel { get; }

    /// <summary>A text in a language, English for one that has none.</summary>
    internal string Text(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) =>
        _texts.Say(key, language, values);

    /// <summary>That reception marked a request as done, as the guest reads it.</summary>
    internal string DoneText(GuestRequest request, string language) =>
        Text(Done, language, ("summary", PlainMarkdown.Of(request.Summary)));

    /// <summary>A text, and whom to call when it cannot wait, where the hotel has said so.</summary>
    internal string WithCall(string text, string language) => Hotel.Reception is { } reception
        ? $"{text} {Text(Urgent, language, ("reception", reception))}"
        : text;
}

/// <summary>Which hotels take requests: one plan for each whose folder has a <c>requests.json</c>.</summary>
public sealed class RequestCatalog
{
    internal const string FileName = "requests.json";

    private readonly IReadOnlyDictionary<string, RequestPlan> _plans;

    private RequestCatalog(IReadOnlyDictionary<string, RequestPlan> plans) => _plans = plans;

    /// <summary>All of them, by their hotels' keys.</summary>
    public IEnumerable<RequestPlan> All => _plans.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value);

    /// <summary>Reads the plans of all hotels.</summary>
    /// <remarks>
    /// <c>requests.json</c>: what confirms a request by its kind (<c>complaint</c>, <c>service</c>, <c>other</c>), <c>notedBefore</c>,
    /// <c>tooMany</c>, <c>urgent</c> with <c>{reception}</c>, <c>whetherToNote</c> with <c>{summary}</c>, <c>yes</c>, <c>no</c>,
    /// <c>kept</c>, <c>button</c>, <c>numberHint</c>, <c>done</c> with <c>{summary}</c>, and what is true where a model claims more:
    /// <c>nothingPassedOn</c> and
    /// <c>onlyNoted</c>. Each is a text in every language that the assistant speaks and in English.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static RequestCatalog Load(string folder, HotelCatalog hotels)
    {
        ArgumentNullException.ThrowIfNull(hotels);
        return new(hotels.ReadFiles(folder, FileName, (hotel, data, _) => Read(hotel, data)));
    }

    /// <summary>How the hotel takes requests for which an assistant speaks; null when it takes none.</summary>
    public RequestPlan? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _plans.GetValueOrDefault(assistant.Name);
    }

    /// <summary>A hotel by its key; the only one for an empty key.</summary>
    internal RequestPlan? Find(string hotel) =>
        hotel.Length > 0 ? _plans.GetValueOrDefault(hotel) : _plans.Count == 1 ? _plans.Values.First() : null;

    private static RequestPlan Read(Hotel hotel, DataObject data)
    {
        var texts = new HotelTexts(hotel, data, RequestPlan.Slots);
        data.NothingElse();
        return new(hotel, texts);
    }
}
