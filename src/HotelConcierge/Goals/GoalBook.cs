using HotelConcierge.Assistants;

namespace HotelConcierge.Goals;

/// <summary>What children learn, by area and age, as one assistant's <c>goals.json</c> has it.</summary>
/// <param name="Languages">Those in which the goals are written; the first one is for whoever speaks none of them.</param>
/// <param name="Routes">The routes whose prompts get the goals of the children that are known.</param>
/// <param name="AgesField">The profile field that holds the children's ages.</param>
/// <param name="AreasField">The profile field that holds the areas which the guest chose.</param>
/// <param name="Ages">Youngest first, without a gap.</param>
/// <param name="Notice">What guests read below goals, by the assistant's languages: that children differ, and who helps with a worry.</param>
/// <param name="AskAge">What a guest is asked whose child's age nobody knows, by the assistant's languages.</param>
public sealed record GoalBook(
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Routes,
    string AgesField,
    string AreasField,
    IReadOnlyList<GoalAge> Ages,
    IReadOnlyList<GoalArea> Areas,
    IReadOnlyDictionary<string, string> Notice,
    IReadOnlyDictionary<string, string> AskAge)
{
    /// <summary>With more areas and ages than this, each has its first goal only.</summary>
    private const int MostInFull = 3;

    /// <summary>The goals that fit.</summary>
    /// <param name="months">The children's ages; none of them: no goal.</param>
    /// <param name="areas">Names of areas; none: all of them.</param>
    public IReadOnlyList<ChosenGoal> Choose(IEnumerable<int> months, IEnumerable<string> areas)
    {
        var wanted = areas.ToHashSet(StringComparer.Ordinal);
        var known = months.ToList();
        var ages = Ages.Where(age => known.Exists(month => month >= age.FromMonths && month < age.ToMonths)).ToList();
        var among = Areas.Where(area => wanted.Contains(area.Name)).ToList();
        if (among.Count == 0)
            among = [.. Areas];
        var most = ages.Count * among.Count <= MostInFull ? int.MaxValue : 1;
        return
        [
            .. from age in ages
               from area in among
               from goal in area.ByAge[age.Name].Take(most)
               select new ChosenGoal(area, age, goal),
        ];
    }

    /// <summary>The goals that fit what is remembered of a guest: none before a child's age is known.</summary>
    public IReadOnlyList<ChosenGoal> For(GuestProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Choose(AgesOfChildren.Parse(profile[AgesField] ?? ""), profile[AreasField]?.Split(',') ?? []);
    }

    /// <summary>The language in which a guest reads the goals.</summary>
    public string LanguageFor(string language) => Languages.Contains(language, StringComparer.Ordinal) ? language : Languages[0];
}
