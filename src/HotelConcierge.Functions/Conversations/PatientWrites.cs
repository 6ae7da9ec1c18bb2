using Microsoft.DurableTask;

namespace HotelConcierge.Functions.Conversations;

/// <summary>How a row is written that nobody else would write later: for six weeks, at the end once an hour.</summary>
internal static class PatientWrites
{
    public static TaskOptions Options { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 1000,
        firstRetryInterval: TimeSpan.FromSeconds(1),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromHours(1)));
}
