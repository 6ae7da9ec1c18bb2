using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Model;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Asks the model for the label of the route that a message belongs to, where no words of it have chosen one. Whatever comes back
/// is at most a label of the assistant's own data; after a second answer that is none, or a failure, what the rules chose stands.
/// </summary>
public sealed partial class ChooseRoute(
    AssistantCatalog assistants,
    ChannelCatalog channels,
    Transcripts transcripts,
    GuestProfiles guests,
    TurnStore turns,
    AbuseGuard guard,
    Budget budget,
    IChatClient model,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<ChooseRoute> log) : IActivity<RouteQuestion, RouteChoice>
{
    /// <summary>How much of the conversation is read besides the message itself.</summary>
    private const int HistoryTokens = 400;

    /// <summary>More than a label, for models that think aloud before they name it.</summary>
    private const int MaxOutputTokens = 400;

    public async Task<RouteChoice> RunAsync(RouteQuestion input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var span = telemetry.Start("route", input.Turn);
        if (await turns.FindRouteAsync(input.Turn, cancellationToken) is { } known)
            return await TakeAsync(input.Turn, known, cancellationToken);

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        var assistant = assistants.Find(brief.Assistant) ?? assistants.For(brief.Address);
        var (chosen, failed) = await AskAsync(input, assistant, brief, cancellationToken);
        if (chosen is null && !failed && input.Try < RouteQuestion.LastTry)
        {
            Log.NoLabel(log, input.Turn.TurnId, input.Try);
            return new(IsDecided: false);
        }

        if (chosen is null)
            Log.Rules(log, input.Turn.TurnId);
        var route = chosen is null ? new ChosenRoute(brief.Route, brief.FixedReply) : new ChosenRoute(chosen.Label, ReplyOf(chosen, brief));
        if (chosen is { IsAbuse: true })
        {
            telemetry.AbuseMet("seen");
            route = route with { Conduct = guard.Judge(brief.Conduct, chosen, clock.GetUtcNow()).Conduct };
        }

        return await TakeAsync(input.Turn, await turns.KeepRouteAsync(input.Turn, route, cancellationToken) ?? route, cancellationToken);
    }

    private async Task<RouteChoice> TakeAsync(TurnStart turn, ChosenRoute route, CancellationToken cancellationToken)
    {
        if (route.Conduct is { } conduct)
            await guests.ChangeAsync(turn.Conversation, guest => guest with { Conduct = conduct }, cancellationToken);
        return new(IsDecided: true, route.FixedReply);
    }

    private async Task<(Route? Chosen, bool Failed)> AskAsync(RouteQuestion question, Assistant assistant, TurnBrief brief, CancellationToken cancellationToken)
    {
        var left = question.Deadline - clock.GetUtcNow();
        if (assistant.Router is not { } router || left <= TimeSpan.Zero)
            return (null, Failed: true);
        var routes = Router.RoutesOf(assistant, brief.MayChoose);
        List<ChatMessage> messages =
        [
            new(ChatRole.System, router.Prompt.Render(assistant, routes)),
            .. await ModelPrompt.RecallAsync(transcripts, question.Turn, HistoryTokens, cancellationToken),
        ];
        if (question.Try > 1)
            messages.Add(new(ChatRole.System, $"Answer with one of these words and nothing else: {string.Join(", ", routes.Select(route => route.Label))}."));
        var options = new ChatOptions { Temperature = 0, MaxOutputTokens = MaxOutputTokens }.With(ModelEffort.Least);
        new ModelBrief(assistant.Name, brief.Route, brief.Language, brief.Topic, brief.Profile) { IsRouting = true }.AttachTo(options);

        using var patience = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var typing = TypingSignal.For(channels.Of(brief.Address), brief.Address, clock);
        try
        {
            var response = await model.GetResponseAsync(messages, options, either.Token);
            var usage = budget.Measure(messages, response);
            await turns.KeepRouteUsageAsync(question.Turn, question.Try, usage, () => budget.AddAsync(question.Turn.Conversation, assistant, usage, cancellationToken), cancellationToken);
            return (RouteLabel.Read(response.Text, routes), Failed: false);
        }
        catch (ModelException failure)
        {
            // The client has told the operator what to do about it; the rules' choice is as good as it gets.
            Log.Failed(log, question.Turn.TurnId, failure.Trouble);
            return (null, Failed: true);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, Failed: true);
        }
    }

    private static string? ReplyOf(Route route, TurnBrief brief) => route.Reply ?? (brief.Topic.Length == 0 ? route.AskTopic : null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: the model named no route at try {Try}")]
        public static partial void NoLabel(ILogger logger, string turn, int @try);

        [LoggerMessage(2, LogLevel.Information, "Turn {Turn}: the rules choose the route")]
        public static partial void Rules(ILogger logger, string turn);

        [LoggerMessage(3, LogLevel.Information, "Turn {Turn}: the model could not be asked for a route ({Trouble})")]
        public static partial void Failed(ILogger logger, string turn, ModelTrouble trouble);
    }
}
