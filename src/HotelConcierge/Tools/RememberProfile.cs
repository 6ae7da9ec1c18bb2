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
            "Keeps what the guest said about their situation that will still be true next time. Leave out whatever they did not say.",
            JsonSerializer.SerializeToElement(schema));
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
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
            guest => guest with { Profile = guest.Profile with { Values = guest.Profile.Values.SetItems(kept) } },
            cancellationToken);
        return $"Kept: {string.Join(", ", kept.Select(entry => $"{entry.Key} = {entry.Value}"))}.";
    }

    private static JsonObject SchemaOf(ProfileField field)
    {
        if (field.Kind is ProfileFieldKind.Number)
            return new()
            {
                ["type"] = "integer",
                ["minimum"] = field.Minimum,
                ["maximum"] = field.Maximum,
            };
        var values = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. field.Values.Select(value => JsonValue.Create(value.Name))]),
        };
        return field.Kind is ProfileFieldKind.Choices ? new() { ["type"] = "array", ["items"] = values } : values;
    }

    private static string? Read(ProfileField field, JsonNode value)
    {
        if (field.Kind is ProfileFieldKind.Number)
        {
            return int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= field.Minimum && number <= field.Maximum
                ? number.ToString(CultureInfo.InvariantCulture)
                : null;
        }

        // Models write one value or a list, and a list as an array or with commas, whatever the schema says.
        var names = value is JsonArray array
            ? array.Select(item => item?.ToString() ?? "").ToList()
            : [.. value.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var areKnown = names.Count > 0 && names.All(name => field.Values.Any(known => known.Name == name));
        return areKnown && (names.Count == 1 || field.Kind is ProfileFieldKind.Choices)
            ? string.Join(',', names.Distinct(StringComparer.Ordinal))
            : null;
    }

    private static string Expected(ProfileField field) =>
        field.Kind is ProfileFieldKind.Number
            ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {field.Minimum} to {field.Maximum}")
            : $"{(field.Kind is ProfileFieldKind.Choices ? "a list of" : "one of")} {string.Join(", ", field.Values.Select(value => value.Name))}";
}
