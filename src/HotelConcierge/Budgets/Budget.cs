using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Budgets;

/// <summary>Measures model calls and holds them to what a turn, and a guest in a day, may use.</summary>
/// <remarks>
/// A day is the hotel's where the assistant speaks for one, else UTC's. Tokens are those that the service reports; where it
/// reports none they are estimated from the texts, a token for three bytes of UTF-8. Tokens from a cache count as any other.
/// </remarks>
public sealed partial class Budget(
    GuestSpending spending, IAssistantClocks clocks, IOptions<BudgetOptions> options, TimeProvider clock, ILogger<Budget> log)
{
    /// <summary>In fewer tokens no answer could be finished.</summary>
    private const int LeastAnswer = 300;

    private readonly BudgetOptions _limits = options.Value;
    private readonly PriceTable _prices = PriceTable.Read(options.Value.Prices).Table;
    private int _unpriced;

    /// <summary>Whether the guest has used up what they may today.</summary>
    public async Task<bool> IsSpentTodayAsync(ConversationId conversation, Assistant assistant, CancellationToken cancellationToken)
    {
        if (_limits is { TokensPerGuestAndDay: 0, MoneyPerGuestAndDay: 0 })
            return false;
        var today = await spending.ReadAsync(conversation, DayOf(assistant), cancellationToken);
        return (_limits.TokensPerGuestAndDay > 0 && today.Tokens >= _limits.TokensPerGuestAndDay)
            || (_limits.MoneyPerGuestAndDay > 0 && today.Cost >= _limits.MoneyPerGuestAndDay);
    }

    /// <summary>
    /// Fits the next call of a turn into what is left: a shorter answer, and no tools when another call would not fit. When
    /// nothing is left but tools have run, there is one more call without tools: the guest has to learn what was done.
    /// </summary>
    /// <param name="spent">By the turn's calls so far.</param>
    /// <returns>False when no call is to be made; the turn never uses more than about twice its budget.</returns>
    public bool TryFit(ChatOptions call, IReadOnlyList<ChatMessage> prompt, ModelUsage spent, Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(spent);
        ArgumentNullException.ThrowIfNull(assistant);
        var needed = TokenEstimate.Of(prompt);
        var left = assistant.TokensPerTurn - spent.Tokens - needed;
        var longest = assistant.Model.MaxOutputTokens;
        var least = Math.Min(LeastAnswer, longest);
        if (left < least || (_limits.MoneyPerTurn > 0 && spent.Cost >= _limits.MoneyPerTurn))
        {
            if (spent.Tokens == 0 || needed > assistant.TokensPerTurn)
                return false;
            left = least;
        }

        if (left <= longest)
        {
            call.Tools = null;
            call.MaxOutputTokens = (int)left;
        }

        return true;
    }

    /// <summary>What a call used and cost.</summary>
    public ModelUsage Measure(IReadOnlyList<ChatMessage> prompt, ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var input = response.Usage?.InputTokenCount ?? 0;
        var output = response.Usage?.OutputTokenCount ?? 0;
        var isEstimated = input + output == 0;
        if (isEstimated)
            (input, output) = (TokenEstimate.Of(prompt), TokenEstimate.Of(response.Messages));
        var cost = _prices.CostOf(response.ModelId, input, output, out var isKnown);
        if (!isKnown && Interlocked.Exchange(ref _unpriced, 1) == 0)
            Log.NoPrice(log, response.ModelId ?? "");
        return new(input, output, isEstimated, cost);
    }

    /// <summary>The change that adds a call to the guest's day; for a batch on <see cref="GuestTables.Turns"/>.</summary>
    public Task<TableChange> AddAsync(
        ConversationId conversation,
        Assistant assistant,
        ModelUsage usage,
        CancellationToken cancellationToken
    ) => spending.AddAsync(conversation, DayOf(assistant), usage, cancellationToken);

    private DateOnly DayOf(Assistant assistant) => clocks.ClockOf(assistant)?.Today ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Budget__Prices has no price for the model {Model}: its calls are counted at the dearest price there is. Add it"
        )]
        public static partial void NoPrice(ILogger logger, string model);
    }
}
