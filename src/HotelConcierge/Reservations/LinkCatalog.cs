using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Text;

namespace HotelConcierge.Reservations;

/// <summary>
/// What guests read and write about the stay that they linked, as a hotel's <c>links.json</c> says. Immutable; made by <see
/// cref="LinkCatalog.Load"/>.
/// </summary>
public sealed class LinkPlan
{
    internal const string Linked = "linked";
    internal const string Unknown = "unknown";
    internal const string Shown = "shown";
    internal const string Unlinked = "unlinked";
    internal const string Nothing = "nothing";

    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Slots = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal)
    {
        [Linked] = ["hotel", "arrival", "departure"],
        [Unknown] = [],
        [Shown] = ["hotel", "arrival", "departure"],
        [Unlinked] = [],
        [Nothing] = [],
    };

    private readonly HotelTexts _texts;
    private readonly HashSet<string> _show;
    private readonly HashSet<string> _unlink;

    internal LinkPlan(
        Hotel hotel,
        HotelTexts texts,
        IEnumerable<string> show,
        IEnumerable<string> unlink)
    {
        Hotel = hotel;
        _texts = texts;
        _show = [.. show.Select(Fold)];
        _unlink = [.. unlink.Select(Fold)];
    }

    public Hotel Hotel { get; }

    /// <summary>Whether a message asks which stay is linked, and says nothing else.</summary>
    public bool AsksToShow(string text) => _show.Contains(Fold(text));

    /// <summary>Whether a message wants the links taken away, and says nothing else.</summary>
    public bool AsksToUnlink(string text) => _unlink.Contains(Fold(text));

    /// <summary>A text in a language, English for one that has none.</summary>
    internal string Text(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) =>
        _texts.Say(key, language, values);

    private static string Fold(string text) => FoldedText.Of(text).Text.Replace(FoldedText.Pause, ' ').Trim();
}

/// <summary>Which hotels take codes: one plan for each whose folder has a <c>links.json</c>.</summary>
public sealed class LinkCatalog
{
    internal const string FileName = "links.json";

    private readonly IReadOnlyDictionary<string, LinkPlan> _plans;

    private LinkCatalog(IReadOnlyDictionary<string, LinkPlan> plans) => _plans = plans;

    /// <summary>Reads the plans of all hotels.</summary>
    /// <remarks>
    /// <c>links.json</c>: <c>linked</c>, <c>unknown</c>, <c>shown</c>, <c>unlinked</c> and <c>nothing</c>, each a text in every language
    /// that the assistant speaks and in English, with <c>{slots}</c>; <c>showWords</c> and <c>unlinkWords</c>, lists of whole messages.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static LinkCatalog Load(string folder, HotelCatalog hotels)
    {
        ArgumentNullException.ThrowIfNull(hotels);
        return new(hotels.ReadFiles(folder, FileName, (hotel, data, _) => Read(hotel, data)));
    }

    /// <summary>How the hotel links for which an assistant speaks; null when it takes no codes.</summary>
    public LinkPlan? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _plans.GetValueOrDefault(assistant.Name);
    }

    private static LinkPlan Read(Hotel hotel, DataObject data)
    {
        var texts = new HotelTexts(hotel, data, LinkPlan.Slots);
        var (show, unlink) = (data.Texts("showWords", "messages"), data.Texts("unlinkWords", "messages"));
        if (unlink.Count == 0)
            data.Add("unlinkWords", "must name at least one message by which a guest takes the link away");
        data.NothingElse();
        return new(hotel, texts, show, unlink);
    }
}
