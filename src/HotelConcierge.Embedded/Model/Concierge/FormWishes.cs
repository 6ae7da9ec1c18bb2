using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Calendar;
using HotelConcierge.Forms;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>
/// What the embedded model understands of a form in a guest's words: which of its values, which day, which time. A note it takes word for
/// word where that was asked, or where the form is begun with a sentence.
/// </summary>
internal sealed partial class FormWishes(LanguageCatalog languages)
{
    /// <summary>Fewer words only say which form is wanted.</summary>
    private const int ShortestNote = 5;

    private const int LongestNote = 120;

    private readonly FormReader _reader = FormReader.Of(languages);

    /// <summary>What the words say for the slots of a form.</summary>
    /// <param name="asked">The slot that was asked for; null for none.</param>
    /// <param name="begins">Whether the words begin the form.</param>
    public IEnumerable<(string Name, object? Value)> Read(FormTool form, string said, KnownNow known, string? asked, bool begins)
    {
        var today = DateOnly.FromDateTime(known.Now);
        var isNoted = false;
        foreach (var slot in form.Slots)
        {
            var value = slot.Kind switch
            {
                FormToolKind.Choice => Choice(slot, said),
                FormToolKind.Day => _reader.DayIn(said, known.Language, today) is DayReading.Named named
                    ? named.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : null,
                FormToolKind.Time => _reader.TimesIn(slot.From, slot.Until, said, known.Language) is [var time]
                    ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
                    : null,
                FormToolKind.Number => _reader.NumberIn(said, known.Language)?.ToString(CultureInfo.InvariantCulture),
                FormToolKind.Phone => Phone().Match(said) is { Success: true } phone ? phone.Value.Trim() : null,
                FormToolKind.Email => said.Split((char[]?)null)
                    .Select(word => FormReader.Email(word.TrimEnd('.', ',')))
                    .FirstOrDefault(address => address is not null),
                FormToolKind.Room when slot.Name == asked => _reader.NumberIn(said, known.Language)?.ToString(CultureInfo.InvariantCulture),
                FormToolKind.Text when slot.Name == asked || (begins && !isNoted && Words.Of(said).Length >= ShortestNote) => Note(said),
                _ => null,
            };
            isNoted |= slot.Kind is FormToolKind.Text && value is not null;
            if (value is not null)
                yield return (slot.Name, value);
        }
    }

    private static string? Choice(FormToolSlot slot, string said) =>
        FormReader.ChoicesIn([.. slot.Values.Select(value => value.Names)], said) is [var only] ? slot.Values[only].Name : null;

    private static string Note(string said) =>
        TopicText.OnOneLine(said.Length > LongestNote ? said[..LongestNote] : said).TrimEnd('.', '!');

    [GeneratedRegex(@"\+?[0-9][0-9 ()./-]{6,20}[0-9]", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex Phone();
}
