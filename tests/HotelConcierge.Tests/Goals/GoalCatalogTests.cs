using HotelConcierge.Assistants;
using HotelConcierge.Goals;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Goals;

public sealed class GoalCatalogTests
{
    private static readonly GoalBook s_book = GoalCatalog.Load(Shipped.Folder).Find(Shipped.EarlyYears)!;

    [Fact]
    public void Every_area_has_goals_with_an_example_for_every_age_in_both_languages()
    {
        Assert.Equal(["en", "es"], s_book.Languages);
        Assert.Equal([0, 18, 36, 48, 60], s_book.Ages.Select(age => age.FromMonths));
        Assert.Equal(
            Shipped.EarlyYears.Profile.Single(field => field.Name is "areas").Values.Select(value => value.Name),
            s_book.Areas.Select(area => area.Name));
        foreach (var area in s_book.Areas)
        {
            foreach (var age in s_book.Ages)
            {
                Assert.InRange(area.ByAge[age.Name].Count, 2, 4);
                foreach (var language in s_book.Languages)
                    Assert.All(area.ByAge[age.Name], goal => Assert.True(
                        goal[language] is { Goal.Length: > 0, Example.Length: > 0 }, $"{area.Name} {age.Name} {language}"));
            }
        }

        Assert.All(Shipped.EarlyYears.Languages, language => Assert.True(s_book.Notice[language].Length > 0));
    }

    [Fact]
    public void No_goal_and_no_example_is_there_twice()
    {
        foreach (var language in s_book.Languages)
        {
            var texts = s_book.Areas.SelectMany(area => area.ByAge.Values).SelectMany(goals => goals)
                .SelectMany(goal => new[] { goal[language].Goal, goal[language].Example }).ToList();
            Assert.Equal(texts.Count, texts.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    [Theory]
    [InlineData("0", "birth-18")]
    [InlineData("17", "birth-18")]
    [InlineData("18", "18-36")]
    [InlineData("47", "36-48")]
    [InlineData("48", "48-60")]
    [InlineData("60,96", "60-up")]
    [InlineData("20,50", "18-36 48-60")]
    public void An_age_belongs_to_one_group(string months, string expected) => Assert.Equal(
        expected,
        string.Join(' ', s_book.Choose(AgesOfChildren.Parse(months), ["mathematics"]).Select(goal => goal.Age.Name).Distinct()));

    [Fact]
    public void A_few_areas_have_all_their_goals_and_many_have_their_first()
    {
        Assert.Equal(2, s_book.Choose([24], ["mathematics"]).Count);
        Assert.Equal(4, s_book.Choose([24], ["mathematics", "literacy"]).Count);
        Assert.Equal(s_book.Areas.Count, s_book.Choose([24], []).Count);
        Assert.Empty(s_book.Choose([], ["mathematics"]));
    }

    [Fact]
    public void An_assistant_without_the_file_has_no_goals() =>
        Assert.Null(GoalCatalog.Load(Shipped.Folder).Find(Shipped.Hotel));

    [Fact]
    public void What_is_wrong_is_said_at_once_with_file_and_field()
    {
        using var files = new GoalFiles();
        files.Write("""
            {
              "languages": ["en", "xx"],
              "routes": ["dance"],
              "agesField": "areas", "areasField": "areas",
              "notice": { "en": "n" },
              "askAge": { "en": "a", "es": "a {name}" },
              "ages": [
                { "name": "small", "fromMonths": 0, "toMonths": 24, "title": { "en": "t", "xx": "t" } },
                { "name": "big", "fromMonths": 30, "toMonths": 60, "title": { "en": "t", "xx": "t" } }
              ],
              "areas": [
                { "name": "sums", "title": { "en": "Sums", "xx": "t" }, "goals": {
                  "small": [ { "en": { "goal": "g" }, "xx": { "goal": "g", "example": "e" } } ],
                  "huge": [] } },
                { "name": "poetry", "title": { "en": "P", "xx": "t" }, "goals": { "small": [], "big": [] } }
              ]
            }
            """);

        var problems = Assert.Throws<AssistantDataException>(() => GoalCatalog.Load(files.Folder)).Message;

        string[] expected =
        [
            "small/goals.json: languages: 'xx' is no language of the assistant; use en, es.",
            "small/goals.json: routes: 'dance' is no route; use the name of a file in the routes folder.",
            "small/goals.json: agesField: 'areas' is no profile field of the kind ages; use children.",
            "small/goals.json: notice.es: is missing; it must be a text in that language.",
            "small/goals.json: askAge.es: '{name}' is filled with nothing here; use no slot.",
            "small/goals.json: ages[1].fromMonths: must be 24, where the age before it ends.",
            "small/goals.json: ages: must reach to month 97, from birth on.",
            "small/goals.json: areas[0].goals.small[0].en.example: is missing; it must be a text of at most 160 characters.",
            "small/goals.json: areas[0].goals.small: must hold 2 to 4 goals, not 1.",
            "small/goals.json: areas[0].goals.big: must hold 2 to 4 goals, not 0.",
            "small/goals.json: areas[0].goals.huge: is unknown; remove it or use one of the ages (small, big).",
            "small/goals.json: areas: 'poetry' is no value of the profile field areas; use sums, words.",
            "small/goals.json: areas: 'words' is missing; every value of the profile field areas needs its goals.",
        ];
        Assert.All(expected, problem => Assert.Contains(problem, problems, StringComparison.Ordinal));
    }

    [Fact]
    public void A_goal_that_is_too_long_for_a_prompt_is_an_error()
    {
        using var files = new GoalFiles();
        var goal = $$"""{ "en": { "goal": "{{new string('g', 101)}}", "example": "e" } }""";
        files.Write($$"""
            {
              "languages": ["en"], "routes": ["play"], "agesField": "children", "areasField": "areas",
              "notice": { "en": "n", "es": "n" }, "askAge": { "en": "a", "es": "a" },
              "ages": [{ "name": "all", "fromMonths": 0, "toMonths": 97, "title": { "en": "t" } }],
              "areas": [
                { "name": "sums", "title": { "en": "Sums" }, "goals": { "all": [{{goal}}, {{goal}}] } },
                { "name": "words", "title": { "en": "Words" }, "goals": { "all": [{{goal}}, {{goal}}] } }
              ]
            }
            """);

        var problems = Assert.Throws<AssistantDataException>(() => GoalCatalog.Load(files.Folder)).Message;

        Assert.Contains(
            "small/goals.json: areas[1].goals.all[0].en.goal: must be a text of at most 100 characters.", problems, StringComparison.Ordinal);
    }

    /// <summary>The folder of an assistant with two languages, a route and the two profile fields.</summary>
    private sealed class GoalFiles : IDisposable
    {
        private const string Assistant = """
            {
              "name": "small", "languages": ["en", "es"],
              "profile": [
                { "name": "children", "kind": "ages", "default": "small" },
                {
                  "name": "areas", "kind": "choices", "default": ["sums"],
                  "values": [{ "name": "sums", "prompt": "Sums" }, { "name": "words", "prompt": "Words" }]
                }
              ]
            }
            """;

        private readonly string _assistant;

        public GoalFiles()
        {
            _assistant = Path.Combine(Folder, "small");
            Directory.CreateDirectory(Path.Combine(_assistant, "routes"));
            File.WriteAllText(Path.Combine(_assistant, "assistant.json"), Assistant);
            File.WriteAllText(Path.Combine(_assistant, "routes", "play.md"), "");
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("goals-").FullName;

        public void Write(string goals) => File.WriteAllText(Path.Combine(_assistant, "goals.json"), goals);

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
