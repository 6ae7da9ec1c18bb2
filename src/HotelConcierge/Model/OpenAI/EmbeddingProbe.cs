using HotelConcierge.Diagnostics;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Has one word turned into a vector. Registered where an embedding model is.</summary>
internal sealed class EmbeddingProbe(IEmbeddingGenerator<string, Embedding<float>> model, TimeProvider clock) : IProbe
{
    private const string Settings = "OpenAI__EmbeddingModel, or on Azure AzureOpenAI__EmbeddingDeployment,";
    private const string Meanwhile = " Meanwhile questions find documents by their words.";

    public string What => "embeddings";

    public string Remedy => FaultFinding.Unreachable;

    /// <summary>One token a question.</summary>
    public TimeSpan CountsFor => TimeSpan.FromMinutes(10);

    public TimeSpan BadCountsFor => TimeSpan.FromMinutes(3);

    /// <summary>Never worse than a warning: guests are answered without.</summary>
    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var retrying = model.GetService(typeof(RetryingEmbeddingGenerator)) as RetryingEmbeddingGenerator;
        try
        {
            var answer = await (retrying?.OneAttempt ?? model).GenerateAsync(["OK"], cancellationToken: cancellationToken);
            return Finding.Well($"{answer[0].ModelId ?? "The embedding model"} answered.");
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && ServiceFault.Of(exception, clock.GetUtcNow()) is { } fault)
        {
            var finding = FaultFinding.Of(fault, retrying?.KeyRemedy ?? "check the key", Settings);
            return Finding.Warning(finding.Says + Meanwhile, finding.Remedy);
        }
    }
}
