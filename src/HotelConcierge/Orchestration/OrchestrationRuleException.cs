namespace HotelConcierge.Orchestration;

/// <summary>
/// An orchestration's code broke a rule that replay depends on, or no longer fits the history of an instance that it
/// started. Retrying cannot help; the code has to be put right.
/// </summary>
public sealed class OrchestrationRuleException : Exception
{
    public OrchestrationRuleException()
    {
    }

    public OrchestrationRuleException(string message)
        : base(message)
    {
    }

    public OrchestrationRuleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
