using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Requests;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>Reads one form's file, noting an error for each field that is not what it must be.</summary>
/// <param name="name">The file's name without its ending.</param>
/// <param name="spoken">Codes of the languages in which texts have to be there: what the assistant speaks, and English.</param>
internal sealed partial class FormData(
    string assistant, string name, DataObject data, IReadOnlyList<string> spoken, IReadOnlyList<string> known, TimeProvider time)
{
    /// <summary>In UTF-16 code units: it is part of what a tap brings back.</summary>
    internal const int LongestName = 24;

    private const int MostMinutes = 7 * 24 * 60;

    /// <returns>The form; of no use when errors were noted.</returns>
    public Form Read()
    {
        if (name.Length > LongestName || !FormName().IsMatch(name))
            data.Add("", $"has to be named with at most {LongestName} small letters and _, such as order_flowers.json");
        var zone = data.OptionalText("timeZone", "a name of the IANA database, such as Europe/Madrid");
        var clock = zone is null ? null : HotelClock.For(zone, time);
        if (zone is { Length: > 0 } && clock is null)
            data.Add("timeZone", $"'{zone}' is not in the IANA database; write a name such as Europe/Madrid");
        var fulfilment = data.OptionalOneOf<FormFulfilment>("fulfilment");
        if (!data.Has("fulfilment"))
            data.Add("fulfilment", "is missing; it must be one of request, case, webhook");
        var kind = data.OptionalOneOf<RequestKind>("requestKind");
        if (kind is not null && fulfilment is not FormFulfilment.Request)
            data.Add("requestKind", "is for the fulfilment request; remove it");
        var closes = data.OptionalText("then", "wait or close");
        if (closes is not (null or "" or "wait" or "close"))
            data.Add("then", "must be wait or close");
        if (closes is "close" && fulfilment is FormFulfilment.Case)
            data.Add("then", "must be wait, since people look after the guest then");
        var minutes = data.Whole("lapsesAfterMinutes", 1, MostMinutes);
        var slots = new FormSlotData(data, spoken, known).Read();
        var required = slots.Where(slot => slot.IsRequired).Select(slot => slot.Name).ToList();
        if (data.Has("slots") && required.Count == 0)
            data.Add("slots", "must have at least one that is required");
        var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var key in FormWords.Keys)
        {
            IReadOnlyList<string> fill = key is FormWords.Confirm or FormWords.Done ? required : [];
            texts[key] = Texts(data, key, fill);
        }

        data.NothingElse();
        return new()
        {
            Name = name,
            Assistant = assistant,
            Slots = slots,
            Fulfilment = fulfilment ?? FormFulfilment.Request,
            RequestKind = kind ?? RequestKind.Service,
            Closes = closes is "close",
            LapsesAfter = TimeSpan.FromMinutes(minutes),
            Clock = clock,
            Words = new(texts),
        };
    }

    private IReadOnlyDictionary<string, string> Texts(DataObject from, string key, IReadOnlyList<string> fill) =>
        from.Object(key, "an object of texts by language") is { } texts
            ? texts.TextsByLanguage(LanguagesOf(texts, spoken, known), fill)
            : Missing;

    /// <summary>What has to be there, and what is there beside it.</summary>
    internal static IEnumerable<string> LanguagesOf(DataObject texts, IReadOnlyList<string> spoken, IReadOnlyList<string> known) =>
        known.Where(code => spoken.Contains(code, StringComparer.Ordinal) || texts.Has(code));

    /// <summary>Stands for texts of which an error was noted.</summary>
    internal static IReadOnlyDictionary<string, string> Missing { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { [LanguageCatalog.FallbackCode] = "" };

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex FormName();
}

/// <summary>Reads the slots of a form.</summary>
internal sealed partial class FormSlotData(DataObject data, IReadOnlyList<string> spoken, IReadOnlyList<string> known)
{
    private const int MostSlots = 12;
    private const int MostValues = 9;
    private const int LongestLabel = 24;
    private const int LongestText = 300;
    private const int MostDays = 730;
    private const int MostNumber = 1_000_000;

    /// <summary>Parameters that the tool has for itself.</summary>
    internal static readonly string[] Taken = ["cancel", "help", "skip", "over"];

    public IReadOnlyList<FormSlot> Read()
    {
        var objects = data.Objects("slots", "slots");
        if (objects.Count is 0 or > MostSlots)
            data.Add("slots", $"must be a list of one to {MostSlots} slots");
        var slots = new List<FormSlot>();
        foreach (var slot in objects)
            slots.Add(Slot(slot, slots));
        foreach (var twice in slots.GroupBy(slot => slot.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            data.Add("slots", $"'{twice.Key}' is the name of two; give each its own");
        return slots;
    }

    private FormSlot Slot(DataObject slot, List<FormSlot> before)
    {
        var name = slot.Text("name", "small letters, such as day");
        if (name.Length > 0 && (!SlotName().IsMatch(name) || Taken.Contains(name, StringComparer.Ordinal)))
            slot.Add("name", $"must be at most 16 small letters and none of {string.Join(", ", Taken)}");
        var type = slot.OptionalOneOf<SlotType>("type");
        if (!slot.Has("type"))
            slot.Add("type", "is missing; it must be one of choice, date, time, number, text, phone, email, room");
        var isRequired = slot.Flag("required");
        var fill = before.Where(one => one.IsRequired).Select(one => one.Name).ToList();
        var about = slot.Text("about", "what the model is told of it, in English");
        var label = Texts(slot, "label", []);
        var ask = isRequired || slot.Has("ask") ? Texts(slot, "ask", fill) : new Dictionary<string, string>(StringComparer.Ordinal);
        var again = slot.Has("askAgain") ? Texts(slot, "askAgain", fill) : new Dictionary<string, string>(StringComparer.Ordinal);
        if (again.Count > 0 && ask.Count == 0)
            slot.Add("askAgain", "needs ask, which is missing");
        var read = new FormSlot(name, type ?? SlotType.Text)
        {
            IsRequired = isRequired,
            About = about,
            Label = label,
            Ask = ask,
            AskAgain = again,
        };
        read = read.Type switch
        {
            SlotType.Choice => read with { Values = Values(slot) },
            SlotType.Date => Days(slot, read),
            SlotType.Time => Times(slot, read, before),
            SlotType.Number => Numbers(slot, read),
            SlotType.Text => read with { Most = slot.OptionalWhole("longest", 1, LongestText, otherwise: LongestText) },
            _ => read,
        };
        slot.NothingElse();
        return read;
    }

    private static FormSlot Days(DataObject slot, FormSlot read)
    {
        read = read with
        {
            EarliestDay = slot.OptionalWhole("earliest", -MostDays, MostDays, otherwise: 0),
            LatestDay = slot.OptionalWhole("latest", -MostDays, MostDays, otherwise: 365),
        };
        if (read.LatestDay < read.EarliestDay)
            slot.Add("latest", "must not come before earliest; both are days from today");
        return read;
    }

    private static FormSlot Times(DataObject slot, FormSlot read, List<FormSlot> before)
    {
        read = read with
        {
            From = Time(slot, "from", new(0, 0)),
            Until = Time(slot, "until", new(23, 59)),
            On = slot.OptionalText("on", "the name of a slot of the type date"),
            Notice = TimeSpan.FromMinutes(slot.OptionalWhole("noticeMinutes", 0, 24 * 60, otherwise: 0)),
        };
        if (read.Until < read.From)
            slot.Add("until", "must not come before from");
        if (read.On is { Length: > 0 } on && !before.Exists(one => one.Name == on && one.Type is SlotType.Date))
            slot.Add("on", $"'{on}' is no slot of the type date that stands before this one");
        return read;
    }

    private static FormSlot Numbers(DataObject slot, FormSlot read)
    {
        read = read with
        {
            Least = slot.Whole("least", 0, MostNumber),
            Most = slot.Whole("most", 0, MostNumber),
        };
        if (read.Most < read.Least)
            slot.Add("most", "must not be less than least");
        return read;
    }

    private List<FormValue> Values(DataObject slot)
    {
        var objects = slot.Objects("values", "values");
        if (objects.Count is < 2 or > MostValues)
            slot.Add("values", $"must be a list of two to {MostValues} values");
        var values = objects.Select(Value).ToList();
        foreach (var twice in values.GroupBy(value => value.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            slot.Add("values", $"'{twice.Key}' is the name of two; give each its own");

        // A word that names two values says neither.
        var words = values.SelectMany(value => value.Names.Select(FoldedOf).Distinct(StringComparer.Ordinal));
        foreach (var twice in words.GroupBy(word => word, StringComparer.Ordinal).Where(same => same.Count() > 1))
            slot.Add("values", $"'{twice.Key}' names two of them");
        return values;
    }

    private FormValue Value(DataObject value)
    {
        var name = value.Text("name", "small letters, digits and -, such as roses");
        if (name.Length > 0 && !ValueName().IsMatch(name))
            value.Add("name", "must be at most 32 small letters, digits and -");
        var label = Texts(value, "label", []);
        foreach (var (language, _) in label.Where(entry => entry.Value.Length > LongestLabel))
            value.Add("label", $"must be at most {LongestLabel} characters long, to fit on a button; shorten '{language}'");
        var words = value.WordLists("words", known);
        value.NothingElse();
        var inOrder = words.OrderBy(entry => entry.Key, StringComparer.Ordinal);
        return new(name) { Label = label, Words = [.. inOrder.SelectMany(entry => entry.Value)] };
    }

    private static TimeOnly Time(DataObject data, string field, TimeOnly otherwise)
    {
        const string Expected = "a time of day such as 09:30";
        if (data.OptionalText(field, Expected) is not { Length: > 0 } text)
            return otherwise;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        data.Add(field, $"must be {Expected}");
        return otherwise;
    }

    private IReadOnlyDictionary<string, string> Texts(DataObject from, string key, IReadOnlyList<string> fill) =>
        from.Object(key, "an object of texts by language") is { } texts
            ? texts.TextsByLanguage(FormData.LanguagesOf(texts, spoken, known), fill)
            : FormData.Missing;

    private static string FoldedOf(string word) => FoldedText.Of(word).Text;

    [GeneratedRegex("^[a-z]{1,16}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex SlotName();

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex ValueName();
}
