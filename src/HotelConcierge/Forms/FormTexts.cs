using System.Text.Json;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>
/// What all forms say in the same words, as <c>form-texts.json</c> has them: yes and no, and why a value cannot be had.
/// </summary>
internal sealed class FormTexts
{
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string Skip = "skip";
    internal const string Button = "button";
    internal const string NumberHint = "numberHint";
    internal const string NotOffered = "notOffered";
    internal const string NoSuchDay = "noSuchDay";
    internal const string TooEarly = "tooEarly";
    internal const string TooLate = "tooLate";
    internal const string NoTime = "noTime";
    internal const string Outside = "outside";
    internal const string TooSoon = "tooSoon";
    internal const string NoNumber = "noNumber";
    internal const string TooLong = "tooLong";
    internal const string NoPhone = "noPhone";
    internal const string NoEmail = "noEmail";
    internal const string NoRoom = "noRoom";
    internal const string Unsure = "unsure";

    private const string FileName = "form-texts.json";

    private static readonly Dictionary<string, string[]> Slots = new(StringComparer.Ordinal)
    {
        [Yes] = [],
        [No] = [],
        [Skip] = [],
        [Button] = [],
        [NumberHint] = [],
        [NotOffered] = [],
        [NoSuchDay] = [],
        [TooEarly] = ["first"],
        [TooLate] = ["last"],
        [NoTime] = [],
        [Outside] = ["from", "until"],
        [TooSoon] = [],
        [NoNumber] = ["least", "most"],
        [TooLong] = ["most"],
        [NoPhone] = [],
        [NoEmail] = [],
        [NoRoom] = [],
        [Unsure] = [],
    };

    private readonly Dictionary<string, Dictionary<string, string>> _texts;

    /// <exception cref="InvalidDataException">A text is missing in a language that has any, or has slots that nobody fills.</exception>
    public FormTexts()
    {
        using var file = typeof(FormTexts).Assembly.GetManifestResourceStream(FileName)!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!;
        foreach (var (language, texts) in _texts)
        {
            foreach (var (key, slots) in Slots)
            {
                if (!texts.TryGetValue(key, out var text)
                    || !Template.SlotsOf(text).Order(StringComparer.Ordinal).SequenceEqual(slots, StringComparer.Ordinal))
                    throw new InvalidDataException($"{FileName} has no '{key}' in '{language}', or not with its slots.");
            }
        }
    }

    /// <summary>Two letters each: every language that has all texts.</summary>
    public IReadOnlyCollection<string> Languages => _texts.Keys;

    /// <summary>A text in a language, English for one that has none.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) => Template.Fill(
        (_texts.GetValueOrDefault(language) ?? _texts[LanguageCatalog.FallbackCode])[key], values);
}
