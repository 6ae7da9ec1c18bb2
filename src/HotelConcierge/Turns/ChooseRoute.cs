using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Asks the model for the label of the route that a message belongs to, where no words of it have chosen one. Whatever comes back
/// is at most a label of the assistant's own data; after a second answer that is none, or a failure, what the rules chose stands.
/// </summary>
public sealed partial class ChooseRoute(
    RouteLabels labels,
    AssistantCatalog assistants,
    GuestProfiles guests,
    GuestMisuse misuse,
    TurnStore turns,
    ConciergeTelemetry telemetry,
    ILogger<ChooseRoute> log)
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
            ? WithoutModel(brief, failed)
            : new ChosenRoute(chosen.Label, ReplyOf(chosen, brief))
            {
                Conduct = misuse.After(brief.Conduct, chosen),
                SafetyNote = chosen.SafetyNote?.ReplyFor(brief.Words ?? ""),
                GoesOn = chosen.GoesOn,
                IsAside = chosen.IsAside,
                Over = OverWith(chosen, brief),
                Awaits = chosen.Reply is null && brief.Topic.Length == 0 && chosen.AskTopic is not null,
            };

        // Where it was not kept the guest was forgotten meanwhile: nothing may be written of them, and nobody waits for an answer.
        return await turns.KeepRouteAsync(input.Turn, route, cancellationToken) is { } kept
            ? await TakeAsync(input.Turn, kept, cancellationToken)
            : new(IsDecided: true, ReplyKeys.Silence);
    }

    private async Task<RouteChoice> TakeAsync(TurnStart turn, ChosenRoute route, CancellationToken cancellationToken)
    {
        if (route.Conduct is { } conduct)
            await misuse.RememberAsync(turn, conduct, cancellationToken);
        if (!route.Over.IsEmpty)
            await guests.ChangeKnownAsync(
                turn.Conversation, guest => guest with { Profile = guest.Profile.Without(route.Over) }, cancellationToken);
        return new(IsDecided: true, route.FixedReply);
    }

    /// <summary>
    /// What the rules chose; where they are left nothing but a guess and nobody could be asked, an apology, beside which a worry about
    /// health still gets its note.
    /// </summary>
    private ChosenRoute WithoutModel(TurnBrief brief, bool failed)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);
        return failed && assistant.Router is { AsksEverything: true }
            ? new(brief.Route, ReplyKeys.Apology)
            {
                SafetyNote = assistant.Routes
                    .Select(route => route.SafetyNote?.ReplyFor(brief.Words ?? ""))
                    .FirstOrDefault(note => note is not null),
            }
            : new(brief.Route, brief.FixedReply);
    }

    /// <summary>What was said for the last topic must not hold for this one: a wet day is not for ever.</summary>
    private ImmutableList<string> OverWith(Route route, TurnBrief brief) =>
        [.. assistants.Answering(brief.Assistant, brief.Address).Profile.Where(field => field.IsOverWith(route)).Select(field => field.Name)];

    private static string? ReplyOf(Route route, TurnBrief brief) => route.Reply ?? (brief.Topic.Length == 0 ? route.AskTopic : null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: the model named no route at try {Try}")]
        public static partial void NoLabel(ILogger logger, string turn, int @try);

        [LoggerMessage(2, LogLevel.Information, "Turn {Turn}: the rules choose the route")]
        public static partial void Rules(ILogger logger, string turn);
    }
}
