using System.Globalization;
using System.Text;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model;

/// <summary>Chooses activities and writes them down as Markdown. The same topic and wish always give the same plan.</summary>
/// <param name="seen">What the guest has read already, and would rather not read again; null for nothing.</param>
internal sealed class ActivityPlan(
    ActivityPool pool, LanguageContent language, string topic, PlanWish wish, PlanMemory? seen = null)
{
    public const int ConversationCount = 2;

    private const int MonthsInAYear = 12;
    private const int CountedInMonths = 24;

    private readonly string _topicKey = string.Join(' ', Words.Of(topic));

    public static bool Suits(Activity activity, IEnumerable<string> ages, Place place) =>
        ages.All(age => activity.Ages.Contains(age, StringComparer.Ordinal))
        && (place == Place.Either || activity.Place == Place.Either || activity.Place == place);

    /// <summary>A whole plan: two conversations, then as many games and crafts as wished for, numbered through.</summary>
    public string Write()
    {
        var uncovered = wish.Areas.ToHashSet(StringComparer.Ordinal);
        var conversations = Choose(pool.Conversations, ConversationCount, uncovered);
        var games = Choose(pool.Games, wish.Count, uncovered);

        var plan = new StringBuilder();
        WriteSection(plan, language.Phrases.Conversations, conversations, firstNumber: 1);
        WriteSection(plan, language.Phrases.Games, games, firstNumber: conversations.Count + 1);
        return plan.Append(Closing()).ToString();
    }

    /// <summary>
    /// Further games and crafts; fewer than <paramref name="count"/> when there are no more, and null when there is none.
    /// </summary>
    public string? WriteMore(PlanMemory memory, int count)
    {
        var games = Choose(pool.Games.Where(game => !memory.Has(game.Id)), count, wish.Areas.ToHashSet(StringComparer.Ordinal));
        if (games.Count == 0)
            return null;

        var more = new StringBuilder();
        WriteSection(more, language.Phrases.Games, games, memory.LastNumber + 1);
        return more.Append(Closing()).ToString();
    }

    /// <summary>The plan as it stands, with one sentence for each activity.</summary>
    public string WriteShort(PlanMemory memory)
    {
        var plan = new StringBuilder();
        foreach (var item in memory.Items.OrderBy(item => item.Number))
        {
            var text = language.Activities[item.Activity.Id];
            plan.Append(CultureInfo.InvariantCulture, $"**{item.Number}. {text.Name}**: {Named(text.Description[0])}\n\n");
        }

        return plan.Append(language.Phrases.PlanClosing).ToString();
    }

    /// <summary>One activity in detail.</summary>
    public string WriteDetails(PlanItem item)
    {
        var text = language.Activities[item.Activity.Id];
        var phrases = language.Phrases;
        var details = new StringBuilder();
        details.Append(CultureInfo.InvariantCulture, $"### {item.Number}. {text.Name}\n\n");
        details.Append(CultureInfo.InvariantCulture, $"**{phrases.Need}** {Named(text.Need)}\n\n");
        details.Append(CultureInfo.InvariantCulture, $"**{phrases.Steps}**\n\n");
        foreach (var (index, step) in text.Steps.Index())
            details.Append(CultureInfo.InvariantCulture, $"{index + 1}. {Named(step)}\n");
        details.Append(CultureInfo.InvariantCulture, $"\n**{phrases.Say}** {Named(text.Say)}\n\n");
        details.Append(CultureInfo.InvariantCulture, $"**{phrases.Easier}** {Named(Variation(text, step: -1) ?? phrases.Easiest)}\n\n");
        details.Append(CultureInfo.InvariantCulture, $"**{phrases.Harder}** {Named(Variation(text, step: +1) ?? phrases.Hardest)}");
        return details.ToString();
    }

    /// <summary>
    /// The best activity first: one for the wished areas, the most of them not covered yet, then in the topic's own order.
    /// </summary>
    private List<Activity> Choose(IEnumerable<Activity> activities, int count, HashSet<string> uncovered)
    {
        var left = activities.Where(activity => Suits(activity, wish.Ages, wish.Place) && !activity.Uses.Any(wish.Without.Contains))
            .OrderBy(activity => seen?.Has(activity.Id) == true)
            .ThenBy(activity => StableHash.Of(_topicKey, activity.Id))
            .ToList();
        var chosen = new List<Activity>();
        while (chosen.Count < count && left.Count > 0)
        {
            var best = left.MaxBy(activity => (
                seen?.Has(activity.Id) != true,
                activity.Areas.Any(area => wish.Areas.Contains(area, StringComparer.Ordinal)),
                activity.Areas.Count(uncovered.Contains)))!;
            left.Remove(best);
            chosen.Add(best);
            uncovered.ExceptWith(best.Areas);
        }

        return chosen;
    }

    private void WriteSection(StringBuilder plan, string heading, List<Activity> activities, int firstNumber)
    {
        var phrases = language.Phrases;
        plan.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
        foreach (var (index, activity) in activities.Index())
        {
            var text = language.Activities[activity.Id];
            var sentences = string.Join(' ', text.Description.Concat(ForEachAge(text)));
            var areas = string.Join("; ", activity.Areas.Select(area => phrases.Areas[area]));
            plan.Append(CultureInfo.InvariantCulture, $"### {firstNumber + index}. {text.Name}\n\n");
            plan.Append(CultureInfo.InvariantCulture, $"**{phrases.Description}** {Named(sentences)}\n\n");
            plan.Append(CultureInfo.InvariantCulture, $"**{phrases.AreasOfLearning}** {areas}\n\n");
        }
    }

    /// <summary>What the neighbouring age would do, if the activity is for them too.</summary>
    private string? Variation(ActivityText text, int step)
    {
        var neighbour = pool.Ages.IndexOf(pool.Ages.First(age => string.Equals(age.Name, wish.Ages[0], StringComparison.Ordinal))) + step;
        return neighbour >= 0 && neighbour < pool.Ages.Length ? text.Ages.GetValueOrDefault(pool.Ages[neighbour].Name) : null;
    }

    /// <summary>What to do at the children's age; where they are of several ages, what each of them can do.</summary>
    private IEnumerable<string> ForEachAge(ActivityText text) => wish.Ages.Length == 1
        ? [text.Ages[wish.Ages[0]]]
        : wish.Children.Select(child => child.Months is { } months ? $"{AgeText(months)}: {text.Ages[child.Band]}" : text.Ages[child.Band]);

    private string AgeText(int months) => months < CountedInMonths || months % MonthsInAYear != 0
        ? Template.Fill(language.Phrases.AgeInMonths, ("number", months.ToString(CultureInfo.InvariantCulture)))
        : Template.Fill(language.Phrases.AgeInYears, ("number", (months / MonthsInAYear).ToString(CultureInfo.InvariantCulture)));

    /// <summary>What to reckon with, as far as something was said, and how it can go on.</summary>
    private string Closing()
    {
        var phrases = language.Phrases;
        var lines = new List<string>();
        if (wish.Group is { } group)
            lines.Add(Template.Fill(phrases.ForGroup, ("count", group.ToString(CultureInfo.InvariantCulture))));
        if (wish.Minutes is { } minutes)
            lines.Add(Template.Fill(phrases.ForMinutes, ("count", minutes.ToString(CultureInfo.InvariantCulture))));
        if (wish.WithoutWords is { } without)
            lines.Add(Template.Fill(phrases.WithoutThings, ("things", without)));
        if (wish.Allergies is { } allergies)
            lines.Add(Template.Fill(phrases.ForAllergies, ("things", allergies)));
        lines.Add(phrases.PlanClosing);
        return string.Join("\n\n", lines);
    }

    private string Named(string text) => Template.Fill(text, ("topic", topic));
}
