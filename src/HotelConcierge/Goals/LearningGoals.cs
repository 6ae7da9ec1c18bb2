using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Goals;

/// <summary>
/// Tells the model what children of an age are learning, out of the assistant's own data. That every child has a pace of its own, and who
/// helps with a worry, follows the answer by itself. Changes nothing, so it needs no idempotency key.
/// </summary>
public sealed class LearningGoals(GoalCatalog catalog, GuestProfiles guests) : ITool
{
    private const string Ages = "ages", Areas = "areas";

    private const string Note =
        "What children of these ages are learning: signposts, no test and no diagnosis. Say them in the guest's language, each with its " +
        "example, and add none of your own. A note on each child's own pace follows by itself.";

    public string Name => "learning_goals";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        var months = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = AgesOfChildren.OldestMonths };
        var area = new JsonObject { ["type"] = "string" };
        if (catalog.Find(assistant) is { } book)
            area["enum"] = new JsonArray([.. book.Areas.Select(known => JsonValue.Create(known.Name))]);
        return ToolJson.Declare(
            Name,
            "Says what children of an age are learning, by area of learning, with an everyday example. Call it when the guest asks what " +
            "their child should be learning or able to do, or what comes next.",
            new ToolParameter(Ages, Listed(months, "The ages meant, in months. Leave out where they are remembered already.")),
            new ToolParameter(Areas, Listed(area, "The areas meant. Leave out for all of them.")));
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (catalog.Find(call.Assistant) is not { } book)
            return "There are no goals here.";
        var areas = Items(call.Arguments[Areas]);
        if (areas.Find(area => !book.Areas.Any(known => known.Name == area)) is { } unknown)
            return $"There is no area {unknown}. There are: {string.Join(", ", book.Areas.Select(area => area.Name))}.";
        var said = Items(call.Arguments[Ages]);
        var months = AgesOfChildren.Parse(string.Join(',', said));
        if (months.Length != said.Count)
            return $"{Ages} has to be a list of at most {AgesOfChildren.Most} ages in months, each from 0 to {AgesOfChildren.OldestMonths}.";
        if (months.IsEmpty)
            months = AgesOfChildren.Parse((await guests.ReadAsync(call.Conversation, cancellationToken)).Profile[book.AgesField] ?? "");
        if (months.IsEmpty)
            return AskAge(TextFor(book.AskAge, call));

        var language = book.LanguageFor(call.Language);
        var result = new JsonObject
        {
            ["result"] = "learning_goals",
            ["note"] = Note,
            ["language"] = language,
            ["goals"] = new JsonArray([.. book.Choose(months, areas).Select(goal => Written(goal, language))]),
        };
        return new(result.ToJsonString(ToolJson.Options), [new ReplyPart.Text(TextFor(book.Notice, call))]);
    }

    private static JsonObject Written(ChosenGoal chosen, string language) => new()
    {
        ["age"] = chosen.Age.Titles[language],
        ["area"] = chosen.Area.Titles[language],
        ["goal"] = chosen.ByLanguage[language].Goal,
        ["example"] = chosen.ByLanguage[language].Example,
    };

    private static ToolResult AskAge(string line) =>
        new(new JsonObject { ["result"] = "no_age", ["guest_reads"] = line }.ToJsonString(ToolJson.Options), [])
        {
            Line = line,
            SaysAll = true,
        };

    private static string TextFor(IReadOnlyDictionary<string, string> texts, ToolCall call) =>
        texts.GetValueOrDefault(call.Language) ?? texts[call.Assistant.DefaultLanguage];

    /// <summary>Models write one value or a list, and a list as an array or with commas, whatever the schema says.</summary>
    private static List<string> Items(JsonNode? value) => value is JsonArray array
        ? [.. array.Select(item => item?.ToString().Trim() ?? "").Where(item => item.Length > 0)]
        : [.. (value?.ToString() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static JsonObject Listed(JsonObject item, string description) =>
        new() { ["type"] = "array", ["items"] = item, ["description"] = description };
}
