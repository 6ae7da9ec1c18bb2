using System.Diagnostics;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace HotelConcierge.Model.OpenAI;

/// <summary>What the retries of a kind of request have in common.</summary>
internal static class ServiceRetries
{
    /// <summary>The first one included.</summary>
    public const int MaxAttempts = 6;
}

/// <summary>How an operator reads about a kind of request.</summary>
/// <param name="Purpose">What an attempt tries: <c>ask the model</c>.</param>
/// <param name="Call">What failed in the end: <c>model call</c>.</param>
/// <param name="KeyRemedy">What to do about a refused key: <c>check OpenAI__ApiKey</c>.</param>
internal sealed record ServiceCallWords(string Purpose, string Call, string KeyRemedy);

/// <summary>
/// Asks a model service again while its trouble may pass, and turns trouble that stays into a <see cref="ModelException"/>.
/// </summary>
/// <remarks>
/// <para>At most six attempts, of which none begins later than three minutes after the first, so that an apology still
/// comes within the turn's five. Between two of them we wait as long as the service asks, else one to two seconds, then two
/// to four, and so on up to 32.</para>
/// <para>A wait that the service asks for is never cut short, because asking sooner is refused again. One that does not
/// fit into the three minutes ends the call at once: the guest rather reads the apology now.</para>
/// <para>A wrong key, a used-up quota and a refused request are not tried again. A caller's cancellation is passed on, and
/// so is every exception that is not the service's, since it is a fault of ours.</para>
/// </remarks>
/// <param name="longestAttempt">After this an attempt counts as failed; null leaves it to the attempt.</param>
internal sealed partial class ServiceRetries<TAnswer>(
    ServiceCallWords words, TimeProvider clock, Random random, ConciergeTelemetry telemetry, ILogger logger, TimeSpan? longestAttempt)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(3);

    private readonly TimeSpan _longestAttempt = longestAttempt ?? Timeout.InfiniteTimeSpan;
    private readonly ResiliencePipeline<Attempt> _pipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<Attempt>
        {
            MaxRetryAttempts = ServiceRetries.MaxAttempts - 1,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is Attempt.Failed { Wait: not null }),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Result as Attempt.Failed)?.Wait),
        })
        .Build();

    /// <param name="attempt">Makes one request.</param>
    /// <param name="span">Learns of a failure; null when nobody listens.</param>
    /// <exception cref="ModelException">The trouble stays.</exception>
    public async Task<TAnswer> RunAsync(
        Func<CancellationToken, Task<TAnswer>> attempt,
        System.Diagnostics.Activity? span,
        CancellationToken cancellationToken)
    {
        var call = new Call(attempt, clock.GetTimestamp());
        var outcome = await _pipeline.ExecuteAsync((state, token) => TryAsync(state, token), call, cancellationToken);
        switch (outcome)
        {
            case Attempt.Answered { Answer: var answer }:
                return answer;
            case Attempt.Failed { Fault: var fault }:
                // Whoever cancelled while the last attempt failed no longer waits for an answer, nor for its failure.
                cancellationToken.ThrowIfCancellationRequested();
                var problem = Describe(fault, call.Attempts);
                Log.Failed(logger, words.Call, fault.Trouble, problem);
                telemetry.ModelFailed(fault.Trouble);
                span?.SetStatus(ActivityStatusCode.Error, fault.Evidence);
                throw new ModelException(fault.Trouble, problem, fault.Cause);
            default:
                throw new UnreachableException();
        }
    }

    private async ValueTask<Attempt> TryAsync(Call call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        using var patience = new CancellationTokenSource(_longestAttempt, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return new Attempt.Answered(await call.Attempt(either.Token));
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && ServiceFault.Of(exception, clock.GetUtcNow()) is { } fault)
        {
            var wait = PlanWait(fault, call);
            if (wait is not null)
            {
                Log.Retrying(logger, call.Attempts, ServiceRetries.MaxAttempts, words.Purpose, fault.Evidence, wait.Value);
                telemetry.ModelRetried();
            }

            return new Attempt.Failed(fault, wait);
        }
    }

    private TimeSpan? PlanWait(ServiceFault fault, Call call)
    {
        if (!fault.MayPass || call.Attempts == ServiceRetries.MaxAttempts)
            return null;
        var wait = fault.RetryAfter ?? Backoff(call.Attempts);
        return clock.GetElapsedTime(call.Started) + wait <= Budget ? wait : null;
    }

    private TimeSpan Backoff(int attempts) => FirstDelay * Math.Pow(2, attempts - 1) * (1 + random.NextDouble());

    private string Describe(ServiceFault fault, int attempts) =>
        fault.Trouble switch
        {
            ModelTrouble.BadKey => $"The model service refused the key ({fault.Evidence}): {words.KeyRemedy}.",
            ModelTrouble.OutOfQuota =>
                $"The model service's quota is used up ({fault.Evidence}): add credit or raise the limit at the service.",
            ModelTrouble.Refused =>
                $"The model service refused the request ({fault.Evidence}): check the model's name, its limits and the endpoint.",
            _ when fault.RetryAfter is { } wait =>
                $"The model service is not available ({fault.Evidence}, wants a pause of {wait:c}), after {Count(attempts)}.",
            _ => $"The model service is not available ({fault.Evidence}), after {Count(attempts)}.",
        };

    private static string Count(int attempts) => attempts == 1 ? "1 attempt" : $"{attempts} attempts";

    /// <summary>One call to the service, however often it is tried.</summary>
    private sealed class Call(Func<CancellationToken, Task<TAnswer>> attempt, long started)
    {
        public Func<CancellationToken, Task<TAnswer>> Attempt { get; } = attempt;

        public long Started { get; } = started;

        public int Attempts { get; set; }
    }

    /// <summary>What came of one attempt. A closed union.</summary>
    private abstract record Attempt
    {
        public sealed record Answered(TAnswer Answer) : Attempt;

        /// <param name="Wait">Until the next attempt; null when there is none.</param>
        public sealed record Failed(ServiceFault Fault, TimeSpan? Wait) : Attempt;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Attempt {Attempt} of {MaxAttempts} to {Purpose} failed ({Evidence}); the next one is in {Delay}"
        )]
        public static partial void Retrying(ILogger logger, int attempt, int maxAttempts, string purpose, string evidence, TimeSpan delay);

        [LoggerMessage(Level = LogLevel.Error, Message = "The {Call} failed ({Trouble}). {Problem}")]
        public static partial void Failed(ILogger logger, string call, ModelTrouble trouble, string problem);
    }
}
