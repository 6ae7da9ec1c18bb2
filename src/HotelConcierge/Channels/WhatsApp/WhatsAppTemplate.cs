using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotelConcierge.Messages;
using HotelConcierge.Text;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// A template as its two settings say it, <c>WhatsApp__WelcomeTemplate</c> and <c>WhatsApp__WelcomeVariables</c>: its name with each
/// language that it was approved in (<c>stay_welcome:en_US,stay_welcome:es</c>, the first for guests of the others), and the facts that
/// fill <c>{{1}}</c>, <c>{{2}}</c> ... of its body in order.
/// See https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview.
/// </summary>
/// <param name="Entries">By language; the code is Meta's, such as <c>en_US</c>.</param>
/// <param name="Variables">Names of facts.</param>
internal sealed partial record WhatsAppTemplate(ImmutableArray<(string Name, string Code)> Entries, ImmutableArray<string> Variables)
{
    private const string EntriesKey = "Template";
    private const string VariablesKey = "Variables";
    private const char Separator = ':';

    /// <summary>Keeps the settings of templates, by whatever names there are, and none that is empty.</summary>
    public static void Collect(IConfigurationSection section, IDictionary<string, string> templates)
    {
        foreach (var setting in section.GetChildren().Where(setting => IsTemplates(setting.Key)))
            Keep(setting.Key, setting.Value);
        foreach (var setting in section.GetSection(MessageTemplate.DeskSection).GetChildren())
            Keep(MessageTemplate.ForDesk(setting.Key, []).Setting, setting.Value);

        void Keep(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                templates[key] = value;
        }
    }

    /// <summary>A template as it is set; one without entries is not configured.</summary>
    public static WhatsAppTemplate Of(MessageTemplate template, WhatsAppOptions options)
    {
        ArgumentNullException.ThrowIfNull(template);
        var entries = WhatsAppOptions.Split(options.Templates.GetValueOrDefault(template.Setting, ""));
        var variables = template.VariablesSetting is { } key ? options.Templates.GetValueOrDefault(key) : null;
        return new([.. entries.Select(EntryOf)], variables is null ? [.. template.Variables] : [.. WhatsAppOptions.Split(variables)]);
    }

    /// <summary>What is wrong with its settings, a sentence each.</summary>
    public static IEnumerable<string> FindProblems(MessageTemplate template, WhatsAppOptions options)
    {
        var set = Of(template, options);
        if (set.Entries.Any(entry => !NameShape.IsMatch(entry.Name) || !CodeShape.IsMatch(entry.Code)))
        {
            yield return $"WhatsApp__{template.Setting} must be a template's name with its language, such as stay_welcome:en_US, "
                + "or one for each language separated by commas, or empty.";
        }

        if (template.VariablesSetting is not null
            && set.Variables.Any(variable => !template.Facts.Contains(variable, StringComparer.Ordinal)))
        {
            yield return $"WhatsApp__{template.VariablesSetting} must be names out of {string.Join(", ", template.Facts)}, "
                + "separated by commas, in the order of the template's placeholders.";
        }
    }

    /// <returns>Null when none is configured.</returns>
    public OutboundContent.Template? Fill(string language, IReadOnlyDictionary<string, string> facts)
    {
        if (Entries.IsEmpty)
            return null;
        var entry = Entries.FirstOrDefault(entry => LanguageOf(entry) == language, Entries[0]);
        var values = Variables.Select((name, index) => (
            Place: (index + 1).ToString(CultureInfo.InvariantCulture),
            Value: facts.GetValueOrDefault(name) ?? ""));
        return new(entry.Name + Separator + entry.Code, values.ToDictionary(value => value.Place, value => value.Value, StringComparer.Ordinal))
        {
            Language = LanguageOf(entry),
        };
    }

    /// <summary>A filled template as Meta takes it; null when its id names no language.</summary>
    public static JsonObject? ToJson(OutboundContent.Template template)
    {
        if (EntryOf(template.Id) is not ({ Length: > 0 } name, { Length: > 0 } code))
            return null;
        var json = new JsonObject { ["name"] = name, ["language"] = new JsonObject { ["code"] = code } };
        var values = template.Variables
            .OrderBy(variable => int.TryParse(variable.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue)
            .Select(JsonNode? (variable) => new JsonObject { ["type"] = "text", ["text"] = OneLine(variable.Value) })
            .ToArray();
        if (values.Length > 0)
            json["components"] = new JsonArray(new JsonObject { ["type"] = "body", ["parameters"] = new JsonArray(values) });
        return json;
    }

    // Meta refuses an empty value, one with a line end or a tab, and one with many spaces in a row.
    private static string OneLine(string value)
    {
        var words = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 0 ? words : "–";
    }

    private static (string Name, string Code) EntryOf(string entry) =>
        entry.Split(Separator, 2, StringSplitOptions.TrimEntries) is [var name, var code] ? (name, code) : (entry, "");

    private static string LanguageOf((string Name, string Code) entry) => entry.Code[..Math.Min(2, entry.Code.Length)];

    private static bool IsTemplates(string key) =>
        key.EndsWith(EntriesKey, StringComparison.OrdinalIgnoreCase) || key.EndsWith(VariablesKey, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[a-z0-9_]{1,512}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex NameShape { get; }

    [GeneratedRegex("^[a-z]{2,3}(_[A-Z]{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchPatience.Milliseconds)]
    private static partial Regex CodeShape { get; }
}
