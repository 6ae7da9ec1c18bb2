using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Replies;
using HotelConcierge.Text;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>
/// The embedded model as a hotel's concierge: one tool call that the guest's words ask for, then a sentence made of its result. It is given
/// what any model is given and nothing else, and what it tells of bookings, stays and documents is what a tool has just returned.
/// </summary>
/// <param name="languages">What it says in each.</param>
/// <param name="wishes">What it understands.</param>
/// <param name="dayLanguages">In which days are written.</param>
internal sealed class EmbeddedConcierge(
    ImmutableSortedDictionary<string, ConciergePhrases> languages, GuestWishReader wishes, LanguageCatalog dayLanguages)
{
    /// <summary>Calls that no model made: what the guest tapped or plainly answered.</summary>
    private const string OwnCall = "call-";

    public AIContent Answer(List<ChatMessage> conversation, KnownNow known, ChatOptions? options)
    {
        var phrases = languages.GetValueOrDefault(known.Language) ?? languages[EmbeddedContent.FallbackLanguage];
        var lastGuestMessage = conversation.FindLastIndex(message => message.Role == ChatRole.User);
        var said = known.Words ?? (lastGuestMessage < 0 ? "" : conversation[lastGuestMessage].Text);
        var contents = conversation.Skip(lastGuestMessage + 1).SelectMany(message => message.Contents).ToList();
        var own = contents.OfType<FunctionResultContent>()
            .LastOrDefault(result => result.CallId.StartsWith(OwnCall, StringComparison.Ordinal));
        if (own is null && said.Length == 0)
            return new TextContent(Tell(contents.OfType<FunctionResultContent>().LastOrDefault(), said, phrases));
        if (own is not null)
            return new TextContent(Tell(own, said, phrases));

        var before = conversation.Take(Math.Max(0, lastGuestMessage)).LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";
        var wish = wishes.Read(said, before, known, phrases, FormTool.In(options));
        if (wish.Tool is { } tool && options?.Tools?.Any(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal)) == true)
            return new FunctionCallContent(
                string.Create(CultureInfo.InvariantCulture, $"{OwnCall}{tool}-{StableHash.Of(said):x16}"), tool, wish.Arguments);
        return new TextContent(wish.Tool is null ? phrases.Say(wish.Sentence, wish.Values ?? []) : phrases.Say("failed"));

        string Tell(FunctionResultContent? result, string asked, ConciergePhrases words)
        {
            var call = contents.OfType<FunctionCallContent>().LastOrDefault(one => one.CallId == result?.CallId);
            return ResultOf(result) is not { } data
                ? words.Say("failed")
                : call?.Name switch
                {
                    "my_reservation" => StayAnswers.Of(data, words, Day),
                    "hotel_information" => DocumentAnswers.Of(data, asked, words),
                    "hand_to_person" => Text(data, "where") is { Length: > 0 } where ? where : TurnSpeech.NothingToAdd,
                    GuestWishReader.RecordRequest => TurnSpeech.NothingToAdd,
                    "my_requests" => Requests(data, words),
                    null => TurnSpeech.NothingToAdd,
                    _ when data.ContainsKey("form") => TurnSpeech.NothingToAdd,
                    _ => SpaAnswers.Of(data, words, Day),
                };
        }

        string Day(DateOnly day) => DayText.Of(day, known.Language, dayLanguages);
    }

    private static string Requests(JsonObject result, ConciergePhrases phrases) =>
        result["requests"] is not JsonArray { Count: > 0 } requests
            ? phrases.Say("noRequests")
            : string.Join(
                '\n',
                requests.Select(request => $"- {PlainMarkdown.Of(Text(request, "summary"))}").Prepend($"{phrases.Say("requests")}\n"));

    /// <summary>What a tool returned, when it is the JSON object that every tool returns that did not fail.</summary>
    internal static JsonObject? ResultOf(FunctionResultContent? result)
    {
        try
        {
            return JsonNode.Parse(result?.Result?.ToString() ?? "") as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member as text; empty when it is not there.</summary>
    internal static string Text(JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value ? value.ToString() : "";
}
