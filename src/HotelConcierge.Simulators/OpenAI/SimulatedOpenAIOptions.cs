namespace HotelConcierge.Simulators.OpenAI;

/// <summary>How the simulated OpenAI is set up; the key is made up and opens no real account.</summary>
public sealed class SimulatedOpenAIOptions
{
    /// <summary>The key every request must bring as a bearer token.</summary>
    public string ApiKey { get; init; } = "sk-simulated";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the list of models names. Requests may name any model.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["gpt-simulated", "text-embedding-simulated", "whisper-simulated"];

    /// <summary>When models end, as <c>yyyy-MM-dd</c> by the model's name; the rest have no day.</summary>
    public IReadOnlyDictionary<string, string> Shutdowns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The length of an embedding when the request does not ask for one.</summary>
    public int EmbeddingDimensions { get; init; } = 256;

    /// <summary>What a recording says when no text is scripted.</summary>
    public string DefaultTranscription { get; init; } = "simulated transcription";

    /// <summary>How many requests the logs keep; the oldest are forgotten first.</summary>
    public int MaxRequests { get; init; } = 100_000;

    /// <summary>Dates answers and times delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
