using System.ClientModel.Primitives;
using System.Text.Json;

namespace HotelConcierge.Model.OpenAI;

/// <summary>The error in the body of a model service's refusal, wherever the service puts it.</summary>
internal static class ErrorBody
{
    /// <param name="read">
    /// Reads the object that tells of the error: OpenAI's and Azure's <c>error</c>, else the whole body, as vLLM and Mistral write it.
    /// </param>
    /// <param name="otherwise">For a body that is no JSON, such as a gateway's page, or in which a text is no Unicode.</param>
    public static T Read<T>(PipelineResponse? response, Func<JsonElement, T> read, T otherwise)
    {
        try
        {
            using var body = JsonDocument.Parse(response?.Content ?? BinaryData.Empty);
            var root = body.RootElement;

            // Google's compatible service puts its one error into a list.
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
                root = root[0];
            if (root.ValueKind != JsonValueKind.Object)
                return otherwise;
            return read(root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error : root);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The status says enough; the body would only have made it clearer.
            return otherwise;
        }
    }
}
