using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;

namespace HotelConcierge.Goals;

/// <summary>Reads one assistant's <c>goals.json</c> and holds it to what its <c>assistant.json</c> says.</summary>
internal sealed class GoalData(string folder, string name, DataObject data)
{
    private const int FewestGoals = 2, MostGoals = 4;
    private const int LongestGoal = 100, LongestExample = 160;
    private const string AssistantFile = "assistant.json";

    /// <returns>The goals; of no use when an error was noted.</returns>
    public GoalBook Read(DataErrors errors)
    {
        var assistant = DataFile.Json(Path.Combine(folder, AssistantFile), $"{name}/{AssistantFile}", errors);
        var spoken = assistant?.Texts("languages", "codes") ?? [];

        // What is wrong with the fields themselves is said where the assistant is read.
        var fields = DataFile.Json(Path.Combine(folder, AssistantFile), AssistantFile, new()) is { } again
            ? ProfileFieldData.Read(again, spoken)
            : [];
        var languages = Languages(spoken);
        var routes = Routes();
        var agesField = Field("agesField", fields, ProfileFieldKind.Ages, "ages");
        var areasField = Field("areasField", fields, ProfileFieldKind.Choices, "choices");
        var notice = data.Object("notice", "an object of texts by language")?.TextsByLanguage(spoken, []) ?? [];
        var askAge = data.Object("askAge", "an object of texts by language")?.TextsByLanguage(spoken, []) ?? [];
        var ages = Ages(languages);
        var areas = data.Objects("areas", "areas").Select(area => Area(area, languages, ages)).ToList();
        CheckAreas(areas, fields.FirstOrDefault(field => field.Name == areasField));
        data.NothingElse();
        return new(languages, routes, agesField, areasField, ages, areas, notice, askAge);
    }

    private IReadOnlyList<string> Languages(IReadOnlyList<string> spoken)
    {
        var languages = data.Texts("languages", "language codes");
        if (languages.Count == 0)
            data.Add("languages", "must name the languages in which the goals are written, the one for everybody else first");
        foreach (var unknown in languages.Except(spoken, StringComparer.Ordinal))
            data.Add("languages", $"'{unknown}' is no language of the assistant; use {string.Join(", ", spoken)}");
        return languages;
    }

    private IReadOnlyList<string> Routes()
    {
        var routes = data.Texts("routes", "route labels");
        foreach (var unknown in routes.Where(label => !File.Exists(Path.Combine(folder, "routes", label + ".md"))))
            data.Add("routes", $"'{unknown}' is no route; use the name of a file in the routes folder");
        return routes;
    }

    private string Field(string key, IReadOnlyList<ProfileField> fields, ProfileFieldKind kind, string kindName)
    {
        var field = data.Text(key, $"the name of a profile field of the kind {kindName}");
        var fit = fields.Where(known => known.Kind == kind).Select(known => known.Name).ToList();
        if (field.Length > 0 && !fit.Contains(field, StringComparer.Ordinal))
            data.Add(key, $"'{field}' is no profile field of the kind {kindName}; use {string.Join(", ", fit)}");
        return field;
    }

    private List<GoalAge> Ages(IReadOnlyList<string> languages)
    {
        var ages = new List<GoalAge>();
        var next = 0;
        foreach (var age in data.Objects("ages", "ages"))
        {
            var from = age.Whole("fromMonths", 0, AgesOfChildren.OldestMonths);
            if (from != next)
                age.Add("fromMonths", string.Create(CultureInfo.InvariantCulture, $"must be {next}, where the age before it ends"));
            next = age.Whole("toMonths", from + 1, AgesOfChildren.OldestMonths + 1);
            ages.Add(new(age.Text("name", "a name of its own"), from, next, Titles(age, languages)));
            age.NothingElse();
        }

        if (next != AgesOfChildren.OldestMonths + 1)
            data.Add(
                "ages",
                string.Create(CultureInfo.InvariantCulture, $"must reach to month {AgesOfChildren.OldestMonths + 1}, from birth on"));
        foreach (var twice in ages.GroupBy(age => age.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            data.Add("ages", $"'{twice.Key}' is there {twice.Count()} times; give each age its own name");
        return ages;
    }

    private static Dictionary<string, string> Titles(DataObject data, IReadOnlyList<string> languages) =>
        data.Object("title", "an object of texts by language")?.TextsByLanguage(languages, []) ?? [];

    private static GoalArea Area(DataObject data, IReadOnlyList<string> languages, List<GoalAge> ages)
    {
        var byAge = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, LearningGoal>>>(StringComparer.Ordinal);
        var area = new GoalArea(data.Text("name", "the name of an area"), Titles(data, languages), byAge);
        if (data.Object("goals", "an object of goals by age") is { } goals)
        {
            foreach (var age in ages.Select(age => age.Name).Distinct(StringComparer.Ordinal))
            {
                var read = goals.Objects(age, "goals").Select(goal => Goal(goal, languages)).ToList();
                if (read.Count is < FewestGoals or > MostGoals)
                    goals.Add(age, string.Create(CultureInfo.InvariantCulture, $"must hold {FewestGoals} to {MostGoals} goals, not {read.Count}"));
                byAge[age] = read;
            }

            goals.NothingElse($"one of the ages ({string.Join(", ", ages.Select(age => age.Name))})");
        }

        data.NothingElse();
        return area;
    }

    private static Dictionary<string, LearningGoal> Goal(DataObject data, IReadOnlyList<string> languages)
    {
        var byLanguage = new Dictionary<string, LearningGoal>(StringComparer.Ordinal);
        foreach (var code in languages)
        {
            if (data.Object(code, "an object with goal and example") is not { } texts)
                continue;
            byLanguage[code] = new(Text(texts, "goal", LongestGoal), Text(texts, "example", LongestExample));
            texts.NothingElse();
        }

        data.NothingElse($"one of the languages of the goals ({string.Join(", ", languages)})");
        return byLanguage;
    }

    private static string Text(DataObject data, string key, int longest)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a text of at most {longest} characters");
        var text = data.Text(key, expected);
        if (text.Length > longest)
            data.Add(key, $"must be {expected}");
        return text;
    }

    private void CheckAreas(List<GoalArea> areas, ProfileField? field)
    {
        if (field is null)
            return;
        var known = field.Values.Select(value => value.Name).ToList();
        var named = areas.ConvertAll(area => area.Name);
        foreach (var unknown in named.Where(area => area.Length > 0).Except(known, StringComparer.Ordinal))
            data.Add("areas", $"'{unknown}' is no value of the profile field {field.Name}; use {string.Join(", ", known)}");
        foreach (var missing in known.Except(named, StringComparer.Ordinal))
            data.Add("areas", $"'{missing}' is missing; every value of the profile field {field.Name} needs its goals");
        foreach (var twice in named.GroupBy(area => area, StringComparer.Ordinal).Where(same => same.Count() > 1))
            data.Add("areas", $"'{twice.Key}' is there {twice.Count()} times; list it once");
    }
}
