using System.Diagnostics;
using System.Runtime.CompilerServices;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace HotelConcierge.Model.OpenAI;

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
public sealed partial class RetryingChatClient : DelegatingChatClient
{
    /// <summary>The first one included.</summary>
    public const int MaxAttempts = 6;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(3);

    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly ConciergeTelemetry _telemetry;
    private readonly ILogger<RetryingChatClient> _logger;
    private readonly string _keyRemedy;
    private readonly TimeSpan _longestAttempt;
    private readonly ResiliencePipeline<Attempt> _pipeline;

    /// <param name="innerClient">Makes one request a call.</param>
    /// <param name="random">Spreads the waits, so that turns which failed together do not come back together.</param>
    /// <param name="keyRemedy">What an operator should do about a refused key: <c>check OpenAI__ApiKey</c>.</param>
    /// <param name="longestAttempt">After this an attempt counts as failed; null leaves it to <paramref name="innerClient"/>.</param>
    public RetryingChatClient(
        IChatClient innerClient,
        TimeProvider clock,
        Random random,
        ConciergeTelemetry telemetry,
        ILogger<RetryingChatClient> logger,
        string keyRemedy,
        TimeSpan? longestAttempt = null)
        : base(innerClient)
    {
        _clock = clock;
        _random = random;
        _telemetry = telemetry;
        _logger = logger;
        _keyRemedy = keyRemedy;
        _longestAttempt = longestAttempt ?? Timeout.InfiniteTimeSpan;
        _pipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = MaxAttempts - 1,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is Attempt.Failed { Wait: not null }),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Result as Attempt.Failed)?.Wait),
            })
            .Build();
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var span = _telemetry.Start("chat", ActivityKind.Client);
        var call = new Call([.. messages], options, _clock.GetTimestamp());
        var outcome = await _pipeline.ExecuteAsync((state, token) => TryAsync(state, token), call, cancellationToken);
        switch (outcome)
        {
            case Attempt.Answered { Response: var response }:
                _telemetry.ModelCalled(_clock.GetElapsedTime(call.Started), response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
                span?.SetTag("gen_ai.response.model", response.ModelId);
                return response;
            case Attempt.Failed { Fault: var fault }:
                // Whoever cancelled while the last attempt failed no longer waits for an answer, nor for its failure.
                cancellationToken.ThrowIfCancellationRequested();
                var problem = Describe(fault, call.Attempts);
                Log.Failed(_logger, fault.Trouble, problem);
                _telemetry.ModelFailed(fault.Trouble);
                span?.SetStatus(ActivityStatusCode.Error, fault.Evidence);
                throw new ModelException(fault.Trouble, problem, fault.Cause);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Gives the whole answer as one update: half an answer could not be tried again.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    private async ValueTask<Attempt> TryAsync(Call call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        using var patience = new CancellationTokenSource(_longestAttempt, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return new Attempt.Answered(await base.GetResponseAsync(call.Messages, call.Options, either.Token));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ServiceFault.Of(exception, _clock.GetUtcNow()) is { } fault)
        {
            var wait = PlanWait(fault, call);
            if (wait is not null)
            {
                Log.Retrying(_logger, call.Attempts, MaxAttempts, fault.Evidence, wait.Value);
                _telemetry.ModelRetried();
            }

            return new Attempt.Failed(fault, wait);
        }
    }

    private TimeSpan? PlanWait(ServiceFault fault, Call call)
    {
        if (!fault.MayPass || call.Attempts == MaxAttempts)
            return null;
        var wait = fault.RetryAfter ?? Backoff(call.Attempts);
        return _clock.GetElapsedTime(call.Started) + wait <= Budget ? wait : null;
    }

    private TimeSpan Backoff(int attempts) => FirstDelay * Math.Pow(2, attempts - 1) * (1 + _random.NextDouble());

    private string Describe(ServiceFault fault, int attempts) => fault.Trouble switch
    {
        ModelTrouble.BadKey => $"The model service refused the key ({fault.Evidence}): {_keyRemedy}.",
        ModelTrouble.OutOfQuota => $"The model service's quota is used up ({fault.Evidence}): add credit or raise the limit at the service.",
        ModelTrouble.Refused => $"The model service refused the request ({fault.Evidence}): check the model's name, its limits and the endpoint.",
        _ when fault.RetryAfter is { } wait => $"The model service is not available ({fault.Evidence}, wants a pause of {wait:c}), after {Count(attempts)}.",
        _ => $"The model service is not available ({fault.Evidence}), after {Count(attempts)}.",
    };

    private static string Count(int attempts) => attempts == 1 ? "1 attempt" : $"{attempts} attempts";

    /// <summary>One call to the model, however often it is tried.</summary>
    private sealed class Call(IReadOnlyList<ChatMessage> messages, ChatOptions? options, long started)
    {
        public IReadOnlyList<ChatMessage> Messages { get; } = messages;

        public ChatOptions? Options { get; } = options;

        public long Started { get; } = started;

        public int Attempts { get; set; }
    }

    /// <summary>What came of one attempt. A closed union.</summary>
    private abstract record Attempt
    {
        public sealed record Answered(ChatResponse Response) : Attempt;

        /// <param name="Wait">Until the next attempt; null when there is none.</param>
        public sealed record Failed(ServiceFault Fault, TimeSpan? Wait) : Attempt;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of {MaxAttempts} to ask the model failed ({Evidence}); the next one is in {Delay}")]
        public static partial void Retrying(ILogger logger, int attempt, int maxAttempts, string evidence, TimeSpan delay);

        [LoggerMessage(Level = LogLevel.Error, Message = "The model call failed ({Trouble}). {Problem}")]
        public static partial void Failed(ILogger logger, ModelTrouble trouble, string problem);
    }
}
