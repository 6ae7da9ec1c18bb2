using System.Text.Encodings.Web;
using System.Text.Json;
using HotelConcierge.Settings;

namespace HotelConcierge.Evaluate.Results;

/// <summary>Keeps results as JSON.</summary>
internal static class ResultFile
{
    // For people who read Thai and Spanish in it.
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string file, EvaluationResults results) =>
        File.WriteAllText(file, JsonSerializer.Serialize(results, Indented));

    /// <exception cref="SettingsException">The file is none of results.</exception>
    public static EvaluationResults Read(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<EvaluationResults>(File.ReadAllText(file), Indented) is
                { Format: EvaluationResults.CurrentFormat, Total: not null, Areas: not null, Conversations: not null } results)
                return results;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            // What to do is the same.
        }

        throw new SettingsException([$"--against: '{file}' is no result of this program. Name one that --json wrote."]);
    }
}
