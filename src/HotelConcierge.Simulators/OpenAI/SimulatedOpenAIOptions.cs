namespace HotelConcierge.Simulators.OpenAI;

/// <summary>How the simulated OpenAI is set up; the key is made up and opens no real account.</summary>
public sealed class SimulatedOpenAIOptions
{
    /// <summary>The key every request must bring as a bearer token.</summary>
    public string ApiKey { get; init; } = "sk-simulated";

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the list of models names. Requests may name any model while <see cref="Families"/> names none.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["gpt-simulated", "text-embedding-simulated", "whisper-simulated"];

    /// <summary>
    /// Models, or on Azure deployments, that keep the rules of a family. With any named here, only these and <see cref="Models"/>
    /// exist.
    /// </summary>
    public IReadOnlyDictionary<string, SimulatedFamily> Families { get; init; } =
        new Dictionary<string, SimulatedFamily>(StringComparer.Ordinal);

    /// <summary>When models are shut down, as the list of models tells; of those not named here nothing is announced.</summary>
    public IReadOnlyDictionary<string, DateOnly> ShutdownDates { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>The length of an embedding when the request does not ask for one.</summary>
    public int EmbeddingDimensions { get; init; } = 256;

    /// <summary>What a recording says when no text is scripted.</summary>
    public string DefaultTranscription { get; init; } = "simulated transcription";

    /// <summary>How many requests the logs keep; the oldest are forgotten first.</summary>
    public int MaxRequests { get; init; } = 100_000;

    /// <summary>Dates answers and times delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
