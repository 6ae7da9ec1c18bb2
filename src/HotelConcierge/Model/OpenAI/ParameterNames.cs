namespace HotelConcierge.Model.OpenAI;

/// <summary>How an operator reads about a parameter that a model refused.</summary>
internal static class ParameterNames
{
    /// <summary>The parameter's name in a request.</summary>
    /// <param name="used">What the refused request went by.</param>
    public static string Of(Spare parameter, ModelTraits used) => parameter switch
    {
        Spare.Temperature => "temperature",
        Spare.TopP => "top_p",
        Spare.FrequencyPenalty => "frequency_penalty",
        Spare.PresencePenalty => "presence_penalty",
        Spare.OutputLimit => used.Limit is LimitName.MaxCompletionTokens ? "max_completion_tokens" : "max_tokens",
        Spare.ReasoningEffort => "reasoning_effort",
        Spare.Verbosity => "verbosity",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, message: null),
    };

    /// <summary>What is done about it until the process ends.</summary>
    public static string Remedy(ModelTraits learnt, Spare refused) => refused switch
    {
        Spare.OutputLimit when learnt.Limit is LimitName.MaxTokens => "its calls name the limit max_tokens from now on",
        Spare.OutputLimit => "its calls go without a limit from now on",
        Spare.ReasoningEffort when learnt.WithTools is EffortWithTools.SayNone => "its calls with tools say 'none' from now on",
        Spare.ReasoningEffort when learnt.WithTools is EffortWithTools.LeftOut => "its calls with tools go without it from now on",
        _ => "its calls go without it from now on",
    };
}
