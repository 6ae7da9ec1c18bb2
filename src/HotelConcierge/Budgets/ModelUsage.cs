namespace HotelConcierge.Budgets;

/// <summary>What one model call used.</summary>
/// <param name="InputTokens">Read by the model.</param>
/// <param name="OutputTokens">Written by it.</param>
/// <param name="IsEstimated">Whether the service did not say, and the tokens were counted from the texts.</param>
/// <param name="Cost">In the currency of <c>Budget__Prices</c>; zero where no price is known.</param>
public sealed record ModelUsage(long InputTokens, long OutputTokens, bool IsEstimated, decimal Cost)
{
    public static ModelUsage None { get; } = new(0, 0, IsEstimated: false, 0);

    public long Tokens => InputTokens + OutputTokens;

    public static ModelUsage operator +(ModelUsage one, ModelUsage other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(
            one.InputTokens + other.InputTokens,
            one.OutputTokens + other.OutputTokens,
            one.IsEstimated || other.IsEstimated,
            one.Cost + other.Cost);
    }

    public static ModelUsage Add(ModelUsage left, ModelUsage right) => left + right;
}
