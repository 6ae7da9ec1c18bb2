using HotelConcierge.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Asks the model for a round's answer and reads it; where it cannot be shown, asks once more, told why. What both calls used is
/// counted together, with the answer that is kept.
/// </summary>
public sealed partial class CheckedModel(TurnModel model, ClaimGuard claims, TurnStore turns, ILogger<CheckedModel> log)
{
    internal async Task<(ModelOutcome Outcome, ReadAnswer? Read)> AskAsync(ModelCall call, int round, CancellationToken cancellationToken)
    {
        var outcome = await model.AskAsync(call, cancellationToken);
        if (outcome is not ModelOutcome.Answered first)
            return (outcome, null);
        var read = await HoldToTruthAsync(Read(first, call, round), call, round, cancellationToken);
        if (WhatToSay(read.Flaw) is not { } words)
            return (first, read);

        Log.AskingAgain(log, call.Turn.TurnId, read.Flaw);
        var again = call with
        {
            Messages = [new(ChatRole.System, $"{call.Messages[0].Text}\n\n{words}"), .. call.Messages.Skip(1)],
            Spent = call.Spent is { } spent ? spent + first.Usage : null,
            Carried = first.Usage,
        };
        if (await model.AskAsync(again, cancellationToken) is not ModelOutcome.Answered second)
            return (first, await TellTruthAsync(read, call, cancellationToken));
        var reread = await HoldToTruthAsync(Read(second, again, round), call, round, cancellationToken);
        var better = ModelAnswers.IsEmpty(reread.Answer) && !ModelAnswers.IsEmpty(read.Answer) ? read : reread;
        return (second, await TellTruthAsync(better, call, cancellationToken));
    }

    /// <summary>An answer that claims what was not done cannot be shown.</summary>
    private async Task<ReadAnswer> HoldToTruthAsync(ReadAnswer read, ModelCall call, int round, CancellationToken cancellationToken)
    {
        if (read.Flaw is not (AnswerFlaw.None or AnswerFlaw.Cut) || !read.Answer.ToolCalls.IsEmpty)
            return read;
        var results = await turns.FindToolResultsAsync(call.Turn, round - 1, cancellationToken);
        var priced = await claims.WithoutInventedPricesAsync(GuestOf(call), read.Answer.Text, results, cancellationToken);
        if (priced.Length < read.Answer.Text.Length)
        {
            if (string.IsNullOrWhiteSpace(priced) && !results.HaveSpoken())
                return read with { Flaw = AnswerFlaw.Claims };
            read = read with { Answer = read.Answer with { Text = priced.Trim() } };
        }

        if (results.Any(result => result is { Line: not null, SaysAll: true }))
            return read with { Answer = read.Answer with { Text = claims.WithoutClaims(read.Answer.Text) } };
        return await claims.IsUntrueAsync(GuestOf(call), read.Answer.Text, results, cancellationToken)
            ? read with { Flaw = AnswerFlaw.Claims }
            : read;
    }

    /// <summary>Whoever insists on what was not done is replaced by what is true.</summary>
    private async Task<ReadAnswer> TellTruthAsync(ReadAnswer read, ModelCall call, CancellationToken cancellationToken) =>
        read.Flaw is AnswerFlaw.Claims
            ? new(new(await claims.TruthAsync(GuestOf(call), read.Answer.Text, cancellationToken), []), AnswerFlaw.None)
            : read;

    private static ToolCall GuestOf(ModelCall call) => new("", call.Turn.Conversation, call.Assistant, [])
    {
        Turn = call.Turn.TurnId,
        TurnNumber = call.Turn.Number,
        Address = call.Address,
        Language = call.Language,
    };

    private static ReadAnswer Read(ModelOutcome.Answered answered, ModelCall call, int round) => ModelAnswers.Read(
        answered.Response,
        round,
        [.. call.Options.Tools?.Select(tool => tool.Name) ?? []],
        [.. call.Assistant.Routes.SelectMany(route => route.Tools).Distinct(StringComparer.Ordinal)]);

    /// <summary>What the model is told when it is asked again; null where that would not help, or the answer will do.</summary>
    private static string? WhatToSay(AnswerFlaw flaw) => flaw switch
    {
        AnswerFlaw.CutEarly => "Your last answer to this message was cut off because it was too long. Answer in a few short sentences.",
        AnswerFlaw.Filtered => "Your last answer to this message was withheld by a content filter. Answer in neutral words.",
        AnswerFlaw.Garbled =>
            "Your last answer to this message could not be shown: it held no words for the guest, or a tool call written as text. "
            + "Call tools only as tools are called; otherwise write nothing but the words that the guest is to read.",
        AnswerFlaw.Claims =>
            "Your last answer to this message said that something was booked, ordered, cancelled, moved, saved, removed or passed on to "
            + "staff, that somebody comes, or that the guest is on a waiting list, or told a price. No result of this turn says so. "
            + "Call the tool that does what the guest asked for, or say what is true.",
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: the model's answer cannot be shown ({Flaw}), it is asked once more")]
        public static partial void AskingAgain(ILogger logger, string turn, AnswerFlaw flaw);
    }
}
