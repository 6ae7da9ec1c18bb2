using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// What customers of a shop read about who they are, as its <c>customers.json</c> says. Immutable; made by <see
/// cref="CustomerCatalog.Load"/>.
/// </summary>
internal sealed class CustomerPlan
{
    internal const string Linked = "linked";
    internal const string AlreadyLinked = "alreadyLinked";
    internal const string CodeAsked = "codeAsked";
    internal const string UnknownCode = "unknownCode";
    internal const string TooMany = "tooMany";
    internal const string AskContact = "askContact";
    internal const string AskEmail = "askEmail";
    internal const string AskPhone = "askPhone";
    internal const string NumberUnknown = "numberUnknown";
    internal const string NumberUnclear = "numberUnclear";
    internal const string NoWay = "noWay";
    internal const string WayDown = "wayDown";
    internal const string Unavailable = "unavailable";
    internal const string Refused = "refused";
    internal const string Record = "record";
    internal const string NotLinked = "notLinked";
    internal const string WhetherToUnlink = "whetherToUnlink";
    internal const string Unlinked = "unlinked";
    internal const string WhetherToRegister = "whetherToRegister";
    internal const string NameLabel = "nameLabel";
    internal const string PhoneLabel = "phoneLabel";
    internal const string EmailLabel = "emailLabel";
    internal const string AddressLabel = "addressLabel";
    internal const string Registered = "registered";
    internal const string RegisteredWithCode = "registeredWithCode";
    internal const string Kept = "kept";
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string Button = "button";
    internal const string NumberHint = "numberHint";
    internal const string MailSubject = "mailSubject";
    internal const string MailBody = "mailBody";
    internal const string Sms = "sms";

    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Slots = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal)
    {
        [Linked] = ["name"],
        [AlreadyLinked] = ["name"],
        [CodeAsked] = [],
        [UnknownCode] = [],
        [TooMany] = [],
        [AskContact] = [],
        [AskEmail] = [],
        [AskPhone] = [],
        [NumberUnknown] = [],
        [NumberUnclear] = [],
        [NoWay] = [],
        [WayDown] = [],
        [Unavailable] = [],
        [Refused] = [],
        [Record] = ["name", "contact"],
        [NotLinked] = [],
        [WhetherToUnlink] = [],
        [Unlinked] = [],
        [WhetherToRegister] = ["details"],
        [NameLabel] = [],
        [PhoneLabel] = [],
        [EmailLabel] = [],
        [AddressLabel] = [],
        [Registered] = [],
        [RegisteredWithCode] = [],
        [Kept] = [],
        [Yes] = [],
        [No] = [],
        [Button] = [],
        [NumberHint] = [],
        [MailSubject] = ["shop"],
        [MailBody] = ["shop", "code"],
        [Sms] = ["shop", "code"],
    };

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _texts;
    private readonly IReadOnlyList<string> _unlinkWords;

    internal CustomerPlan(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts, IEnumerable<string> unlinkWords, string? country)
    {
        _texts = texts;
        _unlinkWords = [.. unlinkWords.Select(word => FoldedText.Of(word).Text)];
        Country = country;
    }

    /// <summary>Whose numbers customers may write as they are dialled there: ISO 3166-1; null for none.</summary>
    public string? Country { get; }

    /// <summary>Whether a message says plainly that the chat is no more to be linked.</summary>
    internal bool NamesUnlinking(string heard)
    {
        var folded = FoldedText.Of(heard).Text;
        return _unlinkWords.Any(word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>A text in a language; in English, or else in the first that there is, for one that has none.</summary>
    internal string Say(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values)
    {
        var texts = _texts[key];
        var text = texts.GetValueOrDefault(language) ?? texts.GetValueOrDefault(LanguageCatalog.FallbackCode) ?? texts.Values.First();
        return Template.Fill(text, values);
    }
}

/// <summary>Which assistants know customers: each whose folder has a <c>customers.json</c>.</summary>
internal sealed class CustomerCatalog
{
    internal const string FileName = "customers.json";
    private const string AssistantFile = "assistant.json";

    private readonly IReadOnlyDictionary<string, CustomerPlan> _plans;

    private CustomerCatalog(IReadOnlyDictionary<string, CustomerPlan> plans) => _plans = plans;

    /// <summary>Reads the plans of all assistants.</summary>
    /// <remarks>
    /// <c>customers.json</c>: a text in every language of the assistant for each of the keys of <see cref="CustomerPlan"/>, with
    /// <c>{slots}</c>; <c>unlinkWords</c>, words by which a customer plainly says that the chat is no more to be linked; <c>country</c>,
    /// if numbers may be written as they are dialled there.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static CustomerCatalog Load(string folder)
    {
        var having = FeatureFiles.Find(folder, FileName).Intersect(FeatureFiles.Find(folder, AssistantFile), StringComparer.Ordinal);
        return new(FeatureFiles.ReadAll(folder, FileName, having, (name, data, errors) => Read(folder, name, data, errors)));
    }

    /// <summary>An assistant's plan; null when it knows no customers.</summary>
    public CustomerPlan? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _plans.GetValueOrDefault(assistant.Name);
    }

    /// <summary>Reads the assistant's languages from its file: its tools, which are made first, need these words.</summary>
    private static CustomerPlan Read(string folder, string name, DataObject data, DataErrors errors)
    {
        var languages =
            DataFile.Json(Path.Combine(folder, name, AssistantFile), $"{name}/{AssistantFile}", errors)?.Texts("languages", "codes") ?? [];
        var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (key, slots) in CustomerPlan.Slots)
        {
            if (data.Object(key, "an object of texts by language") is { } byLanguage)
                texts[key] = byLanguage.TextsByLanguage(languages, slots);
        }

        var unlinkWords = data.Texts("unlinkWords", "words");
        if (unlinkWords.Count == 0)
            data.Add("unlinkWords", "must name at least one way to say that the chat is no more to be linked");
        var country = data.OptionalText("country", "a country's two capital letters, such as TH");
        if (country is { Length: > 0 } && !TelephoneNumber.Knows(country))
            data.Add("country", "is no country's two capital letters, such as TH");
        data.NothingElse();
        return new(texts, unlinkWords, country);
    }
}
