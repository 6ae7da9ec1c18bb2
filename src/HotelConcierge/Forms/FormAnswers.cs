using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotelConcierge.Calendar;
using HotelConcierge.Reservations;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>
/// What a guest answers to a form's question without leaving anything to be understood: a tap, "2", "tulips", "Friday", "at ten", "cancel".
/// </summary>
internal sealed partial class FormAnswers(OpenForms forms, FormQuestions questions, FormReader reader)
{
    public async Task<IReadOnlyList<PlainAnswer>> ReadAsync(FormVisit visit, CancellationToken cancellationToken)
    {
        var (form, call) = (visit.Form, visit.Call);
        var prefix = FormTaps.PrefixOf(form.Name);
        var taps = call.Taps.Where(tap => tap.StartsWith(prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        if (taps.Count == 0 && (call.Heard.Length == 0 || call.Taps.Count > 0))
            return [];
        var open = await forms.FindAsync(visit.Guest, form.Name, cancellationToken);
        if (taps.Count > 0)
        {
            return
            [
                .. taps.Select(tap => new PlainAnswer(
                    open is null || FormFlow.IsLapsed(visit, open) ? Over : Tapped(form, open, tap) ?? Over, tap, IsTap: true)),
            ];
        }

        // An answer after something else was talked about may be one to that.
        if (open is null || !call.AnswersTurn(open.TurnNumber) || Read(visit, open) is not var (arguments, stands))
            return [];
        return [new(FormFlow.IsLapsed(visit, open) ? Over : arguments, stands, IsTap: false)];
    }

    private static JsonObject Over => new() { [FillForm.Over] = true };

    private static JsonObject Skipped(FormSlot slot) => new() { [FillForm.Skip] = new JsonArray(slot.Name) };

    private static JsonObject? Tapped(Form form, OpenForm open, string tap)
    {
        foreach (var slot in form.Slots)
        {
            if (tap == FormTaps.ToSkip(form, open.Id, slot) && !slot.IsRequired)
                return Skipped(slot);
            if (slot.Values.FirstOrDefault(value => tap == FormTaps.Of(form, open.Id, slot, value.Name)) is { } chosen)
                return new() { [slot.Name] = chosen.Name };
        }

        return null;
    }

    /// <returns>The arguments, and the id that stands for them; null where somebody has to understand the words.</returns>
    private (JsonObject Arguments, string Stands)? Read(FormVisit visit, OpenForm open)
    {
        var form = visit.Form;
        if (form.Slot(open.Asked) is { } slot)
        {
            var options = questions.OptionsOf(form, open, slot, visit.Language);
            if (!options.IsEmpty && reader.ChosenIn(options, visit.Heard, visit.Language) is { } place
                && Tapped(form, open, options[place].Id) is { } chosen)
                return (chosen, options[place].Id);
            if (ValueOf(visit, slot) is { } value)
                return (new() { [slot.Name] = value }, FormTaps.Of(form, open.Id, slot, value));
            if (reader.IsNo(visit.Heard))
                return slot.IsRequired ? Cancelled() : (Skipped(slot), FormTaps.ToSkip(form, open.Id, slot));
        }

        return reader.IsCancel(visit.Heard, form.Titles) ? Cancelled() : null;

        (JsonObject, string) Cancelled() => (new() { [FillForm.Cancel] = true }, FormTaps.ToCancel(form, open.Id));
    }

    /// <summary>The value that the words are for a slot, all of them; null where they say something else, or more.</summary>
    private string? ValueOf(FormVisit visit, FormSlot slot)
    {
        var (said, language) = (visit.Heard, visit.Language);
        switch (slot.Type)
        {
            case SlotType.Choice:
                var names = slot.Values.Select(value => (IReadOnlyList<string>)[.. value.Names]).ToList();
                return FormReader.ChoicesIn(names, said) is [var chosen] && !said.Any(char.IsDigit)
                    && reader.IsAlone(said, language, visit.Clock, slot.Values.SelectMany(value => value.Names))
                    && reader.DayIn(said, language, visit.Clock.Today) is DayReading.None
                        ? slot.Values[chosen].Name
                        : null;
            case SlotType.Date:
                return reader.IsAlone(said, language, visit.Clock, Labels(slot)) && !SaysTime().IsMatch(said)
                    && reader.DayIn(said, language, visit.Clock.Today) is DayReading.Named named
                    && (said.Any(IsDateSign) || reader.TimesIn(new(0, 0), new(23, 59), said, language).IsEmpty)
                        ? ToolJson.Day(named.Day)
                        : null;
            case SlotType.Time:
                return reader.IsAlone(said, language, visit.Clock, Labels(slot))
                    && reader.TimesIn(slot.From, slot.Until, said, language) is [var time]
                    && reader.DayIn(SaysTime().Replace(said, " "), language, visit.Clock.Today) is DayReading.None
                        ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
                        : null;
            case SlotType.Number:
                return reader.IsNumberAlone(said, language)
                    ? reader.NumberIn(said, language)?.ToString(CultureInfo.InvariantCulture)
                    : null;
            case SlotType.Room:
                return reader.IsNumberAlone(said, language) && string.Concat(said.Where(char.IsAsciiDigit)) is { Length: > 0 } room
                    ? room
                    : null;
            case SlotType.Phone:
                return TelephoneNumber.Read(said.Trim(), visit.Country);
            case SlotType.Email:
                return FormReader.Email(said);
            default:
                return null;
        }
    }

    private static bool IsDateSign(char sign) => sign is '.' or '/' or '-';

    private static IEnumerable<string> Labels(FormSlot slot) => slot.Label.Values;

    /// <summary>A time with its minutes, which in some languages is written as a day is.</summary>
    [GeneratedRegex("[0-9]{1,2}[:h][0-9]{2}", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex SaysTime();
}
