using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>A form as the embedded model is offered it: a tool whose parameters are the form's slots.</summary>
internal sealed partial record FormTool(string Name, ImmutableArray<FormToolSlot> Slots)
{
    /// <summary>Drops the form.</summary>
    public const string Cancel = "cancel";

    /// <summary>The tools among those offered that are forms: whoever takes one can also drop it and ask for help.</summary>
    public static ImmutableArray<FormTool> In(ChatOptions? options) =>
    [
        .. (options?.Tools ?? []).OfType<AIFunctionDeclaration>()
            .Where(tool => tool.JsonSchema.TryGetProperty("properties", out var slots)
                && slots.TryGetProperty(Cancel, out _) && slots.TryGetProperty("help", out _))
            .Select(tool => new FormTool(
                tool.Name, [.. tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(SlotOf).OfType<FormToolSlot>()])),
    ];

    private static FormToolSlot? SlotOf(JsonProperty parameter)
    {
        var description = Text(parameter.Value, "description");
        var kind = (Text(parameter.Value, "type"), Text(parameter.Value, "format")) switch
        {
            ("integer", _) => FormToolKind.Number,
            ("string", "date") => FormToolKind.Day,
            ("string", "phone") => FormToolKind.Phone,
            ("string", "email") => FormToolKind.Email,
            ("string", "room") => FormToolKind.Room,
            ("string", _) when parameter.Value.TryGetProperty("enum", out _) => FormToolKind.Choice,
            ("string", _) when parameter.Value.TryGetProperty("pattern", out _) => FormToolKind.Time,
            ("string", _) => FormToolKind.Text,
            _ => (FormToolKind?)null,
        };
        if (kind is not { } known)
            return null;
        var hours = Hours().Match(description);
        return new(parameter.Name, known)
        {
            Values = [.. Called().Matches(description).Select(value => new FormToolValue(
                value.Groups["name"].Value, value.Groups["names"].Value.Split(", ")))],
            From = hours.Success ? TimeOnly.Parse(hours.Groups["from"].ValueSpan, CultureInfo.InvariantCulture) : new(0, 0),
            Until = hours.Success ? TimeOnly.Parse(hours.Groups["until"].ValueSpan, CultureInfo.InvariantCulture) : new(23, 59),
        };
    }

    private static string Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(
        @"(?<name>[a-z0-9-]+) \((?<names>[^)]*)\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchPatience.Milliseconds)]
    private static partial Regex Called();

    [GeneratedRegex(
        @"From (?<from>[0-9]{2}:[0-9]{2}) to (?<until>[0-9]{2}:[0-9]{2})\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchPatience.Milliseconds)]
    private static partial Regex Hours();
}

/// <summary>What a slot of a form takes.</summary>
internal enum FormToolKind
{
    Choice,
    Day,
    Time,
    Number,
    Text,
    Phone,
    Email,
    Room,
}

/// <summary>A slot of a form.</summary>
internal sealed record FormToolSlot(string Name, FormToolKind Kind)
{
    public ImmutableArray<FormToolValue> Values { get; init; } = [];

    public TimeOnly From { get; init; }

    public TimeOnly Until { get; init; }
}

/// <summary>A value to choose, and what it is called.</summary>
internal sealed record FormToolValue(string Name, IReadOnlyList<string> Names);
