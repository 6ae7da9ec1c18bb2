using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Guests;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tools;

/// <summary>
/// Lets the model keep a lasting fact that the guest mentioned, in the fields that the assistant's data declares. Saying
/// it twice changes nothing, so it needs no idempotency key.
/// </summary>
public sealed class RememberProfile(GuestProfiles guests) : ITool
{
    /// <summary>The most texts of one list.</summary>
    internal const int MostWords = 8;

    private const int LongestWords = 40;

    public string Name => "remember_profile";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        var properties = new JsonObject();
        foreach (var field in assistant.Profile)
            properties[field.Name] = SchemaOf(field);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        return AIFunctionFactory.CreateDeclaration(
            Name,
            "Keeps what the guest said about their situation and wishes, so that it is still known later. Leave out whatever they did not " +
            "say. A list replaces the one before; an empty list takes it back.",
            JsonSerializer.SerializeToElement(schema));
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.HasSeenFiles)
            return "Nothing was kept, because a file was sent in this turn and might say it instead of the guest. Ask the guest, and keep it then.";
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var (name, value) in call.Arguments)
        {
            if (call.Assistant.Profile.FirstOrDefault(field => field.Name == name) is not { } field)
                problems.Add($"There is no field {name}.");
            else if (value is null)
                continue;
            else if (Read(field, value) is { } text)
                kept[name] = text;
            else
                problems.Add($"{name} has to be {Expected(field)}.");
        }

        if (problems.Count > 0)
            return $"Nothing was kept. {string.Join(' ', problems)}";
        if (kept.Count == 0)
            return "Nothing was kept, because no field was given.";

        await guests.ChangeAsync(
            call.Conversation,
            guest => guest with { Profile = Kept(guest.Profile, kept) },
            cancellationToken);
        var (given, gone) = (kept.Where(entry => entry.Value.Length > 0).ToList(), kept.Where(entry => entry.Value.Length == 0).ToList());
        return string.Join(
            ' ',
            (string[])
            [
                .. given.Count > 0 ? [$"Kept: {string.Join(", ", given.Select(entry => $"{entry.Key} = {entry.Value}"))}."] : (string[])[],
                .. gone.Count > 0 ? [$"Taken back: {string.Join(", ", gone.Select(entry => entry.Key))}."] : (string[])[],
            ]);
    }

    private static GuestProfile Kept(GuestProfile profile, Dictionary<string, string> kept) => profile with
    {
        Values = profile.Values.SetItems(kept.Where(entry => entry.Value.Length > 0))
            .RemoveRange(kept.Where(entry => entry.Value.Length == 0).Select(entry => entry.Key)),
    };

    private static JsonObject SchemaOf(ProfileField field)
    {
        var schema = PlainSchemaOf(field);
        var about = field.LastsTopic ? $"{field.About} Holds for this topic only.".TrimStart() : field.About;
        if (about.Length > 0)
            schema["description"] = about;
        return schema;
    }

    private static JsonObject PlainSchemaOf(ProfileField field) => field.Kind switch
    {
        ProfileFieldKind.Number => new() { ["type"] = "integer", ["minimum"] = field.Minimum, ["maximum"] = field.Maximum },
        ProfileFieldKind.Ages => new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = AgesOfChildren.OldestMonths },
            ["maxItems"] = AgesOfChildren.Most,
        },
        ProfileFieldKind.Words => new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = LongestWords },
            ["maxItems"] = MostWords,
        },
        ProfileFieldKind.Choices => new() { ["type"] = "array", ["items"] = OneOf(field) },
        _ => OneOf(field),
    };

    private static JsonObject OneOf(ProfileField field) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. field.Values.Select(value => JsonValue.Create(value.Name))]),
    };

    /// <returns>Null for what the field does not take; empty for what takes back what it holds.</returns>
    private static string? Read(ProfileField field, JsonNode value)
    {
        // A text without anything in it is no wish to forget, as a list without anything in it is.
        if (value is JsonArray { Count: 0 } && field.Kind is ProfileFieldKind.Ages or ProfileFieldKind.Words or ProfileFieldKind.Choices)
            return "";
        if (field.Kind is ProfileFieldKind.Number)
        {
            return int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= field.Minimum && number <= field.Maximum
                ? number.ToString(CultureInfo.InvariantCulture)
                : null;
        }

        // Models write one value or a list, and a list as an array or with commas, whatever the schema says.
        var items = value is JsonArray array
            ? array.Select(item => item?.ToString() ?? "").ToList()
            : [.. value.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (items.Count == 0)
            return null;
        return field.Kind switch
        {
            ProfileFieldKind.Ages => ReadAges(items),
            ProfileFieldKind.Words => ReadWords(items),
            _ => ReadNames(field, items),
        };
    }

    private static string? ReadNames(ProfileField field, List<string> names)
    {
        var areKnown = names.Count > 0 && names.All(name => field.Values.Any(known => known.Name == name));
        return areKnown && (names.Count == 1 || field.Kind is ProfileFieldKind.Choices)
            ? string.Join(',', names.Distinct(StringComparer.Ordinal))
            : null;
    }

    private static string? ReadAges(List<string> ages)
    {
        var months = AgesOfChildren.Parse(string.Join(',', ages));
        return months.Length == ages.Count && ages.Count <= AgesOfChildren.Most ? AgesOfChildren.Write(months) : null;
    }

    private static string? ReadWords(List<string> words)
    {
        var plain = words.ConvertAll(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return plain.Count <= MostWords
            && plain.TrueForAll(text => text.Length is > 0 and <= LongestWords && !text.Contains(',', StringComparison.Ordinal))
            ? string.Join(',', plain.Distinct(StringComparer.OrdinalIgnoreCase))
            : null;
    }

    private static string Expected(ProfileField field) => field.Kind switch
    {
        ProfileFieldKind.Number => string.Create(CultureInfo.InvariantCulture, $"a whole number from {field.Minimum} to {field.Maximum}"),
        ProfileFieldKind.Ages => string.Create(
            CultureInfo.InvariantCulture,
            $"a list of at most {AgesOfChildren.Most} ages in months, each from 0 to {AgesOfChildren.OldestMonths}"),
        ProfileFieldKind.Words => string.Create(
            CultureInfo.InvariantCulture,
            $"a list of at most {MostWords} short texts without commas, each of at most {LongestWords} characters"),
        ProfileFieldKind.Choices => $"a list of {string.Join(", ", field.Values.Select(value => value.Name))}",
        _ => $"one of {string.Join(", ", field.Values.Select(value => value.Name))}",
    };
}
