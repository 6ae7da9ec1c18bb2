using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Model;
using HotelConcierge.Model.Answers;
using HotelConcierge.Text;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Handoff;

/// <summary>
/// The model as the people at a desk use it: small calls in which a guest's words are data, answered by one text in a JSON object. What does
/// not come of it changes nothing.
/// </summary>
public sealed partial class DeskModel(
    IChatClient model, Budget budget, AssistantCatalog assistants, TimeProvider clock, ILogger<DeskModel> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether there is a model that can translate and sum up: the embedded one can do neither.</summary>
    public bool IsThere =>
        model.GetService<ChatClientMetadata>()?.ProviderName is { } provider && provider != ModelProviders.Embedded;

    /// <summary>Whether it may be asked about a guest: it is there, and the guest has not used up what they may today.</summary>
    internal async Task<bool> MayBeAskedAsync(DeskCase about, CancellationToken cancellationToken) =>
        IsThere && !await budget.IsSpentTodayAsync(about.Conversation, AssistantOf(about), cancellationToken);

    /// <summary>The assistant whose budget the calls count to.</summary>
    internal Assistant AssistantOf(DeskCase about) => assistants.Answering(about.Assistant, about.Address);

    /// <summary>Asks for a text.</summary>
    /// <param name="instructions">They name the field of the answer.</param>
    /// <param name="data">What the guest wrote, and what else is no instruction.</param>
    /// <param name="field">Of the answer.</param>
    /// <returns>The text, empty where the answer has none that is usable, with what the call used; null where no answer came.</returns>
    internal async Task<(string Text, ModelUsage Usage)?> AskAsync(
        DeskCase about, string instructions, JsonObject data, string field, int maxTokens, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        ChatMessage[] messages = [new(ChatRole.System, instructions), new(ChatRole.User, data.ToJsonString(ToolJson.Options))];
        var small = new ChatOptions { Temperature = 0, MaxOutputTokens = maxTokens }.With(ModelEffort.Least);
        try
        {
            var response = await model.GetResponseAsync(messages, small, either.Token);
            return (Read(response.Text, field), budget.Measure(messages, response));
        }
        catch (Exception failure) when (failure is ModelException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            Log.Unanswered(log, about.Id, field, (failure as ModelException)?.Trouble.ToString() ?? failure.GetType().Name);
            return null;
        }
    }

    private static string Read(string answer, string field)
    {
        try
        {
            return JsonNode.Parse(WholeFence.Unwrap(answer)) is JsonObject json
                && json[field] is JsonValue value && value.TryGetValue<string>(out var text)
                    ? Clean(text)
                    : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string Clean(string text) => string.Concat(
        WellFormedText.Of(text).ReplaceLineEndings("\n").Where(sign => sign is '\n' || !char.IsControl(sign))).Trim();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Case}: the model made no {What} for the desk ({Why})")]
        public static partial void Unanswered(ILogger logger, string @case, string what, string why);
    }
}
