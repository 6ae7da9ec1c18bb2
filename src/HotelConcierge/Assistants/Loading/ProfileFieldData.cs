using System.Globalization;

namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads the profile fields of an <c>assistant.json</c>.</summary>
internal static class ProfileFieldData
{
    private const int MaxMonths = 1200;

    private static readonly (string Name, ProfileFieldKind Kind)[] Kinds =
    [
        ("choice", ProfileFieldKind.Choice), ("choices", ProfileFieldKind.Choices),
        ("ageGroup", ProfileFieldKind.AgeGroup), ("number", ProfileFieldKind.Number),
        ("ages", ProfileFieldKind.Ages), ("words", ProfileFieldKind.Words),
    ];

    public static IReadOnlyList<ProfileField> Read(DataObject data, IReadOnlyList<string> languages)
    {
        var fields = data.Objects("profile", "profile fields").Select(field => Field(field, languages)).OfType<ProfileField>().ToList();
        foreach (var twice in fields.GroupBy(field => field.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            data.Add("profile", $"'{twice.Key}' is there {twice.Count()} times; give each field its own name");
        return fields;
    }

    private static ProfileField? Field(DataObject data, IReadOnlyList<string> languages)
    {
        var expected = $"one of {string.Join(", ", Kinds.Select(kind => kind.Name))}";
        var name = PlainName(data);
        var kindName = data.Text("kind", expected);
        var kind = Array.Find(Kinds, kind => string.Equals(kind.Name, kindName, StringComparison.Ordinal));
        if (kind.Name is null)
        {
            if (kindName.Length > 0)
                data.Add("kind", $"must be {expected}");
            return null;
        }

        var field = new ProfileField(name, kind.Kind)
        {
            Routes = data.Texts("routes", "route labels"),
            About = data.OptionalText("about", "what a model is told that the field is for") ?? "",
            LastsTopic = LastsTopic(data),
        };
        if (field is { LastsTopic: true, Routes.Count: 0 })
            data.Add("routes", "is missing; a field that lasts for a topic needs the routes whose topic that is");
        field = kind.Kind switch
        {
            ProfileFieldKind.Number => Number(field, data, languages),
            ProfileFieldKind.Ages => field with { Default = [data.Text("default", "what a prompt says while no age is known")] },
            ProfileFieldKind.Words => field,
            _ => Choice(field, data, languages),
        };
        data.NothingElse();
        return field;
    }

    private static bool LastsTopic(DataObject data)
    {
        var lasts = data.OptionalText("lasts", "topic or always");
        if (lasts is not (null or "" or "topic" or "always"))
            data.Add("lasts", "must be topic or always");
        return lasts is "topic";
    }

    private static ProfileField Number(ProfileField field, DataObject data, IReadOnlyList<string> languages)
    {
        var minimum = data.Whole("minimum", 0, 1000);
        var maximum = data.Whole("maximum", minimum, 1000);
        IReadOnlyList<string> standard = data.Has("default")
            ? [data.Whole("default", minimum, Math.Max(minimum, maximum)).ToString(CultureInfo.InvariantCulture)]
            : [];
        return field with { Minimum = minimum, Maximum = maximum, Units = data.WordLists("units", languages), Default = standard };
    }

    private static ProfileField Choice(ProfileField field, DataObject data, IReadOnlyList<string> languages)
    {
        var values = data.Objects("values", "values").Select(value => Value(field.Kind, value, languages)).ToList();
        if (values.Count == 0)
            data.Add("values", "must have at least one value");
        var names = values.ConvertAll(value => value.Name);
        var standard = field.Kind == ProfileFieldKind.Choices
            ? data.Texts("default", "value names")
            : [data.Text("default", "the name of a value")];
        if (standard.Count == 0)
            data.Add("default", "must name what holds until the guest chooses");
        foreach (var unknown in standard.Where(value => value.Length > 0).Except(names, StringComparer.Ordinal))
            data.Add("default", $"'{unknown}' is no value of this field; use {string.Join(", ", names)}");
        return field with { Values = values, Any = data.WordLists("any", languages), Default = standard };
    }

    private static FieldValue Value(ProfileFieldKind kind, DataObject data, IReadOnlyList<string> languages)
    {
        var value = new FieldValue(PlainName(data), data.Text("prompt", "the words that a prompt uses for it"))
        {
            Always = data.WordLists("always", languages),
            Introduced = data.WordLists("introduced", languages),
        };
        if (kind == ProfileFieldKind.AgeGroup)
        {
            var from = data.Whole("fromMonths", 0, MaxMonths);
            value = value with { FromMonths = from, ToMonths = data.Whole("toMonths", from + 1, MaxMonths) };
        }

        data.NothingElse();
        return value;
    }

    /// <summary>A name without comma, space or brace, since names are joined by commas and stand in placeholders.</summary>
    private static string PlainName(DataObject data)
    {
        const string Expected = "a name of letters, digits and hyphens";
        var name = data.Text("name", Expected);
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            data.Add("name", $"must be {Expected}");
        return name;
    }
}
