using System.Text.Json;

namespace HotelConcierge.Embedded.Model;

/// <summary>What a tool found in documents, as it returned it.</summary>
/// <param name="Questions">Where several things were asked, each with its own passages.</param>
internal sealed record LookedUp(IReadOnlyList<LookedUpPassage> Passages, IReadOnlyList<LookedUpQuestion> Questions)
{
    private static readonly LookedUp Nothing = new([], []);

    /// <summary>Reads a tool's result, which is a sentence and no JSON when nothing was looked up.</summary>
    public static LookedUp Parse(string result)
    {
        try
        {
            using var document = JsonDocument.Parse(result);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("passages", out var found))
                return Nothing;
            var passages = found.EnumerateArray()
                .Select((passage, at) => new LookedUpPassage(
                    passage.TryGetProperty("number", out var number) ? number.GetInt32() : at + 1,
                    Text(passage, "source") ?? "",
                    Text(passage, "language"),
                    Text(passage, "text") ?? ""))
                .ToList();
            return new(
                passages,
                root.TryGetProperty("questions", out var questions)
                    ?
                    [
                        .. questions.EnumerateArray().Select(question => new LookedUpQuestion(
                            Text(question, "question") ?? "",
                            [
                                .. question.GetProperty("passages").EnumerateArray()
                                    .Select(number => passages.First(passage => passage.Number == number.GetInt32())),
                            ])),
                    ]
                    : []);
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A passage found.</summary>
/// <param name="Number">By which an answer cites it.</param>
/// <param name="Language">Two-letter code; null when it is not known.</param>
internal sealed record LookedUpPassage(int Number, string Source, string? Language, string Text);

/// <summary>One of several questions, and what was found for it.</summary>
internal sealed record LookedUpQuestion(string Text, IReadOnlyList<LookedUpPassage> Passages);
