using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Model;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>
/// The embedded model as a hotel's concierge: one tool call that the route and the guest's words ask for, then a sentence made of
/// its result. What it tells of bookings, stays and documents is what a tool has just returned and nothing else.
/// </summary>
/// <param name="languages">What it says and understands in each.</param>
/// <param name="dayLanguages">In which days are written.</param>
internal sealed class EmbeddedConcierge(ImmutableSortedDictionary<string, ConciergePhrases> languages, LanguageCatalog dayLanguages)
{
    private const int LongestQuestion = 400;

    public AIContent Answer(List<ChatMessage> conversation, ModelBrief brief, ChatOptions? options)
    {
        var phrases = languages.GetValueOrDefault(brief.Language) ?? languages[EmbeddedContent.FallbackLanguage];
        var lastGuestMessage = conversation.FindLastIndex(message => message.Role == ChatRole.User);
        var said = lastGuestMessage < 0 ? "" : conversation[lastGuestMessage].Text;
        var results = conversation
            .Skip(lastGuestMessage + 1)
            .SelectMany(message => message.Contents)
            .OfType<FunctionResultContent>()
            .ToList();
        var call = CallFor(brief.Route, said, phrases);
        if (call is null)
            return new TextContent(phrases.Say("introduce"));
        if (results.Count == 0 && options?.Tools?.Any(tool => string.Equals(tool.Name, call.Name, StringComparison.Ordinal)) == true)
            return call;

        var result = results.Count > 0 ? ResultOf(results[^1]) : null;
        return new TextContent(result is null ? phrases.Say("failed") : call.Name switch
        {
            "my_reservation" => StayAnswers.Of(result, phrases, Day),
            "hotel_information" => DocumentAnswers.Of(result, said, phrases),
            "hand_to_person" => Text(result, "where"),
            _ => SpaAnswers.Of(result, phrases, Day),
        });

        string Day(DateOnly day) => DayText.Of(day, brief.Language, dayLanguages);
    }

    private static FunctionCallContent? CallFor(string route, string said, ConciergePhrases phrases)
    {
        var words = Words.Of(said);
        return route switch
        {
            "spa" => Call("find_spa_slots", said, FindArguments(words, phrases)),
            "choose" => Call("book_spa_slot", said, new(StringComparer.Ordinal)),
            "my-bookings" when phrases.Says(words, phrases.Cancel) => Call("cancel_spa_booking", said, new(StringComparer.Ordinal)),
            "my-bookings" when phrases.Says(words, phrases.Change) => Call("change_spa_booking", said, new(StringComparer.Ordinal)),
            "my-bookings" => Call("my_spa_bookings", said, new(StringComparer.Ordinal)),
            "my-reservation" => Call("my_reservation", said, new(StringComparer.Ordinal)),
            "hotel-information" => Call(
                "hotel_information",
                said,
                new(StringComparer.Ordinal)
                {
                    ["question"] = TopicText.OnOneLine(said.Length > LongestQuestion ? said[..LongestQuestion] : said),
                }
            ),
            "person" => Call("hand_to_person", said, new(StringComparer.Ordinal)),
            _ => null,
        };
    }

    private static Dictionary<string, object?> FindArguments(ImmutableArray<string> words, ConciergePhrases phrases)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (phrases.TreatmentIn(words) is { } treatment)
            arguments["treatment"] = treatment;
        if (phrases.Says(words, phrases.More))
            arguments["more"] = true;
        return arguments;
    }

    private static FunctionCallContent Call(string tool, string said, Dictionary<string, object?> arguments) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{tool}-{StableHash.Of(said):x16}"), tool, arguments);

    /// <summary>What a tool returned, when it is the JSON object that every tool returns that did not fail.</summary>
    private static JsonObject? ResultOf(FunctionResultContent result)
    {
        try
        {
            return JsonNode.Parse(result.Result?.ToString() ?? "") as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member as text; empty when it is not there.</summary>
    internal static string Text(JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value ? value.ToString() : "";
}
