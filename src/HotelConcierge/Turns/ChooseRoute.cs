using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Asks the model for the label of the route that a message belongs to, where no words of it have chosen one. Whatever comes back
/// is at most a label of the assistant's own data; after a second answer that is none, or a failure, what the rules chose stands.
/// </summary>
public sealed partial class ChooseRoute(
    RouteLabels labels, GuestMisuse misuse, TurnStore turns, ConciergeTelemetry telemetry, ILogger<ChooseRoute> log)
    : IActivity<RouteQuestion, RouteChoice>
{
    public async Task<RouteChoice> RunAsync(RouteQuestion input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var span = telemetry.Start("route", input.Turn);
        if (await turns.FindRouteAsync(input.Turn, cancellationToken) is { } known)
            return await TakeAsync(input.Turn, known, cancellationToken);

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        var (chosen, failed) = await labels.AskAsync(input, brief, cancellationToken);
        if (chosen is null && !failed && input.Try < RouteQuestion.LastTry)
        {
            Log.NoLabel(log, input.Turn.TurnId, input.Try);
            return new(IsDecided: false);
        }

        if (chosen is null)
            Log.Rules(log, input.Turn.TurnId);
        var route = chosen is null
            ? new ChosenRoute(brief.Route, brief.FixedReply)
            : new ChosenRoute(chosen.Label, ReplyOf(chosen, brief)) { Conduct = misuse.After(brief.Conduct, chosen) };
        return await TakeAsync(input.Turn, await turns.KeepRouteAsync(input.Turn, route, cancellationToken) ?? route, cancellationToken);
    }

    private async Task<RouteChoice> TakeAsync(TurnStart turn, ChosenRoute route, CancellationToken cancellationToken)
    {
        if (route.Conduct is { } conduct)
            await misuse.RememberAsync(turn, conduct, cancellationToken);
        return new(IsDecided: true, route.FixedReply);
    }

    private static string? ReplyOf(Route route, TurnBrief brief) => route.Reply ?? (brief.Topic.Length == 0 ? route.AskTopic : null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: the model named no route at try {Try}")]
        public static partial void NoLabel(ILogger logger, string turn, int @try);

        [LoggerMessage(2, LogLevel.Information, "Turn {Turn}: the rules choose the route")]
        public static partial void Rules(ILogger logger, string turn);
    }
}
