using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// A template as the settings name it: one content SID for all languages (<c>HX...</c>) or one for each
/// (<c>en=HX..., es=HX...</c>, the first for the others), and the facts that fill <c>{{1}}</c>, <c>{{2}}</c> ... in order.
/// </summary>
/// <param name="Sids">By language; the language of a single one is empty.</param>
/// <param name="Variables">Names of facts.</param>
internal sealed partial record TwilioTemplate(ImmutableArray<(string Language, string Sid)> Sids, ImmutableArray<string> Variables)
{
    /// <summary>What a welcome's placeholders can be.</summary>
    public static readonly string[] WelcomeFacts = ["name", "hotel", "checkIn", "checkOut", "nights", "room"];

    /// <summary>What the placeholders of a reminder or a cancellation can be.</summary>
    public static readonly string[] ReminderFacts = ["hotel", "treatment", "date", "time", "room"];

    /// <summary>Reads both settings; a template without SIDs is one that is not configured.</summary>
    public static TwilioTemplate Read(string sids, string variables) => new(
        [.. Split(sids).Select(entry => entry.Split('=', 2, StringSplitOptions.TrimEntries) is [var language, var sid] ? (language, sid) : ("", entry))],
        [.. Split(variables)]);

    /// <summary>What is wrong with the settings, a sentence each.</summary>
    public static IEnumerable<string> FindProblems(string name, string sids, string variables, IReadOnlyList<string> facts)
    {
        var template = Read(sids, variables);
        if (template.Sids.Any(entry => !SidShape.IsMatch(entry.Sid) || !(entry.Language.Length == 0 ? template.Sids.Length == 1 : LanguageShape.IsMatch(entry.Language))))
            yield return $"Twilio__{name}Template must be a content SID (HX and 32 hexadecimal digits), or one for each language such as en=HX...,es=HX..., or empty.";
        if (template.Variables.Any(variable => !facts.Contains(variable, StringComparer.Ordinal)))
            yield return $"Twilio__{name}Variables must be names out of {string.Join(", ", facts)}, separated by commas, in the order of the template's placeholders.";
    }

    /// <returns>Null when no SID is configured.</returns>
    public OutboundContent.Template? Fill(string language, IReadOnlyDictionary<string, string> facts)
    {
        if (Sids.IsEmpty)
            return null;
        var entry = Sids.FirstOrDefault(entry => entry.Language == language, Sids[0]);

        // Twilio refuses an empty value; what is not known is a dash.
        var values = Variables.Select((name, index) => (Place: (index + 1).ToString(CultureInfo.InvariantCulture), Value: facts.GetValueOrDefault(name) is { Length: > 0 } fact ? fact : "–"));
        return new(entry.Sid, values.ToDictionary(value => value.Place, value => value.Value, StringComparer.Ordinal))
        {
            Language = entry.Language.Length > 0 ? entry.Language : null,
        };
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SidShape { get; }

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LanguageShape { get; }
}
