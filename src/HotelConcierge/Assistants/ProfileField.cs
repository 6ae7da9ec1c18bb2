using System.Globalization;

namespace HotelConcierge.Assistants;

/// <summary>What kind of thing a profile field holds.</summary>
public enum ProfileFieldKind
{
    /// <summary>One of the values.</summary>
    Choice,

    /// <summary>Any number of the values.</summary>
    Choices,

    /// <summary>One of the values, each a range of months; understands ages such as "18 month old".</summary>
    AgeGroup,

    /// <summary>A whole number with a unit: "5 games".</summary>
    Number,

    /// <summary>The ages of children in months, one for each child.</summary>
    Ages,

    /// <summary>A few short texts of the guest's own, such as an allergy; told to a model as data, never in a prompt.</summary>
    Words,
}

/// <summary>Something an assistant remembers about a guest, as its <c>assistant.json</c> declares it.</summary>
/// <param name="Name">The key in <see cref="GuestProfile.Values"/> and in <c>{{profile.name}}</c>.</param>
public sealed record ProfileField(string Name, ProfileFieldKind Kind)
{
    /// <summary>The values to choose from; empty for a number.</summary>
    public IReadOnlyList<FieldValue> Values { get; init; } = [];

    /// <summary>Labels of the routes on which a message is read for this field; empty: on all.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>What holds as long as the guest has not said anything: names of values, or the number.</summary>
    public IReadOnlyList<string> Default { get; init; } = [];

    /// <summary>Words by language that take the field back to its default: "all areas".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Any { get; init; } = Words.None;

    /// <summary>Words by language that follow a number to make it this field's: "games". Without one it is no count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Units { get; init; } = Words.None;

    /// <summary>Whether it is forgotten when a new topic begins on one of its routes; otherwise it lasts.</summary>
    public bool LastsTopic { get; init; }

    /// <summary>What a model is told that it is for; empty where its name says enough.</summary>
    public string About { get; init; } = "";

    /// <summary>The smallest number; a smaller one is raised to it.</summary>
    public int Minimum { get; init; }

    /// <summary>The largest number; a larger one is lowered to it.</summary>
    public int Maximum { get; init; }

    /// <summary>
    /// What a prompt says for this guest: the values' prompt texts one a line, or the number. Stored values that the data
    /// no longer has count as not said, so a prompt never holds anything but the data's own words.
    /// </summary>
    public string PromptFor(GuestProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (Kind == ProfileFieldKind.Number)
        {
            var known = int.TryParse(profile[Name], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            return known ? Clamp(number) : Default[0];
        }

        if (Kind is ProfileFieldKind.Ages)
            return AgesOfChildren.Parse(profile[Name] ?? "") is { IsEmpty: false } months ? AgesOfChildren.Describe(months) : Default[0];

        var said = profile[Name]?.Split(',') ?? [];
        var chosen = Values.Where(value => said.Contains(value.Name, StringComparer.Ordinal)).ToList();
        if (chosen.Count == 0)
            chosen = [.. Values.Where(value => Default.Contains(value.Name, StringComparer.Ordinal))];
        return string.Join('\n', chosen.Select(value => value.Prompt));
    }

    /// <summary>Whether a message on this route begins a new topic, with which what was said for the last one is over.</summary>
    public bool IsOverWith(Route route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return LastsTopic && !route.GoesOn && Routes.Contains(route.Label, StringComparer.Ordinal);
    }

    internal string Clamp(int number) => Math.Clamp(number, Minimum, Maximum).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value that a guest can choose.</summary>
/// <param name="Name">As it is stored.</param>
/// <param name="Prompt">As it stands in a prompt.</param>
public sealed record FieldValue(string Name, string Prompt)
{
    /// <summary>Words by language that choose the value wherever they stand: "outdoors".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Always { get; init; } = Words.None;

    /// <summary>
    /// Words by language that choose the value only after a word such as "for", "with" or "in", or when a follow-up says
    /// nothing else: "garden" in "snails in the garden", but not in "what grows here: garden plants".
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Introduced { get; init; } = Words.None;

    /// <summary>The first month of age that belongs to an age group.</summary>
    public int FromMonths { get; init; }

    /// <summary>The first month of age that no longer belongs to it.</summary>
    public int ToMonths { get; init; }
}
