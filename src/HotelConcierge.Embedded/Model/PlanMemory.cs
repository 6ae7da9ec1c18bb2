using System.Globalization;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model;

/// <summary>An activity the guest has seen, under the number they saw.</summary>
internal sealed record PlanItem(int Number, Activity Activity);

/// <summary>The plan a conversation is about, read back from what the assistant said: as Markdown or in a channel's own marks.</summary>
internal sealed class PlanMemory
{
    private const string HeadingMarks = " \t#*_~";

    private readonly List<PlanItem> _items = [];

    private PlanMemory()
    {
    }

    public IReadOnlyList<PlanItem> Items => _items;

    /// <summary>The one that was shown alone, last; null when the last answer showed several.</summary>
    public PlanItem? LastSingle { get; private set; }

    public bool IsEmpty => _items.Count == 0;

    public int FirstNumber => _items.Min(item => item.Number);

    public int LastNumber => _items.Max(item => item.Number);

    public static PlanMemory Of(IEnumerable<ChatMessage> messages, EmbeddedContent content)
    {
        var activities = ByName(content);
        var memory = new PlanMemory();
        foreach (var message in messages.Where(message => message.Role == ChatRole.Assistant))
        {
            var items = ItemsOf(message.Text, activities);

            if (items.Count > 0)
                memory.LastSingle = items is [var single] ? single : null;

            // A whole plan starts over at 1; further items and details, which show a single one, add to what there was.
            if (items.Count > 1 && items[0].Number == 1)
                memory._items.Clear();
            memory._items.AddRange(items.Where(item => !memory.Has(item.Activity.Id)));
        }

        return memory;
    }

    public bool Has(string activityId) => _items.Exists(item => string.Equals(item.Activity.Id, activityId, StringComparison.Ordinal));

    /// <summary>The item of that number, or null.</summary>
    public PlanItem? At(int number) => _items.Find(item => item.Number == number);

    /// <summary>The item whose name the words contain, or null.</summary>
    public PlanItem? Named(string text, LanguageContent language)
    {
        var said = string.Join(' ', Words.Of(text));
        return _items.Find(item =>
            said.Contains(string.Join(' ', Words.Of(language.Activities[item.Activity.Id].Name)), StringComparison.Ordinal));
    }

    /// <summary>In every language, because the guest may have changed theirs since.</summary>
    private static Dictionary<string, Activity> ByName(EmbeddedContent content)
    {
        var byName = new Dictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var language in content.Languages.Values)
            foreach (var activity in content.Pool.Conversations.Concat(content.Pool.Games))
                byName.TryAdd(language.Activities[activity.Id].Name, activity);
        return byName;
    }

    private static List<PlanItem> ItemsOf(string text, Dictionary<string, Activity> activities)
    {
        var items = new List<PlanItem>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (number, name) = ReadHeading(line);
            if (activities.TryGetValue(name, out var activity))
                items.Add(new PlanItem(number ?? (items.Count == 0 ? 1 : items[^1].Number + 1), activity));
        }

        return items;
    }

    private static (int? Number, string Name) ReadHeading(ReadOnlySpan<char> line)
    {
        var heading = line.Trim(HeadingMarks);
        var dot = heading.IndexOf('.');
        return dot > 0 && int.TryParse(heading[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, heading[(dot + 1)..].Trim(HeadingMarks).ToString())
            : (null, heading.ToString());
    }
}
