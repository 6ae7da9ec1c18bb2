using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Asks the model for a round's answer and reads it; where it cannot be shown, asks once more, told why. What both calls used is
/// counted together, with the answer that is kept.
/// </summary>
public sealed partial class CheckedModel(TurnModel model, ILogger<CheckedModel> log)
{
    internal async Task<(ModelOutcome Outcome, ReadAnswer? Read)> AskAsync(ModelCall call, int round, CancellationToken cancellationToken)
    {
        var outcome = await model.AskAsync(call, cancellationToken);
        if (outcome is not ModelOutcome.Answered first)
            return (outcome, null);
        var read = Read(first, call, round);
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
            return (first, read);
        var reread = Read(second, again, round);
        return (second, ModelAnswers.IsEmpty(reread.Answer) && !ModelAnswers.IsEmpty(read.Answer) ? read : reread);
    }

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
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: the model's answer cannot be shown ({Flaw}), it is asked once more")]
        public static partial void AskingAgain(ILogger logger, string turn, AnswerFlaw flaw);
    }
}
