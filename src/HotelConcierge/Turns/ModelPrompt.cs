using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Media;
using HotelConcierge.Model;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>
/// What the model is shown: the route's prompt, as much of the transcript as its budget allows, and the tool results of
/// this turn. Guests' words are messages of their own and are never part of a template.
/// </summary>
public sealed class ModelPrompt(
    AssistantCatalog assistants,
    HotelCatalog hotels,
    ToolCatalog tools,
    ModelContext context,
    Transcripts transcripts,
    TurnStore turns,
    GuestFiles files,
    TimeProvider clock)
{
    /// <summary>The call of one round, with what the turn's rounds before it have used.</summary>
    /// <exception cref="InvalidOperationException">
    /// The brief's route has no prompt any more, or the store has lost what an earlier round answered.
    /// </exception>
    internal async Task<ModelCall> BuildAsync(ModelRound round, TurnBrief brief, CancellationToken cancellationToken)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);

        // A turn that began before an update may name a route that is no more.
        var route = assistant.Route(brief.Route) ?? assistant.Rest;
        var prompt =
            route.Prompt
            ?? throw new InvalidOperationException(
                $"Turn {round.Turn.TurnId} needs the prompt of route '{brief.Route}', which has none in '{assistant.Name}'.");

        var now = hotels.Find(assistant)?.Clock.Now ?? clock.GetUtcNow();
        var messages = new List<ChatMessage> { new(ChatRole.System, prompt.Render(assistant, brief.Profile, brief.Language, now)) };
        if (await context.DescribeAsync(round.Turn, assistant, brief, now, cancellationToken) is { } known)
            messages.Add(new(ChatRole.System, known));
        messages.AddRange(await transcripts.RecallAsync(
            round.Turn, assistant.Model.HistoryTokens, cancellationToken, withEnclosed: true));
        if (await PicturesAsync(brief, cancellationToken) is { Count: > 0 } pictures)
            messages.Add(new(ChatRole.User, pictures));
        for (var earlier = 0; earlier < round.Round; earlier++)
            messages.AddRange(await ToolRoundAsync(round.Turn, earlier, cancellationToken));

        var options = new ChatOptions
        {
            Temperature = (float)assistant.Model.Temperature,
            MaxOutputTokens = assistant.Model.MaxOutputTokens,
        };
        if (round.MayUseTools)
        {
            var allowed = route.Tools.Select(name => tools.Find(name, assistant)).OfType<ITool>();
            options.Tools = [.. allowed.Select(tool => tool.DeclarationFor(assistant))];
        }

        options.With(route.Effort.Over(assistant.Model.Effort));
        new ModelBrief(assistant.Name, route.Label, brief.Language, brief.Topic, brief.Profile)
        {
            FollowUp = brief.FollowUp,
            Before = brief.Before,
        }.AttachTo(options);
        return new(round.Turn, assistant, brief.Address, messages, options, round.Deadline)
        {
            LastMessage = brief.LastMessage,
            Language = brief.Language,
            Spent = await turns.SumUsageAsync(round.Turn, round.Round, cancellationToken),
        };
    }

    /// <summary>The guest's pictures of this turn, as far as they are still there.</summary>
    private async Task<List<AIContent>> PicturesAsync(TurnBrief brief, CancellationToken cancellationToken)
    {
        var pictures = new List<AIContent>();
        foreach (var name in brief.Pictures ?? [])
        {
            if (await files.FindContentAsync(new(name), cancellationToken) is { } picture)
                pictures.Add(new DataContent(picture.Content, picture.ContentType));
        }

        return pictures;
    }

    private async Task<List<ChatMessage>> ToolRoundAsync(TurnStart turn, int round, CancellationToken cancellationToken)
    {
        var answer =
            await turns.FindAnswerAsync(turn, round, cancellationToken)
            ?? throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Turn {turn.TurnId} lost its answer of round {round}."));
        var results = new List<AIContent>();
        for (var index = 0; index < answer.ToolCalls.Count; index++)
        {
            var result = (await turns.FindToolResultAsync(turn, round, index, cancellationToken))?.Text ?? "";
            results.Add(new FunctionResultContent(answer.ToolCalls[index].CallId, result));
        }

        return [ModelAnswers.ToMessage(answer), new(ChatRole.Tool, results)];
    }
}
