using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model;

/// <summary>Reads and checks the <c>model</c> folder of one assistant.</summary>
internal sealed class ContentReader(string folder, List<string> errors)
{
    private const string PhrasesPrefix = "phrases.";
    private const int ConversationsInAPlan = ActivityPlan.ConversationCount;
    private const int MostGamesInAPlan = PlanWish.MaxCount;

    /// <summary>The content; of no use when errors were added.</summary>
    public EmbeddedContent Read()
    {
        var pool = ReadPool(ContentNode.Open(folder, "activities.json", errors));
        var languages = Directory.EnumerateFiles(folder, PhrasesPrefix + "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)[PhrasesPrefix.Length..])
            .Append(EmbeddedContent.FallbackLanguage)
            .ToImmutableSortedSet(StringComparer.Ordinal);
        var contents = languages.ToImmutableSortedDictionary(code => code, code => ReadLanguage(code, pool), StringComparer.Ordinal);
        CheckSameExplanations(contents);
        return new EmbeddedContent(pool, contents);
    }

    private static ActivityPool ReadPool(ContentNode file)
    {
        var areas = file["areas"].Texts();
        ImmutableArray<AgeBand> ages = [.. file["ages"].Items().Select(ReadAge)];
        var materials = file["materials"].Texts();
        var assumed = file["assumed"];
        var assumedAge = assumed["age"].Text();
        if (!ages.Any(age => string.Equals(age.Name, assumedAge, StringComparison.Ordinal)))
            assumed["age"].Wrong("must be one of ages");
        var pool = new ActivityPool(
            areas,
            ages,
            assumedAge,
            assumed["count"].Number(PlanWish.MinCount, PlanWish.MaxCount),
            ReadActivities(file["conversations"], areas, ages, materials),
            ReadActivities(file["games"], areas, ages, materials));
        CheckEnough(file["conversations"], pool, pool.Conversations, ConversationsInAPlan);
        CheckEnough(file["games"], pool, pool.Games, MostGamesInAPlan);
        foreach (var twin in pool
                .Conversations.Concat(pool.Games)
                .GroupBy(activity => activity.Id, StringComparer.Ordinal)
                .Where(group => group.Count() > 1))
            file.Wrong($"must not have two activities with the id {twin.Key}");
        return pool;
    }

    private static AgeBand ReadAge(ContentNode node)
    {
        var name = node.Text();
        if (name.Split('-') is [var from, var to]
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first < last)
            return new AgeBand(name, first, last);
        node.Wrong("must be two ages in years such as 3-4");
        return new AgeBand(name, 0, 0);
    }

    private static ImmutableArray<Activity> ReadActivities(
        ContentNode list, ImmutableArray<string> areas, ImmutableArray<AgeBand> ages, ImmutableArray<string> materials) =>
    [
        .. list.Items().Select(item => new Activity(
            item["id"].Text(),
            ReadKnown(item["areas"], areas),
            ReadKnown(item["ages"], [.. ages.Select(age => age.Name)]),
            ReadPlace(item["place"]),
            ReadKnown(item["uses"], materials))),
    ];

    private static ImmutableArray<string> ReadKnown(ContentNode list, ImmutableArray<string> known)
    {
        var items = list.Items();
        foreach (var item in items.Where(item => !known.Contains(item.Text(), StringComparer.Ordinal)))
            item.Wrong($"must be one of {string.Join(", ", known)}");
        return [.. items.Select(item => item.Text())];
    }

    private static Place ReadPlace(ContentNode node)
    {
        var place = PlanWish.PlaceOf(node.Text());
        if (place is null)
            node.Wrong("must be indoors, outdoors or either");
        return place ?? Place.Either;
    }

    /// <summary>Whatever a profile asks for, the largest plan can be made and every area can be served.</summary>
    private static void CheckEnough(ContentNode list, ActivityPool pool, ImmutableArray<Activity> activities, int needed)
    {
        foreach (var age in pool.Ages)
        {
            foreach (var place in Enum.GetValues<Place>())
            {
                var suited = activities.Where(activity => ActivityPlan.Suits(activity, [age.Name], place)).ToList();
                if (suited.Count < needed)
                    list.Wrong($"must have at least {needed} activities for age {age.Name}, place {place}; it has {suited.Count}");
                foreach (var area in pool.Areas.Where(area =>
                        needed == MostGamesInAPlan && !suited.Exists(activity => activity.Areas.Contains(area, StringComparer.Ordinal))))
                    list.Wrong($"must have one for age {age.Name}, place {place} in the area {area}");
            }
        }
    }

    private LanguageContent ReadLanguage(string code, ActivityPool pool)
    {
        var phrases = ContentNode.Open(folder, $"{PhrasesPrefix}{code}.json", errors);
        return new LanguageContent(
            ReadPhrases(phrases, pool),
            ReadRules(phrases["understand"]),
            ReadActivityTexts(ContentNode.Open(folder, $"activities.{code}.json", errors), pool),
            ReadExplanations(ContentNode.Open(folder, $"explanations.{code}.json", errors)));
    }

    private static Phrases ReadPhrases(ContentNode file, ActivityPool pool)
    {
        var headings = file["headings"];
        var labels = file["labels"];
        var areas = file["areas"];
        var sentences = file["sentences"];
        return new Phrases(
            headings["conversations"].Text(),
            headings["games"].Text(),
            labels["description"].Text(),
            labels["areas"].Text(),
            labels["need"].Text(),
            labels["steps"].Text(),
            labels["say"].Text(),
            labels["easier"].Text(),
            labels["harder"].Text(),
            pool.Areas.ToImmutableDictionary(area => area, area => areas[area].Text(), StringComparer.Ordinal),
            Sentence(sentences["easiest"]),
            Sentence(sentences["hardest"]),
            Sentence(sentences["planClosing"]),
            Sentence(sentences["askTopic"]),
            Sentence(sentences["askQuestion"]),
            Sentence(sentences["unknownTopic"], "topic"),
            Sentence(sentences["nothingToFollow"]),
            Sentence(sentences["whichItem"], "first", "last"),
            Sentence(sentences["noMore"]),
            Sentence(sentences["noArticle"]),
            Sentence(sentences["otherLanguage"], "text"),
            Sentence(sentences["articleOver"]),
            Sentence(sentences["whatICanDo"]))
        {
            AgeInMonths = Sentence(sentences["ageInMonths"], "number"),
            AgeInYears = Sentence(sentences["ageInYears"], "number"),
            ForGroup = Sentence(sentences["forGroup"], "count"),
            ForMinutes = Sentence(sentences["forMinutes"], "count"),
            WithoutThings = Sentence(sentences["withoutThings"], "things"),
            ForAllergies = Sentence(sentences["forAllergies"], "things"),
            Welcome = Sentence(sentences["welcome"]),
            Simpler = Sentence(sentences["simpler"], "text"),
        };
    }

    /// <summary>A text that has exactly these slots.</summary>
    private static string Sentence(ContentNode node, params string[] slots)
    {
        var text = node.Text();
        if (!Template.SlotsOf(text).ToHashSet(StringComparer.Ordinal).SetEquals(slots))
            node.Wrong(slots.Length == 0 ? "must not have a {slot}" : $"must have the slots {string.Join(", ", slots)} and no other");
        return text;
    }

    private static ListeningRules ReadRules(ContentNode node) => new(
        node["endings"].Texts(),
        ReadNumbers(node["cardinals"]),
        ReadNumbers(node["ordinals"]),
        ReadWordGroups(node["more"]),
        ReadWordGroups(node["things"]),
        ReadWordGroups(node["years"]),
        ReadWordGroups(node["months"]),
        ReadWordGroups(node["is"]),
        ReadWordGroups(node["children"]),
        ReadWordGroups(node["noGarden"]),
        ReadWordGroups(node["changes"]),
        ReadWordGroups(node["ignored"]))
    {
        Materials = node["materials"]
            .Members()
            .ToImmutableSortedDictionary(member => member.Name, member => ReadWordGroups(member.Value), StringComparer.Ordinal),
        Negations = ReadWordGroups(node["negations"]),
        People = ReadWordGroups(node["people"]),
        Minutes = ReadWordGroups(node["minutes"]),
        Allergic = ReadWordGroups(node["allergic"]),
    };

    private static ImmutableDictionary<string, int> ReadNumbers(ContentNode node)
    {
        var numbers = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Members())
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                value.Wrong("must be named by a number in digits");
            foreach (var words in ReadWordGroups(value))
            {
                if (words.Length != 1)
                    value.Wrong("must hold single words");
                else
                    numbers[words[0]] = number;
            }
        }

        return numbers.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<string>> ReadWordGroups(ContentNode list)
    {
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var item in list.Items())
        {
            var words = Words.Of(item.Text());
            if (words.IsEmpty)
                item.Wrong("must hold a word");
            else
                groups.Add(words);
        }

        return groups.ToImmutable();
    }

    private static ImmutableDictionary<string, ActivityText> ReadActivityTexts(ContentNode file, ActivityPool pool)
    {
        var activities = pool.Conversations.Concat(pool.Games).DistinctBy(activity => activity.Id, StringComparer.Ordinal).ToList();
        foreach (var (name, value) in file.Members()
                .Where(member => !activities.Exists(activity => string.Equals(activity.Id, member.Name, StringComparison.Ordinal))))
            value.Wrong($"is not an activity of activities.json; remove it or add {name} there");
        var texts = activities.ToImmutableDictionary(
            activity => activity.Id,
            activity => ReadActivityText(file[activity.Id], activity),
            StringComparer.Ordinal);
        foreach (var twin in texts
                .GroupBy(text => string.Join(' ', Words.Of(text.Value.Name)), StringComparer.Ordinal)
                .Where(group => group.Count() > 1))
            file.Wrong($"must give {string.Join(" and ", twin.Select(text => text.Key).Order(StringComparer.Ordinal))} different names");
        return texts;
    }

    private static ActivityText ReadActivityText(ContentNode node, Activity activity)
    {
        var description = TopicSentences(node["description"]);
        if (description.Length is not (2 or 3))
            node["description"].Wrong("must hold two or three sentences");
        if (!description.Any(sentence => Template.SlotsOf(sentence).Any()))
            node["description"].Wrong("must name {topic}");
        var ages = node["ages"];
        return new ActivityText(
            Sentence(node["name"]),
            description,
            activity.Ages.ToImmutableDictionary(age => age, age => TopicSentence(ages[age]), StringComparer.Ordinal),
            TopicSentence(node["need"]),
            TopicSentences(node["steps"]),
            TopicSentence(node["say"]));
    }

    private static ImmutableArray<string> TopicSentences(ContentNode list) => [.. list.Items().Select(TopicSentence)];

    private static string TopicSentence(ContentNode node)
    {
        var text = node.Text();
        if (Template.SlotsOf(text).Any(slot => slot is not "topic"))
            node.Wrong("may have the slot {topic} and no other");
        return text;
    }

    private static ImmutableArray<Explanation> ReadExplanations(ContentNode file) =>
    [
        .. file.Members().Select(member => new Explanation(
            member.Name,
            member.Value["name"].Text(),
            ReadWordGroups(member.Value["words"]),
            Sentence(member.Value["text"]),
            Sentence(member.Value["question"]))),
    ];

    private void CheckSameExplanations(ImmutableSortedDictionary<string, LanguageContent> languages)
    {
        var all = languages
            .Values.SelectMany(language => language.Explanations)
            .Select(explanation => explanation.Id)
            .ToImmutableSortedSet(StringComparer.Ordinal);

        // A file that could not be read at all was reported when it was opened.
        foreach (var (code, language) in languages.Where(language => !language.Value.Explanations.IsEmpty))
        {
            foreach (var missing in all.Except(language.Explanations.Select(explanation => explanation.Id)))
                errors.Add(
                    $"{ContentNode.Label(folder, $"explanations.{code}.json")}: lacks {missing}, which another language has; add it.");
        }
    }
}
