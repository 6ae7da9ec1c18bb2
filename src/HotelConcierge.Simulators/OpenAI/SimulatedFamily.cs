namespace HotelConcierge.Simulators.OpenAI;

/// <summary>Whose rules a simulated model keeps: which parameters it takes, and what it answers to the others.</summary>
public enum SimulatedFamily
{
    /// <summary>Takes what any family takes.</summary>
    Any,

    /// <summary>gpt-4.1 and gpt-4o: a temperature and either name of the limit; no effort, and no verbosity but medium.</summary>
    Gpt41,

    /// <summary>gpt-5, -mini, -nano: thinks; only <c>max_completion_tokens</c>, no temperature, effort from minimal to high.</summary>
    Gpt5,

    /// <summary>gpt-5.1 to 5.5: thinks only when asked to, and then takes neither a temperature nor, on chat completions, tools.</summary>
    Gpt54,

    /// <summary>gpt-5.6: as 5.4, but thinks unless it is told not to, so that tools need an effort of none.</summary>
    Gpt56,

    /// <summary>o1, o3, o4-mini: thinks; only <c>max_completion_tokens</c>, no temperature, effort from low to high.</summary>
    OSeries,

    /// <summary>A service of others that speaks OpenAI's older words: <c>max_tokens</c>, a temperature, nothing of effort.</summary>
    MaxTokensOnly,
}
