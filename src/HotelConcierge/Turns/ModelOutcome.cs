using HotelConcierge.Budgets;
using HotelConcierge.Diagnostics;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>What a <see cref="ModelCall"/> came to. A closed union.</summary>
internal abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <summary>The model answered, be it nothing.</summary>
    /// <param name="Usage">What the call used and cost.</param>
    /// <param name="Count">Makes the change that counts it to the guest's day, for the batch that keeps the answer.</param>
    public sealed record Answered(ChatResponse Response, ModelUsage Usage, Func<Task<TableChange>> Count) : ModelOutcome;

    /// <summary>The service failed.</summary>
    public sealed record Failed(ModelTrouble Trouble) : ModelOutcome;

    /// <summary>The answer did not come before the deadline.</summary>
    public sealed record TooLate : ModelOutcome;

    /// <summary>Nobody was asked: the deadline had passed.</summary>
    public sealed record NoTimeLeft : ModelOutcome;

    /// <summary>Nobody was asked: the turn has used up what it may.</summary>
    public sealed record OverBudget : ModelOutcome;
}
