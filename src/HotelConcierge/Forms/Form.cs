using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Requests;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>
/// What a guest can fill in by chatting, as a file of an assistant's <c>forms</c> folder says: its slots, its words, and what comes of it.
/// Immutable; made by <see cref="FormCatalog.Load"/>.
/// </summary>
public sealed class Form
{
    /// <summary>The tool's name, which is the file's. It is in prompts and in stored rows, so it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>The assistant's name.</summary>
    public required string Assistant { get; init; }

    /// <summary>In the order in which they are asked.</summary>
    public required IReadOnlyList<FormSlot> Slots { get; init; }

    /// <summary>What comes of a filled form.</summary>
    public required FormFulfilment Fulfilment { get; init; }

    /// <summary>Of <see cref="FormFulfilment.Request"/>: what staff are told it is.</summary>
    public RequestKind RequestKind { get; init; }

    /// <summary>Whether the chat is over once the guest has the last message.</summary>
    public bool Closes { get; init; }

    /// <summary>So long after the last answer a form that is not finished can be gone on with.</summary>
    public required TimeSpan LapsesAfter { get; init; }

    /// <summary>The time zone of its days and times where the form names one; null for that of the assistant's hotel.</summary>
    public HotelClock? Clock { get; init; }

    /// <summary>What guests read of it, by key and language.</summary>
    internal FormWords Words { get; init; } = FormWords.None;

    /// <summary>The slot of that name, or null.</summary>
    public FormSlot? Slot(string? name) => Slots.FirstOrDefault(slot => slot.Name == name);

    /// <summary>What it is called in every language.</summary>
    internal IEnumerable<string> Titles => Words.All(FormWords.Title);

    internal string Title(string language) => Words.Say(FormWords.Title, language);
}

/// <summary>What kind of value a slot takes.</summary>
public enum SlotType
{
    /// <summary>One of several, each with a name.</summary>
    Choice,

    /// <summary>A day, kept as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A time of day, kept as <c>HH:mm</c>.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Words of the guest on one line.</summary>
    Text,

    /// <summary>A telephone number, kept as E.164.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A room of the house.</summary>
    Room,
}

/// <summary>One thing that a form asks for.</summary>
/// <param name="Name">Small letters only. It is a parameter of the tool, and stands in texts as <c>{name}</c>.</param>
public sealed record FormSlot(string Name, SlotType Type)
{
    /// <summary>
    /// Without it the form is not finished. One that is not required is asked for once if it has a prompt, and can be skipped.
    /// </summary>
    public bool IsRequired { get; init; }

    /// <summary>What the model is told of it, in English.</summary>
    public required string About { get; init; }

    /// <summary>The values of a <see cref="SlotType.Choice"/>, in the order in which they are offered.</summary>
    public IReadOnlyList<FormValue> Values { get; init; } = [];

    /// <summary>The first day, counted from today.</summary>
    public int EarliestDay { get; init; }

    /// <summary>The last day, counted from today.</summary>
    public int LatestDay { get; init; }

    /// <summary>The first time of day.</summary>
    public TimeOnly From { get; init; }

    /// <summary>The last time of day.</summary>
    public TimeOnly Until { get; init; }

    /// <summary>Of a time: the slot that says on which day, so that it may not be past; null where that is not asked.</summary>
    public string? On { get; init; }

    /// <summary>Of a time: so long before it the form has to be finished.</summary>
    public TimeSpan Notice { get; init; }

    /// <summary>The least number.</summary>
    public int Least { get; init; }

    /// <summary>The greatest number; of a text the most UTF-16 code units.</summary>
    public int Most { get; init; }

    /// <summary>What it is called, by language.</summary>
    public required IReadOnlyDictionary<string, string> Label { get; init; }

    /// <summary>The question; empty for one that is never asked for.</summary>
    public required IReadOnlyDictionary<string, string> Ask { get; init; }

    /// <summary>The question once more; empty where it is the same.</summary>
    public IReadOnlyDictionary<string, string> AskAgain { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it is asked for.</summary>
    internal bool IsAsked => Ask.Count > 0;

    /// <summary>The value of that name, or null.</summary>
    public FormValue? Value(string? name) => Values.FirstOrDefault(value => value.Name == name);
}

/// <summary>A value that can be chosen.</summary>
/// <param name="Name">As the model and other systems know it.</param>
public sealed record FormValue(string Name)
{
    /// <summary>As guests read it, by language.</summary>
    public required IReadOnlyDictionary<string, string> Label { get; init; }

    /// <summary>What else guests call it, in whatever language.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>All that it is called.</summary>
    internal IEnumerable<string> Names => Label.Values.Concat(Words).Append(Name).Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <summary>What comes of a form that the guest has said yes to.</summary>
public enum FormFulfilment
{
    /// <summary>A request for staff, as guests' wishes are.</summary>
    Request,

    /// <summary>People look after the guest.</summary>
    Case,

    /// <summary>It is posted to the operator's system, signed.</summary>
    Webhook,
}

/// <summary>What guests read of one form, by key and language.</summary>
/// <param name="texts">Every key of <see cref="Keys"/>, each in English at least.</param>
internal sealed class FormWords(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts)
{
    /// <summary>Of nobody's form.</summary>
    public static FormWords None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal));

    internal const string Title = "title";
    internal const string Description = "description";
    internal const string Help = "help";
    internal const string Confirm = "confirm";
    internal const string Done = "done";
    internal const string Nothing = "nothing";
    internal const string Lapsed = "lapsed";

    /// <summary>The texts that every form has.</summary>
    internal static readonly IReadOnlyList<string> Keys = [Title, Description, Help, Confirm, Done, Nothing, Lapsed];

    public string Say(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) =>
        Template.Fill(In(texts[key], language), values);

    /// <summary>Whether a text is there in a language.</summary>
    public bool Has(string key, string language) => texts[key].ContainsKey(language);

    /// <summary>A text in all languages that it has.</summary>
    public IEnumerable<string> All(string key) => texts[key].Values;

    /// <summary>A text in a language, English for one that has none.</summary>
    public static string In(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.GetValueOrDefault(language) ?? texts[LanguageCatalog.FallbackCode];
}
