using HotelConcierge.Orchestration;
using Microsoft.DurableTask;
using DurableRetryPolicy = Microsoft.DurableTask.RetryPolicy;
using RetryPolicy = HotelConcierge.Orchestration.RetryPolicy;

namespace HotelConcierge.Functions.Turns;

/// <summary>What an orchestration may use, on Durable Functions.</summary>
internal sealed class DurableTurnContext(TaskOrchestrationContext context) : ITurnContext
{
    public DateTimeOffset CurrentTime => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public async Task<TResult> CallActivityAsync<TInput, TResult>(Activity<TInput, TResult> activity, TInput input)
    {
        try
        {
            return await context.CallActivityAsync<TResult>(activity.Name, input, TaskOptions.FromRetryPolicy(Retry(activity.Retry)));
        }
        catch (TaskFailedException failure)
        {
            throw new ActivityFailedException($"Activity '{activity.Name}' failed: {failure.FailureDetails.ErrorType}.", failure);
        }
    }

    public Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken) =>
        context.CreateTimer(fireAt.UtcDateTime, cancellationToken);

    public Task<string> WaitForEventAsync(string name, CancellationToken cancellationToken) =>
        context.WaitForExternalEvent<string>(name, cancellationToken);

    private static DurableRetryPolicy Retry(RetryPolicy policy) =>
        new(policy.MaxAttempts, policy.FirstDelay, backoffCoefficient: 2, maxRetryInterval: policy.MaxDelay);
}
