using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Model;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Caregivers;

/// <summary>
/// How the embedded model answers what children of an age are learning: it calls <c>learning_goals</c> and says what that returns, in the
/// words of the data.
/// </summary>
internal static class GoalAnswer
{
    public const string Tool = "learning_goals";

    /// <summary>What was learnt to mean such a question.</summary>
    public const string Intent = "goals";

    /// <param name="children">The ages in months as the profile stores them; empty where they are not known.</param>
    /// <param name="areas">Names of areas as the profile stores them; empty for all.</param>
    public static FunctionCallContent Call(string said, string children, string areas)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (children.Length > 0)
            arguments["ages"] = children;
        if (areas.Length > 0)
            arguments["areas"] = areas;
        return new(string.Create(CultureInfo.InvariantCulture, $"{Tool}-{StableHash.Of(said):x16}"), Tool, arguments);
    }

    /// <returns>Null where the tool was not called in this turn.</returns>
    public static string? Read(IEnumerable<ChatMessage> sinceAsked, ModelBrief brief, LanguageContent language)
    {
        var result = sinceAsked.SelectMany(message => message.Contents).OfType<FunctionResultContent>()
            .LastOrDefault(content => content.CallId.StartsWith(Tool, StringComparison.Ordinal));
        if (result is null)
            return null;
        if (Parse(result.Result?.ToString() ?? "") is not { } found || found["goals"] is not JsonArray { Count: > 0 } goals)
            return language.Phrases.NoArticle;
        var text = new StringBuilder();
        foreach (var ofArea in goals.OfType<JsonObject>().GroupBy(goal => $"**{goal["area"]}** ({goal["age"]})", StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n\n" : "").Append(ofArea.Key);
            foreach (var goal in ofArea)
                text.Append(CultureInfo.InvariantCulture, $"\n- {goal["goal"]}. {goal["example"]}");
        }

        return string.Equals(found["language"]?.ToString(), brief.Language, StringComparison.Ordinal)
            ? text.ToString()
            : Template.Fill(language.Phrases.OtherLanguage, ("text", text.ToString()));
    }

    private static JsonObject? Parse(string result)
    {
        try
        {
            return JsonNode.Parse(result) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
