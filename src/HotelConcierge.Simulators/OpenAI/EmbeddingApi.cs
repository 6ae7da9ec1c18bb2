using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>A request to embed texts.</summary>
public sealed record EmbeddingRequest(string Model, IReadOnlyList<string> Input, int? Dimensions, bool AsBase64);

/// <summary><c>POST /v1/embeddings</c>: numbers, or Base64 of little-endian single floats, as OpenAI's own clients ask for.</summary>
internal sealed class EmbeddingApi(
    FaultBoard<OpenAIFault> board, OpenAIFaults faults, Feed<EmbeddingRequest> requests, SimulatedModels models, int defaultDimensions)
{
    public async Task AnswerAsync(HttpContext context)
    {
        EmbeddingRequest request;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            request = Read(body.RootElement, (string?)context.Request.RouteValues[AzureShape.Deployment]);
        }
        catch (JsonException e)
        {
            await OpenAIError.BadRequest(e.Message).ToResult().ExecuteAsync(context);
            return;
        }

        if (models.Refuse(context, request.Model) is { } missing)
        {
            requests.Add(request);
            await missing.ExecuteAsync(context);
            return;
        }

        var text = string.Join('\n', request.Input);
        var strike = board.Strike(rule => rule.On == OpenAIOperation.Embeddings && rule.Matches("", text));
        requests.Add(request);
        if (strike is null || await faults.RunAsync(context, strike))
            await Results.Text(Answer(request, text.Length).ToJsonString(), "application/json").ExecuteAsync(context);
    }

    private static EmbeddingRequest Read(JsonElement body, string? deployment)
    {
        var named =
            body.ValueKind == JsonValueKind.Object && body.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String
                ? model.GetString()
                : null;
        if (body.ValueKind != JsonValueKind.Object || (deployment ?? named) is not { } name)
            throw new JsonException("you must provide a model parameter");
        foreach (var unknown in body.EnumerateObject()
                .Where(property => property.Name is not ("input" or "model" or "dimensions" or "encoding_format" or "user")))
            throw new JsonException($"Unrecognized request argument supplied: {unknown.Name}");
        IReadOnlyList<string> input = body.TryGetProperty("input", out var given)
            ? given.ValueKind switch
            {
                JsonValueKind.String => [given.GetString()!],
                JsonValueKind.Array when given.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                    [.. given.EnumerateArray().Select(item => item.GetString()!)],
                _ => throw new JsonException("The simulator embeds a string or an array of strings as 'input', no tokens."),
            }
            : [];
        if (input.Count == 0 || input.Any(string.IsNullOrEmpty))
            throw new JsonException("'$.input' is invalid: it must not be empty.");
        return new EmbeddingRequest(
            name,
            input,
            body.TryGetProperty("dimensions", out var dimensions) && dimensions.TryGetInt32(out var number) && number > 0 ? number : null,
            body.TryGetProperty("encoding_format", out var format) && format.ValueEquals("base64"));
    }

    private JsonObject Answer(EmbeddingRequest request, int characters)
    {
        var vectors = request.Input.Select(text => HashedEmbedding.Of(text, request.Dimensions ?? defaultDimensions));
        var tokens = Math.Max(characters / 4, 1);
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. vectors.Select((vector, index) => new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = request.AsBase64
                    ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()))
                    : new JsonArray([.. vector.Select(value => JsonValue.Create(value))]),
            })]),
            ["model"] = request.Model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        };
    }
}
