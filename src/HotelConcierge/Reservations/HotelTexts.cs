using HotelConcierge.Assistants.Loading;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Reservations;

/// <summary>What a feature says to a hotel's guests: texts by key and language, as one of the hotel's files has them. Immutable.</summary>
internal sealed class HotelTexts
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _texts = new(StringComparer.Ordinal);

    /// <summary>Reads every key, in every language that the hotel's assistant speaks and in English; what is wrong is the file's to tell.</summary>
    /// <param name="slots">The keys, and what each may be filled with.</param>
    public HotelTexts(Hotel hotel, DataObject data, IReadOnlyDictionary<string, IReadOnlyList<string>> slots)
        : this(byLanguage => byLanguage.LanguagesFor(hotel), data, slots)
    {
    }

    /// <summary>Reads every key, also where there is no hotel.</summary>
    /// <param name="languages">Of a key's texts, among them English.</param>
    public HotelTexts(
        Func<DataObject, IEnumerable<string>> languages, DataObject data, IReadOnlyDictionary<string, IReadOnlyList<string>> slots)
    {
        foreach (var (key, names) in slots)
        {
            if (data.Object(key, "an object of texts by language") is { } byLanguage)
                _texts[key] = byLanguage.TextsByLanguage(languages(byLanguage), names);
        }
    }

    /// <summary>A text in a language, English for one that has none.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) => Template.Fill(
        _texts[key].GetValueOrDefault(language) ?? _texts[key][LanguageCatalog.FallbackCode], values);
}
