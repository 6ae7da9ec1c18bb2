using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotelConcierge.Orchestration;

/// <summary>How inputs and results of activities and orchestrations are written into a history, the same in both hosts.</summary>
public static class TurnJson
{
    /// <summary>Histories outlive a release: change nothing here that would make an older one unreadable.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // A history is read by people in a database tool, never embedded in a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
