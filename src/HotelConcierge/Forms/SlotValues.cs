using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Replies;
using HotelConcierge.Requests;
using HotelConcierge.Reservations;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>What became of a value that was given for a slot.</summary>
/// <param name="Value">As the form keeps it; null where it cannot be had.</param>
/// <param name="Why">For the model; empty when it can.</param>
/// <param name="Line">For the guest, why not; null where asking once more says enough.</param>
internal readonly record struct SlotValue(string? Value, string Why, string? Line)
{
    public static SlotValue Of(string value) => new(value, "", null);
}

/// <summary>
/// Whether a value can be had: by its type, by the form's rules, and by the guest's own words. What has to be theirs to the letter, a
/// number, an address, a note, has to stand in them; a day, a time or a choice must not contradict them.
/// </summary>
internal sealed class SlotValues(FormReader reader, FormTexts texts, LanguageCatalog languages)
{
    private const string NotSaid = "the guest's words of this message do not say it; take it from them alone";
    private const string Contradicts = "the guest's words of this message name another one; read them again, or ask";
    private const int LongestRoom = 20;

    private static readonly string[] TimeForms = ["HH:mm", "H:mm", "HH:mm:ss"];

    /// <summary>Checks a value as a model wrote it.</summary>
    /// <param name="isAnswer">Whether the guest tapped it, or it is the whole of a plain answer.</param>
    /// <param name="others">What the form holds already.</param>
    public SlotValue Check(
        FormVisit visit, FormSlot slot, string given, bool isAnswer, IReadOnlyDictionary<string, string> others)
    {
        var value = slot.Type switch
        {
            SlotType.Choice => Choice(visit, slot, given, isAnswer),
            SlotType.Date => Day(visit, slot, given, isAnswer),
            SlotType.Time => Time(visit, slot, given, isAnswer),
            SlotType.Number => Number(visit, slot, given, isAnswer),
            SlotType.Phone => Phone(visit, given, isAnswer),
            SlotType.Email => Email(visit, given, isAnswer),
            SlotType.Room => Room(visit, given, isAnswer),
            _ => Words(visit, slot, given, isAnswer),
        };
        return value.Value is null ? value : Rules(visit, slot, value.Value, others);
    }

    /// <summary>Whether a value that the form holds can still be had: days and times go by.</summary>
    public SlotValue Rules(FormVisit visit, FormSlot slot, string value, IReadOnlyDictionary<string, string> others)
    {
        var today = visit.Clock.Today;
        if (slot.Type is SlotType.Date && DayOf(value) is { } day)
        {
            var (first, last) = (today.AddDays(slot.EarliestDay), today.AddDays(slot.LatestDay));
            if (day < first)
                return Wrong("it is too early", Say(visit, FormTexts.TooEarly, ("first", DayText.Of(first, visit.Language, languages))));
            if (day > last)
                return Wrong("it is too late", Say(visit, FormTexts.TooLate, ("last", DayText.Of(last, visit.Language, languages))));
        }

        if (slot.Type is SlotType.Time && TimeOf(value) is { } time)
        {
            if (time < slot.From || time > slot.Until)
            {
                var (from, until) = (TextOf(slot.From), TextOf(slot.Until));
                return Wrong($"it has to be from {from} to {until}", Say(visit, FormTexts.Outside, ("from", from), ("until", until)));
            }

            if (slot.On is { } on && others.GetValueOrDefault(on) is { } of && DayOf(of) is { } when
                && !(visit.Clock.MomentOf(when, time) is { } moment && moment - slot.Notice > visit.Clock.Now))
                return Wrong("it is past, or too soon", Say(visit, FormTexts.TooSoon));
        }

        return SlotValue.Of(value);
    }

    /// <summary>A value as guests read it in Markdown.</summary>
    public string Show(FormSlot slot, string value, string language) => slot.Type switch
    {
        SlotType.Choice when slot.Value(value) is { } chosen => PlainMarkdown.Of(FormWords.In(chosen.Label, language)),
        SlotType.Date when DayOf(value) is { } day => DayText.Of(day, language, languages),
        SlotType.Time => value,
        _ => PlainMarkdown.Of(value),
    };

    /// <summary>A value on one line of plain text, for staff and models.</summary>
    public string Plain(FormSlot slot, string value, string language) => slot.Type switch
    {
        SlotType.Choice when slot.Value(value) is { } chosen => FormWords.In(chosen.Label, language),
        SlotType.Date when DayOf(value) is { } day => DayText.Of(day, language, languages),
        _ => value,
    };

    private SlotValue Choice(FormVisit visit, FormSlot slot, string given, bool isAnswer)
    {
        var names = slot.Values.Select(value => (IReadOnlyList<string>)[.. value.Names]).ToList();
        var chosen = slot.Value(given)
            ?? (FormReader.ChoicesIn(names, given) is [var only] ? slot.Values[only] : null);
        if (chosen is null)
        {
            var known = string.Join(", ", slot.Values.Select(value => value.Name));
            return Wrong($"it has to be one of {known}", Say(visit, FormTexts.NotOffered));
        }

        var named = isAnswer ? [] : FormReader.ChoicesIn(names, visit.Heard);
        return named.IsEmpty || named.Any(at => slot.Values[at] == chosen) ? SlotValue.Of(chosen.Name) : Doubt(visit);
    }

    private SlotValue Day(FormVisit visit, FormSlot slot, string given, bool isAnswer)
    {
        if (DayOf(given) is not { } day)
            return Wrong("it has to be a day that the calendar has, as yyyy-MM-dd", Say(visit, FormTexts.NoSuchDay));
        if (isAnswer || visit.Form.Slots.Count(one => one.Type is SlotType.Date) > 1)
            return SlotValue.Of(ToolJson.Day(day));
        return reader.DayIn(visit.Heard, visit.Language, visit.Clock.Today) switch
        {
            DayReading.Named named when named.Day != day => Doubt(visit),
            DayReading.Several several when !several.Days.Contains(day) => Doubt(visit),
            DayReading.Impossible => Wrong("the guest names a day that the calendar does not have", Say(visit, FormTexts.NoSuchDay)),
            _ => SlotValue.Of(ToolJson.Day(day)),
        };
    }

    private SlotValue Time(FormVisit visit, FormSlot slot, string given, bool isAnswer)
    {
        if (TimeOf(given) is not { } time)
            return Wrong("it has to be a time of day, as HH:mm", Say(visit, FormTexts.NoTime));
        var said = isAnswer || visit.Form.Slots.Count(one => one.Type is SlotType.Time) > 1
            ? []
            : reader.TimesIn(new(0, 0), new(23, 59), visit.Heard, visit.Language);
        return said.IsEmpty || said.Contains(time) ? SlotValue.Of(TextOf(time)) : Doubt(visit);
    }

    private SlotValue Number(FormVisit visit, FormSlot slot, string given, bool isAnswer)
    {
        var (least, most) = (slot.Least.ToString(CultureInfo.InvariantCulture), slot.Most.ToString(CultureInfo.InvariantCulture));
        if (!int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < slot.Least || number > slot.Most)
        {
            var line = Say(visit, FormTexts.NoNumber, ("least", least), ("most", most));
            return Wrong($"it has to be a whole number from {least} to {most}", line);
        }

        var said = isAnswer ? number : reader.NumberIn(visit.Heard, visit.Language);
        var written = number.ToString(CultureInfo.InvariantCulture);
        return said is null ? new(null, NotSaid, null) : said == number ? SlotValue.Of(written) : Doubt(visit);
    }

    private SlotValue Phone(FormVisit visit, string given, bool isAnswer)
    {
        if (TelephoneNumber.Read(given.Trim(), visit.Country) is not { } number)
            return Wrong("it has to be a telephone number, best with its country code", Say(visit, FormTexts.NoPhone));
        return isAnswer || DigitsOf(visit.Heard).Contains(DigitsOf(given), StringComparison.Ordinal)
            ? SlotValue.Of(number)
            : new(null, NotSaid, null);
    }

    private SlotValue Email(FormVisit visit, string given, bool isAnswer)
    {
        if (FormReader.Email(given) is not { } address)
            return Wrong("it has to be an e-mail address", Say(visit, FormTexts.NoEmail));
        return isAnswer || visit.Heard.Contains(address, StringComparison.OrdinalIgnoreCase)
            ? SlotValue.Of(address)
            : new(null, NotSaid, null);
    }

    private SlotValue Room(FormVisit visit, string given, bool isAnswer)
    {
        var room = OnOneLine(given);
        if (room.Length is 0 or > LongestRoom)
            return Wrong("it has to be a room as the guest names it, such as 214", Say(visit, FormTexts.NoRoom));
        return isAnswer || OwnWords.Name(room, visit.Heard) ? SlotValue.Of(room) : new(null, NotSaid, null);
    }

    private SlotValue Words(FormVisit visit, FormSlot slot, string given, bool isAnswer)
    {
        var text = OnOneLine(given);
        if (text.Length == 0)
            return new(null, "it is empty", null);
        var most = slot.Most.ToString(CultureInfo.InvariantCulture);
        if (text.Length > slot.Most)
            return Wrong($"it has to be at most {most} characters long", Say(visit, FormTexts.TooLong, ("most", most)));
        return isAnswer || OwnWords.Hold(text, visit.Heard) ? SlotValue.Of(text) : new(null, NotSaid, null);
    }

    private SlotValue Doubt(FormVisit visit) => Wrong(Contradicts, Say(visit, FormTexts.Unsure));

    private static SlotValue Wrong(string why, string line) => new(null, why, line);

    private string Say(FormVisit visit, string key, params ReadOnlySpan<(string Slot, string Value)> values) =>
        texts.Say(key, visit.Language, values);

    /// <summary>A value as a day; null when it is none.</summary>
    public static DateOnly? DayOf(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeOnly? TimeOf(string value) =>
        TimeOnly.TryParseExact(value, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string TextOf(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string OnOneLine(string text) => WellFormedText.Of(string.Join(
        ' ',
        text.Split(['\r', '\n', '\t', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
}
