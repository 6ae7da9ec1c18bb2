using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Messages;
using HotelConcierge.Text;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// A template as its two settings say it, <c>Twilio__WelcomeTemplate</c> and <c>Twilio__WelcomeVariables</c>: one content SID for all
/// languages (<c>HX...</c>) or one for each (<c>en=HX..., es=HX...</c>, the first for the others), and the facts that fill
/// <c>{{1}}</c>, <c>{{2}}</c> ... in order.
/// </summary>
/// <param name="Sids">By language; the language of a single one is empty.</param>
/// <param name="Variables">Names of facts.</param>
internal sealed partial record TwilioTemplate(ImmutableArray<(string Language, string Sid)> Sids, ImmutableArray<string> Variables)
{
    private const string SidsKey = "Template";
    private const string VariablesKey = "Variables";

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

    /// <summary>A template as it is set; one without SIDs is not configured.</summary>
    public static TwilioTemplate Of(MessageTemplate template, TwilioOptions options)
    {
        ArgumentNullException.ThrowIfNull(template);
        var sids = Split(options.Templates.GetValueOrDefault(template.Setting, ""));
        var variables = template.VariablesSetting is { } key ? options.Templates.GetValueOrDefault(key) : null;
        return new([.. sids.Select(SidOf)], variables is null ? [.. template.Variables] : [.. Split(variables)]);
    }

    /// <summary>What is wrong with its settings, a sentence each.</summary>
    public static IEnumerable<string> FindProblems(MessageTemplate template, TwilioOptions options)
    {
        var set = Of(template, options);
        if (template.NeedsLanguages)
        {
            if (set.Sids.Any(entry => !SidShape.IsMatch(entry.Sid) || !LanguageShape.IsMatch(entry.Language)))
                yield return $"Twilio__{template.Setting} must be a content SID for each language, such as en=HX...,es=HX..., or empty.";
            yield break;
        }

        if (set.Sids.Any(entry => !SidShape.IsMatch(entry.Sid) || !IsLanguageOf(set, entry.Language)))
        {
            yield return $"Twilio__{template.Setting} must be a content SID (HX and 32 hexadecimal digits), "
                + "or one for each language such as en=HX...,es=HX..., or empty.";
        }

        if (set.Variables.Any(variable => !template.Facts.Contains(variable, StringComparer.Ordinal)))
        {
            yield return $"Twilio__{template.VariablesSetting} must be names out of {string.Join(", ", template.Facts)}, "
                + "separated by commas, in the order of the template's placeholders.";
        }
    }

    /// <returns>Null when no SID is configured.</returns>
    public OutboundContent.Template? Fill(string language, IReadOnlyDictionary<string, string> facts)
    {
        if (Sids.IsEmpty)
            return null;
        var entry = Sids.FirstOrDefault(entry => entry.Language == language, Sids[0]);

        // Twilio refuses an empty value; what is not known is a dash.
        var values = Variables.Select(
            (name, index) =>
                (
                    Place: (index + 1).ToString(CultureInfo.InvariantCulture),
                    Value: facts.GetValueOrDefault(name) is { Length: > 0 } fact ? fact : "–"));
        return new(entry.Sid, values.ToDictionary(value => value.Place, value => value.Value, StringComparer.Ordinal))
        {
            Language = entry.Language.Length > 0 ? entry.Language : null,
        };
    }

    private static (string Language, string Sid) SidOf(string entry) =>
        entry.Split('=', 2, StringSplitOptions.TrimEntries) is [var language, var sid] ? (language, sid) : ("", entry);

    private static bool IsLanguageOf(TwilioTemplate set, string language) =>
        language.Length == 0 ? set.Sids.Length == 1 : LanguageShape.IsMatch(language);

    private static bool IsTemplates(string key) =>
        key.EndsWith(SidsKey, StringComparison.OrdinalIgnoreCase) || key.EndsWith(VariablesKey, StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex SidShape { get; }

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex LanguageShape { get; }
}
