using System.Globalization;
using System.Text.Json;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Loading;

/// <summary>
/// An object of a data file. Each accessor notes an error for a field that is not what it must be and returns a harmless
/// value, so that reading goes on and finds the next error too. Fields that nobody asked for are errors as well.
/// </summary>
internal sealed class DataObject(JsonElement element, string file, string path, DataErrors errors)
{
    private readonly List<string> _known = [];

    public string File => file;

    /// <summary>The names of the fields that are there.</summary>
    public IReadOnlyList<string> Names { get; } = [.. element.EnumerateObject().Select(property => property.Name)];

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public void Add(string name, string problem) => errors.Add(file, PathOf(name), problem);

    public string Text(string name, string expected)
    {
        if (Get(name) is not { ValueKind: JsonValueKind.String } value || string.IsNullOrWhiteSpace(value.GetString()))
            return Wrong(name, expected, "");
        return value.GetString()!;
    }

    public string? OptionalText(string name, string expected) => Offers(name) ? Text(name, expected) : null;

    /// <summary>One of an enumeration's names in small letters; null when the field is missing, or after noting an error.</summary>
    public T? OptionalOneOf<T>(string name)
        where T : struct, Enum
    {
        if (!Offers(name))
            return null;
        var written = Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        foreach (var known in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(known), written, StringComparison.Ordinal))
                return known;
        }

        return Wrong<T?>(name, $"one of {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}", null);

        static string NameOf(T value) => value.ToString().ToLowerInvariant();
    }

    public bool Flag(string name)
    {
        if (!Offers(name))
            return false;
        return Get(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value
            ? value.GetBoolean()
            : Wrong(name, "true or false", fallback: false);
    }

    /// <summary>A flag in front matter, where every value is a text; false when the field is missing.</summary>
    public bool WrittenFlag(string name)
    {
        if (!Offers(name))
            return false;
        return Get(name) is { ValueKind: JsonValueKind.String } value && bool.TryParse(value.GetString(), out var flag)
            ? flag
            : Wrong(name, "true or false", fallback: false);
    }

    public double Number(string name, double least, double most)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");
        return
            Get(name) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is var number && number >= least && number <= most
            ? number
            : Wrong(name, expected, least);
    }

    public int Whole(string name, int least, int most)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        return
            Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : Wrong(name, expected, least);
    }

    /// <summary>A whole number; <paramref name="otherwise"/> when the field is missing.</summary>
    public int OptionalWhole(string name, int least, int most, int otherwise) => Offers(name) ? Whole(name, least, most) : otherwise;

    /// <summary>A list of texts; empty when the field is missing.</summary>
    public IReadOnlyList<string> Texts(string name, string expected)
    {
        if (!Offers(name))
            return [];
        if (Get(name) is not { ValueKind: JsonValueKind.Array } list)
            return Wrong<IReadOnlyList<string>>(name, $"a list of {expected}", []);
        var texts = list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToList();
        if (texts.Exists(string.IsNullOrWhiteSpace))
            return Wrong<IReadOnlyList<string>>(name, $"a list of {expected}, none of them empty", []);
        if (texts.Distinct(StringComparer.Ordinal).Count() < texts.Count)
            return Wrong<IReadOnlyList<string>>(name, $"a list of {expected}, each named once", []);
        return texts;
    }

    /// <summary>An object in a field; null after noting an error, or without one when the field is missing and may be.</summary>
    public DataObject? Object(string name, string expected, bool optional = false)
    {
        if (optional && !Offers(name))
            return null;
        return Get(name) is { ValueKind: JsonValueKind.Object } value
            ? new DataObject(value, file, PathOf(name), errors)
            : Wrong<DataObject?>(name, expected, null);
    }

    /// <summary>A list of objects; empty when the field is missing.</summary>
    public IReadOnlyList<DataObject> Objects(string name, string expected)
    {
        if (!Offers(name))
            return [];
        if (Get(name) is not { ValueKind: JsonValueKind.Array } list
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
            return Wrong<IReadOnlyList<DataObject>>(name, $"a list of {expected}", []);
        return [
            .. list.EnumerateArray()
                .Select((item, i) => new DataObject(item, file, $"{PathOf(name)}[{i.ToString(CultureInfo.InvariantCulture)}]", errors)),
        ];
    }

    /// <summary>Lists of words by language; none when the field is missing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> WordLists(string name, IReadOnlyList<string> languages)
    {
        if (Object(name, "an object of word lists by language", optional: true) is not { } lists)
            return Words.None;
        var words = languages.Where(lists.Has).ToDictionary(code => code, code => lists.Texts(code, "words"), StringComparer.Ordinal);
        lists.NothingElse($"one of the assistant's languages ({string.Join(", ", languages)})");
        return words;
    }

    /// <summary>One text in each language, with these slots at most; every field of the object is a language.</summary>
    public Dictionary<string, string> TextsByLanguage(IEnumerable<string> languages, IReadOnlyList<string> slots)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in languages)
        {
            texts[code] = Text(code, "a text in that language");
            foreach (var unknown in Template.SlotsOf(texts[code]).Except(slots, StringComparer.Ordinal))
                Add(
                    code,
                    $"'{{{unknown}}}' is filled with nothing here; use {(slots.Count == 0 ? "no slot" : string.Join(", ", slots.Select(slot => $"{{{slot}}}")))}"
                );
        }

        NothingElse();
        return texts;
    }

    /// <summary>Notes an error for each field that was not asked for.</summary>
    public void NothingElse(string? expected = null)
    {
        foreach (var name in Names.Except(_known, StringComparer.Ordinal))
            Add(name, $"is unknown; remove it or use {expected ?? $"one of {string.Join(", ", _known.Distinct(StringComparer.Ordinal))}"}");
    }

    private bool Offers(string name)
    {
        _known.Add(name);
        return Has(name);
    }

    private JsonElement? Get(string name)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    private T Wrong<T>(string name, string expected, T fallback)
    {
        Add(name, Has(name) ? $"must be {expected}" : $"is missing; it must be {expected}");
        return fallback;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
