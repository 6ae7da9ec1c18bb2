using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Model.Answers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>Asks the model for the label of a route. What the question used is counted, also when nothing comes of it.</summary>
public sealed partial class RouteLabels(
    AssistantCatalog assistants, Transcripts transcripts, TurnModel model, TurnStore turns, ILogger<RouteLabels> log)
{
    /// <summary>How much of the conversation is read besides the message itself.</summary>
    private const int HistoryTokens = 2_000;

    /// <summary>Of an answer before, in UTF-16 code units: enough to know what it was about.</summary>
    private const int LongestAnswer = 400;

    /// <summary>More than a label, for models that think aloud before they name it.</summary>
    private const int MaxOutputTokens = 400;

    /// <returns>The route; null when no label came, and whether that is so because nobody could be asked.</returns>
    internal async Task<(Route? Chosen, bool Failed)> AskAsync(RouteQuestion question, TurnBrief brief, CancellationToken cancellationToken)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);
        if (assistant.Router is not { } router)
            return (null, Failed: true);
        var routes = assistant.Routes;
        List<ChatMessage> messages =
        [
            new(ChatRole.System, router.Prompt.Render(assistant, routes)),
            .. (await transcripts.RecallAsync(question.Turn, HistoryTokens, cancellationToken)).Select(Shortened),
        ];
        if (question.Try > 1)
        {
            var labels = string.Join(", ", routes.Select(route => route.Label));
            messages.Add(new(ChatRole.System, $"Answer with one of these words and nothing else: {labels}."));
        }

        var options = new ChatOptions { Temperature = 0, MaxOutputTokens = MaxOutputTokens }.With(ModelEffort.Least);
        new ModelBrief(assistant.Name, brief.Route, brief.Language, brief.Topic, brief.Profile)
        {
            IsRouting = true,
            Before = brief.Before,
        }.AttachTo(options);

        var call = new ModelCall(question.Turn, assistant, brief.Address, messages, options, question.Deadline)
        {
            LastMessage = brief.LastMessage,
        };
        var outcome = await model.AskAsync(call, cancellationToken);
        if (outcome is ModelOutcome.Answered answered)
        {
            await turns.KeepRouteUsageAsync(question.Turn, question.Try, answered.Usage, answered.Count, cancellationToken);
            return (RouteLabel.Read(AnswerMarkup.Clean(answered.Response.Text), routes), Failed: false);
        }

        // The rules' choice is as good as it gets.
        if (outcome is ModelOutcome.Failed failed)
            Log.Failed(log, question.Turn.TurnId, failed.Trouble);
        return (null, Failed: true);
    }

    /// <summary>A plan is long, and would cost more than the answer; what the guest wrote is read whole.</summary>
    private static ChatMessage Shortened(ChatMessage message)
    {
        if (message.Role != ChatRole.Assistant || message.Text is not { Length: > LongestAnswer } text)
            return message;
        return new(ChatRole.Assistant, text[..(char.IsHighSurrogate(text[LongestAnswer - 1]) ? LongestAnswer - 1 : LongestAnswer)] + "…");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: the model could not be asked for a route ({Trouble})")]
        public static partial void Failed(ILogger logger, string turn, ModelTrouble trouble);
    }
}
