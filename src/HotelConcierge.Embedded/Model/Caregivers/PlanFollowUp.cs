using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Model;
using HotelConcierge.Replies;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Caregivers;

/// <summary>How the embedded model goes on from a plan or an explanation.</summary>
/// <param name="memory">What the guest has read of plans.</param>
internal sealed class PlanFollowUp(
    EmbeddedContent content,
    LanguageContent language,
    CaregiverReader reader,
    ModelBrief brief,
    Understanding read,
    PlanWish wish,
    string topic,
    PlanMemory memory)
{
    private const int MoreByDefault = 3;

    /// <summary>A child's age makes another plan, not the same one in other words.</summary>
    private const string ChildrenField = "children";

    /// <param name="facts">What the message says anew.</param>
    public string Answer(string said, ImmutableSortedDictionary<string, string> facts, List<ChatMessage> conversation)
    {
        if ((memory.IsEmpty || brief.Before.LastRoute is CaregiverReader.Explain) && Explained(conversation) is { } known)
            return Further(said, known);
        if (memory.IsEmpty)
            return Tapped(conversation) is { } saved && saved["name"] is not null
                ? $"### {saved["number"]}. {saved["name"]}\n\n{saved["text"]}"
                : language.Phrases.NothingToFollow;
        if (topic.Length == 0)
            return language.Phrases.AskTopic;

        var plan = new ActivityPlan(content.Pool, language, topic, wish, facts.ContainsKey(ChildrenField) ? memory : null);
        if (Tapped(conversation) is { } tapped)
            return AfterTap(tapped, plan);
        var kind = brief.FollowUp ?? read.FollowUp?.Kind;
        if (kind is FollowUpKind.Shorter)
            return plan.WriteShort(memory);

        // First, because a name may hold words that mean something else: a number, "more".
        if (memory.Named(said, language) is { } named)
            return plan.WriteDetails(named);
        return FollowUpRequest.Read(said, language.Rules) switch
        {
            // "For ten children", "ten minutes": no tenth idea.
            FollowUpRequest.Item when facts.ContainsKey("group") || facts.ContainsKey("minutes") => plan.Write(),
            FollowUpRequest.Item(var number) when memory.At(number) is { } item => plan.WriteDetails(item),
            FollowUpRequest.Item => WhichItem(),
            FollowUpRequest.More(var count) => plan.WriteMore(memory, count ?? MoreByDefault) ?? language.Phrases.NoMore,
            FollowUpRequest.Change => plan.Write(),
            _ when !facts.IsEmpty => plan.Write(),
            _ => Guess(said, plan),
        };
    }

    /// <summary>What show_idea returned for a tap or a plain number of this turn; null where nothing was chosen so.</summary>
    private static JsonObject? Tapped(List<ChatMessage> conversation)
    {
        var last = conversation.FindLastIndex(message => message.Role == ChatRole.User);
        var results = conversation.Skip(last + 1).SelectMany(message => message.Contents).OfType<FunctionResultContent>();
        foreach (var text in results.Select(result => result.Result?.ToString() ?? ""))
        {
            if (text.StartsWith('{') && JsonNode.Parse(text) is JsonObject json && json["result"]?.ToString() is "idea" or "more")
                return json;
        }

        return null;
    }

    private string AfterTap(JsonObject tapped, ActivityPlan plan)
    {
        if (tapped["result"]?.ToString() is "more")
            return plan.WriteMore(memory, count: 1) ?? language.Phrases.NoMore;
        if (tapped["number"]?.GetValue<int>() is { } number && memory.Named(tapped["name"]?.ToString() ?? "", language) is { } item)
            return plan.WriteDetails(item with { Number = number });

        // A saved idea of another day: its own words.
        return $"### {tapped["number"]}. {tapped["name"]}\n\n{tapped["text"]}";
    }

    /// <summary>Nothing in the words says it plainly, so what they are most like decides.</summary>
    private string Guess(string said, ActivityPlan plan) => Words.Of(said).Length < 2 ? WhichItem() : reader.IntentOf(said) switch
    {
        "shorter" => plan.WriteShort(memory),
        "more" => plan.WriteMore(memory, count: 1) ?? language.Phrases.NoMore,
        "item" when memory.LastSingle is { } item => plan.WriteDetails(item),
        _ => WhichItem(),
    };

    private string WhichItem() => Template.Fill(
        language.Phrases.WhichItem,
        ("first", memory.FirstNumber.ToString(CultureInfo.InvariantCulture)),
        ("last", memory.LastNumber.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The explanation that was given last; null when none was.</summary>
    private Explanation? Explained(List<ChatMessage> conversation)
    {
        var answers = conversation.Where(message => message.Role == ChatRole.Assistant).Select(message => message.Text).Reverse();
        var all = content.Languages.Values.SelectMany(known => known.Explanations).ToList();
        return answers
            .Select(text => all.Find(known => text.Contains(known.Text, StringComparison.Ordinal)))
            .FirstOrDefault(known => known is not null);
    }

    /// <summary>Another explanation that the words name, or the same in fewer sentences.</summary>
    private string Further(string said, Explanation known)
    {
        if (ExplanationSearch.Find(said, language) is { } other && other.Id != known.Id)
            return $"{other.Text}\n\n{other.Question}";
        var own = language.Explanations.FirstOrDefault(explanation => explanation.Id == known.Id) ?? known;
        var end = own.Text.IndexOf(' ', StringComparison.Ordinal);
        while (end > 0 && SentenceEnd.Rank(own.Text, end, end + 1) is not CutRank.Sentence)
            end = own.Text.IndexOf(' ', end + 1);
        return Template.Fill(language.Phrases.Simpler, ("text", end > 0 ? own.Text[..end] : own.Text)) + $"\n\n{own.Question}";
    }
}
